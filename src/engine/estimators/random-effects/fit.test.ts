import { describe, expect, it } from 'vitest';
import { type Comparison, parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitRandom } from './fit.ts';
import { fields, type RandomEffectsOptions } from './meta.ts';

/** The reference README's tolerances for least squares; variances of a difference lose a digit. */
const EXACT = 1e-9;
const DIFFERENCE = 1e-8;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('01');
const parity = parityOf('randomEffects', group);

function panelOf(data: Frame): Panel {
  const built = buildPanel(data, {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'indicator', column: 'did' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!built.ok) throw new Error(built.notice.code);
  return built.value;
}

const balanced = loadData('city_balanced');
const panel = panelOf(balanced);

function run(options: Partial<RandomEffectsOptions>, on = panel, outcome = 'y') {
  const all = { ...defaultsOf(fields), controls: CONTROLS, ...options };
  return fitRandom(on, { outcome, treatmentName: 'did' }, all, quietContext);
}

function must(options: Partial<RandomEffectsOptions>, on = panel): ModelResult {
  const fitted = run(options, on);
  if (!fitted.ok) throw new Error(fitted.notice.code);
  return fitted.value;
}

function checkTerms(
  compare: Comparison,
  result: ModelResult,
  coef: Record<string, number>,
  se: Record<string, number>,
): void {
  const rows = tidy(result);
  expect(rows.length).toBe(Object.keys(coef).length);
  for (const row of rows) {
    const name = row.term === '_cons' ? '(Intercept)' : row.term;
    compare.check(`coefficient ${name}`, row.estimate, coef[name]);
    compare.check(`stdError ${name}`, row.stdError, se[name]);
  }
}

describe('random effects and panel tests against plm (reference group 01)', () => {
  for (const one of group.cases.filter(({ id }) => id === 'plm.random_hausman')) {
    it(one.id, () => {
      const result = must({ timeEffects: false, vcov: 'iid' });
      const compare = parity.compare(one, EXACT);
      checkTerms(compare, result, one.results.coef, one.results.se);
      const { sigma2Error, sigma2Unit, theta, tests } = result.randomEffects!;
      compare.check('unitVariance error', sigma2Error, one.results.sigma2_idios);
      compare.check('unitVariance unit', sigma2Unit, one.results.sigma2_id);
      for (const value of Object.values(theta)) compare.check('unitVariance theta', value, one.results.theta);
      compare.check('hausman', tests.hausman?.statistic, one.results.hausman_chi2, DIFFERENCE);
      expect(tests.hausman?.df1).toBe(one.results.hausman_df);
      compare.p('pValue Hausman', tests.hausman?.pValue, one.results.hausman_p);
      compare.finish();
      expect(result.dofResidual).toBe(Number.POSITIVE_INFINITY);
    });
  }
  for (const one of group.cases.filter(({ id }) => /^stata\.xtreg_fe(?:_iyear)?\.conv$/.test(id))) {
    it(`${one.id}: beside the fixed effects`, () => {
      const { fixedSplit, tests } = must({ timeEffects: one.id.includes('iyear') }).randomEffects!;
      const { r2, sigma2Unit, sigma2Error, rho, correlation } = fixedSplit!;
      const compare = parity.compare(one, EXACT);
      compare.check('r2 within', r2.within, one.results.r2_within);
      compare.check('r2 between', r2.between, one.results.r2_between);
      compare.check('r2 overall', r2.overall, one.results.r2_overall);
      compare.check('unitVariance unit', Math.sqrt(sigma2Unit), one.results.sigma_u);
      compare.check('unitVariance error', Math.sqrt(sigma2Error), one.results.sigma_e);
      compare.check('unitVariance share', rho, one.results.rho);
      compare.check('r2 correlation', correlation, one.results.corr_u_xb);
      if (!one.id.includes('iyear')) {
        compare.check('panelTest F', tests.effects?.statistic, one.results.F_all_u0);
        expect([tests.effects?.df1, tests.effects?.df2]).toEqual(one.results.F_all_u0_df);
      }
      compare.finish(7);
    });
  }
  for (const one of group.cases.filter(({ id }) => id === 'plm.tests')) {
    it(one.id, () => {
      const compare = parity.compare(one, EXACT);
      const pooled = must({ timeEffects: false }).randomEffects!.tests.breuschPagan!;
      compare.check('panelTest Breusch-Pagan', pooled.statistic, one.results.bp_lm);
      expect(pooled.pValue).toBe(one.results.bp_p);
      const f = must({ timeEffects: true }).randomEffects!.tests.effects!;
      compare.check('panelTest F', f.statistic, one.results.F);
      expect([f.df1, f.df2]).toEqual(one.results.F_df);
      expect(f.pValue).toBe(one.results.F_p);
      compare.finish();
    });
  }
});

/** From lm() in base R by the formulas of Baltagi & Chang (1994), Baltagi & Li (1990) and Mundlak (1978), on city_unbalanced. */
const byHand = { id: 'city_unbalanced, Baltagi & Chang', package: 'by hand (R)', call: 'lm' };
const UNBALANCED = {
  sigma2Error: 2.12274590696186e-2,
  sigma2Unit: 3.24897353324693e-1,
  thetaMin: 7.5235324628212e-1,
  thetaMedian: 9.36227856567763e-1,
  hausman: 31.4539147209781,
  breuschPagan: 29716.3105387393,
  f: 373.115801857718,
  mundlak: 10.5998256266572,
  coef: {
    '(Intercept)': -5.1861449373981703,
    did: 0.1800857548848707,
    lnpgdp: 0.6965607142005235,
    fdi: 0.0149281999482313,
    fin: 0.3045617016041302,
    edu: 0.0521827329366152,
    infra: 0.0305787692327633,
    gov: -0.0481278191972539,
  },
  se: {
    '(Intercept)': 0.08636683443834595,
    did: 0.007979928752747,
    lnpgdp: 0.01008380744137225,
    fdi: 0.00391374950634645,
    fin: 0.0240214523165617,
    edu: 0.00817363723462202,
    infra: 0.00205460393627328,
    gov: 0.07525666481212474,
  },
};

describe('panels with holes and single rows', () => {
  const unbalanced = panelOf(loadData('city_unbalanced'));
  it('take the weights of Baltagi & Chang', () => {
    const result = must({ timeEffects: false, vcov: 'iid' }, unbalanced);
    const compare = parity.compare(byHand, EXACT);
    checkTerms(compare, result, UNBALANCED.coef, UNBALANCED.se);
    const { sigma2Error, sigma2Unit, theta, tests } = result.randomEffects!;
    compare.check('unitVariance error', sigma2Error, UNBALANCED.sigma2Error);
    compare.check('unitVariance unit', sigma2Unit, UNBALANCED.sigma2Unit);
    compare.check('unitVariance smallest theta', theta.min, UNBALANCED.thetaMin);
    compare.check('unitVariance median theta', theta.median, UNBALANCED.thetaMedian);
    compare.check('hausman', tests.hausman?.statistic, UNBALANCED.hausman, DIFFERENCE);
    compare.check('panelTest Breusch-Pagan', tests.breuschPagan?.statistic, UNBALANCED.breuschPagan);
    const both = must({ timeEffects: true, vcov: 'iid' }, unbalanced).randomEffects!.tests.effects!;
    compare.check('panelTest F', both.statistic, UNBALANCED.f, DIFFERENCE);
    compare.finish();
    expect([both.df1, both.df2]).toEqual([301, 4233]);
    expect(result.counts.nobs).toBe(4542);
    expect(result.counts.units).toBe(285);
    expect(result.counts.singletons).toBe(0);
  });

  it('test unit means with clustered errors', () => {
    const { mundlak, terms } = must({ timeEffects: false, vcov: 'cluster' }, unbalanced).randomEffects!.tests;
    const compare = parity.compare(byHand, EXACT);
    compare.check('hausman Mundlak', mundlak?.statistic, UNBALANCED.mundlak, DIFFERENCE);
    compare.finish();
    expect(mundlak?.df1).toBe(7);
    expect(terms).toEqual(['did', ...CONTROLS]);
  });
});

describe('identities', () => {
  it('a unit effect of enormous variance gives fixed effects', () => {
    const y = findColumn(balanced, 'y');
    const city = findColumn(balanced, 'city');
    if (y?.kind !== 'number' || city?.kind !== 'number') throw new Error('columns');
    const lifted = y.values.map((value, row) => value + 1e5 * Math.sin(city.values[row]));
    const columns = balanced.columns.map((column) => (column.name === 'y' ? numericColumn('y', lifted) : column));
    const result = must({}, panelOf(createFrame(columns)));
    const fixed = result.randomEffects!.fixed!;
    expect(result.randomEffects!.theta.min).toBeGreaterThan(0.999999);
    expect(Math.abs(result.coef[0] - fixed.coef[0])).toBeLessThan(1e-6);
  });

  it('period dummies are absorbed out of sight, with the same coefficients as by hand', () => {
    const year = findColumn(balanced, 'year');
    if (year?.kind !== 'number') throw new Error('year');
    const names = Array.from({ length: 17 }, (_, i) => `y${2006 + i}`);
    const dummies = names.map((name, i) =>
      numericColumn(
        name,
        year.values.map((value) => Number(value === 2006 + i)),
      ),
    );
    const byHand = must(
      { timeEffects: false, controls: [...CONTROLS, ...names] },
      panelOf(createFrame([...balanced.columns, ...dummies])),
    );
    const hidden = must({ timeEffects: true });
    expect(hidden.terms.map((term) => term.name)).toEqual(['did', ...CONTROLS, '_cons']);
    expect(hidden.absorbed).toEqual([{ by: ['year'], levels: 18, redundant: 1, nestedInCluster: false }]);
    hidden.terms.forEach(({ name }, i) => {
      const j = byHand.terms.findIndex((term) => term.name === name);
      expect(Math.abs(hidden.coef[i] - byHand.coef[j])).toBeLessThan(EXACT);
    });
    expect(hidden.randomEffects!.fixed!.absorbed.map((effect) => effect.by)).toEqual([['city'], ['year']]);
  });

  it('does not depend on the order of the rows', () => {
    const flipped = createFrame(
      balanced.columns.map((column) =>
        column.kind === 'number'
          ? { ...column, values: column.values.slice().reverse() }
          : { ...column, codes: column.codes.slice().reverse() },
      ),
    );
    expect(must({}, panelOf(flipped)).randomEffects).toEqual(must({}).randomEffects);
  });
});

describe('bad designs', () => {
  const city = findColumn(balanced, 'city');
  if (city?.kind !== 'number') throw new Error('city');

  it('report a unit variance that is not there, and are then pooled least squares', () => {
    // Deviations that add up to zero in every unit: less variance between units than chance would leave.
    const noise = Float64Array.from({ length: balanced.nrow }, (_, row) => Math.sin(row * row));
    const sums = new Map<number, number>();
    noise.forEach((value, row) => {
      sums.set(city.values[row], (sums.get(city.values[row]) ?? 0) + value / 18);
    });
    const centred = noise.map((value, row) => value - sums.get(city.values[row])!);
    const on = panelOf(createFrame([...balanced.columns, numericColumn('noise', centred)]));
    const fitted = run({ controls: [], timeEffects: false }, on, 'noise');
    if (!fitted.ok) throw new Error(fitted.notice.code);
    expect(fitted.value.notices.map((one) => one.code)).toContain('randomNoUnitVariance');
    expect(fitted.value.randomEffects!.theta.max).toBe(0);
    expect(fitted.value.randomEffects!.sigma2Unit).toBe(0);
  });

  it('keep what random effects can and fixed effects cannot estimate', () => {
    const fitted = run({ treatment: false, controls: ['lon', 'lat'] });
    if (!fitted.ok) throw new Error(fitted.notice.code);
    expect(fitted.value.terms.map((term) => term.name)).toEqual(['lon', 'lat', '_cons']);
    const { fixed, tests } = fitted.value.randomEffects!;
    expect(fixed?.terms.map((term) => term.name)).toEqual(['_cons']);
    expect([tests.hausman, tests.mundlak]).toEqual([null, null]);
    const never = createFrame(
      balanced.columns.map((column) =>
        column.name === 'did'
          ? numericColumn(
              'did',
              city.values.map((key) => Number(key < 50)),
            )
          : column,
      ),
    );
    const absorbed = run({}, panelOf(never));
    if (!absorbed.ok) throw new Error(absorbed.notice.code);
    expect(absorbed.value.randomEffects!.fixed).toBeNull();
    expect(absorbed.value.notices.map((one) => one.code)).toEqual(
      expect.arrayContaining(['treatmentAbsorbed', 'randomWithoutFixed']),
    );
  });

  it('refuse too few units', () => {
    const few = createFrame(
      balanced.columns.map((column) => {
        return column.kind === 'number'
          ? { ...column, values: column.values.slice(0, 5 * 18) }
          : { ...column, codes: column.codes.slice(0, 5 * 18) };
      }),
    );
    const fitted = run({ timeEffects: false }, panelOf(few));
    expect(fitted.ok ? null : fitted.notice.code).toBe('randomTooFewUnits');
  });
});
