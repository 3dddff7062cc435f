import { expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { fit as fitSdm } from '../sdm/fit.ts';
import { fields as sdmFields } from '../sdm/meta.ts';
import { code } from './code.ts';
import { fit as fitSeveral } from './fit.ts';
import { fields, type SdmWeightsOptions } from './meta.ts';

const roles = { outcome: 'y', treatmentName: 'd' };
const panel = spatialPanel(spatialFrame(30, 5, 4));
const options = (changes: Partial<SdmWeightsOptions>): SdmWeightsOptions => ({
  ...defaultsOf(fields),
  controls: ['x1'],
  draws: 0,
  ...changes,
});

it('every column is the model under its weights; one that fails keeps its place', () => {
  const found = fitSeveral(panel, roles, options({ matrices: ['economic', 'nearest', 'threshold'] }), quietContext);
  if (!found.ok) throw new Error(found.notice.code);
  const { weightsColumns, coef, notices, estimator } = found.value;
  expect(estimator).toBe('sdm-weights');
  expect(weightsColumns?.map(({ weights, ok }) => [weights.matrix, ok])).toEqual([
    ['economic', false],
    ['nearest', true],
    ['threshold', true],
  ]);
  for (const [at, matrix] of [
    [1, 'nearest'],
    [2, 'threshold'],
  ] as const) {
    const alone = fitSdm(panel, roles, { ...defaultsOf(sdmFields), controls: ['x1'], draws: 0, matrix }, quietContext);
    const column = weightsColumns?.[at];
    expect(column?.ok && column.result.coef).toEqual(alone.ok && alone.value.coef);
  }
  expect(coef).toEqual(weightsColumns?.[1].ok && weightsColumns[1].result.coef);
  expect(notices[0]).toMatchObject({ code: 'spatialEconomyUnset', severity: 'caution' });
});

it('without any estimate it fails for the reason of the first', () => {
  const found = fitSeveral(panel, roles, options({ matrices: ['contiguity', 'economic'] }), quietContext);
  expect(found).toMatchObject({ ok: false, notice: { code: 'spatialLinksMissing' } });
  const none = fitSeveral(panel, roles, options({ matrices: [] }), quietContext);
  expect(none).toMatchObject({ ok: false, notice: { code: 'spatialNoWeights' } });
});

it('code repeats the model for each kind', () => {
  const context = { roles, unit: 'city', time: 'year' };
  const { r, stata } = code(options({ matrices: ['nearest', 'inverseDistance'], model: 'slx' }), context);
  expect(r.match(/^# weights: /gm)).toHaveLength(2);
  expect(stata.match(/^capture drop W_x1$/gm)).toHaveLength(2);
});
