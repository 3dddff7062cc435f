import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../../../testing/support/designs.ts';
import { dummyRegression } from '../../../../testing/support/dummy-regression.ts';
import { fitIvOf, type IvResult, ivFrame, ivPanel } from '../../../../testing/support/iv-panel.ts';
import { fisherQuantile } from '../../../core/distributions/index.ts';
import { createStream } from '../../../core/random/philox.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { codeNumbers } from '../../design/code-values.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy, wald } from '../../inference/index.ts';
import { fit as fitFeols } from '../feols/fit.ts';
import { fields as feolsFields } from '../feols/meta.ts';
import type { FeolsOptions } from '../feols/settle.ts';
import type { IvOptions } from './meta.ts';

/** Two exact routes on a hundred rows of order 1 differ by rounding only; statistics of weak designs amplify it. */
const CLOSE = 1e-9;
const RUNS = { numRuns: 30, seed: 7 };

const seeds = fc.integer({ min: 1, max: 1e6 });
const covariances: fc.Arbitrary<Partial<IvOptions>> = fc.constantFrom(
  { vcov: 'iid' as const },
  { vcov: 'HC1' as const },
  { vcov: 'cluster' as const, cluster: ['unit'] },
  { vcov: 'cluster' as const, cluster: ['region'] },
);
const presets = fc.constantFrom('reghdfe' as const, 'fixest' as const);

function near(actual: number | null | undefined, expected: number | null | undefined, rel = CLOSE): void {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected!)).toBeLessThanOrEqual(rel * Math.max(1, Math.abs(expected!)));
}

function numbers(frame: Frame, name: string): Float64Array {
  const column = findColumn(frame, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

function withColumn(frame: Frame, name: string, values: Float64Array): Frame {
  return createFrame([...frame.columns.filter((column) => column.name !== name), numericColumn(name, values)]);
}

function feols(frame: Frame, outcome: string, regressors: string[], change: Partial<FeolsOptions>) {
  const options = { ...defaultsOf(feolsFields), treatment: false, regressors, ...change };
  return must(fitFeols(ivPanel(frame), { outcome, treatmentName: null }, options, quietContext));
}

describe('identities', () => {
  it('exactly identified: Kleibergen-Paap Wald F = effective F = squared t of the first stage, whatever the covariance', () => {
    fc.assert(
      fc.property(seeds, covariances, presets, (seed, covariance, preset) => {
        const { iv } = fitIvOf(ivFrame({ seed }), { ...covariance, preset });
        const [first] = tidy(iv.firstStages[0]);
        expect(first.term).toBe('z1');
        near(iv.kleibergenPaap!.waldF, first.statistic! ** 2);
        near(iv.effectiveF!.statistic, first.statistic! ** 2);
        near(iv.strength[0].f!.statistic, wald(iv.firstStages[0], ['z1'])!.statistic);
        expect(iv.overidentification).toBeNull();
      }),
      RUNS,
    );
  });

  it('exactly identified: the estimate is reduced form over first stage, and LIML is 2SLS', () => {
    fc.assert(
      fc.property(seeds, covariances, (seed, covariance) => {
        const frame = ivFrame({ seed });
        const result = fitIvOf(frame, covariance);
        near(result.coef[0], result.iv.reducedForm.coef[0] / result.iv.firstStages[0].coef[0]);
        const liml = fitIvOf(frame, { ...covariance, method: 'liml' });
        expect(liml.iv.kappa).toBe(1);
        liml.vcov.forEach((value, cell) => {
          near(value, result.vcov[cell]);
        });
      }),
      RUNS,
    );
  });

  it('a variable that instruments itself gives least squares', () => {
    fc.assert(
      fc.property(seeds, covariances, (seed, covariance) => {
        const frame = ivFrame({ seed });
        const own = fitIvOf(frame, { ...covariance, instruments: ['d'], preset: 'fixest' });
        const ols = feols(frame, 'y', ['d', 'x'], { ...(covariance as Partial<FeolsOptions>), preset: 'fixest' });
        tidy(own).forEach((row, i) => {
          near(row.estimate, tidy(ols)[i].estimate);
          near(row.stdError, tidy(ols)[i].stdError);
        });
        expect(own.notices.map((notice) => notice.code)).toContain('ivFirstStageExact');
        expect([own.iv.kleibergenPaap, own.iv.effectiveF, own.iv.strength[0].f]).toEqual([null, null, null]);
      }),
      RUNS,
    );
  });

  it('2SLS is least squares on fitted values from dummies, with structural residuals', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const frame = ivFrame({ seed });
        const result = fitIvOf(frame, { instruments: ['z1', 'z2'], vcov: 'iid', singletons: 'keep' });
        const effects = ['unit', 'time'].map((name) => {
          const { codes, values } = codeNumbers(numbers(frame, name));
          return { codes, levels: values.length, intercept: true, slopes: [] };
        });
        const [y, d, x, z1, z2] = ['y', 'd', 'x', 'z1', 'z2'].map((name) => numbers(frame, name));
        const stage = dummyRegression([x, z1, z2], d, effects);
        const hat = d.map((value, r) => value - stage.residual[r]);
        const second = dummyRegression([x, hat], y, effects);
        const b = second.coef.slice(-2);
        near(result.coef[0], b[1]);
        near(result.coef[1], b[0]);
        const ssr = second.residual.reduce((sum, e, r) => sum + (e - b[1] * (d[r] - hat[r])) ** 2, 0);
        near(result.stats.ssr, ssr);
        const k = second.kept.length;
        near(result.vcov[0], (ssr / (y.length - k)) * second.inverseGram[k * k - 1]);
      }),
      RUNS,
    );
  });

  it('LIML does not care which endogenous variable stands on the left', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const frame = ivFrame({ seed });
        const change = { instruments: ['z1', 'z2', 'z3'], method: 'liml', vcov: 'iid' } as const;
        const straight = fitIvOf(frame, change);
        const renamed = withColumn(withColumn(frame, 'y', numbers(frame, 'd')), 'd', numbers(frame, 'y'));
        const turned = fitIvOf(renamed, change);
        near(straight.coef[0] * turned.coef[0], 1, 1e-8);
        near(straight.iv.kappa, turned.iv.kappa);
        expect(straight.iv.kappa).toBeGreaterThan(1);
      }),
      RUNS,
    );
  });

  it('under the classical covariance the rank statistics are those of Anderson and of Cragg and Donald', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const two = { endogenous: ['d', 'e'], instruments: ['z1', 'z2', 'z3'], vcov: 'iid' } as const;
        for (const change of [two, { instruments: ['z1', 'z2'], vcov: 'iid' } as const]) {
          const { iv, counts } = fitIvOf(ivFrame({ seed }), change);
          near(iv.kleibergenPaap!.waldF, iv.craggDonaldF);
          const share = iv.kleibergenPaap!.lm.statistic / counts.nobs;
          const l = iv.instruments.length;
          const dof = (iv.craggDonaldF! * l * (1 - share)) / share;
          expect(Math.abs(dof - Math.round(dof))).toBeLessThan(1e-6);
          if (iv.endogenous.length === 1) near(share, iv.strength[0].partialR2);
        }
      }),
      RUNS,
    );
  });
});

describe('invariance', () => {
  const two: Partial<IvOptions> = { endogenous: ['d', 'e'], instruments: ['z1', 'z2', 'z3'] };

  /** What must not change; coefficients are compared apart. */
  function statistics({ iv }: IvResult) {
    return [
      iv.kleibergenPaap!.lm.statistic,
      iv.kleibergenPaap!.waldF,
      iv.craggDonaldF!,
      iv.andersonRubin!.f.statistic,
      iv.andersonRubin!.chi2.statistic,
      iv.overidentification!.sargan.statistic,
      iv.overidentification!.hansenJ!.statistic,
      iv.endogeneity.cStatistic!.statistic,
      iv.endogeneity.wuHausman!.statistic,
    ];
  }

  it('other bases of the same instruments and endogenous variables change no statistic', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom<Partial<IvOptions>>({ vcov: 'HC1' }, { cluster: ['unit'] }),
        (seed, covariance) => {
          const frame = ivFrame({ seed });
          const mix = (a: string, b: string, share: number) => {
            const other = numbers(frame, b);
            return numbers(frame, a).map((value, r) => 3 * value + share * other[r]);
          };
          const mixed = [
            ['z1', mix('z1', 'z2', -2)],
            ['z2', mix('z2', 'x', 1)],
            ['z3', mix('z3', 'z1', 0.5)],
            ['d', mix('d', 'e', 1.5)],
            ['e', mix('e', 'x', -1)],
          ] as const;
          const turned = mixed.reduce((data, [name, values]) => withColumn(data, name, values), frame);
          const before = statistics(fitIvOf(frame, { ...two, ...covariance }));
          statistics(fitIvOf(turned, { ...two, ...covariance })).forEach((value, i) => {
            near(value, before[i], 1e-7);
          });
        },
      ),
      RUNS,
    );
  });

  it('the order of rows changes nothing', () => {
    const frame = ivFrame({ seed: 5 });
    const order = Int32Array.from({ length: frame.nrow }, (_, i) => i);
    createStream(9, 0).shuffle(order);
    const shuffled = createFrame(
      frame.columns.map((column) => numericColumn(column.name, pick(numbers(frame, column.name), order))),
    );
    const before = statistics(fitIvOf(frame, two));
    statistics(fitIvOf(shuffled, two)).forEach((value, i) => {
      near(value, before[i], 1e-12);
    });
  });

  it('frequency weights are duplicated rows', () => {
    const frame = ivFrame({ seed: 11 });
    const weights = numbers(frame, 'w');
    const rows = Int32Array.from(Array.from(weights).flatMap((w, row) => Array.from({ length: w }, () => row)));
    const copies = createFrame(
      frame.columns.map((column) => numericColumn(column.name, pick(numbers(frame, column.name), rows))),
    );
    for (const vcov of ['iid', 'HC1'] as const) {
      const pooled = { ...two, vcov, absorb: ['region'] };
      const weighted = fitIvOf(frame, { ...pooled, weights: 'w', weightKind: 'frequency' });
      const repeated = fitIvOf(withColumn(copies, 'unit', Float64Array.from(rows.keys())), pooled);
      const list = (result: IvResult) => [
        ...result.coef,
        ...result.vcov,
        ...statistics(vcov === 'iid' ? robust(result) : result),
      ];
      list(weighted).forEach((value, i) => {
        near(value, list(repeated)[i], 1e-9);
      });
    }
  });
});

const pick = (values: Float64Array, rows: Int32Array) => Float64Array.from(rows, (row) => values[row]);

/** Hansen's J is absent under the classical covariance: Sargan's statistic stands in. */
function robust(result: IvResult): IvResult {
  const { overidentification } = result.iv;
  const filled = { sargan: overidentification!.sargan, hansenJ: overidentification!.sargan };
  return { ...result, iv: { ...result.iv, overidentification: filled } };
}

describe('Anderson-Rubin sets', () => {
  const designs = fc.record({
    seed: seeds,
    strength: fc.constantFrom(0, 0.05, 0.15, 0.4, 1),
    direct: fc.constantFrom(0, 0, 1.5),
  });
  const instruments = fc.constantFrom<string[]>(['z1'], ['z1', 'z2'], ['z1', 'z2', 'z3']);

  /** The Anderson-Rubin F of a value by the textbook route: least squares of y - b d on instruments and controls. */
  function direct(frame: Frame, b: number, names: string[], covariance: Partial<IvOptions>): number {
    const d = numbers(frame, 'd');
    const adjusted = withColumn(
      frame,
      'y',
      numbers(frame, 'y').map((value, r) => value - b * d[r]),
    );
    const result = feols(adjusted, 'y', [...names, 'x'], {
      ...(covariance as Partial<FeolsOptions>),
      preset: 'fixest',
    });
    return wald(result, names)!.statistic;
  }

  it('hold exactly the values that the test does not reject, of whatever shape', () => {
    const shapes = new Set<string>();
    fc.assert(
      fc.property(designs, instruments, covariances, (design, names, covariance) => {
        const frame = ivFrame({ ...design, units: 12, periods: 5 });
        const { iv } = fitIvOf(frame, { ...covariance, instruments: names, preset: 'fixest' });
        const { set, f, level } = iv.andersonRubin!;
        const critical = fisherQuantile(level, f.df1, f.df2!);
        const holds = (b: number) => set!.some(({ lo, hi }) => lo <= b && b <= hi);
        expect(holds(0)).toBe(f.pValue >= 1 - level);
        near(f.statistic, direct(frame, 0, names, covariance));
        const ends = set!.flatMap(({ lo, hi }) => [lo, hi]);
        expect([...ends].sort((a, b) => a - b)).toEqual(ends);
        for (const end of ends.filter(Number.isFinite)) near(direct(frame, end, names, covariance), critical, 1e-6);
        for (const b of [-50, -3, -1, -0.3, 0.2, 0.5, 0.9, 2, 4, 70]) {
          expect(holds(b), String(b)).toBe(direct(frame, b, names, covariance) <= critical);
        }
        const open = ends.some((end) => !Number.isFinite(end));
        shapes.add(set!.length === 0 ? 'empty' : `${open ? 'open' : 'bounded'} ${set!.length}`);
      }),
      { numRuns: 150, seed: 11 },
    );
    for (const shape of ['empty', 'bounded 1', 'open 1', 'open 2']) expect([...shapes]).toContain(shape);
  });

  it('are the roots of a quadratic when exactly identified and classical', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const frame = ivFrame(design);
        const { iv } = fitIvOf(frame, { vcov: 'iid' });
        const { set, f, level } = iv.andersonRubin!;
        const c = fisherQuantile(level, 1, f.df2!);
        const [stage, reduced] = [iv.firstStages[0], iv.reducedForm];
        const [p, g] = [stage.coef[0], reduced.coef[0]];
        const total = withColumn(
          frame,
          'y',
          numbers(frame, 'y').map((value, r) => value + numbers(frame, 'd')[r]),
        );
        const joint = feols(total, 'y', ['z1', 'x'], { vcov: 'iid' }).vcov[0];
        const covariance = (joint - stage.vcov[0] - reduced.vcov[0]) / 2;
        const a = p * p - c * stage.vcov[0];
        const half = p * g - c * covariance;
        const last = g * g - c * reduced.vcov[0];
        const root = half * half - a * last;
        const roots =
          root < 0 ? [] : [(half - Math.sqrt(root)) / a, (half + Math.sqrt(root)) / a].sort((m, n) => m - n);
        const ends = set!.flatMap(({ lo, hi }) => [lo, hi]).filter(Number.isFinite);
        expect(ends.length).toBe(roots.length);
        ends.forEach((end, i) => {
          near(end, roots[i], 1e-6);
        });
        expect(set!.some(({ lo }) => lo === Number.NEGATIVE_INFINITY)).toBe(a < 0);
      }),
      RUNS,
    );
  });
});
