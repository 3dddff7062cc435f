import { afterAll, describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadCases, loadData, miss, type ReferenceCase, reportCases } from '../../../../testing/support/reference.ts';
import { categoryColumn, cellText } from '../../../table/column.ts';
import { createFrame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { groupDifferences, groupRows } from '../../inference/groups.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitGroups } from './fit.ts';
import { fields, type HeterogeneityOptions } from './meta.ts';

/** The reference README's tolerance for coefficients and clustered standard errors on a balanced panel. */
const REL = 1e-9;
const ABS = 1e-11;
/** p-values move with the statistic, relatively more in the tail. */
const REL_P = 1e-6;
const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

const group = loadCases('10');
const compared = new Set<string>();

/** The cities with one column more: whether they lie in the east, as the cases on that difference have it. */
function cities(): Panel {
  const frame = loadData('city_balanced');
  const region = findColumn(frame, 'region')!;
  const east = Array.from({ length: frame.nrow }, (_, row) => (cellText(region, row) === 'East' ? 'East' : 'Other'));
  const wider = createFrame([...frame.columns, categoryColumn('east', east)], frame.sourceRows);
  return must(buildPanel(wider, designOf({ treatment: { kind: 'cohort', column: 'g' } })));
}

function estimate(change: Partial<HeterogeneityOptions>): ModelResult {
  const options = { ...defaultsOf(fields), controls: CONTROLS, preset: 'fixest', ...change } as const;
  return must(fitGroups(cities(), { outcome: 'y', treatmentName: 'did' }, options, quietContext));
}

function caseOf(id: string): ReferenceCase {
  compared.add(id);
  return group.cases.find((one) => one.id === id)!;
}

function expectClose(actual: number | null | undefined, expected: number, rel = REL, abs = ABS): void {
  expect(miss(actual, expected, rel, abs), `${actual} instead of ${expected}`).toBeLessThanOrEqual(1);
}

describe('effects by group against fixest (reference group 10)', () => {
  it.each(group.cases.filter(({ id }) => id.startsWith('subsample.')).map(({ id }) => id))('%s', (id) => {
    const [, by, level] = id.split('.');
    const { results } = caseOf(id);
    const result = estimate({ by, design: 'subsamples' });
    const at = result.groups!.cells.findIndex(({ key }) => key.kind === 'level' && key.level === level);
    for (const row of tidy(result.groups!.models[at]!)) {
      expectClose(row.estimate, results.coef[row.term]);
      expectClose(row.stdError, results.se[row.term]);
      expectClose(row.pValue, results.p[row.term], REL_P, 1e-300);
      expectClose(row.lo, results.ci_low[row.term]);
      expectClose(row.hi, results.ci_high[row.term]);
    }
    const line = groupRows(result)[at];
    expectClose(line.estimate, results.coef.did);
    expectClose(line.stdError, results.se.did);
    expectClose(line.pValue, results.p.did, REL_P, 1e-300);
    expect(line.cell.nobs).toBe(results.n ?? line.cell.nobs);
  });

  it('group_diff.east: subsamples and their difference', () => {
    const { results } = caseOf('group_diff.east');
    const result = estimate({ by: 'east', design: 'subsamples' });
    const [east, other] = groupRows(result);
    expectClose(east.estimate, results.b_east);
    expectClose(east.stdError, results.se_east);
    expectClose(other.estimate, results.b_other);
    expectClose(other.stdError, results.se_other);
    const [difference] = groupDifferences(result);
    expectClose(difference.estimate, -results.diff);
    expectClose(difference.stdError, results.z_independent.se);
    expectClose(difference.statistic, -results.z_independent.z);
  });

  it.each([
    ['interaction_did_only', 'nothing'],
    ['interaction_full', 'everything'],
  ] as const)('group_diff.east: %s', (key, interactions) => {
    const { results } = caseOf('group_diff.east');
    const expected = results[key];
    const result = estimate({ by: 'east', interactions });
    const [east, other] = groupRows(result);
    expectClose(other.estimate, expected.coef.did);
    expectClose(other.stdError, expected.se.did);
    expectClose(east.estimate, expected.coef.did + expected.coef['did:east']);
    const [difference] = groupDifferences(result);
    expectClose(difference.estimate, -expected.coef['did:east']);
    expectClose(difference.stdError, expected.se['did:east']);
    expectClose(difference.pValue, expected.p['did:east'], REL_P, 1e-300);
    expectClose(difference.hi, -expected.ci_low['did:east']);
    const equal = result.tests.find(({ id }) => id === 'equalEffects')!;
    expectClose(equal.statistic, expected.t['did:east'] ** 2);
    expect(result.details.parameters).toBe(expected.df_K);
  });

  afterAll(() => reportCases(group, compared.size));
});
