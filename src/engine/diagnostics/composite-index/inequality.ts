import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { mean, sum } from '../../../core/sums.ts';

export interface InequalityPair {
  readonly high: string;
  readonly low: string;
  /** Gini ratio between the two groups, and Dagum's relative economic affluence. */
  readonly gini: number;
  readonly affluence: number;
}

/** G = within + between + transvariation, and Theil T = within + between. */
export interface Inequality {
  readonly gini: number;
  readonly within: number;
  readonly between: number;
  readonly transvariation: number;
  readonly pairs: readonly InequalityPair[];
  readonly theil: number;
  readonly theilWithin: number;
  readonly theilBetween: number;
}

interface Group {
  readonly label: string;
  readonly values: Float64Array;
  readonly mean: number;
  /** Shares of the rows and of the total. */
  readonly people: number;
  readonly income: number;
}

/**
 * Gini coefficient with Dagum's (1997) decomposition by subgroup, and the Theil index with its own.
 * @param values n positive numbers, NaN = left out; @param codes group of each, -1 = left out; @param labels name per group
 * Failures: inequalityNotPositive, inequalityFewRows.
 */
export function inequality(values: Float64Array, codes: Int32Array, labels: readonly string[]): Outcome<Inequality> {
  const kept = Int32Array.from(values.keys()).filter((r) => codes[r] >= 0 && !Number.isNaN(values[r]));
  if (kept.length < 2) return fail('inequalityFewRows', { rows: kept.length });
  const wrong = kept.find((r) => !(values[r] > 0));
  if (wrong !== undefined) return fail('inequalityNotPositive', { value: values[wrong] });
  const all = Float64Array.from(kept, (r) => values[r]);
  const total = sum(all);
  const groups = labels.flatMap((label, code): Group[] => {
    const own = Float64Array.from(
      kept.filter((r) => codes[r] === code),
      (r) => values[r],
    );
    if (own.length === 0) return [];
    const income = sum(own) / total;
    return [{ label, values: own, mean: mean(own), people: own.length / all.length, income }];
  });
  const theilBetween = sum(groups.map((g) => g.income * Math.log(g.income / g.people)));
  const theilWithin = sum(groups.map((g) => g.income * theilOf(g.values)));
  return succeed({ ...dagum(groups), theil: theilOf(all), theilWithin, theilBetween });
}

function theilOf(values: Float64Array): number {
  const centre = mean(values);
  return mean(values.map((value) => (value / centre) * Math.log(value / centre)));
}

function dagum(groups: readonly Group[]): Pick<Inequality, 'gini' | 'within' | 'between' | 'transvariation' | 'pairs'> {
  const within = sum(groups.map((g) => g.people * g.income * ((2 * positivePart(g, g)) / (2 * g.mean))));
  let between = 0;
  let transvariation = 0;
  const pairs: InequalityPair[] = [];
  groups.forEach((a, i) => {
    for (const b of groups.slice(0, i)) {
      const [high, low] = a.mean > b.mean ? [a, b] : [b, a];
      const up = positivePart(high, low);
      const down = positivePart(low, high);
      const gini = (up + down) / (high.mean + low.mean);
      const affluence = up + down === 0 ? 0 : (up - down) / (up + down);
      const share = high.people * low.income + low.people * high.income;
      between += gini * share * affluence;
      transvariation += gini * share * (1 - affluence);
      pairs.push({ high: high.label, low: low.label, gini, affluence });
    }
  });
  return { gini: within + between + transvariation, within, between, transvariation, pairs };
}

/** Mean over all pairs of max(0, a - b). */
function positivePart(a: Group, b: Group): number {
  const rows = a.values.map((x) => {
    let s = 0;
    for (const y of b.values) if (x > y) s += x - y;
    return s;
  });
  return sum(rows) / (a.values.length * b.values.length);
}
