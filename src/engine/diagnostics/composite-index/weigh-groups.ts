import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ResolvedIndicator } from './indicators.ts';
import type { IndexOptions } from './meta.ts';
import { principalComponents } from './pca.ts';
import type { Groups } from './scale.ts';
import type { PrincipalComponents } from './types.ts';
import { normalise, type Weighing, weigh, withoutZeros } from './weights.ts';

export interface GroupWeights {
  /** Per group: weights that sum to one, and what multiplies the scored columns. Null: the group has no score. */
  readonly weights: readonly (Float64Array | null)[];
  readonly coefficients: readonly (Float64Array | null)[];
  /** Entropy and redundancy when there is one group. */
  readonly entropy: Float64Array | null;
  readonly redundancy: Float64Array | null;
  readonly components: PrincipalComponents | null;
  readonly rowsWeighed: number;
  readonly notices: readonly Notice[];
}

export interface GroupInput {
  readonly used: readonly ResolvedIndicator[];
  readonly raw: readonly Float64Array[];
  readonly scaled: readonly Float64Array[];
  /** For PCA; null otherwise. */
  readonly standardised: readonly Float64Array[] | null;
  readonly groups: Groups;
}

/** Failures: indexZerosLeaveNothing, indexTopsisNegative, indexNoContrast where no group has weights, and those of `weigh`. */
export function weighGroups(input: GroupInput, options: IndexOptions): Outcome<GroupWeights> {
  const weighed = options.weights === 'pca' ? byComponents(input, options) : byColumns(input, options);
  if (!weighed.ok) return weighed;
  const negative = weighed.value.weights.some((weights) => weights?.some((value) => value < 0));
  if (!negative) return weighed;
  if (options.score === 'topsis') return fail('indexTopsisNegative');
  return succeed({ ...weighed.value, notices: [...weighed.value.notices, notice('caution', 'indexPcaNegative')] });
}

function byColumns(input: GroupInput, options: IndexOptions): Outcome<GroupWeights> {
  const { used, raw, groups } = input;
  const entropy = options.weights === 'entropy';
  const shift = entropy && options.zeros === 'shift' ? options.epsilon : 0;
  const scaled = shift > 0 ? input.scaled.map((column) => column.map((value) => value + shift)) : input.scaled;
  const drops = entropy && options.zeros === 'drop';
  const weighedRows = drops ? withoutZeros(scaled, groups) : groups;
  const rows = groups.reduce((total, group) => total + group.length, 0);
  const rowsWeighed = weighedRows.reduce((total, group) => total + group.length, 0);
  if (weighedRows.some((group) => group.length < 2)) return fail('indexZerosLeaveNothing', { rows, left: rowsWeighed });
  const names = used.map(({ column }) => column);
  const own = used.map(({ ownWeight }) => ownWeight ?? null);
  const answers: (Weighing | null)[] = [];
  for (const group of weighedRows) {
    const answer = weigh({ names, scaled, raw, rows: group, own }, options);
    if (answer.ok) answers.push(answer.value);
    else if (answer.notice.code === 'indexNoContrast' && groups.length > 1) answers.push(null);
    else return answer;
  }
  const weights = answers.map((answer) => answer?.weights ?? null);
  const lost = weights.filter((one) => one === null).length;
  if (lost === groups.length) return fail('indexNoContrast', { method: options.weights });
  const only = answers.length === 1 ? answers[0] : null;
  return succeed({
    weights,
    coefficients: weights,
    entropy: only?.entropy ?? null,
    redundancy: only?.redundancy ?? null,
    components: null,
    rowsWeighed,
    notices: [
      ...(rowsWeighed < rows ? [notice('info', 'indexZerosDropped', { rows: rows - rowsWeighed, of: rows })] : []),
      ...(lost > 0 ? [notice('caution', 'indexPeriodNoContrast', { periods: lost })] : []),
    ],
  });
}

function byComponents({ standardised, groups }: GroupInput, options: IndexOptions): Outcome<GroupWeights> {
  const found = groups.map((group) => principalComponents(standardised!, group, options));
  const weights = found.map(({ coefficients }) => normalise(coefficients));
  const lost = weights.filter((one) => one === null).length;
  if (lost === groups.length) return fail('indexNoContrast', { method: 'pca' });
  const sums = options.score === 'sum';
  return succeed({
    weights,
    coefficients: sums ? found.map(({ coefficients }, g) => (weights[g] === null ? null : coefficients)) : weights,
    entropy: null,
    redundancy: null,
    components: found[found.length - 1],
    rowsWeighed: groups.reduce((total, group) => total + group.length, 0),
    notices: lost > 0 ? [notice('caution', 'indexPeriodNoContrast', { periods: lost })] : [],
  });
}
