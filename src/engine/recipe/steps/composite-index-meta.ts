import { fields as methodFields } from '../../diagnostics/composite-index/meta.ts';
import type { Fields, IndicatorEntry } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  indicators: { type: 'indicators', default: [] },
  ...methodFields,
  /** Beside the index the weighted sum of every dimension. */
  dimensionColumns: { type: 'flag', default: false },
} as const satisfies Fields;

/** The named dimensions of a system, in the order of their first indicator. */
export function namedDimensions(indicators: readonly IndicatorEntry[]): string[] {
  const named = indicators.flatMap(({ dimension }) => (dimension === null ? [] : [dimension]));
  return [...new Set(named)];
}

/** Names of the columns that an index of that name makes. */
export function indexColumns(name: string, indicators: readonly IndicatorEntry[], dimensionColumns: boolean): string[] {
  const dimensions = dimensionColumns ? namedDimensions(indicators) : [];
  return [name, ...dimensions.map((dimension) => `${name}_${dimension}`)];
}

export const meta: StepMeta<typeof fields> = {
  id: 'composite-index',
  fields,
  needs: [],
  removesRows: false,
  makes: ({ indicators, dimensionColumns }) => indexColumns('index', indicators, dimensionColumns),
};
