import { describe, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
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
const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

const group = loadCases('10');
const parity = parityOf('groups', group);

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
  return group.cases.find((one) => one.id === id)!;
}

describe('effects by group against fixest (reference group 10)', () => {
  it.each(group.cases.filter(({ id }) => id.startsWith('subsample.')).map(({ id }) => id))('%s', (id) => {
    const [, by, level] = id.split('.');
    const { results } = caseOf(id);
    const compare = parity.compare(caseOf(id), REL);
    const result = estimate({ by, design: 'subsamples' });
    const at = result.groups!.cells.findIndex(({ key }) => key.kind === 'level' && key.level === level);
    for (const row of tidy(result.groups!.models[at]!)) {
      compare.check('coefficient', row.estimate, results.coef[row.term]);
      compare.check('stdError', row.stdError, results.se[row.term]);
      compare.p('pValue', row.pValue, results.p[row.term]);
      compare.check('interval', row.lo, results.ci_low[row.term]);
      compare.check('interval', row.hi, results.ci_high[row.term]);
    }
    const line = groupRows(result)[at];
    compare.check('coefficient', line.estimate, results.coef.did);
    compare.check('stdError', line.stdError, results.se.did);
    compare.p('pValue', line.pValue, results.p.did);
    if (results.n !== undefined) compare.equal('counts', line.cell.nobs, results.n);
    compare.finish(20);
  });

  it('group_diff.east: subsamples and their difference', () => {
    const one = caseOf('group_diff.east');
    const compare = parity.compare(one, REL);
    const { results } = one;
    const result = estimate({ by: 'east', design: 'subsamples' });
    const [east, other] = groupRows(result);
    compare.check('coefficient', east.estimate, results.b_east);
    compare.check('stdError', east.stdError, results.se_east);
    compare.check('coefficient', other.estimate, results.b_other);
    compare.check('stdError', other.stdError, results.se_other);
    const [difference] = groupDifferences(result);
    compare.check('difference', difference.estimate, -results.diff);
    compare.check('stdError difference', difference.stdError, results.z_independent.se);
    compare.check('differenceTest', difference.statistic, -results.z_independent.z);
    compare.finish(7);
  });

  it.each([
    ['interaction_did_only', 'nothing'],
    ['interaction_full', 'everything'],
  ] as const)('group_diff.east: %s', (key, interactions) => {
    const one = caseOf('group_diff.east');
    const compare = parity.compare(one, REL);
    const { results } = one;
    const expected = results[key];
    const result = estimate({ by: 'east', interactions });
    const [east, other] = groupRows(result);
    compare.check('coefficient', other.estimate, expected.coef.did);
    compare.check('stdError', other.stdError, expected.se.did);
    compare.check('coefficient', east.estimate, expected.coef.did + expected.coef['did:east']);
    const [difference] = groupDifferences(result);
    compare.check('difference', difference.estimate, -expected.coef['did:east']);
    compare.check('stdError difference', difference.stdError, expected.se['did:east']);
    compare.p('pValue', difference.pValue, expected.p['did:east']);
    compare.check('interval', difference.hi, -expected.ci_low['did:east']);
    const equal = result.tests.find(({ id }) => id === 'equalEffects')!;
    compare.check('differenceTest', equal.statistic, expected.t['did:east'] ** 2);
    compare.equal('dof', result.details.parameters as number, expected.df_K);
    compare.finish(8);
  });
});
