import type { DroppedTerm, ModelResult } from '../../engine/result.ts';
import { formatCount, formatLevel } from '../format.ts';
import { en } from '../i18n/en.ts';
import { listing, type OutputKey, say, sentences } from '../i18n/index.ts';
import { columnLabel, columnList, interactionLabel, lossLabel } from './labels.ts';
import type { OutputOptions } from './options.ts';
import { controlNames, type Parentheses } from './regression-cells.ts';

interface NoteOptions extends OutputOptions {
  readonly parentheses: Parentheses;
  readonly controls: 'show' | 'fold' | 'hide';
  readonly terms: readonly string[] | null;
  readonly sampleNote: boolean;
}

/** Stars and what stands in parentheses; terms left out; what the sample lost. One entry per line under the table. */
export function regressionNotes(results: readonly ModelResult[], options: NoteOptions): string[] {
  const { language } = options;
  const parentheses = byColumn(results, options, (result) => parenthesesNote(result, options));
  const lines = [
    sentences(language, [starsNote(options), ...parentheses]),
    sentences(
      language,
      byColumn(results, options, (result) => droppedNote(result.dropped, options)),
    ),
    options.sampleNote
      ? sentences(
          language,
          byColumn(results, options, (result) => sampleNote(result, options)),
        )
      : '',
    partialControls(results, options) ? say(language, 'note.partOf') : '',
  ];
  return lines.filter((line) => line !== '');
}

function starsNote({ language, stars }: OutputOptions): string {
  if (stars.length === 0) return '';
  const rising = [...stars].sort((a, b) => a - b);
  const parts = rising.map((threshold, index) =>
    say(language, 'note.star', { stars: '*'.repeat(rising.length - index), threshold: String(threshold) }),
  );
  return say(language, 'note.stars', { list: parts.join(', ') });
}

const KNOWN_ERRORS = 'iid HC1 HC2 HC3 neweyWest driscollKraay panelCorrected conley information hessian'.split(' ');
const FEW_CLUSTERS = ['CR1S', 'CR2'];

/** The standard errors of a result in words, fit to open a sentence. */
export function errorsLabel(result: ModelResult, options: OutputOptions): string {
  const { language } = options;
  const by = result.counts.clusters.map((cluster) => cluster.by);
  if (FEW_CLUSTERS.includes(result.vcovType)) {
    return say(language, 'errors.fewClusters', { type: result.vcovType, by: columnList(options, by) });
  }
  if (by.length > 0) {
    return say(language, by.length > 1 ? 'errors.clusterTwoWay' : 'errors.cluster', { by: columnList(options, by) });
  }
  const known = KNOWN_ERRORS.includes(result.vcovType);
  return known
    ? say(language, `errors.${result.vcovType}` as OutputKey)
    : say(language, 'errors.other', { type: result.vcovType });
}

/** The same in a few words, for a column headed 'standard errors': `clustered by City`, `HC1`. */
export function shortErrors(result: ModelResult, options: OutputOptions): string {
  const { language } = options;
  const by = columnList(
    options,
    result.counts.clusters.map((cluster) => cluster.by),
  );
  if (result.wildBootstrap) return say(language, 'short.wild', { by });
  if (FEW_CLUSTERS.includes(result.vcovType)) return say(language, 'short.fewClusters', { type: result.vcovType, by });
  if (by !== '') return say(language, result.counts.clusters.length > 1 ? 'short.twoWay' : 'short.cluster', { by });
  const key = `short.${result.vcovType}`;
  return Object.hasOwn(en, key) ? say(language, key as OutputKey) : result.vcovType;
}

/** Inside a sentence names keep their capitals: Newey-West, Driscoll-Kraay, Conley. */
export const withinSentence = (errors: string): string =>
  errors.replace(/^(?:Standard|Classical|Heteroskedasticity|Panel)/, (word) => word.toLowerCase());

function parenthesesNote(result: ModelResult, options: NoteOptions): string {
  const errors = errorsLabel(result, options);
  const errorsLower = withinSentence(errors);
  const level = formatLevel(options.level);
  return say(options.language, `note.${options.parentheses}`, { errors, errorsLower, level });
}

function droppedNote(dropped: readonly DroppedTerm[], options: NoteOptions): string {
  const texts = dropped.map(({ name, reason, by }) => {
    const term = columnLabel(options, name);
    if (by.length === 0) return say(options.language, `note.${reason}Plain`, { term });
    const others = reason === 'absorbed' ? effectList(options, by) : columnList(options, by);
    return say(options.language, `note.${reason}`, { term, by: others });
  });
  return sentences(options.language, texts);
}

/** Absorbed effects are named by the columns that interact to make them. */
function effectList(options: OutputOptions, effects: readonly string[]): string {
  const labels = effects.map((effect) => interactionLabel(options, effect.split(' × ')));
  return listing(options.language, labels);
}

function sampleNote({ ledger }: ModelResult, options: NoteOptions): string {
  const { language } = options;
  if (ledger.steps.length === 0) return '';
  const losses = ledger.steps.map(({ reason, params, rows }) =>
    say(language, 'note.loss', { reason: lossLabel(options, reason, params), count: formatCount(rows.length) }),
  );
  return say(language, 'note.sample', {
    used: formatCount(ledger.rowsUsed),
    read: formatCount(ledger.rowsRead),
    losses: losses.join(say(language, 'listSeparator')),
  });
}

function partialControls(results: readonly ModelResult[], options: NoteOptions): boolean {
  if (options.controls !== 'fold') return false;
  const held = results.map((result) => controlNames(result, options.terms));
  const all = new Set(held.flatMap((names) => [...names]));
  return held.some((names) => names.size > 0 && names.size < all.size);
}

/** What the columns say, each text once, with the columns it holds for unless it holds for all. */
function byColumn(
  results: readonly ModelResult[],
  { language }: OutputOptions,
  textOf: (result: ModelResult) => string,
): string[] {
  const columnsOf = new Map<string, number[]>();
  results.forEach((result, index) => {
    const text = textOf(result);
    if (text !== '') columnsOf.set(text, [...(columnsOf.get(text) ?? []), index + 1]);
  });
  return [...columnsOf].map(([text, columns]) => {
    if (columns.length === results.length) return text;
    const key = columns.length > 1 ? 'note.columnsMany' : 'note.columns';
    return say(language, key, { columns: listing(language, columnRanges(columns)), text });
  });
}

/** `(1)–(3)`, `(5)`. */
function columnRanges(columns: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const column of columns) {
    const last = ranges.at(-1);
    if (last && last[1] === column - 1) last[1] = column;
    else ranges.push([column, column]);
  }
  return ranges.map(([from, to]) => (from === to ? `(${from})` : `(${from})–(${to})`));
}
