import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../testing/support/parity.ts';
import { loadCases } from '../../../testing/support/reference.ts';
import { cityPanel, linksOf, referenceWeights, spatialFrame, spatialPanel } from '../../../testing/support/spatial.ts';
import { denseFromSparse, rowSums } from '../../core/linalg/sparse.ts';
import { symmetricEigen } from '../../core/linalg/symmetric-eigen.ts';
import type { Outcome } from '../../core/notice.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame, type Frame } from '../../table/frame.ts';
import { defaultsOf, type UnitLink } from '../fields.ts';
import type { Panel } from '../panel.ts';
import { type WeightsOptions, weightsFields } from './fields.ts';
import { haversine } from './haversine.ts';
import { linksFromMatrix, mirrorsLinks } from './links.ts';
import { parseLinks } from './parse-links.ts';
import { guessCoordinates } from './points.ts';
import { spectralRadius } from './similarity.ts';
import { buildWeights, restrictWeights, type SpatialWeights } from './weights.ts';
import { readWeightsSource } from './weights-source.ts';

/** Distances and weights are printed with 15 digits. */
const PRINTED = 1e-12;
const defaults = defaultsOf(weightsFields);

function weightsOf(panel: Panel, options: Partial<WeightsOptions>): Outcome<SpatialWeights> {
  const settings = { ...defaults, ...options };
  const source = readWeightsSource(panel, settings);
  return source.ok ? buildWeights(source.value, settings) : source;
}

function built(panel: Panel, options: Partial<WeightsOptions>): SpatialWeights {
  const weights = weightsOf(panel, options);
  if (!weights.ok) throw new Error(weights.notice.code);
  return weights.value;
}

const failure = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.notice);
const codes = ({ notices }: SpatialWeights) => notices.map(({ code }) => code);

const cities = cityPanel(2022, 2022);
const small = spatialPanel(spatialFrame(12, 2, 1));

describe('weights against another program', () => {
  const group = loadCases('12');
  const parity = parityOf('spatialWeights', group);
  const one = group.cases.find(({ id }) => id === 'distance.examples')!;
  const { results } = one;

  it('distances and inverse distance', () => {
    const column = (name: string) => {
      const found = cities.frame.columns.find((one) => one.name === name);
      if (found?.kind !== 'number') throw new Error(name);
      return Array.from(cities.rows, (row) => found.values[row]);
    };
    const [lat, lon] = [column('lat'), column('lon')];
    const distance = (i: number, j: number) => haversine(lat[i - 1], lon[i - 1], lat[j - 1], lon[j - 1]);
    const compare = parity.compare(one, PRINTED);
    compare.check('distance 1 2', distance(1, 2), results.d_1_2);
    compare.check('distance 1 285', distance(1, 285), results.d_1_285);
    compare.check('distance 100 200', distance(100, 200), results.d_100_200);
    const all = lat.flatMap((_, i) => lat.slice(0, i).map((__, j) => distance(i + 1, j + 1)));
    compare.check('distance least', Math.min(...all), results.min);
    compare.check('distance most', Math.max(...all), results.max);
    const dense = denseFromSparse(built(cities, referenceWeights('invdist')).matrix);
    results.invdist_row1_first5.forEach((value: number, j: number) => {
      compare.check(`distance weight ${j}`, dense[j], value, PRINTED, 1e-15);
    });
    compare.finish(10);
  });

  it('nearest neighbours and contiguity', () => {
    const nearest = built(cities, referenceWeights('knn5'));
    const neighbours = Array.from(nearest.matrix.columns.subarray(0, 5), (j) => Number(nearest.keys[j]));
    expect(neighbours).toEqual(results.knn5_row1_neighbours);
    const given = built(cities, { matrix: 'contiguity', links: linksOf('w_city_knn5'), direction: 'asGiven' });
    expect(given.matrix).toEqual(nearest.matrix);
    expect(built(cities, referenceWeights('contig')).summary.links).toBe(results.n_contig_links);
    expect(built(cities, referenceWeights('invdist500')).islands.length).toBe(results.n_isolated_500);
  });
});

describe('kinds of weights', () => {
  it('row sums are one, nobody is a neighbour of itself', () => {
    const economy = { economy: 'x1' };
    const kinds: Partial<WeightsOptions>[] = [
      {},
      { power: 2, cutoff: 900 },
      { matrix: 'nearest', neighbours: 3 },
      { matrix: 'threshold' },
      { matrix: 'economic', ...economy },
      { matrix: 'nested', ...economy },
    ];
    for (const options of kinds) {
      const { matrix, islands } = built(small, options);
      const dense = denseFromSparse(matrix);
      rowSums(matrix).forEach((sum, i) => {
        expect(sum).toBeCloseTo(islands.includes(i) ? 0 : 1, 14);
        expect(dense[i * 13]).toBe(0);
      });
    }
  });

  it('nest by product and by share', () => {
    const near = denseFromSparse(built(small, { standardise: 'none' }).matrix);
    const far = denseFromSparse(built(small, { matrix: 'economic', economy: 'x1', standardise: 'none' }).matrix);
    const both = built(small, { matrix: 'nested', economy: 'x1', standardise: 'none' });
    denseFromSparse(both.matrix).forEach((value, cell) => {
      expect(value).toBeCloseTo(near[cell] * far[cell], 12);
    });
    expect(failure(weightsOf(small, { matrix: 'nested', economy: 'x1', nesting: 'share' }))?.code).toBe(
      'spatialEconomySign',
    );
    const share = denseFromSparse(
      built(small, { matrix: 'nested', economy: 'lat', nesting: 'share', standardise: 'none' }).matrix,
    );
    const latitude = (small.frame.columns.find(({ name }) => name === 'lat') as { values: Float64Array }).values;
    const mean = latitude.reduce((sum, value) => sum + value, 0) / latitude.length;
    expect(share[1]).toBeCloseTo((near[1] * latitude[2]) / mean, 12);
  });

  it('spectral standardisation sets the largest eigenvalue to one, symmetric or not', () => {
    for (const options of [{}, { matrix: 'nearest', neighbours: 3 }] as const) {
      const weights = built(small, { ...options, standardise: 'spectral' });
      expect(spectralRadius(weights.matrix)).toBeCloseTo(1, 10);
    }
    const raw = built(small, { standardise: 'none' });
    const { values } = symmetricEigen(denseFromSparse(raw.matrix), 12);
    expect(spectralRadius(raw.matrix)).toBeCloseTo(values[11], 12);
  });

  it('the least threshold leaves nobody alone, a smaller one makes islands that are named', () => {
    const chosen = built(small, { matrix: 'threshold' });
    expect(chosen.islands.length).toBe(0);
    expect(codes(chosen)).toEqual(['spatialThresholdChosen']);
    const distance = Number(chosen.notices[0].params.distance);
    const lonely = built(small, { matrix: 'threshold', cutoff: distance * 0.9 });
    expect(lonely.islands.length).toBeGreaterThan(0);
    expect(lonely.notices[0]).toMatchObject({ code: 'spatialIslands', params: { units: lonely.islands.length } });
    expect(failure(weightsOf(small, { matrix: 'threshold', cutoff: 0.001 }))?.code).toBe('spatialNoLinks');
  });

  it('knows which are similar to a symmetric matrix', () => {
    expect(built(small, {}).scale).not.toBeNull();
    expect(built(small, { matrix: 'nested', economy: 'lat', nesting: 'share' }).scale).not.toBeNull();
    expect(built(small, { matrix: 'nearest', neighbours: 3 }).scale).toBeNull();
    const cycle: UnitLink[] = [
      ['1', '2', 2],
      ['2', '3', 1],
      ['3', '1', 1],
      ['2', '1', 1],
      ['3', '2', 1],
      ['1', '3', 1],
    ];
    expect(built(small, { matrix: 'contiguity', links: cycle, standardise: 'none' }).scale).toBeNull();
  });

  it('restricts to some units and standardises anew', () => {
    const weights = built(small, {});
    const part = restrictWeights(weights, [0, 3, 7], defaults)!;
    rowSums(part.matrix).forEach((sum) => {
      expect(sum).toBeCloseTo(1, 14);
    });
    expect(part.keys).toEqual(['1', '4', '8']);
    const pair = built(small, { matrix: 'contiguity', links: [['1', '2', 1]] });
    expect(restrictWeights(pair, [4, 5], defaults)).toBeNull();
  });
});

describe('links', () => {
  it('go both ways when no pair is listed twice, as given otherwise', () => {
    const one: UnitLink[] = [
      ['1', '2', 1],
      ['2', '3', 1],
    ];
    const weights = built(small, { matrix: 'contiguity', links: one, standardise: 'none' });
    expect(weights.matrix.columns.length).toBe(4);
    expect(codes(weights)).toEqual(['spatialLinksMirrored', 'spatialIslands']);
    expect(mirrorsLinks([...one, ['2', '1', 1]], 'auto')).toBe(false);
    expect(mirrorsLinks(one, 'asGiven')).toBe(false);
    expect(mirrorsLinks([...one, ['2', '1', 1]], 'bothWays')).toBe(true);
  });

  it('report unknown names, own links and repetitions, whatever the order of the list', () => {
    const links: UnitLink[] = [
      ['1', '2', 1],
      ['2', '1', 1],
      ['1', '2', 3],
      ['3', '3', 1],
      ['1', 'Atlantis', 1],
      ['__proto__', '2', 1],
    ];
    const weights = built(small, { matrix: 'contiguity', links, standardise: 'none' });
    expect(codes(weights)).toEqual([
      'spatialLinksUnknown',
      'spatialLinksToSelf',
      'spatialLinksRepeated',
      'spatialIslands',
    ]);
    expect(built(small, { matrix: 'contiguity', links: [...links].reverse(), standardise: 'none' }).matrix).toEqual(
      weights.matrix,
    );
    expect(weights.matrix.values[0]).toBe(3);
  });

  it('fail in words', () => {
    const contiguity = (links: readonly UnitLink[] | null) =>
      failure(weightsOf(small, { matrix: 'contiguity', links }));
    expect(contiguity(null)?.code).toBe('spatialLinksMissing');
    expect(contiguity([['1', '2', -1]])).toMatchObject({ code: 'spatialLinkWeight', params: { weight: -1 } });
    expect(contiguity([['x', 'y', 1]])).toMatchObject({ code: 'spatialLinksNoMatch', params: { examples: 'x, y' } });
  });

  it('that hang together in a chain are a list, however short', () => {
    expect(parseLinks('a,b\nb,c', [])).toEqual({
      ok: true,
      value: [
        ['a', 'b', 1],
        ['b', 'c', 1],
      ],
    });
    expect(parseLinks('a,b\nb', [])).toMatchObject({ notice: { code: 'spatialTextUnreadable', params: { line: 2 } } });
  });

  it('are refused before they are read when there are more than a million cells', () => {
    const row = `${'0,'.repeat(999)}0\n`;
    expect(parseLinks(row.repeat(1_001), [])).toMatchObject({
      ok: false,
      notice: { code: 'spatialTextTooLarge', params: { cells: 1_001 * 1_000 + 1, limit: 1_000_000 } },
    });
  });

  it('are read from text: lists and matrices, with and without names', () => {
    const keys = ['a', 'b', 'c'];
    const links = (text: string) => {
      const parsed = parseLinks(text, keys);
      return parsed.ok ? parsed.value : parsed.notice.code;
    };
    expect(links('from,to,weight\na,b,2\nb,c')).toEqual([
      ['a', 'b', 2],
      ['b', 'c', 1],
    ]);
    expect(links('a\tb\nc b')).toEqual([
      ['a', 'b', 1],
      ['c', 'b', 1],
    ]);
    expect(links('北京，天津，0.5')).toEqual([['北京', '天津', 0.5]]);
    const named = ',a,b,c,d\na,0,1,0,2\nb,1,0,0,0\nc,0,0,0,0\nd,2,0,0,0';
    expect(links(named)).toEqual([
      ['a', 'b', 1],
      ['a', 'd', 2],
      ['b', 'a', 1],
      ['d', 'a', 2],
    ]);
    expect(links('0,1,0\n1,0,1\n0,1,0')).toHaveLength(4);
    expect(links('0,1,0,1\n1,0,1,1\n0,1,0,1\n1,1,1,0')).toBe('spatialMatrixSize');
    expect(links('0,1,0,1\n1,0,1,1\n0,1,0,1')).toBe('spatialMatrixNotSquare');
    expect(links('a,b\nalone')).toBe('spatialTextUnreadable');
    expect(links('  ')).toBe('spatialTextUnreadable');
    expect(
      failure(
        linksFromMatrix(
          [
            [0, Number.NaN],
            [1, 0],
          ],
          null,
          ['a', 'b'],
        ),
      )?.code,
    ).toBe('spatialLinkWeight');
  });
});

describe('coordinates', () => {
  const change = (name: string, values: (value: number, row: number) => number): Frame => {
    const frame = spatialFrame(12, 2, 1);
    return createFrame(
      frame.columns.map((column) =>
        column.name === name && column.kind === 'number' ? numericColumn(name, column.values.map(values)) : column,
      ),
    );
  };

  it('are found by name', () => {
    expect(guessCoordinates(small.frame)).toEqual({ latitude: 'lat', longitude: 'lon' });
    const chinese = createFrame([numericColumn('经度', Float64Array.of(1)), numericColumn('纬度', Float64Array.of(1))]);
    expect(guessCoordinates(chinese)).toEqual({ latitude: '纬度', longitude: '经度' });
    expect(guessCoordinates(createFrame([numericColumn('plateau', Float64Array.of(1))])).latitude).toBeNull();
  });

  it('out of range, the same twice, or moving are said', () => {
    const swapped = weightsOf(small, { latitude: 'lon', longitude: 'lat' });
    expect(failure(swapped)).toMatchObject({ code: 'spatialCoordinatesRange', params: { column: 'lon', limit: 90 } });
    const twins = (name: string) => change(name, (value, row) => (row < 4 ? 30 : value));
    const sameLatitude = twins('lat');
    const same = createFrame(
      sameLatitude.columns.map((column) => (column.name === 'lon' ? twins('lon').columns[7] : column)),
    );
    expect(failure(weightsOf(spatialPanel(same), {}))).toMatchObject({
      code: 'spatialSamePlace',
      params: { first: '1', second: '2' },
    });
    const moving = built(spatialPanel(change('lat', (value, row) => (row === 5 ? value + 1 : value))), {});
    expect(moving.notices[0]).toMatchObject({ code: 'spatialCoordinatesVary', params: { units: 1, examples: '3' } });
  });

  it('unset, too few units, too many neighbours', () => {
    const bare = spatialPanel(createFrame(small.frame.columns.filter(({ name }) => name !== 'lat')));
    expect(failure(weightsOf(bare, {}))?.code).toBe('spatialCoordinatesUnset');
    expect(failure(weightsOf(small, { matrix: 'nearest', neighbours: 12 }))?.code).toBe('spatialNeighboursTooMany');
    expect(failure(weightsOf(spatialPanel(spatialFrame(2, 2, 1)), {}))?.code).toBe('spatialTooFewUnits');
    expect(failure(weightsOf(small, { matrix: 'economic' }))?.code).toBe('spatialEconomyUnset');
    expect(failure(weightsOf(small, { latitude: 'nowhere' }))?.code).toBe('columnUnknown');
  });

  it('economic distance warns of years after the policy, and of equal means', () => {
    const panel = spatialPanel(spatialFrame(12, 4, 1));
    expect(codes(built(panel, { matrix: 'economic', economy: 'x1' }))).toEqual(['spatialEconomyAfterPolicy']);
    expect(codes(built(panel, { matrix: 'economic', economy: 'x1', economyUntil: 2 }))).toEqual([]);
    expect(failure(weightsOf(panel, { matrix: 'economic', economy: 'time' }))?.code).toBe('spatialSameEconomy');
  });

  it('ties among nearest neighbours are counted', () => {
    const grid = createFrame([
      numericColumn('unit', Float64Array.of(1, 2, 3, 4)),
      numericColumn('time', Float64Array.of(1, 1, 1, 1)),
      numericColumn('d', new Float64Array(4)),
      numericColumn('lat', Float64Array.of(0, 0, 0, 5)),
      numericColumn('lon', Float64Array.of(-1, 0, 1, 0)),
    ]);
    const weights = built(spatialPanel(grid), { matrix: 'nearest', neighbours: 1 });
    expect(weights.notices[0]).toMatchObject({ code: 'spatialNearestTied', params: { units: 1 } });
    expect(Array.from(weights.matrix.columns)).toEqual([1, 0, 1, 1]);
  });
});
