import { expect, it } from 'vitest';
import { modelSchema } from '../spec/models.ts';
import { checkKind } from './check-kinds.ts';

const base = modelSchema.parse({ estimator: 'feols', outcome: 'y', regressors: ['x'] });
const kindOf = (change: object) => checkKind(modelSchema.parse({ ...base, ...change }), base);

it('a check is of the kind of what it changes', () => {
  expect(kindOf({ regressors: [] })).toBe('specification');
  expect(kindOf({ absorb: ['city', ['province', 'year']] })).toBe('specification');
  expect(kindOf({ outcome: 'z' })).toBe('outcome');
  expect(kindOf({ outcome: null })).toBe('specification');
  expect(kindOf({ vcov: 'conley', latitude: 'lat', longitude: 'lon' })).toBe('inference');
  expect(kindOf({ cluster: ['province'] })).toBe('inference');
  expect(kindOf({ recipe: [{ step: 'keep-periods', from: 2010 }] })).toBe('data');
  expect(kindOf({ recipe: [{ step: 'keep-periods', from: 2010, off: true }] })).toBe('specification');
  const made = { step: 'compute', as: ['other'], expression: '1' };
  expect(kindOf({ recipe: [made], regressors: ['x', 'other'] })).toBe('policies');
  expect(kindOf({ recipe: [{ step: 'shift', columns: ['x'] }], regressors: ['L_x'] })).toBe('specification');
  expect(checkKind(modelSchema.parse({ estimator: 'influence' }), base)).toBe('influence');
  expect(checkKind(modelSchema.parse({ estimator: 'wild-bootstrap' }), base)).toBe('inference');
  expect(checkKind(modelSchema.parse({ estimator: 'psm-did' }), base)).toBe('design');
});
