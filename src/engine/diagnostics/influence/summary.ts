import { type Notice, notice } from '../../../core/notice.ts';
import type { DropGroups } from './groups.ts';
import type { Influence, InfluenceEstimate, LeftOut } from './types.ts';

const SIGNIFICANT = 0.05;
/** A shift of this many standard errors is worth a name (Belsley, Kuh & Welsch: 2 / sqrt(n) counts rows; here one whole error). */
const LARGE_SHIFT = 1;

interface Found extends Pick<Influence, 'term' | 'by' | 'whole' | 'nobs' | 'path' | 'ledger' | 'notices'> {
  readonly groups: DropGroups;
  readonly answers: readonly (InfluenceEstimate | null)[];
}

export function summarise({ groups, answers, ...head }: Found): Influence {
  const { whole } = head;
  const list = groups.labels.map((group, g): LeftOut => {
    const answer = answers[g];
    const shift = answer && answer.estimate - whole.estimate;
    const inErrors = shift !== null && whole.stdError ? shift / whole.stdError : null;
    return { group, rows: groups.rowsOf[g].length, answer, shift, shiftInErrors: inErrors };
  });
  const size = (g: number) => Math.abs(list[g].shift ?? Number.NEGATIVE_INFINITY);
  const order = Int32Array.from(list.keys()).sort((a, b) => rank(list[b]) - rank(list[a]) || a - b);
  const present = Array.from(order).filter((g) => list[g].answer !== null);
  const extreme = (better: (a: number, b: number) => boolean) =>
    present.reduce<number | null>(
      (best, g) => (best === null || better(list[g].answer!.estimate, list[best].answer!.estimate) ? g : best),
      null,
    );
  const changes = (differs: (answer: InfluenceEstimate) => boolean) =>
    present.filter((g) => differs(list[g].answer!)).sort((a, b) => a - b);
  const signChanges = changes(({ estimate }) => Math.sign(estimate) !== Math.sign(whole.estimate));
  const significant = (one: InfluenceEstimate) => one.pValue !== null && one.pValue < SIGNIFICANT;
  const significanceChanges = changes((one) => one.pValue !== null && significant(one) !== significant(whole));
  const notEstimable = list.length - present.length;
  return {
    ...head,
    groups: list,
    order,
    lowest: extreme((a, b) => a < b),
    highest: extreme((a, b) => a > b),
    signChanges,
    significanceChanges,
    notEstimable,
    notices: [
      ...head.notices,
      ...ownNotices(head, list, signChanges, significanceChanges, notEstimable, present[0], size),
    ],
  };
}

const rank = ({ shift }: LeftOut): number => (shift === null ? -1 : Math.abs(shift));

function ownNotices(
  { by, whole }: Pick<Found, 'by' | 'whole'>,
  list: readonly LeftOut[],
  signChanges: readonly number[],
  significanceChanges: readonly number[],
  notEstimable: number,
  first: number | undefined,
  size: (group: number) => number,
): Notice[] {
  const out: Notice[] = [];
  const examples = (groups: readonly number[]) =>
    groups
      .slice(0, 3)
      .map((g) => list[g].group)
      .join(', ');
  if (notEstimable > 0) out.push(notice('caution', 'influenceNotEstimable', { groups: notEstimable, column: by }));
  if (signChanges.length > 0) {
    out.push(
      notice('caution', 'influenceSign', { groups: signChanges.length, column: by, examples: examples(signChanges) }),
    );
  }
  if (significanceChanges.length > 0) {
    const params = { groups: significanceChanges.length, column: by, examples: examples(significanceChanges) };
    out.push(notice('caution', 'influenceSignificance', params));
  }
  if (first !== undefined && whole.stdError && size(first) > LARGE_SHIFT * whole.stdError) {
    const errors = Number((size(first) / whole.stdError).toPrecision(2));
    out.push(notice('caution', 'influenceLarge', { group: list[first].group, column: by, errors }));
  }
  return out;
}
