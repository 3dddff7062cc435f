import { describe, expect, it } from 'vitest';
import { numbersOf, spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame } from '../../../table/frame.ts';
import { quietContext } from '../../estimator.ts';
import { fit as fitSdm } from '../../estimators/sdm/fit.ts';
import { fields, type SdmOptions } from '../../estimators/sdm/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { spatialTests } from './index.ts';
import { fitSeveralWeights } from './several-weights.ts';
import type { SimplificationTest, SpatialTests } from './types.ts';

const roles = { outcome: 'y', treatmentName: 'd' };
const panel = spatialPanel(spatialFrame(40, 6, 12));
const settings = (changes: Partial<SdmOptions> = {}): SdmOptions => ({
  ...defaultsOf(fields),
  controls: ['x1', 'x2'],
  matrix: 'nearest',
  draws: 0,
  ...changes,
});

function run(changes: Partial<SdmOptions> = {}, on = panel): SpatialTests {
  const result = spatialTests(on, roles, settings(changes), quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

const pick = (tests: SpatialTests, id: SimplificationTest['id']) =>
  tests.simplifications.find((one) => one.id === id)?.test;

describe('choice between spatial models', () => {
  it('likelihood ratios are gains of separate fits', () => {
    const tests = run();
    const logLik = (changes: Partial<SdmOptions>) => {
      const fitted = fitSdm(panel, roles, settings(changes), quietContext);
      if (!fitted.ok) throw new Error(fitted.notice.code);
      return fitted.value.spatial!.logLik;
    };
    const sdm = logLik({ model: 'sdm' });
    const pairs = [
      ['lrLag', { model: 'sar' }, 3],
      ['lrError', { model: 'sem' }, 3],
      ['lrUnits', { model: 'sdm', effects: 'time' }, 39],
      ['lrPeriods', { model: 'sdm', effects: 'individual' }, 5],
    ] as const;
    for (const [id, changes, df] of pairs) {
      const test = pick(tests, id)!;
      expect(test.statistic).toBeCloseTo(2 * (sdm - logLik(changes)), 7);
      expect(test.df).toBe(df);
    }
    expect(tests.models.map(({ model, ok }) => [model, ok])).toEqual([
      ['sar', true],
      ['sem', true],
      ['sdm', true],
    ]);
  });

  it('Wald and likelihood ratio say nearly the same, and theta = 0 is a quadratic form', () => {
    const tests = run();
    for (const [wald, ratio] of [
      ['waldLag', 'lrLag'],
      ['waldError', 'lrError'],
    ] as const) {
      const [a, b] = [pick(tests, wald)!, pick(tests, ratio)!];
      expect(a.df).toBe(b.df);
      // Asymptotically equal; with 240 rows to within a third.
      expect(Math.abs(a.statistic - b.statistic)).toBeLessThan(0.35 * Math.max(a.statistic, b.statistic) + 0.3);
    }
    const one = run({ durbin: ['x1'] });
    const sdm = one.models[2];
    if (!sdm.ok) throw new Error(sdm.notice.code);
    const index = sdm.result.terms.findIndex(({ name }) => name === 'W.x1');
    const k = sdm.result.terms.length;
    expect(pick(one, 'waldLag')!.statistic).toBeCloseTo(
      sdm.result.coef[index] ** 2 / sdm.result.vcov[index * k + index],
      9,
    );
  });

  it('LM tests come for every kind of fixed effects, whatever the unit of the outcome', () => {
    const tests = run();
    expect(tests.lagrange.map(({ effects }) => effects)).toEqual(['none', 'individual', 'time', 'twoWay']);
    const frame = createFrame(
      panel.frame.columns.map((column) =>
        column.name === 'y'
          ? numericColumn(
              'y',
              numbersOf(panel.frame, 'y').map((y) => 1e4 * y),
            )
          : column,
      ),
    );
    const scaled = run({}, spatialPanel(frame));
    tests.lagrange.forEach((row, i) => {
      expect(scaled.lagrange[i].lag.statistic).toBeCloseTo(row.lag.statistic, 8);
      expect(scaled.lagrange[i].robustError.statistic).toBeCloseTo(row.robustError.statistic, 8);
    });
  });

  it('a model at its bound is a failure of its own', () => {
    const tests = run({ matrix: 'inverseDistance', power: 0.1, leeYu: true });
    expect(tests.lagrange).toHaveLength(4);
    const failed = tests.models.filter(({ ok }) => !ok);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]).toMatchObject({ notice: { code: 'spatialAtBound' } });
    expect(tests.simplifications.filter(({ test }) => test === null).length).toBeGreaterThan(0);
    expect(pick(tests, 'lrUnits')).toBeUndefined();
  });

  it('failures of sample and weights are the outcome', () => {
    const result = spatialTests(panel, roles, settings({ matrix: 'contiguity' }), quietContext);
    expect(result.ok ? null : result.notice.code).toBe('spatialLinksMissing');
  });
});

describe('one model under several weights', () => {
  it('keeps their order, and a failure beside the others', () => {
    const columns = fitSeveralWeights(
      panel,
      roles,
      settings(),
      [{ matrix: 'nearest', neighbours: 3 }, { matrix: 'contiguity' }, { matrix: 'inverseDistance', cutoff: 600 }],
      quietContext,
    );
    expect(columns.map(({ ok }) => ok)).toEqual([true, false, true]);
    const [nearest, none] = columns;
    expect(nearest.ok && nearest.result.spatial?.weights.settings).toEqual({ neighbours: 3 });
    expect(none.ok ? null : none.notice.code).toBe('spatialLinksMissing');
  });
});
