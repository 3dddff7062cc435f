import { describe, expect, it } from 'vitest';
import { nearestPlace, roundTicks, thresholdPlaces } from './threshold-places.ts';

describe('places of a threshold', () => {
  it('divide the units in a way of their own, in few decimals', () => {
    const values = Float64Array.of(3, 1.2345, 1.2345, 1.4321, Number.NaN, 1.43215);
    const places = thresholdPlaces(values);
    expect(places).toEqual([1.3, 1.4321, 2]);
    expect(places.map((place) => values.filter((value) => value <= place).length)).toEqual([2, 3, 4]);
  });

  it('are none where all units are alike', () => {
    expect(thresholdPlaces(Float64Array.of(2, 2))).toEqual([]);
  });

  it('are found from a number nearby, and at the ends', () => {
    const places = [1, 2, 4];
    expect([-9, 1.4, 1.6, 3.1, 99].map((wanted) => nearestPlace(places, wanted))).toEqual([0, 0, 1, 2, 2]);
  });
});

it('round ticks lie inside the range', () => {
  expect(roundTicks(9.13, 11.9, 6)).toEqual([9.5, 10, 10.5, 11, 11.5]);
  expect(roundTicks(-30, 220, 5)).toEqual([0, 50, 100, 150, 200]);
});
