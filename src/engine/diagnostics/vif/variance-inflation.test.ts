import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { householderLeastSquares } from '../../../core/linalg/qr.ts';
import { createStream } from '../../../core/random/philox.ts';
import { mean } from '../../../core/sums.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { completeRows, readNumericColumns } from '../numeric-columns.ts';
import { varianceInflation } from './variance-inflation.ts';

/** The cases print 15 digits; factors up to six lose one. */
const PRINTED = 1e-12;
/** Against a regression on unit and year dummies by Householder QR. */
const AGAINST_DUMMIES = 1e-9;

const plain = { absorb: false };
const within = { absorb: true };

describe('variance inflation of car::vif', () => {
  const group = loadCases('02');
  const cases = group.cases.filter((one) => one.id.endsWith('.vif'));
  const parity = parityOf('inflation', group);

  it.each(cases)('$id', (one) => {
    const { dataset, results } = one;
    const compare = parity.compare(one, PRINTED);
    const panel = must(buildPanel(loadData(dataset!), designOf({})));
    const names = Object.keys(results.vif);
    const answer = must(varianceInflation(panel, names, plain));
    expect(answer.notices).toEqual([]);
    for (const row of answer.rows) {
      compare.check(`vif ${row.name}`, row.vif, results.vif[row.name]);
      compare.check(`vif tolerance ${row.name}`, row.tolerance, results.tolerance[row.name]);
    }
    compare.check('vif mean', answer.mean, results.mean_vif);
    compare.finish(5);
    const columns = must(readNumericColumns(panel, names));
    expect(answer.nobs).toBe(completeRows(columns, panel.rows.length).length);
  });
});

/** A small unbalanced panel: 12 units, 8 years, one cell in ten missing. */
function smallPanel() {
  const source = createStream(77, 0);
  const rows: (string | number | null)[][] = [];
  for (let unit = 0; unit < 12; unit++) {
    const size = source.normal();
    for (let year = 2000; year < 2008; year++) {
      const a = size + 0.1 * (year - 2000) + source.normal();
      const b = source.uniform() < 0.1 ? null : 0.7 * a + source.normal();
      rows.push([`u${unit}`, year, a, b, a + source.normal(), size, year % 2, 3, 2 * a + 1]);
    }
  }
  return must(
    buildPanel(frameOf(['city', 'year', 'a', 'b', 'c', 'size', 'odd', 'three', 'twiceA'], rows), designOf({})),
  );
}

describe('varianceInflation', () => {
  const panel = smallPanel();

  it('within effects equals regressions with dummies', () => {
    const names = ['a', 'b', 'c'];
    const answer = must(varianceInflation(panel, names, within));
    const read = must(readNumericColumns(panel, names));
    const rows = completeRows(read, panel.rows.length);
    const dummies = [...new Set(panel.unitOf)].map((unit) =>
      Float64Array.from(rows, (i) => +(panel.unitOf![i] === unit)),
    );
    const years = [...panel.periods].map((year) => Float64Array.from(rows, (i) => +(panel.time![i] === year)));
    const columns = read.map((column) => Float64Array.from(rows, (i) => column[i]));
    const squares = (values: Float64Array) => values.reduce((total, value) => total + value * value, 0);
    const left = (y: Float64Array, x: Float64Array[]) => squares(householderLeastSquares(x, y, 1e-9).residual);
    answer.rows.forEach((row, j) => {
      const others = columns.filter((_, k) => k !== j);
      const total = left(columns[j], [...dummies, ...years]);
      const slow = total / left(columns[j], [...dummies, ...years, ...others]);
      expect(Math.abs(row.vif! / slow - 1)).toBeLessThan(AGAINST_DUMMIES);
    });
    expect(answer.rows.map((row) => row.missing)[1]).toBe(panel.rows.length - answer.nobs);
  });

  it('does not depend on location or scale', () => {
    const moved = frameOf(
      ['city', 'year', 'a', 'b'],
      Array.from(panel.rows, (_, i) => {
        const [a, b] = must(readNumericColumns(panel, ['a', 'b'])).map((column) => column[i]);
        return [panel.unitKeys[panel.unitOf![i]], panel.time![i], 1e6 + 100 * a, Number.isNaN(b) ? null : -b / 1000];
      }),
    );
    const one = must(varianceInflation(panel, ['a', 'b'], plain));
    const two = must(varianceInflation(must(buildPanel(moved, designOf({}))), ['a', 'b'], plain));
    // a is held to 10 digits after 1e6 is added.
    one.rows.forEach((row, j) => {
      expect(Math.abs(two.rows[j].vif! / row.vif! - 1)).toBeLessThan(1e-9);
    });
    expect(mean(one.rows.map((row) => row.vif!))).toBe(one.mean);
  });

  it('names columns that determine one another and still answers for the others', () => {
    const answer = must(varianceInflation(panel, ['a', 'c', 'twiceA'], plain));
    expect(answer.rows.map((row) => row.vif === null)).toEqual([true, false, true]);
    expect(answer.rows[1].vif).toBeCloseTo(must(varianceInflation(panel, ['a', 'c'], plain)).rows[1].vif!, 9);
    expect(answer.mean).toBeNull();
    expect(answer.notices).toMatchObject([{ code: 'vifCollinear', params: { columns: 'a, twiceA' } }]);
  });

  it('names columns of which the constant or the effects leave nothing', () => {
    const answer = must(varianceInflation(panel, ['a', 'three', 'size', 'odd', 'c'], within));
    expect(answer.rows.map((row) => row.vif === null)).toEqual([false, true, true, true, false]);
    expect(answer.notices).toMatchObject([
      { code: 'vifConstant', params: { columns: 'three' } },
      { code: 'vifAbsorbed', params: { columns: 'size, odd' } },
    ]);
  });

  it('is one for a single column', () => {
    expect(must(varianceInflation(panel, ['a'], within)).rows[0].vif).toBeCloseTo(1, 14);
  });

  it('says what is lacking', () => {
    const flat = must(buildPanel(panel.frame, designOf({ unit: null, time: null })));
    expect(varianceInflation(flat, ['a', 'b'], within)).toMatchObject({ ok: false, notice: { code: 'vifNoEffects' } });
    expect(varianceInflation(panel, ['a', 'nope'], plain)).toMatchObject({
      ok: false,
      notice: { code: 'columnUnknown' },
    });
    const empty = must(buildPanel(frameOf(['city', 'year', 'x'], [['a', 1, null], ['b', 1, null]]), designOf({}))); // biome-ignore format: short
    expect(varianceInflation(empty, ['x'], plain)).toMatchObject({ ok: false });
  });
});
