import { expect, it } from 'vitest';
import { matches } from './matches.ts';

const options = [
  { value: 'resource', label: 'Resource-based city', hint: 'resource' },
  { value: 'fispre', label: 'Fiscal pressure', hint: 'fispre' },
  { value: 'hub_km', label: 'Distance to the nearest hub', hint: 'hub_km' },
  { value: 'RES', label: 'Urban economic resilience', hint: 'RES' },
];
const found = (query: string) => matches(options, query).map(({ value }) => value);

it('puts what is named exactly first, then what begins so', () => {
  expect(found('res')).toEqual(['RES', 'resource', 'fispre', 'hub_km']);
  expect(found(' RES ')).toEqual(found('res'));
  expect(found('pres')).toEqual(['fispre']);
  expect(found('')).toEqual(options.map(({ value }) => value));
  expect(found('nothing of the kind')).toEqual([]);
});
