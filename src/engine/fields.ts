import type { RosterEntry } from './panel.ts';

/**
 * Option fields of an estimator or diagnostic. From one list of fields come the type of the options (`OptionsOf`), the zod schema,
 * the published JSON Schema and the form in the inspector. Labels and hover texts live in the dictionaries under `field.<key>`.
 */
export type AbsorbTerm = string | readonly string[] | { readonly by: readonly string[]; readonly slope: string };

/** A link of one unit to another, both as the unit column writes them; the weight is that of `to` in the row of `from`. */
export type UnitLink = readonly [from: string, to: string, weight: number];

/**
 * One indicator of a composite index. `-`: more of it is worse. `ownWeight` is read by the method `own`; `oldWeight` is that of an earlier index,
 * to be compared.
 */
export interface IndicatorEntry {
  readonly column: string;
  readonly direction: '+' | '-';
  readonly dimension: string | null;
  readonly ownWeight: number | null;
  readonly oldWeight: number | null;
}

/** Words of a dictionary under the heading of a group. */
export interface KeywordGroup {
  readonly group: string;
  readonly words: readonly string[];
}

/** Other options and the values of theirs that make this one matter; '*': anything but null. The form hides it otherwise; `fit` never reads this. */
export type When = Readonly<Record<string, readonly string[]>>;

export type Field = { readonly when?: When } & (
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly default: string }
  /** Several of the choices, in their order. */
  | { readonly type: 'choices'; readonly choices: readonly string[]; readonly default: readonly string[] }
  | { readonly type: 'flag'; readonly default: boolean }
  | {
      readonly type: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly integer?: boolean;
      readonly default: number | null;
    }
  | { readonly type: 'column'; readonly default: string | null }
  | { readonly type: 'columns'; readonly default: readonly string[] | null }
  | { readonly type: 'absorb'; readonly default: readonly AbsorbTerm[] | null }
  | { readonly type: 'numbers'; readonly default: readonly number[] | null }
  | { readonly type: 'links'; readonly default: readonly UnitLink[] | null }
  | { readonly type: 'roster'; readonly default: readonly RosterEntry[] | null }
  /** Source text in the language of `engine/recipe/expression`; it names columns. */
  | { readonly type: 'expression'; readonly default: string | null }
  /** Cell texts, such as unit names: data, so they stay out of share links. */
  | { readonly type: 'texts'; readonly default: readonly string[] | null }
  | { readonly type: 'indicators'; readonly default: readonly IndicatorEntry[] }
  | { readonly type: 'dictionary'; readonly default: readonly KeywordGroup[] }
);

export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { type: 'choice'; choices: readonly (infer C)[] }
  ? C
  : F extends { type: 'flag' }
    ? boolean
    : F extends { type: 'number'; default: infer D }
      ? D extends null
        ? number | null
        : number
      : F extends { type: 'column' }
        ? string | null
        : F extends { type: 'columns' }
          ? readonly string[] | null
          : F extends { type: 'absorb' }
            ? readonly AbsorbTerm[] | null
            : F extends { type: 'numbers' }
              ? readonly number[] | null
              : F extends { type: 'links' }
                ? readonly UnitLink[] | null
                : F extends { type: 'roster' }
                  ? readonly RosterEntry[] | null
                  : F extends { type: 'indicators' }
                    ? readonly IndicatorEntry[]
                    : F extends { type: 'dictionary' }
                      ? readonly KeywordGroup[]
                      : F extends { type: 'expression' }
                        ? string | null
                        : F extends { type: 'texts' }
                          ? readonly string[] | null
                          : F extends { type: 'choices'; choices: readonly (infer C)[] }
                            ? readonly C[]
                            : never;

/** The options record that a list of fields describes, every key present. */
export type OptionsOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export function defaultsOf<F extends Fields>(fields: F): OptionsOf<F> {
  const entries = Object.entries(fields).map(([key, field]) => [key, field.default]);
  return Object.fromEntries(entries) as OptionsOf<F>;
}
