import type { IndicatorEntry } from '../engine/fields.ts';

export interface ReadOldWeights {
  readonly indicators: readonly IndicatorEntry[];
  readonly changed: boolean;
  /** Lines that are neither a number nor a known column with a number. */
  readonly unread: readonly string[];
}

/** Old weights as a person has them: one number per line in the order of the indicators, or a column and its number. */
export function parseOldWeights(text: string, indicators: readonly IndicatorEntry[]): ReadOldWeights {
  const weights = new Map<string, number>();
  const unread: string[] = [];
  let position = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const match = /^(.*?)[\s,;:=\t]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(%?)\s*$/u.exec(line.trim());
    const name = match?.[1].trim() ?? '';
    const column = match && name === '' ? indicators[position++]?.column : name;
    if (!match || column === undefined || !indicators.some((one) => one.column === column)) {
      unread.push(line.trim());
      continue;
    }
    weights.set(column, match[3] === '%' ? Number(match[2]) / 100 : Number(match[2]));
  }
  const next = indicators.map((one) => ({ ...one, oldWeight: weights.get(one.column) ?? null }));
  return { indicators: next, changed: next.some((one, i) => one.oldWeight !== indicators[i].oldWeight), unread };
}

/** The weights that `parseOldWeights` reads back; empty when there is none. */
export function writeOldWeights(indicators: readonly IndicatorEntry[]): string {
  const known = indicators.filter(({ oldWeight }) => oldWeight !== null);
  return known.map(({ column, oldWeight }) => `${column}\t${oldWeight}`).join('\n');
}
