import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../testing/support/designs.ts';
import { parityOf } from '../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../testing/support/reference.ts';
import { studentTwoSided } from '../../core/distributions/index.ts';
import { gram } from '../../core/linalg/gram.ts';
import { householderLeastSquares } from '../../core/linalg/qr.ts';
import { symmetricEigen } from '../../core/linalg/symmetric-eigen.ts';
import { createStream } from '../../core/random/philox.ts';
import { type Frame, findColumn } from '../../table/frame.ts';
import { buildPanel } from '../design/build-panel.ts';
import { quietContext } from '../estimator.ts';
import { fit as fitFeols } from '../estimators/feols/fit.ts';
import { fields } from '../estimators/feols/meta.ts';
import type { FeolsOptions } from '../estimators/feols/settle.ts';
import { defaultsOf } from '../fields.ts';
import { stdErrors, tidy } from '../inference/tidy.ts';

/** The reference README's tolerance for clustered errors. */
const EXACT = 1e-9;
const group = loadCases('14');
const parity = parityOf('smallSample', group);

function run(change: Partial<FeolsOptions>, dataset = 'few_clusters', unit = 'unit') {
  const panel = must(buildPanel(loadData(dataset), designOf({ unit })));
  const options = { ...defaultsOf(fields), treatment: false, regressors: ['d', 'x'], cluster: ['cl'], ...change };
  return fitFeols(panel, { outcome: 'y', treatmentName: null }, options, quietContext);
}

describe('few clusters against clubSandwich (reference group 14)', () => {
  it.each(['CR1S', 'CR2'] as const)('%s', (vcov) => {
    const one = group.cases.find(({ id }) => id === `clubSandwich.${vcov}`)!;
    const compare = parity.compare(one, EXACT);
    const result = must(run({ vcov }));
    const errors = stdErrors(result);
    for (const [i, name] of ['d', 'x'].entries()) {
      compare.check(`stdError ${name}`, errors[i], one.results[`se_${name}`]);
      compare.check(`dof ${name}`, result.dofTerms?.[i], one.results[`satt_df_${name}`]);
      compare.p(`pValue ${name}`, tidy(result)[i].pValue, one.results[`satt_p_${name}`]);
    }
    compare.finish(6);
  });

  it('clubSandwich.CR1: degrees of freedom do not depend on the factor', () => {
    const one = group.cases.find(({ id }) => id === 'clubSandwich.CR1')!;
    const compare = parity.compare(one, EXACT);
    const result = must(run({ vcov: 'CR1S' }));
    for (const [i, name] of ['d', 'x'].entries()) {
      compare.check(`dof ${name}`, result.dofTerms?.[i], one.results[`satt_df_${name}`]);
      const t = result.coef[i] / one.results[`se_${name}`];
      compare.p(`pValue ${name}`, studentTwoSided(t, result.dofTerms![i]), one.results[`satt_p_${name}`]);
    }
    compare.finish(4);
  });
});

/** Everything dense: dummies, hat matrix, square roots of its blocks. */
function dense(data: Frame, by: string, effects: readonly string[], adjust: boolean) {
  const column = (name: string) => {
    const found = findColumn(data, name);
    if (found?.kind !== 'number') throw new Error(name);
    return found.values;
  };
  const n = data.nrow;
  const dummies = effects.flatMap((name) => {
    const values = column(name);
    return [...new Set(values)].map((level) => values.map((value) => Number(value === level)));
  });
  const x = [column('d'), column('x'), ...(effects.length === 0 ? [new Float64Array(n).fill(1)] : []), ...dummies];
  const { kept, residual } = householderLeastSquares(x, column('y'), 1e-9);
  const design = Array.from(kept, (j) => x[j]);
  const k = design.length;
  const inverse = symmetricPower(gram(design), k, -1);
  const hat = (r: number, s: number) => {
    let h = 0;
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) h += design[i][r] * inverse[i * k + j] * design[j][s];
    return h;
  };
  const groups = [...new Set(column(by))].map((level) =>
    Array.from(column(by).keys()).filter((r) => column(by)[r] === level),
  );
  return [0, 1].map((coefficient) => {
    const moved = groups.map((rows) => {
      const m = rows.length;
      const left = Float64Array.from(
        { length: m * m },
        (_, c) => Number(c % (m + 1) === 0) - hat(rows[Math.floor(c / m)], rows[c % m]),
      );
      const root = adjust ? symmetricPower(left, m, -0.5) : left.map((_, c) => Number(c % (m + 1) === 0));
      const v = rows.map((r) => design.reduce((sum, values, j) => sum + inverse[coefficient * k + j] * values[r], 0));
      return rows.map((_, a) => v.reduce((sum, value, b) => sum + root[a * m + b] * value, 0));
    });
    const variance = groups.reduce(
      (sum, rows, g) => sum + rows.reduce((s, r, i) => s + moved[g][i] * residual[r], 0) ** 2,
      0,
    );
    let [trace, square] = [0, 0];
    groups.forEach((rows, g) => {
      groups.forEach((others, h) => {
        let cell = 0;
        rows.forEach((r, a) => {
          others.forEach((s, b) => {
            cell += moved[g][a] * (Number(r === s) - hat(r, s)) * moved[h][b];
          });
        });
        if (g === h) trace += cell;
        square += cell * cell;
      });
    });
    return { stdError: Math.sqrt(variance), dof: (trace * trace) / square };
  });
}

/** A symmetric matrix to a power; directions without length are left out. */
function symmetricPower(a: Float64Array, n: number, power: number): Float64Array {
  const { values, vectors } = symmetricEigen(a, n);
  const largest = Math.max(...values);
  return Float64Array.from({ length: n * n }, (_, cell) => {
    const [i, j] = [Math.floor(cell / n), cell % n];
    return values.reduce(
      (sum, value, c) =>
        value > 1e-11 * largest ? sum + vectors[i * n + c] * value ** power * vectors[j * n + c] : sum,
      0,
    );
  });
}

describe('against dense matrices', () => {
  /** Six clusters of unequal size, eleven units, four periods; rows missing. */
  const stream = createStream(11, 0);
  const rows = Array.from({ length: 44 }, (_, r) => {
    const [unit, year] = [Math.floor(r / 4), r % 4];
    const d = Number(unit % 3 === 0 && year > 1);
    return [unit, year, Math.floor(unit / 2), stream.normal() + d, d, stream.normal()];
  }).filter((_, r) => ![5, 18, 19, 40].includes(r));
  const data = frameOf(['unit', 'year', 'cl', 'y', 'd', 'x'], rows);
  const panel = must(buildPanel(data, designOf({ unit: 'unit' })));
  const designs: [string, readonly string[], string][] = [
    ['nested and crossing effects', ['unit', 'year'], 'cl'],
    ['no effects', [], 'cl'],
    ['effects that cross clusters only', ['unit'], 'year'],
    ['effects that are the clusters', ['cl', 'year'], 'cl'],
  ];

  it.each(designs)('%s', (_, absorb, cluster) => {
    for (const vcov of ['CR1S', 'CR2'] as const) {
      const options = {
        ...defaultsOf(fields),
        treatment: false,
        regressors: ['d', 'x'],
        absorb: [...absorb],
        vcov,
        cluster: [cluster],
      };
      const result = must(fitFeols(panel, { outcome: 'y', treatmentName: null }, options, quietContext));
      const own = stdErrors(result);
      const n = result.counts.nobs;
      const g = result.counts.clusters[0].count;
      const parameters = result.details.parameters as number;
      const factor = vcov === 'CR2' ? 1 : Math.sqrt((((n - 1) / (n - parameters)) * g) / (g - 1));
      for (const [i, slow] of dense(data, cluster, absorb, vcov === 'CR2').entries()) {
        expect(own[i] / (factor * slow.stdError)).toBeCloseTo(1, 9);
        expect(result.dofTerms![i] / slow.dof).toBeCloseTo(1, 9);
      }
    }
  });
});

describe('what is refused', () => {
  const codeOf = (change: Partial<FeolsOptions>, dataset?: string, unit?: string) => {
    const result = run(change, dataset, unit);
    return result.ok ? null : result.notice.code;
  };

  it('weights, two ways, and effects too many to be taken apart by cluster', () => {
    expect(codeOf({ vcov: 'CR2', weights: 'x' })).not.toBeNull();
    expect(codeOf({ vcov: 'CR2', cluster: ['cl', 'unit'] })).toBe('vcovOneWay');
    const cities = {
      regressors: ['did'],
      cluster: ['year'],
      absorb: ['city', ['province', 'year'], ['tier', 'year'], ['region', 'year']],
    } as const;
    expect(codeOf({ vcov: 'CR2', weights: 'pop_w', ...cities }, 'city_balanced', 'city')).toBe('vcovWithoutWeights');
    const many = {
      regressors: ['did'],
      cluster: ['year'],
      absorb: [
        ['city', 'g'],
        ['city', 'tier'],
        ['city', 'region'],
        ['city', 'province'],
        ['city', 'polluting'],
      ],
    } as const;
    expect(codeOf({ vcov: 'CR2', ...many }, 'city_balanced', 'city')).toBe('vcovTooWide');
  });
});
