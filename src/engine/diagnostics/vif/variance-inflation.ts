import {
  choleskyPivoted,
  inverseFactored,
  type PivotedCholesky,
  solveFactored,
} from '../../../core/linalg/cholesky.ts';
import { gram } from '../../../core/linalg/gram.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { mean, sum } from '../../../core/sums.ts';
import type { AbsorbBlock } from '../../absorb/absorber.ts';
import { createAbsorber } from '../../absorb/create-absorber.ts';
import { compressCodes } from '../../absorb/group-rows.ts';
import { codeNumbers } from '../../design/code-values.ts';
import { gatherFloats, gatherInts } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';
import { completeRows, countMissing, type PolicyName, readNumericColumns } from '../numeric-columns.ts';

export interface VarianceInflationOptions extends PolicyName {
  /** true: after unit and time effects (those the panel has) are taken out of every column; false: after a constant. */
  readonly absorb: boolean;
}

/** `vif` = 1 / (1 - R2 of the column on all others) and `tolerance` its inverse; null where the R2 is 1 or nothing of the column is left. */
export interface VarianceInflationRow {
  readonly name: string;
  readonly vif: number | null;
  readonly tolerance: number | null;
  readonly missing: number;
}

export interface VarianceInflation {
  readonly rows: readonly VarianceInflationRow[];
  /** Mean of the factors; null when one of them is. */
  readonly mean: number | null;
  /** Rows with a value in every column: those used. */
  readonly nobs: number;
  readonly notices: readonly Notice[];
}

/** 1 - R2 at or below which a column counts as a combination of the others. */
const COLLINEAR = 1e-13;
/** Squared norm left by the constant or the effects, as a share of that before, below which nothing of a column is left. */
const GONE = { constant: 1e-28, effects: 1e-16 };
/** Share of a dependent column's norm from which a column counts as part of the dependence. */
const INVOLVED = 1e-6;

/**
 * Variance inflation factors over complete rows: the diagonal of the inverse correlation matrix of the columns, as car::vif for a linear
 * model with a constant. Failures: columnUnknown, columnNotNumeric, vifNoEffects, vifNoRows.
 * Notices: vifCollinear, vifConstant, vifAbsorbed, vifNotConverged. Source: Fox & Monette (1992), JASA 87, 178-183.
 */
export function varianceInflation(
  panel: Panel,
  names: readonly string[],
  options: VarianceInflationOptions,
): Outcome<VarianceInflation> {
  const read = readNumericColumns(panel, names, options);
  if (!read.ok) return read;
  if (options.absorb && panel.unitOf === null && panel.time === null) return fail('vifNoEffects');
  const rows = completeRows(read.value, panel.rows.length);
  if (rows.length === 0) return fail('vifNoRows', { columns: names.join(', ') });
  const absorber = createAbsorber(options.absorb ? effectBlocks(panel, rows) : [], null);
  const columns = read.value.map((column) => normalise(gatherFloats(column, rows), absorber.apply));
  const present = columns.flatMap((column, j) => (typeof column === 'string' ? [] : [{ j, column }]));
  const factors = inflation(
    present.map(({ column }) => column),
    present.map(({ j }) => j),
  );
  const notices: Notice[] = [];
  for (const code of ['vifConstant', 'vifAbsorbed'] as const) {
    const gone = names.filter((_, j) => columns[j] === code);
    if (gone.length > 0) notices.push(notice('caution', code, { columns: gone.join(', ') }));
  }
  for (const set of factors.dependent) {
    notices.push(notice('caution', 'vifCollinear', { columns: set.map((j) => names[j]).join(', ') }));
  }
  if (!absorber.convergence().converged) notices.push(notice('caution', 'vifNotConverged'));
  const vifs = names.map((_, j) => factors.vif.get(j) ?? null);
  return succeed({
    rows: names.map((name, j) => ({
      name,
      vif: vifs[j],
      tolerance: vifs[j] === null ? null : 1 / vifs[j],
      missing: countMissing(read.value[j]),
    })),
    mean: vifs.length === 0 || vifs.includes(null) ? null : mean(vifs as number[]),
    nobs: rows.length,
    notices,
  });
}

function effectBlocks({ unitOf, unitKeys, time }: Panel, rows: Int32Array): AbsorbBlock[] {
  const block = (codes: Int32Array, levels: number) => ({
    ...compressCodes(gatherInts(codes, rows), levels),
    intercept: true,
    slopes: [],
  });
  const blocks = unitOf ? [block(unitOf, unitKeys.length)] : [];
  if (time === null) return blocks;
  const { codes, values } = codeNumbers(time);
  return [...blocks, block(codes, values.length)];
}

/** The column less its mean and the effects, in place, scaled to norm 1; or what left nothing of it. */
function normalise(
  column: Float64Array,
  absorb: (column: Float64Array) => void,
): Float64Array | 'vifConstant' | 'vifAbsorbed' {
  const squares = (values: Float64Array) => sum(values.map((value) => value * value));
  const before = squares(column);
  const centre = mean(column);
  for (let i = 0; i < column.length; i++) column[i] -= centre;
  const centred = squares(column);
  if (centred <= GONE.constant * before) return 'vifConstant';
  absorb(column);
  const left = squares(column);
  if (left <= GONE.effects * centred) return 'vifAbsorbed';
  const scale = 1 / Math.sqrt(left);
  for (let i = 0; i < column.length; i++) column[i] *= scale;
  return column;
}

/** Factors by column number, and the sets of columns that determine one another, which have none. */
function inflation(columns: readonly Float64Array[], numbers: readonly number[]) {
  const k = columns.length;
  const correlation = gram(columns);
  const cholesky = choleskyPivoted(correlation, k, COLLINEAR);
  const dependent = dependences(correlation, k, cholesky);
  const infinite = new Set(dependent.flat());
  const inverse = inverseFactored(cholesky);
  const vif = new Map<number, number>();
  cholesky.kept.forEach((j, at) => {
    if (!infinite.has(j)) vif.set(numbers[j], Math.max(1, inverse[at * cholesky.rank + at] * correlation[j * k + j]));
  });
  return { vif, dependent: dependent.map((set) => set.map((j) => numbers[j])) };
}

/** For every column set aside: itself after the retained columns that it is a combination of. */
function dependences(correlation: Float64Array, k: number, cholesky: PivotedCholesky): number[][] {
  return Array.from(cholesky.dropped, (column) => {
    const share = Float64Array.from(cholesky.kept, (j) => correlation[j * k + column]);
    solveFactored(cholesky, share);
    return [...cholesky.kept].filter((_, at) => Math.abs(share[at]) > INVOLVED).concat(column);
  });
}
