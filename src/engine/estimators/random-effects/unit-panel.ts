import { compressCodes } from '../../absorb/group-rows.ts';
import type { TermTag } from '../../result.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { gather, gatherCodes } from '../../solve/sample.ts';

export interface RawColumn {
  readonly name: string;
  readonly tag: TermTag;
  readonly values: Float64Array;
}

/** The columns of a model over its sample, effects left in, with the unit of every row. */
export interface UnitPanel {
  readonly outcome: Float64Array;
  readonly columns: readonly RawColumn[];
  /** 0 .. units - 1. */
  readonly codes: Int32Array;
  readonly units: number;
  /** Rows per unit. */
  readonly sizes: Float64Array;
  readonly n: number;
}

/** The panel must have units. */
export function unitPanel(prepared: PreparedModel): UnitPanel {
  const { panel, rows, n } = prepared;
  const { codes, levels } = compressCodes(gatherCodes(panel.unitOf!, rows), panel.unitKeys.length);
  const sizes = new Float64Array(levels);
  for (const code of codes) sizes[code]++;
  const columns = prepared.regressors.map(({ name, tag, source }) => ({ name, tag, values: gather(source, rows) }));
  return { outcome: gather(prepared.outcome.source, rows), columns, codes, units: levels, sizes, n };
}

/** Mean by unit. */
export function unitMeansOf({ codes, sizes }: Pick<UnitPanel, 'codes' | 'sizes'>, values: Float64Array): Float64Array {
  const sums = new Float64Array(sizes.length);
  for (let r = 0; r < values.length; r++) sums[codes[r]] += values[r];
  return sums.map((sum, unit) => sum / sizes[unit]);
}

/** x - share_i times the mean of the unit; a share of 1 leaves the deviations from the mean. */
export function lessMeans(
  panel: Pick<UnitPanel, 'codes' | 'sizes'>,
  values: Float64Array,
  share: Float64Array,
): Float64Array {
  const means = unitMeansOf(panel, values);
  return values.map((value, r) => value - share[panel.codes[r]] * means[panel.codes[r]]);
}
