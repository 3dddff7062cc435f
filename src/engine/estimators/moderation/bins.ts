import { quantiles } from '../../../core/quantile.ts';
import { codeNumbers } from '../../design/code-values.ts';
import { wald } from '../../inference/wald.ts';
import { estimate, type PreparedModel, residualise, withRegressors } from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import { coefficientOf } from '../mediation/effects.ts';
import { FEW_VALUES } from './marginal.ts';
import type { MarginalCurve, ModeratorBin } from './types.ts';

/** The regression with its interaction: what the bins are put beside. */
export interface BinnedDesign {
  readonly prepared: PreparedModel;
  /** Over panel rows. */
  readonly exposure: Float64Array;
  readonly moderator: Float64Array;
  /** Of the sample rows. */
  readonly sample: Float64Array;
  /** Policy, interaction, moderator. */
  readonly linear: readonly PreparedColumn[];
  readonly controls: readonly PreparedColumn[];
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly median: number;
  readonly nobs: number;
  /** Over panel rows; NaN moderators belong to none. */
  readonly inside: Float64Array;
}

/**
 * The binning estimator of Hainmueller, Mummolo & Xu (2019, equation 4): y = sum_j G_j (a_j D + s_j D (M - m_j) + u_j + v_j (M - m_j)) + ..., with
 * G_j the bins and m_j their medians; a_j is the effect at m_j. Linearity: a Wald test that neither a_j nor s_j depart from one line (their
 * section 4.3). Nothing for a moderator with few values.
 */
export function binEffects(design: BinnedDesign, count: number): Pick<MarginalCurve, 'bins' | 'linearity'> {
  const bins = cutBins(design, count);
  if (bins.length < 2) return { bins: [], linearity: null };
  return { bins: effectsByBin(design, bins), linearity: testLinearity(design, bins) };
}

function cutBins({ sample, moderator }: BinnedDesign, count: number): Bin[] {
  if (count < 2 || codeNumbers(sample).values.length <= Math.max(FEW_VALUES, count)) return [];
  const cuts = quantiles(
    sample,
    Array.from({ length: count + 1 }, (_, i) => i / count),
    7,
  );
  return cuts.slice(1).flatMap((to, j): Bin[] => {
    const from = cuts[j];
    const last = j === count - 1;
    const holds = (value: number) => value >= from && (value < to || (last && value === to));
    const members = sample.filter(holds);
    if (members.length === 0) return [];
    const inside = moderator.map((value) => Number(holds(value)));
    return [{ from, to, median: quantiles(members, [0.5], 7)[0], nobs: members.length, inside }];
  });
}

/** The product of columns over panel rows, effects taken out. Missing cells lie outside the sample. */
function column(prepared: PreparedModel, name: string, ...factors: readonly Float64Array[]): PreparedColumn {
  const values = factors[0].map((_, row) => factors.reduce((product, factor) => product * factor[row], 1));
  return residualise(prepared, { name, tag: { kind: 'coefficient', role: 'companion' }, values });
}

const effectName = (j: number) => `effect ${j}`;
const slopeName = (j: number) => `slope ${j}`;

function binColumns({ prepared, exposure, moderator }: BinnedDesign, bins: readonly Bin[], from: number) {
  const chosen = bins.slice(from);
  const away = chosen.map(({ median }) => moderator.map((value) => value - median));
  return {
    effects: chosen.map(({ inside }, j) => column(prepared, effectName(j), inside, exposure)),
    slopes: chosen.map(({ inside }, j) => column(prepared, slopeName(j), inside, exposure, away[j])),
    own: chosen.flatMap(({ inside }, j) => [
      column(prepared, `level ${j}`, inside),
      column(prepared, `moderator ${j}`, inside, away[j]),
    ]),
  };
}

function effectsByBin(design: BinnedDesign, bins: readonly Bin[]): ModeratorBin[] {
  const { effects, slopes, own } = binColumns(design, bins, 0);
  const fitted = estimate(withRegressors(design.prepared, [...effects, ...slopes, ...own, ...design.controls]));
  if (!fitted.ok) return [];
  return bins.flatMap(({ from, to, median, nobs }, j) => {
    if (!fitted.value.terms.some((term) => term.name === effectName(j))) return [];
    return [{ from, to, nobs, at: median, ...coefficientOf(fitted.value, effectName(j)) }];
  });
}

function testLinearity(design: BinnedDesign, bins: readonly Bin[]): MarginalCurve['linearity'] {
  const { effects, slopes, own } = binColumns(design, bins, 1);
  const regressors = [...design.linear, ...own, ...effects, ...slopes, ...design.controls];
  const fitted = estimate(withRegressors(design.prepared, regressors));
  const tested = effects.flatMap((_, j) => [effectName(j), slopeName(j)]);
  const test = fitted.ok ? wald(fitted.value, tested) : null;
  if (test === null) return null;
  const { id: _, ...rest } = test;
  return rest;
}
