import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { loadCases, loadData, miss, type ReferenceCase, reportCases } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { DesignSpec, Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as estimate } from './fit.ts';
import { type EventStudyOptions, fields } from './meta.ts';

/** Demeaning in the reference stops at 3e-12; the reference README gives rel 1e-8 for event studies. */
const REL = 1e-8;
const ABS = 1e-11;
/** p-values move with the statistic, relatively more in the tail. */
const REL_P = 1e-6;

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

function worstMiss(result: ModelResult, one: ReferenceCase): { estimates: number; pValues: number } {
  const expected = one.results;
  const rows = new Map(tidy(result).map((row) => [row.term, row]));
  let estimates = 0;
  let pValues = 0;
  const check = (actual: number | null | undefined, wanted: number) => {
    estimates = Math.max(estimates, miss(actual, wanted, REL, ABS));
  };
  for (const name of Object.keys(expected.coef)) {
    const row = rows.get(ourName(name));
    check(row?.estimate, expected.coef[name]);
    check(row?.stdError, expected.se[name]);
    check(row?.lo, expected.ci_low[name]);
    check(row?.hi, expected.ci_high[name]);
    pValues = Math.max(pValues, miss(row?.pValue, expected.p[name], REL_P, 1e-300));
  }
  check(result.counts.nobs, expected.n);
  check(result.dofResidual, expected.df_t);
  check(result.stats.r2, expected.r2);
  check(result.stats.r2Within, expected.wr2);
  for (const [id, key] of [
    ['preTrends', 'pretrend_wald'],
    ['postEffects', 'post_wald'],
  ] as const) {
    const test = result.tests.find((candidate) => candidate.id === id);
    if (!expected[key]) continue;
    check(test?.statistic, expected[key].F);
    check(test?.df1, expected[key].df1);
    check(test?.df2, expected[key].df2);
    pValues = Math.max(pValues, miss(test?.pValue, expected[key].p, REL_P, 1e-300));
  }
  for (const [id, key] of [
    ['postAverage', 'avg_post'],
    ['preAverage', 'avg_pre'],
  ] as const) {
    const combination = result.combinations.find((candidate) => candidate.id === id);
    if (!expected[key]) continue;
    check(combination?.estimate, expected[key].est);
    check(combination?.stdError, expected[key].se);
  }
  if (expected.vcov) {
    const k = result.terms.length;
    const place = (name: string) => result.terms.findIndex((term) => term.name === ourName(name));
    expected.vcov.names.forEach((a: string, i: number) => {
      expected.vcov.names.forEach((b: string, j: number) => {
        check(result.vcov[place(a) * k + place(b)], expected.vcov.matrix[i][j]);
      });
    });
  }
  return { estimates, pValues };
}

describe('reference cases', () => {
  const group = loadCases('03');
  const asked = group.cases.flatMap((one) => {
    const built = question(one);
    return built ? [{ one, ...built }] : [];
  });

  it.each(asked)('$one.id', ({ one, panel, outcome, options }) => {
    for (const preset of ['fixest', 'reghdfe'] as const) {
      const misses = worstMiss(study(panel, outcome, { ...options, preset }), one);
      expect(misses.estimates).toBeLessThanOrEqual(1);
      expect(misses.pValues).toBeLessThanOrEqual(1);
    }
  });

  it('were there to be compared', () => {
    const withoutData = group.withoutData.filter((id) => id === 'mpdta.twfe_es').length;
    reportCases(group, asked.length, withoutData);
    expect(asked.length + withoutData).toBe(28);
  });
});
