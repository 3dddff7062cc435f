import type { Language } from '../i18n/index.ts';

/** What people call a column, per language; an empty or absent text falls back to the column's own name. */
export type Labels = ReadonlyMap<string, Partial<Readonly<Record<Language, string>>>>;

/** How numbers and words of every table and figure are written. */
export interface OutputOptions {
  readonly language: Language;
  readonly digits: number;
  readonly level: number;
  /** Star thresholds in any order; empty: no stars. */
  readonly stars: readonly number[];
  readonly labels: Labels;
}

export const defaultOutput: OutputOptions = {
  language: 'en',
  digits: 3,
  level: 0.95,
  stars: [0.01, 0.05, 0.1],
  labels: new Map(),
};
