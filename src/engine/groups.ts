import type { Notice } from '../core/notice.ts';
import { numberText } from '../table/column.ts';
import type { ModelResult } from './result.ts';

/**
 * Who is under which of two policies: one whatever the other, one alone, both at once, both in an order, the extra of both over the sum, how many;
 * and on samples of their own: one among units never under the other, both against units under neither, or under one.
 */
export type PolicyState =
  | 'first'
  | 'second'
  | 'firstOnly'
  | 'secondOnly'
  | 'both'
  | 'firstThenSecond'
  | 'secondThenFirst'
  | 'sameTime'
  | 'product'
  | 'count'
  | 'firstClean'
  | 'secondClean'
  | 'bothAgainstNone'
  | 'bothAgainstOne';

/** What tells a group from the others, in a form that every language can write. `by`, `first` and `second` name columns or policies. */
export type GroupKey =
  | { readonly kind: 'level'; readonly by: string; readonly level: string }
  /** Values above `above`, up to and including `upTo`; null: no bound. */
  | { readonly kind: 'interval'; readonly by: string; readonly above: number | null; readonly upTo: number | null }
  | { readonly kind: 'policies'; readonly state: PolicyState; readonly first: string; readonly second: string };

/** One effect among several. `estimate` and `stdError` are null together; `missing` then says why. */
export interface GroupCell {
  readonly key: GroupKey;
  /** Name of its term in the result; null: none. */
  readonly term: string | null;
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly dof: number;
  /** Rows and units of the group in the sample; of the units, those treated in some row and those in none. */
  readonly nobs: number;
  readonly units: number;
  readonly treatedUnits: number;
  readonly untreatedUnits: number;
  readonly missing: Notice | null;
}

/**
 * Effects by group. `joint`: from one regression; `subsamples`: each from a regression on its own rows; `oneAtATime`: each from a regression on all
 * rows in which it is the only one; `separate`: each from a regression with the others beside it. `models` are those regressions in the order of
 * `cells` (null: failed), and empty for `joint`.
 */
export interface Groups {
  readonly design: 'joint' | 'subsamples' | 'oneAtATime' | 'separate';
  readonly cells: readonly GroupCell[];
  readonly models: readonly (ModelResult | null)[];
}

const numeral = /^[-+]?[0-9.]/;

/**
 * A group in signs that need no language: `East`, `tier = 1`, `gdp ≤ 3.2`, `3.2 < gdp ≤ 5`, `A → B`. `nameOf` writes a column or policy and
 * `numberOf` a bound.
 */
export function groupText(
  key: GroupKey,
  nameOf: (column: string) => string = (column) => column,
  numberOf: (value: number) => string = String,
): string {
  if (key.kind === 'policies') return policiesText[key.state](nameOf(key.first), nameOf(key.second));
  const by = nameOf(key.by);
  if (key.kind === 'level') return numeral.test(key.level) ? `${by} = ${key.level}` : key.level;
  const { above, upTo } = key;
  if (above === null) return upTo === null ? by : `${by} ≤ ${numberOf(upTo)}`;
  return upTo === null ? `${by} > ${numberOf(above)}` : `${numberOf(above)} < ${by} ≤ ${numberOf(upTo)}`;
}

/** The group as names of terms and sentences of the engine write it. */
export const nameOfGroup = (key: GroupKey): string => groupText(key, undefined, numberText);

const policiesText: Readonly<Record<PolicyState, (first: string, second: string) => string>> = {
  first: (first) => first,
  second: (_, second) => second,
  firstOnly: (first, second) => `${first} ¬ ${second}`,
  secondOnly: (first, second) => `${second} ¬ ${first}`,
  both: (first, second) => `${first} & ${second}`,
  firstThenSecond: (first, second) => `${first} → ${second}`,
  secondThenFirst: (first, second) => `${second} → ${first}`,
  sameTime: (first, second) => `${first} = ${second}`,
  product: (first, second) => `${first} × ${second}`,
  count: (first, second) => `${first} + ${second}`,
  firstClean: (first, second) => `${first} | ¬ ${second}`,
  secondClean: (first, second) => `${second} | ¬ ${first}`,
  bothAgainstNone: (first, second) => `${first} & ${second} | 0`,
  bothAgainstOne: (first, second) => `${first} & ${second} | 1`,
};
