import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitDose } from './fit.ts';
import { type DoseOptions, fields } from './meta.ts';

/** The reference README's tolerances: least squares, and event studies. */
const EXACT = 1e-9;
const EVENTS = 1e-8;
/** The same arithmetic in another order. */
const ROUNDING = 1e-10;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const other = loadCases('16');
const shapes = loadCases('10');
const parity = parityOf('dose', other, shapes);

const frame = loadData('city_balanced');
const numbers = (name: string) => {
  const column = findColumn(frame, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
};
const did = numbers('did');
const dose = numbers('dose');
const year = numbers('year');
const city = numbers('city');

function panelOf(data: Frame, treatment: 'did' | null = 'did'): Panel {
  const built = buildPanel(data, {
    unit: 'city',
    time: 'year',
    treatment: treatment && { kind: 'indicator', column: treatment },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!built.ok) throw new Error(built.notice.code);
  return built.value;
}

function withColumns(columns: Record<string, (row: number) => number>, treatment: 'did' | null = 'did'): Panel {
  const added = Object.entries(columns).map(([name, value]) =>
    numericColumn(
      name,
      Float64Array.from({ length: frame.nrow }, (_, row) => value(row)),
    ),
  );
  return panelOf(createFrame([...frame.columns, ...added]), treatment);
}

const panel = panelOf(frame);

function run(options: Partial<DoseOptions>, on = panel, outcome = 'y_dose') {
  const all = { ...defaultsOf(fields), dose: 'dose', preset: 'fixest', ...options } as const;
  return fitDose(on, { outcome, treatmentName: 'did' }, all, quietContext);
}

function must(options: Partial<DoseOptions>, on = panel, outcome = 'y_dose'): ModelResult {
  const fitted = run(options, on, outcome);
  if (!fitted.ok) throw new Error(fitted.notice.code);
  return fitted.value;
}

const codes = (result: ModelResult) => result.notices.map((one) => one.code);

/** R stored vectors of length one without their name. */
const entry = (values: Record<string, number> | number[], name: string) =>
  Array.isArray(values) ? values[0] : values[name];

function compareTerms(result: ModelResult, one: ReferenceCase, nameOf: (term: string) => string, rel: number) {
  const compare = parity.compare(one, rel);
  const expected = one.results;
  const rows = tidy(result);
  expect(rows.length).toBe(Object.keys(expected.coef).length);
  for (const row of rows) {
    const name = nameOf(row.term);
    compare.check(`coefficient ${name}`, row.estimate, entry(expected.coef, name));
    compare.check(`stdError ${name}`, row.stdError, entry(expected.se, name));
    compare.check(`interval ${name}`, row.lo, entry(expected.ci_low, name));
  }
  if (expected.n !== undefined) compare.check('counts', result.counts.nobs, expected.n);
  if (expected.wr2 !== undefined) compare.check('r2 within', result.stats.r2Within, expected.wr2);
  compare.equal('dof', result.dofResidual, expected.df_t);
  compare.finish(4);
}

describe('doses against fixest (reference groups 16 and 10)', () => {
  for (const one of other.cases.filter(({ id }) => id.startsWith('dose.'))) {
    it(one.id, () => {
      const kind = one.id.split('.')[1];
      if (kind === 'linear') {
        const result = must({ doseTiming: 'ownStart', controls: CONTROLS });
        compareTerms(result, one, (term) => (term === 'dose:did' ? 'dose_post' : term), EXACT);
      } else if (kind === 'common_timing') {
        const result = must({ doseTiming: 'common', doseFrom: 2014 });
        compareTerms(result, one, () => 'dose_c', EXACT);
      } else {
        const result = must({ doseTiming: 'common', doseFrom: 2014, shape: 'periods' });
        compareTerms(result, one, (term) => `year::${2014 + Number(term.slice('dose::'.length))}:dose`, EVENTS);
        expect(result.events!.cells.find((cell) => cell.base)?.e).toBe(-1);
        expect(result.tests.find((test) => test.id === 'preTrends')?.df1).toBe(8);
      }
    });
  }

  for (const one of shapes.cases.filter(({ id }) => id === 'utest.fin')) {
    it(one.id, () => {
      const result = must({ dose: 'fin', shape: 'quadratic', controls: ['did', 'lnpgdp'] }, panel, 'y');
      const { results } = one;
      const compare = parity.compare(one, EXACT);
      for (const row of tidy(result)) {
        const name = row.term === 'fin²' ? 'fin2' : row.term;
        compare.check(`coefficient ${name}`, row.estimate, results.coef[name]);
        compare.check(`stdError ${name}`, row.stdError, results.se[name]);
      }
      const { at, low, high, pValue } = result.dose!.turning!;
      compare.check('turning point', at, results.turning_point);
      compare.check('turning low', low.dose, results.x_min);
      compare.check('turning high', high.dose, results.x_max);
      compare.check('turning slope at low', low.slope, results.slope_min);
      compare.check('turning slope at high', high.slope, results.slope_max);
      compare.check('turning se at low', low.stdError, results.slope_min_se);
      compare.check('turning se at high', high.stdError, results.slope_max_se);
      compare.check('turning t at low', low.statistic, results.t_min);
      compare.check('turning t at high', high.statistic, results.t_max);
      // Both slopes are positive: no turn within the doses, nothing to test.
      expect(pValue).toBeNull();
      compare.finish(12);
    });
  }
});

describe('shapes', () => {
  it('quadratic finds the turn that was put in, and tests it', () => {
    const level = (row: number) => 1.5 + 1.4 * Math.sin(3.1 * city[row] + 1.7 * year[row]);
    const bent = withColumns({ level, bent: (row) => 3 * level(row) - level(row) ** 2 + 0.1 * Math.sin(row * row) });
    const result = must({ dose: 'level', shape: 'quadratic' }, bent, 'bent');
    const { turning, curve, origin, bins } = result.dose!;
    expect(turning!.at).toBeCloseTo(1.5, 1);
    expect(turning!.stdError).toBeLessThan(0.05);
    expect(turning!.pValue).toBeLessThan(1e-6);
    // Nobody is without a dose: effects are measured from the mean of the lowest bin.
    expect(origin).toBe(bins[0].mean);
    const [b, c] = result.coef;
    for (const { dose: d, estimate } of curve) {
      expect(Math.abs(estimate - (b * (d - origin) + c * (d * d - origin * origin)))).toBeLessThan(ROUNDING);
    }
    const fromNone = must({ doseTiming: 'ownStart', shape: 'quadratic' }).dose!;
    expect(fromNone.curve[0]).toEqual({ dose: 0, estimate: 0, stdError: 0 });
  });

  it('bins give group means in a saturated design', () => {
    // Unit effects only, one unit per bin before and after: every bin effect is a mean difference, less that of the bin without dose.
    const result = must({ doseTiming: 'ownStart', shape: 'bins', doseBins: 3, absorb: ['city'] });
    const bins = result.dose!.bins;
    expect(bins.map((bin) => [bin.index, bin.reference])).toEqual([
      [0, true],
      [1, false],
      [2, false],
      [3, false],
    ]);
    const y = numbers('y_dose');
    const first = bins[1];
    const inside = (row: number) => did[row] === 1 && dose[row] <= first.to;
    const treated = new Set(
      Array.from(city.keys())
        .filter(inside)
        .map((row) => city[row]),
    );
    let between = 0;
    let weight = 0;
    for (const key of treated) {
      const rows = Array.from(city.keys()).filter((row) => city[row] === key);
      const mean = (chosen: number[]) => chosen.reduce((sum, row) => sum + y[row], 0) / chosen.length;
      const [on, off] = [rows.filter((row) => did[row] === 1), rows.filter((row) => did[row] === 0)];
      const w = (on.length * off.length) / rows.length;
      between += w * (mean(on) - mean(off));
      weight += w;
    }
    expect(Math.abs(first.effect!.estimate - between / weight)).toBeLessThan(ROUNDING);
    expect(first.units).toBe(treated.size);
    expect(bins.reduce((sum, bin) => sum + bin.nobs, 0)).toBe(frame.nrow);
    expect(result.dose!.linear).not.toBeNull();
  });

  it('bins hold equally many units, or keep the cuts given', () => {
    const equal = must({ doseTiming: 'ownStart', shape: 'bins' }).dose!.bins;
    expect(equal.slice(1).map((bin) => bin.units)).toEqual([30, 30, 30, 30]);
    const cut = must({ doseTiming: 'ownStart', shape: 'bins', doseCuts: [1.5, 0.5] });
    expect(cut.dose!.bins.map(({ to }) => to).slice(1, 3)).toEqual([0.5, 1.5]);
    expect(cut.terms.slice(0, 3).every(({ tag }) => tag.kind === 'coefficient' && tag.role === 'treatment')).toBe(true);
  });

  it('bins change with their reference only by that bin', () => {
    const fromNone = must({ doseTiming: 'ownStart', shape: 'bins' }).dose!.bins;
    const fromFirst = must({ doseTiming: 'ownStart', shape: 'bins', referenceBin: 1 }).dose!.bins;
    expect(fromFirst[1].reference).toBe(true);
    const shift = fromNone[1].effect!.estimate;
    expect(Math.abs(fromFirst[0].effect!.estimate + shift)).toBeLessThan(ROUNDING);
    expect(Math.abs(fromFirst[3].effect!.estimate - (fromNone[3].effect!.estimate - shift))).toBeLessThan(ROUNDING);
  });

  it('a dose of rows starts with its lowest bin when everybody has some', () => {
    const result = must({ dose: 'digi', shape: 'bins' }, panel, 'y');
    expect(result.dose!.bins.map((bin) => bin.index)).toEqual([1, 2, 3, 4]);
    expect(result.dose!.bins[0].reference).toBe(true);
    expect(codes(result)).toContain('doseNoUntreated');
  });

  it('the policy beside the dose leaves the slope among the treated', () => {
    const result = must({ doseTiming: 'ownStart', withPolicy: true });
    expect(result.terms.map((term) => term.name)).toEqual(['dose:did', 'did']);
    // Shifting the dose moves the policy coefficient and not the slope.
    const shifted = withColumns({ dose10: (row) => dose[row] + 10 });
    const moved = must({ dose: 'dose10', doseTiming: 'ownStart', withPolicy: true }, shifted);
    expect(Math.abs(moved.coef[0] - result.coef[0])).toBeLessThan(ROUNDING);
    expect(Math.abs(moved.coef[1] - (result.coef[1] - 10 * result.coef[0]))).toBeLessThan(1e-9);
  });

  it('periods count from the own start, with bins at the ends', () => {
    const result = must({ doseTiming: 'ownStart', shape: 'periods', lower: -5, upper: 4 });
    expect(result.events!.cells.map((cell) => [cell.e, cell.bin ?? null, cell.base])).toEqual([
      [-5, 'lower', false],
      [-4, null, false],
      [-3, null, false],
      [-2, null, false],
      [-1, null, true],
      [0, null, false],
      [1, null, false],
      [2, null, false],
      [3, null, false],
      [4, 'upper', false],
    ]);
    expect(result.events!.cells[5].units).toBe(120);
    expect(result.combinations.map((one) => one.id)).toEqual(['postAverage', 'preAverage']);
  });

  it('do not depend on the order of the rows', () => {
    const flipped = panelOf(
      createFrame(
        frame.columns.map((column) =>
          column.kind === 'number'
            ? { ...column, values: column.values.slice().reverse() }
            : { ...column, codes: column.codes.slice().reverse() },
        ),
      ),
    );
    const options = { doseTiming: 'ownStart', shape: 'bins', controls: CONTROLS } as const;
    expect(must(options, flipped).dose).toEqual(must(options).dose);
  });
});

describe('bad designs', () => {
  const failure = (options: Partial<DoseOptions>, on = panel) => {
    const fitted = run(options, on);
    return fitted.ok ? null : fitted.notice.code;
  };

  it('are refused with a reason', () => {
    const flat = withColumns({ flat: () => 2 });
    expect(failure({ dose: null })).toBe('doseMissing');
    expect(failure({ dose: 'nowhere' })).toBe('columnUnknown');
    expect(failure({ dose: 'region' })).toBe('columnNotNumeric');
    expect(failure({ dose: 'flat' }, flat)).toBe('doseConstant');
    expect(failure({})).toBe('doseNeverVaries');
    expect(failure({ doseTiming: 'common', doseFrom: 1990 })).toBe('doseNeverSwitches');
    expect(failure({ doseTiming: 'common' }, withColumns({}, null))).toBe('doseStartUnknown');
    expect(failure({ doseTiming: 'ownStart' }, withColumns({}, null))).toBe('treatmentUnknown');
    expect(failure({ doseTiming: 'ownStart', shape: 'bins', referenceBin: 9 })).toBe('doseReferenceUnknown');
    expect(failure({ dose: 'digi', shape: 'periods', doseTiming: 'common', doseFrom: 2014 })).toBe('doseNotFixed');
    expect(failure({ shape: 'periods', doseFrom: 2005 })).toBe('doseNoPeriodBefore');
    expect(failure({ dose: 'did', shape: 'quadratic' })).toBe('doseFewValues');
    const fixed = withColumns({ step: (row) => (city[row] < 100 ? 1 : 2) });
    expect(failure({ dose: 'step', shape: 'bins', absorb: ['city', 'year'] }, fixed)).toBe('doseNeverVaries');
  });

  it('repair what can be repaired, and say so', () => {
    const few = withColumns({ few: (row) => (city[row] % 3) + 1 });
    const merged = must({ dose: 'few', doseTiming: 'ownStart', shape: 'bins', doseBins: 8 }, few);
    expect(merged.notices.find((one) => one.code === 'doseBinsFewer')?.params).toMatchObject({ asked: 8 });
    const empty = must({ doseTiming: 'ownStart', shape: 'bins', doseCuts: [0.5, 50] });
    expect(empty.notices.find((one) => one.code === 'doseBinsFewer')?.params).toMatchObject({ asked: 3, left: 2 });
    const small = must({ doseTiming: 'ownStart', shape: 'bins', doseCuts: [0.12] });
    expect(small.notices.find((one) => one.code === 'doseBinSmall')?.params).toMatchObject({ bins: '1' });
  });

  it('always name the assumption, and what else is particular', () => {
    const own = must({ doseTiming: 'ownStart' });
    expect(codes(own)).toEqual(expect.arrayContaining(['doseStrongParallelTrends', 'doseStaggered']));
    expect(codes(own)).not.toContain('doseMovesAfterStart');
    const moving = must({ dose: 'digi', doseTiming: 'ownStart' }, panel, 'y');
    expect(moving.notices.find((one) => one.code === 'doseMovesAfterStart')?.params).toMatchObject({ units: 120 });
  });
});
