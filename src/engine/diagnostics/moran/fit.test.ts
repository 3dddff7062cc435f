import { describe, expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, findColumn } from '../../../table/frame.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fit as fitMoran } from './fit.ts';
import { fields, type MoranOptions } from './meta.ts';

const roles = { outcome: 'y', treatmentName: 'd' };
const options = (changes: Partial<MoranOptions> = {}): MoranOptions => ({
  ...defaultsOf(fields),
  draws: 99,
  ...changes,
});
const frame = spatialFrame(20, 3, 5);

describe('spatial correlation as a result', () => {
  it('has no coefficients and accounts for every row', () => {
    const column = findColumn(frame, 'y')!;
    const lat = findColumn(frame, 'lat')!;
    if (column.kind !== 'number' || lat.kind !== 'number') throw new Error('columns');
    const y = column.values.slice();
    const places = lat.values.slice();
    y[4] = Number.NaN;
    places.fill(Number.NaN, 0, 3);
    const holed = createFrame(
      frame.columns.map((one) =>
        one.name === 'y' ? numericColumn('y', y) : one.name === 'lat' ? numericColumn('lat', places) : one,
      ),
    );
    const found = fitMoran(spatialPanel(holed), roles, options(), quietContext);
    if (!found.ok) throw new Error(found.notice.code);
    const { terms, coef, ledger, counts, moran, notices } = found.value;
    expect([terms.length, coef.length]).toEqual([0, 0]);
    expect(ledger.steps.map(({ reason, rows }) => [reason, rows.length])).toEqual([
      ['missingCoordinates', 3],
      ['missingVariable', 1],
    ]);
    expect(ledger.rowsUsed).toBe(56);
    expect(counts).toMatchObject({ nobs: 56, units: 19, periods: 3 });
    expect(moran?.periods.reduce((sum, { units }) => sum + units, 0)).toBe(56);
    expect(notices.map((one) => one.code)).toContain('spatialCoordinatesMissing');
  });

  it('says when permutations are too few to speak', () => {
    const codes = (draws: number) => {
      const found = fitMoran(spatialPanel(frame), roles, options({ draws }), quietContext);
      return found.ok ? found.value.notices.map((one) => one.code) : [found.notice.code];
    };
    expect(codes(98)).toContain('moranFewDraws');
    expect(codes(99)).not.toContain('moranFewDraws');
    expect(codes(0)).not.toContain('moranFewDraws');
  });
});

describe('generated code', () => {
  const context = { roles, unit: 'city', time: 'year' };

  it('builds the weights and tests every period', () => {
    const { r, stata } = code(options({ matrix: 'nearest', latitude: 'lat', longitude: 'lon', draws: 499 }), context);
    expect(r).toContain('spdep::moran.mc(here$x, here$lw, nsim = 499, alternative = "two.sided")');
    expect(r).toContain('rank(d, ties.method = "first") <= 5');
    expect(stata).toContain('levelsof year, local(periods)');
    expect(stata).toContain('jumble(x)');
  });

  it('holds hostile names and says nothing without unit or time', () => {
    const { r, stata } = code(options({ variable: 'a"]; quit("' }), context);
    expect(r).toContain('df[["a\\"]; quit(\\""]]');
    expect(stata).toContain('* rename the column');
    expect(code(options(), { ...context, time: null })).toEqual({ r: '', stata: '' });
  });
});
