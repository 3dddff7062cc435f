import { formatCount } from '../format.ts';
import { type Language, say } from '../i18n/index.ts';
import { emWidth } from '../text-width.ts';

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  // A pair of dollar signs would be TeX, a percent sign before a brace a template.
  ['$', '&#36;'],
  ['%', '&#37;'],
]);

/** Text from data as a figure shows it: Plotly reads pseudo-HTML (links included), TeX and templates in every label, and none of them may live. */
export function escapePlotlyText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').replace(/[&<>$%]/g, (sign) => ENTITIES.get(sign)!);
}

/** A label short enough to stand in a figure, escaped. */
export function plotLabel(text: string, longest = 32): string {
  const signs = [...text];
  return escapePlotlyText(signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : text);
}

/** A label on two lines where one would be long, each short enough and escaped. */
export function plotLabelWrapped(text: string, longest = 32): string {
  const width = (part: string) => emWidth(part, 1);
  if (width(text) <= longest) return plotLabel(text, longest);
  const breaks = [...text.matchAll(/[ ，、；]|(?<=[\p{Script=Han}])(?=[\p{Script=Han}])/gu)].map(
    ({ index }) => index + 1,
  );
  const middle = breaks.sort(
    (a, b) => Math.abs(width(text.slice(0, a)) - width(text) / 2) - Math.abs(width(text.slice(0, b)) - width(text) / 2),
  )[0];
  if (middle === undefined) return plotLabel(text, longest);
  return [text.slice(0, middle), text.slice(middle)].map((line) => plotLabel(line.trim(), longest)).join('<br>');
}

/** `107 units`, `1 unit`. */
export function unitsText(language: Language, count: number): string {
  return say(language, count === 1 ? 'plot.unitsOne' : 'plot.units', { count: formatCount(count) });
}

/** A group and its size, the name in bold. */
export function groupText(language: Language, name: string, units: number): string {
  return say(language, 'plot.group', { name: `<b>${escapePlotlyText(name)}</b>`, units: unitsText(language, units) });
}
