import { oneLine } from './grid.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const COMMANDS = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['%', '\\%'],
  ['_', '\\_'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
  ['`', '\\textasciigrave{}'],
  // Active in some babel languages, hence not the sign itself.
  ['"', '\\symbol{34}'],
  ['−', '$-$'],
  ['×', '$\\times$'],
  ['≤', '$\\le$'],
  ['≥', '$\\ge$'],
  ['χ', '$\\chi$'],
  ['∞', '$\\infty$'],
  ['—', '---'],
  ['–', '--'],
  ['…', '\\ldots{}'],
  ['\u00a0', '~'],
  ['\u2003', '\\quad{}'],
  ['\u2002', '\\enspace{}'],
  ['∪', '$\\cup$'],
  ['→', '$\\to$'],
]);

/** Any text as LaTeX that prints it: no sign keeps a meaning of its own, and nothing at its start can be taken for an argument of `\\`. */
export function escapeLatex(text: string): string {
  const plain = oneLine(text).replace(
    /[\\{}$&#%_^~<>|`"−×≤≥χ∞—–…\u00a0\u2002\u2003∪→]/gu,
    (sign) => COMMANDS.get(sign)!,
  );
  const raised = plain.replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `$^{${superscript(power)}}$`);
  const apart = text.includes('--') ? raised.replace(/-(?=-)/g, '-{}') : raised;
  return /^\s*[[*]/.test(apart) ? `{}${apart}` : apart;
}

/** A printed number in math mode: `-4.2\times 10^{-8}`, `33.7\%`. */
export function latexNumber(text: string): string {
  return text
    .replaceAll('−', '-')
    .replaceAll('%', '\\%')
    .replace(/×10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, power: string) => `\\times 10^{${superscript(power)}}`);
}

function superscript(power: string): string {
  return [...power].map((sign) => (sign === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(sign)))).join('');
}
