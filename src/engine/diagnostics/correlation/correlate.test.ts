import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { P_FLOOR, parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { createStream } from '../../../core/random/philox.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { correlate } from './correlate.ts';
import { codeValues, midRanks } from './ranks.ts';

/** As the cases ask. */
const R_TOLERANCE = 1e-12;
const P_TOLERANCE = 1e-8;

const flat = designOf({ unit: null, time: null });

describe('correlations of other programs', () => {
  const group = loadCases('02');
  const cases = group.cases.filter((one) => one.id.includes('.corr.'));
  const parity = parityOf('correlations', group);

  it.each(cases)('$id', (one) => {
    const { id, dataset, results } = one;
    const compare = parity.compare(one, R_TOLERANCE);
    const panel = must(buildPanel(loadData(dataset!), flat));
    const method = id.endsWith('spearman') ? 'spearman' : 'pearson';
    const { r, p, n, notices } = must(correlate(panel, results.names, { method, missing: 'pairwise' }));
    const expected = { r: results.r.flat(), p: results.p.flat(), n: results.n.flat() };
    expect([...n]).toEqual(expected.n);
    expect(notices).toEqual([]);
    r.forEach((value, at) => {
      compare.check(`correlation ${at}`, value, expected.r[at], R_TOLERANCE, R_TOLERANCE);
      // R's own p-values underflow to 0 where ours may still be a tiny number.
      compare.check(`pValue ${at}`, p[at], expected.p[at], P_TOLERANCE, P_FLOOR);
    });
    compare.finish(10);
  });
});

describe('correlate', () => {
  const frame = frameOf(
    ['a', 'b', 'c', 'same'],
    [
      [1, 2, null, 7],
      [2, 4, 1, 7],
      [3, 7, 5, 7],
      [4, null, 4, 7],
      [5, 1, 9, 7],
    ],
  );
  const panel = must(buildPanel(frame, flat));

  it('uses the rows of the pair or the rows that all columns share', () => {
    const pairwise = must(correlate(panel, ['a', 'b', 'c'], { method: 'pearson', missing: 'pairwise' }));
    expect([...pairwise.n]).toEqual([5, 4, 4, 4, 4, 3, 4, 3, 4]);
    expect(pairwise.missing).toEqual([0, 1, 1]);
    const listwise = must(correlate(panel, ['a', 'b', 'c'], { method: 'pearson', missing: 'listwise' }));
    expect([...listwise.n]).toEqual(Array(9).fill(3));
    expect(listwise.r[5]).toBe(pairwise.r[5]);
    expect(listwise.r[1]).not.toBe(pairwise.r[1]);
  });

  it('ranks anew over the rows of each pair', () => {
    const { r } = must(correlate(panel, ['a', 'b'], { method: 'spearman', missing: 'pairwise' }));
    // Ranks of b over its four rows: 2, 3, 4, 1, against 1, 2, 3, 4.
    expect(r[1]).toBeCloseTo(-0.2, 14);
  });

  it('says which columns do not vary', () => {
    const result = must(correlate(panel, ['a', 'same'], { method: 'pearson', missing: 'pairwise' }));
    expect(result.r[1]).toBeNaN();
    expect(result.p[1]).toBeNaN();
    expect(result.r[0]).toBe(1);
    expect(result.notices).toMatchObject([{ code: 'correlationUndefined', params: { columns: 'same' } }]);
  });

  it('is exactly one for exact lines, whatever their scale', () => {
    const rows = Array.from({ length: 50 }, (_, i) => [i, 1e9 + i, -1e-9 * i]);
    const lines = must(buildPanel(frameOf(['x', 'far', 'down'], rows), flat));
    const { r, p } = must(correlate(lines, ['x', 'far', 'down'], { method: 'pearson', missing: 'pairwise' }));
    expect(r[1]).toBeCloseTo(1, 14);
    expect(r[2]).toBeCloseTo(-1, 14);
    expect(p[1]).toBeLessThan(1e-100);
  });

  it('does not depend on the order of rows', () => {
    const source = createStream(8, 1);
    const rows = Array.from({ length: 200 }, () => {
      const a = source.normal();
      return [a, source.uniform() < 0.1 ? null : a + source.normal(), Math.round(a)];
    });
    const shuffled = [...rows];
    source.shuffle(shuffled);
    for (const method of ['pearson', 'spearman'] as const) {
      const [one, two] = [rows, shuffled].map((cells) =>
        must(
          correlate(must(buildPanel(frameOf(['a', 'b', 'c'], cells), flat)), ['a', 'b', 'c'], {
            method,
            missing: 'pairwise',
          }),
        ),
      );
      one.r.forEach((value, at) => {
        expect(Math.abs(value - two.r[at])).toBeLessThan(1e-14);
      });
    }
  });

  it('refuses a column that is not there', () => {
    expect(correlate(panel, ['a', 'z'], { method: 'pearson', missing: 'listwise' })).toMatchObject({
      ok: false,
      notice: { code: 'columnUnknown' },
    });
  });
});

describe('midRanks', () => {
  it('are the average places in sorted order', () => {
    const source = createStream(8, 2);
    const all = Float64Array.from({ length: 60 }, () => source.integer(12) / 4);
    const positions = Int32Array.from({ length: 40 }, () => source.integer(60)).sort();
    const values = Array.from(positions, (at) => all[at]);
    const slow = values.map((value) => {
      const below = values.filter((other) => other < value).length;
      const equal = values.filter((other) => other === value).length;
      return below + (equal + 1) / 2;
    });
    expect([...midRanks(codeValues(all), positions)]).toEqual(slow);
  });

  it('have no code for a missing cell', () => {
    const { codes, levels } = codeValues(Float64Array.of(3, Number.NaN, 3, -1, 0, -0));
    expect({ codes: [...codes], levels }).toEqual({ codes: [2, -1, 2, 0, 1, 1], levels: 3 });
  });
});
