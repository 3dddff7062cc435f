import { type Notice, notice } from '../../../core/notice.ts';
import { type GroupCell, nameOfGroup } from '../../groups.ts';
import type { Grouping } from './grouping.ts';
import type { HeterogeneityOptions } from './meta.ts';

/** An effect that rests on fewer treated units is named. */
const FEW_UNITS = 5;

const listGroups = (cells: readonly GroupCell[]) => cells.map(({ key }) => nameOfGroup(key)).join(', ');

/** What a reader of effects by group has to know. */
export function heterogeneityNotices(
  grouping: Grouping,
  cells: readonly GroupCell[],
  options: HeterogeneityOptions,
): Notice[] {
  const estimated = cells.filter((cell) => cell.term !== null);
  const alone = estimated.filter((cell) => cell.untreatedUnits === 0);
  const thin = estimated.filter((cell) => cell.treatedUnits < FEW_UNITS);
  const dosed = options.dose !== null;
  const own = options.design === 'subsamples' || (options.design === 'joint' && options.interactions !== 'nothing');
  const common = options.design === 'joint' && options.interactions === 'nothing';
  return [
    ...grouping.notices,
    ...cells.flatMap(({ missing }) => (missing === null ? [] : [missing])),
    ...(dosed ? [notice('caution', 'doseStrongParallelTrends', { dose: options.dose! })] : []),
    ...(own && !dosed && alone.length > 0
      ? [notice('caution', 'groupNoUntreated', { groups: listGroups(alone) })]
      : []),
    ...(thin.length > 0 ? [notice('caution', 'groupFewTreated', { groups: listGroups(thin), units: FEW_UNITS })] : []),
    ...(common ? [notice('caution', 'heterogeneityCommonTime', { column: grouping.column })] : []),
    ...(options.design === 'oneAtATime' ? [othersAmongControls(cells)] : []),
  ];
}

/** One at a time, the treated units of every other group are coded as if they were not. */
function othersAmongControls(cells: readonly GroupCell[]): Notice {
  const treated = cells.reduce((total, cell) => total + cell.treatedUnits, 0);
  const most = Math.max(...cells.map((cell) => treated - cell.treatedUnits));
  return notice('caution', 'heterogeneityOthersAmongControls', { units: most });
}
