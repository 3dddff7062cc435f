import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import { withCategory } from '../../design/with-column.ts';
import type { Grouping } from '../../estimators/heterogeneity/grouping.ts';
import { type GroupKey, nameOfGroup } from '../../groups.ts';
import type { DifferenceOptions } from './meta.ts';

/** The grouping cut down to two groups: code 0 the first named, code 1 the second or all others. Failure: differenceNoPair. */
export function pairOf(grouping: Grouping, { by, first, second }: DifferenceOptions): Outcome<Grouping> {
  const { keys, codes, panel } = grouping;
  const count = keys.length;
  if (first >= count || (second !== null && (second >= count || second === first))) {
    return fail('differenceNoPair', { groups: count, column: by ?? '' });
  }
  const inSecond = (code: number) => (second === null ? code !== first : code === second);
  const kept = Int32Array.from(codes.keys()).filter((i) => codes[i] === first || inSecond(codes[i]));
  const other: GroupKey =
    second !== null || count === 2
      ? keys[second ?? 1 - first]
      : { kind: 'level', by: by ?? '', level: `≠ ${nameOfGroup(keys[first])}` };
  const two = [keys[first], other];
  const lost = panel.rows.filter((_, i) => codes[i] !== first && !inSecond(codes[i]));
  const cut =
    lost.length === 0
      ? panel
      : restrictPanel(panel, kept, [
          { reason: 'otherGroup', params: { group: two.map(nameOfGroup).join(', ') }, rows: lost },
        ]);
  const own = Int32Array.from(kept, (i) => Number(codes[i] !== first));
  return succeed({ ...grouping, ...withCategory(cut, `${by} pair`, own, two.map(nameOfGroup)), keys: two, codes: own });
}
