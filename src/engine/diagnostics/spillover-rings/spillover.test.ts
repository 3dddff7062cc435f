import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases } from '../../../../testing/support/reference.ts';
import {
  CONTROLS,
  cityPanel,
  numbersOf,
  referenceWeights,
  spatialFrame,
  spatialPanel,
} from '../../../../testing/support/spatial.ts';
import { createStream } from '../../../core/random/philox.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame } from '../../../table/frame.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/index.ts';
import type { Panel } from '../../panel.ts';
import { haversine } from '../../spatial/haversine.ts';
import { fields, type SpilloverOptions, spilloverRings } from './index.ts';
import type { SpilloverResult } from './types.ts';

/** The reference README's tolerance for fixed-effects coefficients and clustered errors. */
const EXACT = 1e-9;
const group = loadCases('12');
const parity = parityOf('spillover', group);

function run(panel: Panel, changes: Partial<SpilloverOptions>, outcome = 'y', treatmentName = 'd'): SpilloverResult {
  const options = { ...defaultsOf(fields), ...changes };
  const result = spilloverRings(panel, { outcome, treatmentName }, options, quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

describe('exposure', () => {
  it('spatial_did.wdid: W D beside D in two-way effects (fixest)', () => {
    const one = group.cases.find(({ id }) => id === 'spatial_did.wdid')!;
    const { results } = one;
    const compare = parity.compare(one, EXACT);
    const { exposure } = run(cityPanel(), { ...referenceWeights('contig'), regressors: CONTROLS }, 'y', 'did');
    if (!exposure.ok) throw new Error(exposure.notice.code);
    const { result, term } = exposure.value;
    for (const row of tidy(result)) {
      if (row.term === '_cons') continue;
      const name = row.term === term ? 'Wdid' : row.term;
      compare.check(`coefficient ${name}`, row.estimate, results.coef[name]);
      compare.check(`stdError ${name}`, row.stdError, results.se[name]);
      compare.p(`pValue ${name}`, row.pValue, results.p[name]);
    }
    compare.equal('counts', result.counts.nobs, results.n);
    compare.finish(20);
  });

  it('of a city whose neighbour has no row in a year follows the start of that neighbour', () => {
    const whole = spatialFrame(12, 6, 2);
    const keep = Array.from({ length: whole.nrow }, (_, row) => row).filter((row) => row !== 4);
    const holed = createFrame(
      whole.columns.map((column) => {
        const values = numbersOf(whole, column.name);
        return numericColumn(
          column.name,
          Float64Array.from(keep, (row) => values[row]),
        );
      }),
    );
    const [full, part] = [whole, holed].map((frame) => run(spatialPanel(frame), { rings: [200] }).exposure);
    if (!full.ok || !part.ok) throw new Error('exposure');
    expect(part.value.largestUntreated).toBeCloseTo(full.value.largestUntreated!, 12);
    expect(part.value.result.counts.nobs).toBe(full.value.result.counts.nobs - 1);
  });
});

/** True effects: 1 on the treated, 0.6 on untreated units within 150 km of one, nothing beyond. */
function spillingFrame(): Frame {
  const frame = spatialFrame(150, 8, 9);
  const [unit, time, lat, lon] = ['unit', 'time', 'lat', 'lon'].map((name) => numbersOf(frame, name));
  const treatedUnit = (one: number) => one % 6 === 0;
  const places = new Map(Array.from(unit, (one, row) => [one, [lat[row], lon[row]] as const]));
  const near = new Map(
    [...places].map(([one, [a, b]]) => {
      const others = [...places].filter(([other]) => treatedUnit(other) && other !== one);
      return [one, Math.min(...others.map(([, [c, d]]) => haversine(a, b, c, d)))];
    }),
  );
  const noise = createStream(10, 0);
  const d = unit.map((one, row) => Number(treatedUnit(one) && time[row] > 4));
  const y = unit.map((one, row) => {
    const spill = time[row] > 4 && d[row] === 0 && near.get(one)! <= 150 ? 0.6 : 0;
    return one / 20 + 0.2 * time[row] + d[row] + spill + 0.2 * noise.normal();
  });
  const rest = frame.columns.filter(({ name }) => name !== 'y' && name !== 'd');
  return createFrame([...rest, numericColumn('y', y), numericColumn('d', d)]);
}

describe('distance rings', () => {
  const panel = spatialPanel(spillingFrame());

  it('recover the effect that spillovers on the comparison hide', () => {
    const { usual, rings } = run(panel, { rings: [150, 300], regressors: [] });
    if (!usual.ok || !rings.ok) throw new Error('fit');
    const [own] = tidy(rings.value.result);
    // Noise of 0.2 over some thousand rows: three standard errors.
    expect(Math.abs(own.estimate - 1)).toBeLessThan(3 * own.stdError);
    expect(tidy(usual.value)[0].estimate).toBeLessThan(0.85);
    const [inner, outer] = rings.value.rings;
    expect(Math.abs(inner.estimate!.estimate - 0.6)).toBeLessThan(3 * inner.estimate!.stdError);
    expect(Math.abs(outer.estimate!.estimate)).toBeLessThan(3 * outer.estimate!.stdError);
    expect(rings.value.cleanUnits).toBeGreaterThan(0);
  });

  it('sort every row by its nearest treated unit', () => {
    const { rings } = run(panel, { rings: [300, 150, 150], onTreated: true, regressors: [] });
    if (!rings.ok) throw new Error(rings.notice.code);
    expect(rings.value.rings.map(({ from, to, treated }) => [from, to, treated])).toEqual([
      [0, 150, false],
      [150, 300, false],
      [0, 150, true],
      [150, 300, true],
    ]);
    const [lat, lon, d, time] = ['lat', 'lon', 'd', 'time'].map((name) => numbersOf(panel.frame, name));
    const rows = Array.from({ length: panel.frame.nrow }, (_, row) => row);
    const counted = rings.value.rings.map(
      ({ from, to, treated }) =>
        rows.filter((row) => {
          const others = rows.filter((other) => time[other] === time[row] && d[other] === 1 && other !== row);
          const distance = Math.min(Infinity, ...others.map((o) => haversine(lat[row], lon[row], lat[o], lon[o])));
          return (d[row] === 1) === treated && distance <= to && distance > from;
        }).length,
    );
    expect(rings.value.rings.map(({ nobs }) => nobs)).toEqual(counted);
  });

  it('say when nobody is left to compare with, and which rings are empty', () => {
    const all = run(panel, { rings: [5_000], regressors: [] });
    expect(all.notices.map(({ code }) => code)).toContain('spilloverNoCleanUnits');
    const none = run(panel, { rings: [0.001, 200], regressors: [] });
    expect(none.notices).toMatchObject([{ code: 'spilloverRingEmpty', params: { rings: '0–0.001' } }]);
    if (!none.rings.ok) throw new Error(none.rings.notice.code);
    expect(none.rings.value.rings[0]).toMatchObject({ nobs: 0, units: 0, estimate: null });
  });

  it('stand or fail apart from the exposure', () => {
    const bare = spatialPanel(createFrame(panel.frame.columns.filter(({ name }) => name !== 'lat')));
    const links = [
      ['1', '2', 1],
      ['6', '7', 1],
    ] as const;
    const { usual, exposure, rings } = run(bare, { matrix: 'contiguity', links, regressors: [] });
    expect([usual.ok, exposure.ok]).toEqual([true, true]);
    expect(rings.ok ? null : rings.notice.code).toBe('spatialCoordinatesUnset');
    const noRings = run(panel, { rings: [], regressors: [] });
    expect(noRings.rings.ok ? null : noRings.rings.notice.code).toBe('spilloverNoRings');
    const noLinks = run(panel, { matrix: 'contiguity', regressors: [] });
    expect(noLinks.exposure.ok ? null : noLinks.exposure.notice.code).toBe('spatialLinksMissing');
    expect(noLinks.rings.ok).toBe(true);
  });

  it('use the same rows in every part, and say who has no place', () => {
    const lat = numbersOf(panel.frame, 'lat').map((value, row) => (row < 16 ? Number.NaN : value));
    const holed = createFrame([...panel.frame.columns.filter(({ name }) => name !== 'lat'), numericColumn('lat', lat)]);
    const { usual, exposure, rings, notices } = run(spatialPanel(holed), { regressors: [] });
    if (!usual.ok || !exposure.ok || !rings.ok) throw new Error('fit');
    const used = [usual.value, exposure.value.result, rings.value.result].map(({ ledger }) => ledger.rowsUsed);
    expect(new Set(used).size).toBe(1);
    expect(usual.value.ledger.steps).toMatchObject([{ reason: 'missingCoordinates', rows: { length: 16 } }]);
    expect(notices[0]).toMatchObject({ code: 'spatialCoordinatesMissing', params: { units: 2, examples: '1, 2' } });
  });

  it('need a policy', () => {
    const result = spilloverRings(panel, { outcome: 'y', treatmentName: null }, defaultsOf(fields), quietContext);
    expect(result.ok ? null : result.notice.code).toBe('spilloverNeedsPolicy');
  });
});
