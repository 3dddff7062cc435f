import type { BalanceSide, Matching, OverallBalance } from '../../engine/diagnostics/matching/types.ts';

const side = (treated: number, control: number, bias: number | null, pValue: number | null): BalanceSide => ({
  treated,
  control,
  bias,
  t: pValue === null ? null : 2.5,
  pValue,
  varianceRatio: bias === null ? null : 0.89,
});

const overall = (meanBias: number): OverallBalance => ({
  meanBias,
  medianBias: meanBias,
  rubinB: 2 * meanBias,
  rubinR: 1.04,
  pseudoR2: 0.005,
  lrChi2: 40.5,
  lrDf: 3,
  lrPValue: 3e-7,
});

const bell = (x: Float64Array, centre: number) => x.map((score) => Math.exp(-(((score - centre) / 0.1) ** 2)));

/** A match of 120 treated units: one covariate balanced, one not, one without spread. */
export function matchingOf(names: readonly [string, string, string], changes: Partial<Matching> = {}): Matching {
  const x = Float64Array.from({ length: 50 }, (_, k) => k / 49);
  const counts = (all: number, used: number, offSupport: number) => ({
    all,
    used,
    offSupport,
    unmatched: all - used - offSupport,
  });
  const [treated, control] = [counts(120, 118, 2), counts(165, 98, 0)];
  return {
    method: 'nearest',
    timing: 'baseline',
    baseline: { from: 2005, to: 2013 },
    level: 'unit',
    covariates: names,
    groups: [{ period: null, score: null, treated, control }],
    treated,
    control,
    effectiveControls: 71.4,
    balance: {
      rows: [
        { name: names[0], before: side(10.4, 10.3, 12.7, 0.0001), after: side(10.4, 10.4, -0.3, 0.9), reduction: 97.6 },
        { name: names[1], before: side(2.1, 2.2, -7.9, 0.02), after: side(2.1, 2.3, -14.2, 0.03), reduction: -79.7 },
        { name: names[2], before: side(1, 1, null, null), after: side(1, 1, null, null), reduction: null },
      ],
      before: overall(10.3),
      after: overall(7.25),
    },
    densities: {
      x,
      treatedBefore: bell(x, 0.6),
      controlBefore: bell(x, 0.4),
      treatedAfter: bell(x, 0.58),
      controlAfter: bell(x, 0.57),
    },
    levels: null,
    weights: Float64Array.of(1, 0, 2),
    ...changes,
  };
}
