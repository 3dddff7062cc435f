import { describe, expect, it } from 'vitest';
import { linksOf, numbersOf, spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { multiply } from '../../../core/linalg/dense.ts';
import { denseFromSparse } from '../../../core/linalg/sparse.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame } from '../../../table/frame.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf, type UnitLink } from '../../fields.ts';
import { stdErrors } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitSdm, settleFor } from './fit.ts';
import { fields, type SdmOptions } from './meta.ts';
import { selectSample } from './sample.ts';

/** Dense inverse against eigenvalues, elimination or fits, some dozen units. */
const CLOSE = 1e-9;
const roles = { outcome: 'y', treatmentName: 'd' };
const frame = spatialFrame(30, 6, 5);
const models = ['sar', 'sem', 'sdm', 'sdem', 'slx'] as const;

function settings(changes: Partial<SdmOptions> = {}): SdmOptions {
  return { ...defaultsOf(fields), controls: ['x1', 'x2'], draws: 0, ...changes };
}

const attempt = (changes: Partial<SdmOptions> = {}, data: Frame = frame) =>
  fitSdm(spatialPanel(data), roles, settings(changes), quietContext);

function solve(changes: Partial<SdmOptions> = {}, data: Frame = frame): ModelResult {
  const result = attempt(changes, data);
  if (!result.ok) throw new Error(`${result.notice.code} ${JSON.stringify(result.notice.params)}`);
  return result.value;
}

const failure = (changes: Partial<SdmOptions>, data: Frame = frame) => {
  const result = attempt(changes, data);
  return result.ok ? null : result.notice;
};

function denseWeights(changes: Partial<SdmOptions>): Float64Array {
  const options = settings(changes);
  const panel = spatialPanel(frame);
  const settled = settleFor(panel, roles, options);
  const sample = settled.ok ? selectSample(panel, settled.value, options) : settled;
  if (!sample.ok) throw new Error(sample.notice.code);
  return denseFromSparse(sample.value.weights.matrix);
}

/** (I - r W)^-1 by Gauss-Jordan. */
function inverse(w: Float64Array, n: number, r: number): Float64Array {
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (__, j) => (j < n ? Number(i === j) - r * w[i * n + j] : Number(j - n === i))),
  );
  for (let k = 0; k < n; k++) {
    const pivot = a[k][k];
    a[k] = a[k].map((value) => value / pivot);
    a.forEach((row, i) => {
      if (i !== k) a[i] = row.map((value, j) => value - row[k] * a[k][j]);
    });
  }
  return Float64Array.from(a.flatMap((row) => row.slice(n)));
}

describe('direct, indirect and total effects', () => {
  const kinds: Partial<SdmOptions>[] = [
    {},
    { matrix: 'nearest', neighbours: 4 },
    { standardise: 'spectral' },
    { matrix: 'threshold', cutoff: 300 },
    { matrix: 'nearest', neighbours: 3, standardise: 'spectral' },
  ];

  it('are averages of (I - rho W)^-1 (b I + theta W), whatever the weights', () => {
    for (const kind of kinds) {
      const w = denseWeights(kind);
      const n = Math.sqrt(w.length);
      for (const model of ['sar', 'sdm', 'sdem', 'slx'] as const) {
        const result = solve({ ...kind, model });
        const { parameter, effects, lags } = result.spatial!;
        const s = inverse(w, n, parameter?.name === 'rho' ? parameter.estimate : 0);
        for (const { name, direct, indirect, total } of effects) {
          const at = (term: string | undefined) => {
            const index = result.terms.findIndex((one) => one.name === term);
            return index < 0 ? 0 : result.coef[index];
          };
          const [b, theta] = [at(name), at(lags.find(({ of }) => of === name)?.term)];
          const spread = multiply(
            s,
            w.map((value, cell) => theta * value + (cell % (n + 1) === 0 ? b : 0)),
            n,
            n,
            n,
          );
          const diagonal = spread.reduce((sum, value, cell) => sum + (cell % (n + 1) === 0 ? value : 0), 0) / n;
          const all = spread.reduce((sum, value) => sum + value, 0) / n;
          expect(Math.abs(direct.estimate - diagonal)).toBeLessThan(CLOSE);
          expect(Math.abs(total.estimate - all)).toBeLessThan(CLOSE);
          expect(Math.abs(indirect.estimate - (all - diagonal))).toBeLessThan(CLOSE);
        }
      }
    }
  });

  it('have delta errors that follow the parameters moved by hand', () => {
    for (const kind of kinds) {
      const result = solve({ ...kind, model: 'sar' });
      const { parameter, effects } = result.spatial!;
      const w = denseWeights(kind);
      const n = Math.sqrt(w.length);
      const total = (r: number) => inverse(w, n, r).reduce((sum, value) => sum + value, 0) / n;
      const h = 1e-5;
      const slope = (total(parameter!.estimate + h) - total(parameter!.estimate - h)) / (2 * h);
      // For a regressor with coefficient b the variance is a quadratic form in (total, b slope): bounded by its two parts.
      const [b, se] = [result.coef[0], stdErrors(result)[0]];
      const parts = [total(parameter!.estimate) * se, Math.abs(b * slope) * parameter!.stdError];
      const error = effects[0].total.stdError;
      expect(error).toBeLessThanOrEqual((parts[0] + parts[1]) * (1 + 1e-6));
      expect(error).toBeGreaterThanOrEqual(Math.abs(parts[0] - parts[1]) * (1 - 1e-6));
    }
  });

  it('have simulated errors near those of the delta method, the same for the same seed', () => {
    for (const kind of [{}, { standardise: 'spectral' as const }]) {
      const draws = { ...kind, model: 'sdm' as const, draws: 4_000 };
      const result = solve(draws);
      for (const { direct, indirect, total } of result.spatial!.effects) {
        // 4,000 draws: a standard deviation to about 1 per cent; the rest is curvature.
        expect(direct.simulatedStdError! / direct.stdError).toBeCloseTo(1, 1);
        for (const one of [indirect, total]) {
          expect(one.simulatedStdError! / one.stdError).toBeGreaterThan(0.85);
          expect(one.simulatedStdError! / one.stdError).toBeLessThan(1.4);
        }
      }
      expect(solve(draws).spatial!.effects).toEqual(result.spatial!.effects);
      expect(solve({ ...draws, seed: 2 }).spatial!.effects).not.toEqual(result.spatial!.effects);
    }
  });

  it('an error model has none', () => {
    expect(solve({ model: 'sem' }).spatial!.effects).toEqual([]);
  });
});

describe('spatial models', () => {
  it('do not depend on the order of rows or units', () => {
    const n = frame.nrow;
    const order = Array.from({ length: n }, (_, row) => (row * 77 + 13) % n);
    const shuffled = createFrame(
      frame.columns.map((column) => {
        const values = numbersOf(frame, column.name);
        const moved = Float64Array.from(order, (row) => values[row]);
        return numericColumn(column.name, column.name === 'unit' ? moved.map((unit) => 1_000 - 7 * unit) : moved);
      }),
    );
    for (const model of models) {
      for (const kind of [{}, { matrix: 'nearest' as const, neighbours: 4 }]) {
        const [a, b] = [solve({ ...kind, model }), solve({ ...kind, model }, shuffled)];
        a.coef.forEach((value, i) => {
          expect(b.coef[i]).toBeCloseTo(value, 9);
        });
        stdErrors(a).forEach((value, i) => {
          expect(stdErrors(b)[i]).toBeCloseTo(value, 9);
        });
        expect(b.spatial!.logLik).toBeCloseTo(a.spatial!.logLik, 8);
        expect(b.spatial!.parameter?.estimate ?? 0).toBeCloseTo(a.spatial!.parameter?.estimate ?? 0, 8);
        expect(b.spatial!.parameter?.stdError ?? 0).toBeCloseTo(a.spatial!.parameter?.stdError ?? 0, 7);
      }
    }
  });

  it('nest in one another: the likelihood never falls with more terms', () => {
    const logLik = (model: SdmOptions['model']) => solve({ model }).spatial!.logLik;
    expect(logLik('sdm')).toBeGreaterThan(logLik('sar'));
    expect(logLik('sdm')).toBeGreaterThan(logLik('slx'));
    expect(logLik('sdem')).toBeGreaterThan(logLik('sem'));
    expect(logLik('sdem')).toBeGreaterThan(logLik('slx'));
  });

  it('without lags and parameter are least squares', () => {
    const slx = solve({ model: 'slx', durbin: [] });
    const { ssr } = slx.stats;
    expect(slx.spatial!.sigma2.estimate).toBeCloseTo(ssr! / frame.nrow, 12);
    expect(slx.spatial!.parameter).toBeNull();
    expect(slx.terms.map(({ name }) => name)).toEqual(['d', 'x1', 'x2']);
  });

  it('Lee and Yu with unit effects changes variances only', () => {
    const [plain, corrected] = [false, true].map((leeYu) => solve({ model: 'sar', effects: 'individual', leeYu }));
    plain.coef.forEach((value, i) => {
      expect(corrected.coef[i]).toBeCloseTo(value, 9);
    });
    expect(corrected.spatial!.sigma2.estimate / plain.spatial!.sigma2.estimate).toBeCloseTo(6 / 5, 8);
  });

  it('lag only the regressors that are asked for', () => {
    const { terms, spatial } = solve({ durbin: ['x2', 'd'] });
    expect(terms.map(({ name }) => name)).toEqual(['d', 'x1', 'x2', 'W.d', 'W.x2']);
    expect(spatial!.lags).toEqual([
      { term: 'W.d', of: 'd' },
      { term: 'W.x2', of: 'x2' },
    ]);
    expect(failure({ durbin: ['y'] })).toMatchObject({ code: 'spatialLagUnknown', params: { columns: 'y' } });
  });

  it('keep names of lags apart from columns that are called alike', () => {
    const twin = createFrame([
      ...frame.columns,
      numericColumn(
        'W.x1',
        numbersOf(frame, 'x2').map((x) => x * x),
      ),
    ]);
    const { terms } = solve({ controls: ['x1', 'W.x1'] }, twin);
    expect(terms.map(({ name }) => name)).toEqual(['d', 'x1', 'W.x1', 'WW.d', 'WW.x1', 'WW.W.x1']);
  });

  it('set collinear regressors aside by name', () => {
    const double = createFrame([
      ...frame.columns,
      numericColumn(
        'x3',
        numbersOf(frame, 'x1').map((x) => 2 * x),
      ),
    ]);
    const { terms, dropped } = solve({ controls: ['x1', 'x3'] }, double);
    expect(terms.map(({ name }) => name)).toEqual(['d', 'x1', 'W.d', 'W.x1']);
    expect(dropped.map(({ name }) => name)).toEqual(['x3', 'W.x3']);
  });

  it('answer with normal inference, counts and ledger', () => {
    const result = solve({ draws: 100 });
    expect(result.dofResidual).toBe(Infinity);
    expect(result.counts).toMatchObject({ nobs: 180, units: 30, periods: 6 });
    expect(result.ledger).toMatchObject({ rowsRead: 180, rowsUsed: 180 });
    expect(structuredClone(result)).toEqual(result);
    expect(result.spatial).toMatchObject({
      model: 'sdm',
      logDeterminant: 'eigenvalues',
      simulation: { draws: 100, outside: 0 },
      weights: { kind: 'inverseDistance', units: 30, islands: 0 },
    });
  });
});

describe('bad designs', () => {
  const holes = (name: string, missing: (row: number) => boolean): Frame =>
    createFrame(
      frame.columns.map((column) =>
        column.name === name
          ? numericColumn(
              name,
              numbersOf(frame, name).map((value, row) => (missing(row) ? Number.NaN : value)),
            )
          : column,
      ),
    );

  it('an unbalanced panel stops, or goes on without the incomplete units', () => {
    const uneven = holes('x1', (row) => row === 7 || row === 20);
    expect(failure({}, uneven)).toMatchObject({
      code: 'spatialUnbalanced',
      params: { incomplete: 2, units: 30, periods: 6, examples: '2, 4' },
    });
    const result = solve({ unbalanced: 'dropUnits' }, uneven);
    expect(result.counts.units).toBe(28);
    expect(result.notices.map(({ code }) => code)).toContain('spatialUnitsDropped');
    const lost = result.ledger.steps.map(({ reason, rows }) => [reason, rows.length]);
    expect(lost).toEqual([
      ['missingRegressor', 2],
      ['unbalancedUnit', 10],
    ]);
    expect(result.ledger.rowsUsed + 12).toBe(result.ledger.rowsRead);
    expect(
      failure(
        { unbalanced: 'dropUnits' },
        holes('x1', (row) => row % 6 === Math.floor(row / 6) % 6),
      )?.code,
    ).toBe('spatialUnbalanced');
  });

  it('units without coordinates leave, the rest stands', () => {
    const unplaced = holes('lat', (row) => Math.floor(row / 6) === 3);
    const result = solve({}, unplaced);
    expect(result.counts.units).toBe(29);
    expect(result.notices[0]).toMatchObject({ code: 'spatialCoordinatesMissing', params: { units: 1, examples: '4' } });
    expect(result.ledger.steps[0]).toMatchObject({ reason: 'missingCoordinates' });
    expect(
      failure(
        {},
        holes('lat', () => true),
      )?.code,
    ).toBe('spatialCoordinatesMissing');
  });

  it('coordinates in one row of a unit are enough', () => {
    const once = holes('lat', (row) => row % 6 !== 2);
    expect(solve({}, once).spatial!.logLik).toBeCloseTo(solve().spatial!.logLik, 8);
  });

  it('islands are named and keep their rows', () => {
    const links = linksOf('w_city_knn5').filter(([from, to]) => Number(from) < 20 && Number(to) < 20);
    const result = solve({ matrix: 'contiguity', links, model: 'sar' });
    expect(result.counts.units).toBe(30);
    expect(result.spatial!.weights.islands).toBeGreaterThan(9);
    expect(result.notices.map(({ code }) => code)).toContain('spatialIslands');
    expect(failure({ matrix: 'contiguity', links, leeYu: true })?.code).toBe('spatialLeeYuNeedsRows');
  });

  it('weights of another size or of nobody are refused or reported', () => {
    const wide: UnitLink[] = [
      ['1', '2', 1],
      ['2', '3', 1],
      ['40', '41', 1],
    ];
    expect(solve({ matrix: 'contiguity', links: wide, model: 'sar' }).notices.map(({ code }) => code)).toContain(
      'spatialLinksUnknown',
    );
    expect(failure({ matrix: 'contiguity', links: [['40', '41', 1]] })?.code).toBe('spatialLinksNoMatch');
    expect(failure({ matrix: 'contiguity' })?.code).toBe('spatialLinksMissing');
    expect(failure({ matrix: 'threshold', cutoff: 0.5 })?.code).toBe('spatialNoLinks');
  });

  it('a parameter at its bound is no estimate', () => {
    // Nearly equal weights on everybody: what time effects leave says nothing on rho but "more".
    const flat = { power: 0.1, leeYu: true };
    for (const model of ['sar', 'sdm'] as const) {
      expect(failure({ ...flat, model })).toMatchObject({
        code: 'spatialAtBound',
        params: { parameter: 'ρ' },
      });
    }
    expect(failure({ ...flat, model: 'sem' })).toMatchObject({
      code: 'spatialAtBound',
      params: { parameter: 'λ' },
    });
    expect(solve({ ...flat, model: 'slx' }).spatial!.parameter).toBeNull();
  });

  it('a policy that never switches on within the sample is absorbed', () => {
    const never = createFrame([
      ...frame.columns.filter(({ name }) => name !== 'd'),
      numericColumn('d', new Float64Array(frame.nrow)),
    ]);
    expect(failure({}, never)?.code).toBe('treatmentAbsorbed');
  });

  it('roles that are missing are said', () => {
    const panel = { ...spatialPanel(frame), unitOf: null, time: null };
    const bare = { ...panel, design: { ...panel.design, unit: null } };
    const result = fitSdm(bare, roles, settings(), quietContext);
    expect(result.ok ? null : result.notice.code).toBe('spatialNeedsPanel');
    expect(failure({ controls: ['nowhere'] })?.code).toBe('columnUnknown');
  });
});
