import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, parityOf, type What } from '../../../testing/support/parity.ts';
import { loadCases, loadData, miss } from '../../../testing/support/reference.ts';
import { createStream } from '../../core/random/philox.ts';
import { findColumn } from '../../table/frame.ts';
import { type BinaryFit, type BinaryLink, type BinaryProblem, fitBinaryResponse } from './binary-response.ts';
import { logitLink } from './logit.ts';
import { probitLink } from './probit.ts';

const frame = loadData('city_balanced');
const column = (name: string): Float64Array => {
  const found = findColumn(frame, name);
  if (found?.kind !== 'number') throw new Error(name);
  return found.values;
};
const of2013 = Int32Array.from(column('year').keys()).filter((row) => column('year')[row] === 2013);
const in2013 = (name: string) => Float64Array.from(of2013, (row) => column(name)[row]);

function solve(problem: Partial<BinaryProblem> & Pick<BinaryProblem, 'columns' | 'response'>): BinaryFit {
  const names = problem.columns.map((_, j) => `x${j}`);
  const result = fitBinaryResponse({ names, weights: null, link: logitLink, ...problem });
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function failure(problem: Partial<BinaryProblem> & Pick<BinaryProblem, 'columns' | 'response'>) {
  const names = problem.columns.map((_, j) => `x${j}`);
  const result = fitBinaryResponse({ names, weights: null, link: logitLink, ...problem });
  if (result.ok) throw new Error(`converged in ${result.value.iterations} iterations`);
  return result.notice;
}

const stdErrors = ({ coef, vcov }: BinaryFit) => Array.from(coef, (_, j) => Math.sqrt(vcov[j * (coef.length + 1)]));
/** Digits that R prints and its convergence leave. */
const DIGITS = 1e-11;

function near(actual: Iterable<number>, expected: readonly number[], rel = DIGITS): void {
  const got = [...actual];
  expect(got).toHaveLength(expected.length);
  got.forEach((value, i) => {
    expect(miss(value, expected[i], rel, 1e-14)).toBeLessThanOrEqual(1);
  });
}

/** glm with epsilon = 1e-15; the probit went on with five Newton steps on the observed information, since Fisher scoring stops at nine digits. */
const group = loadCases('17');
const parity = parityOf('binary', group);

function checkAll(
  compare: Comparison,
  what: What,
  actual: Iterable<number>,
  expected: readonly number[],
  rel = DIGITS,
): void {
  const got = [...actual];
  expect(got).toHaveLength(expected.length);
  got.forEach((value, i) => {
    compare.check(what, value, expected[i], rel, 1e-14);
  });
}

describe('against R on the cities of 2013', () => {
  const columns = ['lnpgdp', 'fdi', 'gov'].map(in2013);
  const response = Uint8Array.from(in2013('treated'));

  it('probit, standard errors from the observed information', () => {
    const fitted = solve({ columns, response, link: probitLink });
    const question = { id: 'probit 2013', package: 'stats::glm', call: 'glm(binomial(probit))' };
    const compare = parity.compare(question, DIGITS);
    checkAll(
      compare,
      'coefficient',
      fitted.coef,
      [-2.13192588650426, 0.213175131387295, -0.101920442356131, -0.253220378363056],
    );
    checkAll(
      compare,
      'stdError',
      stdErrors(fitted),
      [1.72596512518327, 0.163050242470509, 0.119407276736351, 2.39090669244013],
    );
    checkAll(compare, 'fit log-likelihood', [fitted.logLik], [-193.028004486426]);
    compare.finish(9);
  });

  it('logit with weights', () => {
    const weights = in2013('city').map((city) => 1 + (city % 3));
    const fitted = solve({ columns, response, weights });
    const question = { id: 'logit 2013 weighted', package: 'stats::glm', call: 'glm(binomial, weights)' };
    const compare = parity.compare(question, DIGITS);
    checkAll(
      compare,
      'coefficient',
      fitted.coef,
      [-1.88624878393684, 0.219680282935483, -0.117415071694411, -2.27755631157726],
    );
    checkAll(
      compare,
      'stdError',
      stdErrors(fitted),
      [1.98894390069308, 0.184972692587473, 0.132671314684698, 2.71605993955872],
    );
    checkAll(compare, 'fit log-likelihood', [fitted.logLik], [-387.406892434465]);
    compare.finish(9);
  });
});

const withDummies = group.cases.find((one) => one.id === 'logit.fe.city');

/** The README's tolerance for logits. */
const GLM = 1e-6;

describe('against fixest', () => {
  it.runIf(withDummies)('a logit with a dummy per city and year', () => {
    const expected = withDummies!.results;
    const y = column('y');
    const median = Float64Array.from(y).sort();
    const cut = (median[y.length / 2 - 1] + median[y.length / 2]) / 2;
    const high = Uint8Array.from(y, (value) => Number(value > cut));
    const city = column('city');
    const shares = new Map<number, number[]>();
    city.forEach((key, row) => {
      shares.set(key, [...(shares.get(key) ?? []), high[row]]);
    });
    const varied = new Set([...shares].filter(([, values]) => new Set(values).size > 1).map(([key]) => key));
    const rows = Int32Array.from(city.keys()).filter((row) => varied.has(city[row]));
    const take = (values: ArrayLike<number>) => Float64Array.from(rows, (row) => values[row]);
    const dummies = (name: string) =>
      [...new Set(take(column(name)))].slice(1).map((key) => take(column(name)).map((value) => Number(value === key)));
    const named = ['did', 'lnpgdp', 'fdi'];
    const fitted = solve({
      columns: [...named.map((name) => take(column(name))), ...dummies('city'), ...dummies('year')],
      response: Uint8Array.from(take(high)),
    });
    const compare = parity.compare(withDummies!, GLM);
    compare.equal('counts', fitted.nobs, expected.n);
    checkAll(
      compare,
      'coefficient',
      fitted.coef.subarray(1, 4),
      named.map((name) => expected.coef[name]),
      GLM,
    );
    checkAll(compare, 'fit log-likelihood', [fitted.logLik], [expected.loglik], GLM);
    checkAll(compare, 'r2 pseudo', [1 - fitted.logLik / fitted.logLikNull], [expected.pseudo_r2], GLM);
    compare.finish(5);
  });
});

/** A yes/no outcome that two normal columns move. */
function simulated(seed: number, n: number, strength = 0.7): { columns: Float64Array[]; response: Uint8Array } {
  const random = createStream(seed, 0);
  const columns = [0, 1].map(() => Float64Array.from({ length: n }, () => random.normal()));
  const response = Uint8Array.from({ length: n }, (_, r) =>
    Number(random.uniform() < logitLink.probability(0.3 + strength * (columns[0][r] - columns[1][r]))),
  );
  return { columns, response };
}

const links: readonly BinaryLink[] = [logitLink, probitLink];
const worlds = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  n: fc.integer({ min: 60, max: 200 }),
  link: fc.constantFrom(...links),
});

describe('properties', () => {
  it('scores are zero at the maximum', () => {
    fc.assert(
      fc.property(worlds, ({ seed, n, link }) => {
        const { columns, response } = simulated(seed, n);
        const { index } = solve({ columns, response, link });
        const out = { logLik: 0, score: 0, information: 0 };
        const scores = Float64Array.from(index, (x, r) => {
          link.row(x, response[r] === 1, out);
          return out.score;
        });
        for (const values of [new Float64Array(n).fill(1), ...columns]) {
          const total = values.reduce((sum, value, r) => sum + value * scores[r], 0);
          expect(Math.abs(total)).toBeLessThan(1e-8 * n);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('weights are duplicated rows, and rows without weight are not there', () => {
    fc.assert(
      fc.property(worlds, ({ seed, n, link }) => {
        const { columns, response } = simulated(seed, n);
        const weights = Float64Array.from({ length: n }, (_, r) => (r < 50 ? 1 + (r % 3) : r % 3));
        const rows = Array.from(weights, (w, r) => new Array<number>(w).fill(r)).flat();
        const weighted = solve({ columns, response, link, weights });
        const duplicated = solve({
          columns: columns.map((values) => Float64Array.from(rows, (r) => values[r])),
          response: Uint8Array.from(rows, (r) => response[r]),
          link,
        });
        near(weighted.coef, [...duplicated.coef], 1e-9);
        near(weighted.vcov, [...duplicated.vcov], 1e-9);
        near([weighted.logLik, weighted.logLikNull], [duplicated.logLik, duplicated.logLikNull], 1e-12);
      }),
      { numRuns: 30 },
    );
  });

  it('units of measurement do not matter', () => {
    const { columns, response } = simulated(4, 150);
    const plain = solve({ columns, response });
    const scaled = solve({
      columns: [columns[0].map((x) => 1e3 + 1e-2 * x), columns[1].map((x) => 1e7 * x)],
      response,
    });
    near([scaled.coef[1] * 1e-2, scaled.coef[2] * 1e7], [...plain.coef.subarray(1)], 1e-7);
    near(scaled.probability, [...plain.probability], 1e-7);
  });
});

describe('designs without an answer', () => {
  const { columns, response } = simulated(9, 120);

  it('sets collinear and constant columns aside', () => {
    const sum = columns[0].map((x, r) => 2 * x - columns[1][r]);
    const fitted = solve({ columns: [columns[0], new Float64Array(120).fill(7), columns[1], sum], response });
    expect(fitted.kept).toEqual([0, 2]);
    expect(fitted.dropped).toEqual([1, 3]);
    near(fitted.coef, [...solve({ columns, response }).coef]);
  });

  it.each(links)('one class only ($id)', (link) => {
    const notice = failure({ columns, response: new Uint8Array(120).fill(1), link });
    expect(notice).toMatchObject({ code: 'binaryOneClass', params: { ones: 120, zeros: 0 } });
  });

  it.each(links)('complete separation by one column ($id)', (link) => {
    const apart = Float64Array.from(response, (y, r) => (y === 1 ? 5 : -5) + columns[0][r] / 10);
    expect(failure({ columns: [columns[1], apart], response, link })).toMatchObject({
      code: 'binarySeparated',
      params: { columns: 'x1' },
    });
  });

  it.each(links)('quasi-complete separation by a dummy that only one class has ($id)', (link) => {
    const dummy = Float64Array.from(response, (y, r) => Number(y === 1 && r % 5 === 0));
    expect(failure({ columns: [columns[0], dummy], response, link })).toMatchObject({
      code: 'binarySeparated',
      params: { columns: 'x1' },
    });
  });

  it.each(links)('separation by a combination of columns ($id)', (link) => {
    const own = Uint8Array.from(columns[0], (x, r) => Number(x + columns[1][r] > 0.2));
    expect(failure({ columns, response: own, link })).toMatchObject({
      code: 'binarySeparated',
      params: { columns: '–' },
    });
  });

  it.each(links)('strong but overlapping classes still have a maximum ($id)', (link) => {
    const far = simulated(12, 400, 6);
    const fitted = solve({ ...far, link });
    expect(Math.max(...fitted.index.map(Math.abs))).toBeGreaterThan(link.steep / 2);
    expect(fitted.logLik).toBeLessThan(0);
  });

  it('a class of one row that nothing separates', () => {
    const lone = new Uint8Array(120);
    lone[columns[0].findIndex((x, r) => Math.abs(x) < 0.3 && Math.abs(columns[1][r]) < 0.3)] = 1;
    expect(solve({ columns, response: lone }).probability.every((p) => p > 0 && p < 0.2)).toBe(true);
  });
});

describe('links', () => {
  it('keep their digits far out', () => {
    const out = { logLik: 0, score: 0, information: 0 };
    for (const x of [-60, -37, -36, -20, 20, 60]) {
      for (const link of links) {
        link.row(x, true, out);
        expect(Number.isFinite(out.logLik)).toBe(true);
        expect(out.score).toBeGreaterThanOrEqual(0);
        expect(out.information).toBeGreaterThanOrEqual(0);
      }
    }
    // Mills ratio at -40: 40 + 1/40 - 2/40^3 + 10/40^5
    probitLink.row(-40, true, out);
    expect(out.score).toBeCloseTo(40 + 1 / 40 - 2 / 40 ** 3 + 10 / 40 ** 5, 8);
  });
});
