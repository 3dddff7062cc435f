import type { ModelResult, Term } from '../../engine/result.ts';
import { formatError, formatEstimate, formatInterval, formatP, NOT_AVAILABLE, starsFor } from '../format.ts';
import type { TermRow } from '../tidy-terms.ts';
import { termLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell } from './model.ts';
import type { OutputOptions } from './options.ts';

export type Parentheses = 'se' | 't' | 'p' | 'ci';

export interface FittedColumn {
  readonly result: ModelResult;
  readonly rows: readonly TermRow[];
}

interface CellOptions extends OutputOptions {
  readonly parentheses: Parentheses;
  readonly controls: 'show' | 'fold' | 'hide';
  readonly terms: readonly string[] | null;
  readonly constant: boolean;
}

/** Two rows per term (estimate; what stands in parentheses), the policy first, the constant last. */
export function termRows(columns: readonly FittedColumn[], options: CellOptions): Cell[][] {
  const byKey = columns.map(({ rows }) => new Map(rows.map((row) => [termKey(row.term), row])));
  return orderedTerms(columns, options).flatMap((term) => {
    const key = termKey(term);
    const tone = isPolicy(term) ? 'strong' : undefined;
    const dropped = columns.map(({ result }) => isDropped(result, term));
    const found = byKey.map((rows) => rows.get(key));
    const estimates = found.map((row, index) => {
      if (row) return estimateCell(row, options, tone);
      return dropped[index] ? centerCell(NOT_AVAILABLE) : emptyCell;
    });
    const errors = found.map((row) => (row ? errorCell(row, options) : emptyCell));
    return [
      [labelCell(termLabel(options, term), tone), ...estimates],
      [labelCell(''), ...errors],
    ];
  });
}

/** All terms of all columns, each once: policy, then event times and the like, controls, constant. */
function orderedTerms(columns: readonly FittedColumn[], options: CellOptions): Term[] {
  const terms = new Map<string, Term>();
  for (const { result } of columns) for (const term of result.terms) addTerm(terms, term);
  for (const { result } of columns) {
    for (const { name } of result.dropped) {
      const known = [...terms.values()].some((term) => term.name === name);
      if (!known) addTerm(terms, { name, tag: { kind: 'coefficient', role: 'control' } });
    }
  }
  const shown = [...terms.values()].filter((term) => {
    const rank = rankOf(term);
    if (rank === 3) return options.constant;
    return options.terms ? options.terms.includes(term.name) : rank !== 2 || options.controls === 'show';
  });
  const chosen = ({ name }: Term) => options.terms?.indexOf(name) ?? 0;
  const last = (term: Term) => (rankOf(term) === 3 ? 1 : 0);
  return options.terms
    ? shown.sort((a, b) => last(a) - last(b) || chosen(a) - chosen(b))
    : shown.sort((a, b) => rankOf(a) - rankOf(b));
}

function addTerm(terms: Map<string, Term>, term: Term): void {
  const key = termKey(term);
  if (!terms.has(key)) terms.set(key, term);
}

function rankOf({ tag }: Term): number {
  if (tag.kind !== 'coefficient') return 1;
  return { treatment: 0, companion: 1, instrument: 1, control: 2, constant: 3 }[tag.role];
}

function isPolicy({ tag }: Term): boolean {
  return tag.kind === 'att' || (tag.kind === 'coefficient' && tag.role === 'treatment');
}

function isDropped(result: ModelResult, term: Term): boolean {
  return result.dropped.some(({ name }) => name === term.name);
}

function termKey({ name, tag }: Term): string {
  if (tag.kind !== 'coefficient') return JSON.stringify(tag);
  return tag.role === 'constant' ? 'constant' : `${tag.role} ${name}`;
}

function estimateCell(row: TermRow, options: CellOptions, tone: Cell['tone']): Cell {
  const text = formatEstimate(row.estimate, options.digits);
  const cell = numberCell(text, row.estimate, 'estimate');
  const stars = starsFor(row.pValue, options.stars);
  return { ...cell, ...(stars ? { stars } : {}), ...(tone ? { tone } : {}) };
}

function errorCell(row: TermRow, options: CellOptions): Cell {
  const { digits } = options;
  const tone = 'soft' as const;
  // Nothing varies, as a constant within absorbed effects: there is no error to speak of.
  if (row.stdError === 0) return { ...centerCell(NOT_AVAILABLE), tone };
  switch (options.parentheses) {
    case 'se':
      return { ...numberCell(formatError(row.stdError, digits), row.stdError, 'error'), tone };
    case 't':
      return { ...numberCell(formatError(row.statistic, digits), row.statistic, 'error'), tone };
    case 'p':
      return { ...numberCell(`(${formatP(row.pValue, 'threshold', digits)})`, row.pValue, 'error'), tone };
    case 'ci':
      return { text: formatInterval(row.lo, row.hi, digits), kind: 'error', align: 'center', tone };
  }
}

/** The controls of a result, apart from those that stand in rows of their own. */
export function controlNames(result: ModelResult, terms: readonly string[] | null = null): ReadonlySet<string> {
  const controls = result.terms.filter(({ tag }) => tag.kind === 'coefficient' && tag.role === 'control');
  return new Set(controls.map((term) => term.name).filter((name) => !terms?.includes(name)));
}
