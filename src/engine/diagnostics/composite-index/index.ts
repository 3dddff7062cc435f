import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';
import { resolveIndicators } from './indicators.ts';
import type { IndexOptions } from './meta.ts';
import { periodGroups, withoutSinglePeriods } from './periods.ts';
import { scaleIndicator, standardise } from './scale.ts';
import { type IndexWork, summarise } from './summary.ts';
import type { CompositeIndex, IndexSystem } from './types.ts';
import { weighGroups } from './weigh-groups.ts';

export { fields, type IndexOptions, meta } from './meta.ts';
export type { CompositeIndex, IndexSystem, Indicator, IndicatorRecord } from './types.ts';

/**
 * A composite index of the indicators of a system over the rows of the panel that are complete in all of them: weights, scores, ranks within
 * periods, shares by indicator and dimension. Indicators that the data do not have or that never vary are set aside with a notice.
 * Failures: indexNoIndicators, indexNothingLeft, indexNoCompleteRow, indexOneRow, indexNeedsTime, indexNegativeShares, indexCvMean,
 * indexNoContrast, indexOwnWeights, indexZerosLeaveNothing, indexTopsisNegative.
 */
export function compositeIndex(panel: Panel, system: IndexSystem, options: IndexOptions): Outcome<CompositeIndex> {
  const byPeriod = options.weightsOver === 'period' || options.scaleOver === 'period';
  if (byPeriod && panel.time === null) return fail('indexNeedsTime');
  const resolved = resolveIndicators(panel, system);
  if (!resolved.ok) return resolved;
  const { used } = resolved.value;
  const kept = byPeriod ? withoutSinglePeriods(panel, resolved.value.rows) : { rows: resolved.value.rows, notices: [] };
  const { rows } = kept;
  if (rows.length < 2) return fail('indexOneRow', { rows: panel.rows.length });

  const raw = used.map(({ values }) => gatherFloats(values, rows));
  const periods = periodGroups(panel, rows);
  const all = [Int32Array.from(rows.keys())];
  const groups = options.weightsOver === 'period' ? periods.groups : all;
  const scaling = options.scaleOver === 'period' ? periods.groups : all;
  const notices: Notice[] = [];
  const scaled = used.map(({ column, direction }, j) => {
    const { values, constantIn } = scaleIndicator(raw[j], direction, options.scale, scaling);
    if (constantIn > 0) {
      notices.push(notice('caution', 'indexConstantInPeriod', { column, periods: constantIn }, { column }));
    }
    return values;
  });
  const standardised =
    options.weights === 'pca' ? used.map(({ direction }, j) => standardise(raw[j], direction, groups)) : null;
  const weighed = weighGroups({ used, raw, scaled, standardised, groups }, options);
  if (!weighed.ok) return weighed;
  const scored = scoredColumns(scaled, standardised, options);
  const work: IndexWork = { raw, scaled, scored, groups, weighed: weighed.value, periods };
  const allNotices = [...resolved.value.notices, ...kept.notices, ...notices, ...weighed.value.notices];
  return succeed(summarise(panel, resolved.value, rows, work, options, allNotices));
}

function scoredColumns(
  scaled: readonly Float64Array[],
  standardised: readonly Float64Array[] | null,
  options: IndexOptions,
): readonly Float64Array[] {
  if (options.score === 'topsis') return scaled;
  if (standardised !== null) return standardised;
  const shifted = options.weights === 'entropy' && options.zeros === 'shift' && options.scoreShifted;
  return shifted ? scaled.map((column) => column.map((value) => value + options.epsilon)) : scaled;
}
