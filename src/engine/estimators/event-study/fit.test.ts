import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { createFrame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { DesignSpec, Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as feols } from '../feols/fit.ts';
import { fields as feolsFields } from '../feols/meta.ts';
import { fit as estimate } from './fit.ts';
import { type EventStudyOptions, fields } from './meta.ts';

/** Demeaning in the reference stops at 3e-12; the reference README gives rel 1e-8 for event studies. */
const REL = 1e-8;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

function study(panel: Panel, outcome: string, change: Partial<EventStudyOptions>): ModelResult {
  const options = { ...defaultsOf(fields), ...change };
  return must(estimate(panel, { outcome, treatmentName: 'did' }, options, quietContext));
}

function panelOf(dataset: string, change: Partial<DesignSpec>): Panel {
  return must(buildPanel(loadData(dataset), designOf(change)));
}

/** The panel, outcome and options behind a reference case; null for cases that are not event studies. */
function question(one: ReferenceCase): { panel: Panel; outcome: string; options: Partial<EventStudyOptions> } | null {
  if (one.id === 'mpdta.twfe_es') {
    const design = { unit: 'countyreal', time: 'year', treatment: { kind: 'cohort', column: 'first.treat' } } as const;
    return { panel: panelOf('mpdta', design), outcome: 'lemp', options: {} };
  }
  const design = { unit: 'city', time: 'year', treatment: { kind: 'cohort', column: 'g' } } as const;
  if (one.id === 'city_het.twfe_es')
    return { panel: panelOf('city_het', design), outcome: 'y', options: { controls: ['x'] } };
  const parts = one.id.split('.');
  if (parts[0] !== 'twfe_es') return null;
  const window = /^bin_m(\d+)_(\d+)$/.exec(parts[2]);
  const only = parts[2] === 'window_dummies_only';
  const options: Partial<EventStudyOptions> = {
    controls: only || parts[3] === 'controls' ? CONTROLS : null,
    vcov: one.id.endsWith('HC1') ? 'HC1' : 'cluster',
    ...(window ? { lower: -Number(window[1]), upper: Number(window[2]) } : {}),
    ...(only ? { lower: -4, upper: 7, endpoints: 'base' } : {}),
  };
  return { panel: panelOf(parts[1], design), outcome: 'y', options };
}

/** `rel::-4`, `rel_bin7::-4`, `pre4`, `post0` are event times; other names are controls. */
function ourName(name: string): string {
  const dummy = /^(pre|post)(\d+)$/.exec(name);
  if (dummy) return `event::${dummy[1] === 'pre' ? '-' : ''}${dummy[2]}`;
  return name.replace(/^rel\w*::/, 'event::');
}

const group = loadCases('03');
const parity = parityOf('eventStudy', group);

function compareWith(result: ModelResult, one: ReferenceCase): void {
  const compare = parity.compare(one, REL);
  const expected = one.results;
  const rows = new Map(tidy(result).map((row) => [row.term, row]));
  for (const name of Object.keys(expected.coef)) {
    const row = rows.get(ourName(name));
    compare.check(`coefficient ${name}`, row?.estimate, expected.coef[name]);
    compare.check(`stdError ${name}`, row?.stdError, expected.se[name]);
    compare.check(`interval lo ${name}`, row?.lo, expected.ci_low[name]);
    compare.check(`interval hi ${name}`, row?.hi, expected.ci_high[name]);
    compare.p(`pValue ${name}`, row?.pValue, expected.p[name]);
  }
  compare.check('counts', result.counts.nobs, expected.n);
  compare.check('dof', result.dofResidual, expected.df_t);
  compare.check('r2', result.stats.r2, expected.r2);
  compare.check('r2 within', result.stats.r2Within, expected.wr2);
  for (const [id, key] of [
    ['preTrends', 'pretrend_wald'],
    ['postEffects', 'post_wald'],
  ] as const) {
    const test = result.tests.find((candidate) => candidate.id === id);
    if (!expected[key]) continue;
    compare.check(`jointTest ${id}`, test?.statistic, expected[key].F);
    compare.check(`dof ${id}`, test?.df1, expected[key].df1);
    compare.check(`dof ${id}`, test?.df2, expected[key].df2);
    compare.p(`pValue ${id}`, test?.pValue, expected[key].p);
  }
  for (const [id, key] of [
    ['postAverage', 'avg_post'],
    ['preAverage', 'avg_pre'],
  ] as const) {
    const combination = result.combinations.find((candidate) => candidate.id === id);
    if (!expected[key]) continue;
    compare.check(`average ${id}`, combination?.estimate, expected[key].est);
    compare.check(`stdError ${id}`, combination?.stdError, expected[key].se);
  }
  if (expected.vcov) {
    const k = result.terms.length;
    const place = (name: string) => result.terms.findIndex((term) => term.name === ourName(name));
    expected.vcov.names.forEach((a: string, i: number) => {
      expected.vcov.names.forEach((b: string, j: number) => {
        compare.check(`covariance ${a} ${b}`, result.vcov[place(a) * k + place(b)], expected.vcov.matrix[i][j]);
      });
    });
  }
  compare.finish(8);
}

describe('reference cases', () => {
  const asked = group.cases.flatMap((one) => {
    const built = question(one);
    return built ? [{ one, ...built }] : [];
  });

  it.each(asked)('$one.id', ({ one, panel, outcome, options }) => {
    for (const preset of ['fixest', 'reghdfe'] as const) {
      compareWith(study(panel, outcome, { ...options, preset }), one);
    }
  });

  it('were there to be compared', () => {
    const withoutData = group.withoutData.filter((id) => id === 'mpdta.twfe_es').length;
    expect(asked.length + withoutData).toBe(28);
  });
});

/** Cities a to f over 2000-2007 with smooth but uneven outcomes; `starts` in the order of the cities, 0 never treated. */
function panelWith(starts: readonly number[]): Panel {
  const rows = starts.flatMap((start, city) =>
    Array.from({ length: 8 }, (_, t) => {
      const year = 2000 + t;
      const effect = start > 0 && year >= start ? 1 + 0.2 * (year - start) : 0;
      return ['abcdefghij'[city], year, start, effect + Math.sin(3 * city + 1.7 * t) + 0.3 * city * t];
    }),
  );
  const treatment = { kind: 'cohort', column: 'start' } as const;
  return must(buildPanel(frameOf(['city', 'year', 'start', 'y'], rows), designOf({ treatment })));
}

const estimateOf = (result: ModelResult, e: number) =>
  tidy(result).find((_, i) => {
    const { tag } = result.terms[i];
    return tag.kind === 'event' && tag.e === e;
  });

const codesOf = (result: ModelResult) => result.notices.map((one) => one.code);

/** Exact identities up to rounding. */
const ROUNDING = 1e-10;

describe('the static effect beside the event study', () => {
  it('city_het.twfe', () => {
    const one = group.cases.find((candidate) => candidate.id === 'city_het.twfe')!;
    const panel = panelOf('city_het', { treatment: { kind: 'cohort', column: 'g' } });
    const options = { ...defaultsOf(feolsFields), regressors: ['x'] };
    const result = must(feols(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext));
    compareWith(result, one);
  });
});

describe('identities', () => {
  it('with one cohort, a coefficient is a difference of differences in means', () => {
    const panel = panelWith([2004, 2004, 2004, 0, 0, 0]);
    const result = study(panel, 'y', {});
    const y = panel.frame.columns[3] as { values: Float64Array };
    const mean = (treated: boolean, year: number) => {
      const rows = [0, 1, 2].map((city) => (treated ? city : city + 3) * 8 + (year - 2000));
      return rows.reduce((total, row) => total + y.values[row], 0) / 3;
    };
    for (const e of [-4, -3, -2, 0, 1, 2, 3]) {
      const now = mean(true, 2004 + e) - mean(false, 2004 + e);
      expect(Math.abs(estimateOf(result, e)!.estimate - (now - (mean(true, 2003) - mean(false, 2003))))).toBeLessThan(
        ROUNDING,
      );
    }
  });

  it('counts the rows and units of every cell', () => {
    const { events, counts } = study(panelWith([2003, 2004, 2005, 0, 0, 0]), 'y', { lower: -2, upper: 2 });
    expect(events!.cells).toEqual([
      { e: -2, bin: 'lower', base: false, units: 3, nobs: 2 + 3 + 4 },
      { e: -1, base: true, units: 3, nobs: 3 },
      { e: 0, base: false, units: 3, nobs: 3 },
      { e: 1, base: false, units: 3, nobs: 3 },
      { e: 2, bin: 'upper', base: false, units: 3, nobs: 3 + 2 + 1 },
    ]);
    expect(counts.nobs).toBe(48);
  });

  it('measured from the pre-average, leads average to zero, contrasts and the pre-test stay', () => {
    const panel = panelOf('city_unbalanced', { treatment: { kind: 'cohort', column: 'g' } });
    const change = { controls: CONTROLS, lower: -5, upper: 4 };
    const plain = study(panel, 'y', change);
    const shifted = study(panel, 'y', { ...change, normalise: 'preAverage' });
    const leads = [-5, -4, -3, -2, -1].map((e) => estimateOf(shifted, e)!.estimate);
    expect(Math.abs(leads.reduce((a, b) => a + b, 0))).toBeLessThan(ROUNDING);
    const contrast = estimateOf(shifted, 3)!.estimate - estimateOf(shifted, -1)!.estimate;
    expect(Math.abs(contrast - estimateOf(plain, 3)!.estimate)).toBeLessThan(ROUNDING);
    const preTest = (result: ModelResult) => result.tests.find((test) => test.id === 'preTrends')!;
    expect(preTest(shifted).df1).toBe(4);
    expect(Math.abs(preTest(shifted).statistic / preTest(plain).statistic - 1)).toBeLessThan(1e-8);
    expect(shifted.events!.cells.every((cell) => !cell.base)).toBe(true);
    expect(codesOf(shifted)).toContain('eventStudyPreAverage');
  });

  it('does not depend on the order of the rows', () => {
    const frame = loadData('city_unbalanced');
    const flipped = createFrame(
      frame.columns.map((column) =>
        column.kind === 'number'
          ? { ...column, values: column.values.slice().reverse() }
          : { ...column, codes: column.codes.slice().reverse() },
      ),
    );
    const design = designOf({ treatment: { kind: 'cohort', column: 'g' } });
    const a = study(must(buildPanel(frame, design)), 'y', { controls: CONTROLS });
    const b = study(must(buildPanel(flipped, design)), 'y', { controls: CONTROLS });
    expect(b.coef).toEqual(a.coef);
    expect(b.events).toEqual(a.events);
  });
});

describe('reference and sample', () => {
  it('takes the last cohort as reference until it starts', () => {
    const result = study(panelWith([2003, 2003, 2004, 2004, 2006, 2006]), 'y', { reference: 'last' });
    expect(result.ledger.steps.map(({ reason, params, rows }) => [reason, params, rows.length])).toEqual([
      ['afterTreatment', { cohort: 2006 }, 4],
    ]);
    const asNever = panelWith([2003, 2003, 2004, 2004, 2006, 2006]);
    const keep = asNever.time!.map((year, row) =>
      Number(asNever.cohort![asNever.unitOf![row]] === 2006 && year >= 2006),
    );
    const kept = asNever.rows.map((_, row) => row).filter((row) => keep[row] === 0);
    const restricted = restrictPanel(asNever, kept, [
      { reason: 'afterTreatment', params: {}, rows: asNever.rows.filter((_, row) => keep[row] === 1) },
    ]);
    const cohort = restricted.cohort!.map((start) => (start === 2006 ? Infinity : start));
    const other = study({ ...restricted, cohort }, 'y', {});
    expect(result.terms).toEqual(other.terms);
    expect(result.coef).toEqual(other.coef);
    expect(result.details.referenceCohort).toBe(2006);
    expect(codesOf(result)).toContain('eventStudyLastCohort');
  });

  it('drops rows outside the window when endpoints are dropped', () => {
    const result = study(panelWith([2003, 2004, 2005, 0, 0, 0]), 'y', { lower: -2, upper: 2, endpoints: 'drop' });
    expect(result.ledger.steps.map(({ reason, params, rows }) => [reason, params, rows.length])).toEqual([
      ['outsideWindow', { lower: -2, upper: 2 }, 3 * 8 - 3 * 5],
    ]);
    expect(result.events!.cells.some((cell) => cell.bin)).toBe(false);
    expect(result.counts.nobs).toBe(48 - 9);
  });

  it('leaves out units treated from the first period on, by name', () => {
    const result = study(panelWith([2000, 2004, 2004, 0, 0, 0]), 'y', {});
    expect(result.ledger.steps.map(({ reason, rows }) => [reason, rows.length])).toEqual([['alwaysTreated', 8]]);
    const said = result.notices.find((one) => one.code === 'eventStudyAlwaysTreated');
    expect(said?.params).toEqual({ units: 1, examples: 'a' });
    const kept = study(panelWith([2000, 2004, 2004, 0, 0, 0]), 'y', { alwaysTreated: 'keep' });
    expect(kept.counts.nobs).toBe(48);
  });

  it('names what is lost without a never-treated group, the farthest lead first', () => {
    const result = study(panelWith([2003, 2004, 2005, 2003, 2004, 2005]), 'y', {});
    expect(result.dropped.map((term) => term.name)).toContain('event::-5');
    const said = result.notices.find((one) => one.code === 'eventStudyNoNeverDropped');
    expect(said?.params.events).toContain('-5');
    expect(codesOf(result)).not.toContain('eventStudyNotEstimable');
  });

  it('refuses a base that nobody observes, an empty window, a lone cohort as its own reference', () => {
    const failure = (starts: readonly number[], change: Partial<EventStudyOptions>) => {
      const answer = estimate(
        panelWith(starts),
        { outcome: 'y', treatmentName: null },
        { ...defaultsOf(fields), ...change },
        quietContext,
      );
      return answer.ok ? null : answer.notice.code;
    };
    expect(failure([2004, 2004, 0, 0], { base: [-7] })).toBe('eventStudyBaseUnobserved');
    expect(failure([2004, 2004, 0, 0], { base: [] })).toBe('eventStudyBaseUnobserved');
    expect(failure([2004, 2004, 0, 0], { lower: 2, upper: 1 })).toBe('eventStudyWindowEmpty');
    expect(failure([2004, 2004, 0, 0], { reference: 'last' })).toBe('eventStudyOneCohort');
    expect(failure([0, 0, 0, 0], {})).toBe('eventStudyNobodyTreated');
  });
});
