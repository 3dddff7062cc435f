import type { RosterEntry } from './panel.ts';

/**
 * Option fields of an estimator or diagnostic. From one list of fields come the type of the options (`OptionsOf`), the zod schema,
 * the published JSON Schema and the form in the inspector. Labels and hover texts live in the dictionaries under `field.<key>`.
 */
export type AbsorbTerm = string | readonly string[] | { readonly by: readonly string[]; readonly slope: string };

/** A link of one unit to another, both as the unit column writes them; the weight is that of `to` in the row of `from`. */
export type UnitLink = readonly [from: string, to: string, weight: number];

/** Other options and the values of theirs that make this one matter; '*': anything but null. The form hides it otherwise; `fit` never reads this. */
export type When = Readonly<Record<string, readonly string[]>>;

export type Field = { readonly when?: When } & (
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly default: string }
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
                  : never;

/** The options record that a list of fields describes, every key present. */
export type OptionsOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export function defaultsOf<F extends Fields>(fields: F): OptionsOf<F> {
  const entries = Object.entries(fields).map(([key, field]) => [key, field.default]);
  return Object.fromEntries(entries) as OptionsOf<F>;
}
