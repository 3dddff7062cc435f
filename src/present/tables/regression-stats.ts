import type { ModelResult, Stats } from '../../engine/result.ts';
import type { StatId } from '../../spec/statistics.ts';
import { formatCount, formatEstimate } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell } from './model.ts';
import type { OutputOptions } from './options.ts';

interface StatOptions extends OutputOptions {
  readonly stats: readonly StatId[];
}

/** One row per chosen statistic, in the order chosen; one that no column has is left out. */
export function statRows(results: readonly ModelResult[], options: StatOptions): Cell[][] {
  return options.stats.flatMap((id) =>
    id === 'clusters' ? clusterRows(results, options) : statRow(id, results, options),
  );
}

function statRow(id: Exclude<StatId, 'clusters'>, results: readonly ModelResult[], options: StatOptions): Cell[][] {
  const cells = results.map((result) => statCell(id, result, options.digits));
  const label = labelCell(say(options.language, `stat.${id}` as OutputKey));
  return cells.every((cell) => cell.text === '') ? [] : [[label, ...cells]];
}

function statCell(id: Exclude<StatId, 'clusters'>, result: ModelResult, digits: number): Cell {
  switch (id) {
    case 'nobs':
    case 'units':
    case 'periods':
      return countCell(result.counts[id]);
    case 'singletons':
      return result.counts.singletons > 0 ? countCell(result.counts.singletons) : emptyCell;
    case 'f':
      return fitCell(result.tests.find((test) => test.id === 'overall')?.statistic ?? null, digits);
    default:
      return fitCell(result.stats[id satisfies keyof Stats], digits);
  }
}

function clusterRows(results: readonly ModelResult[], options: StatOptions): Cell[][] {
  const names = [...new Set(results.flatMap(({ counts }) => counts.clusters.map(({ by }) => by)))];
  return names.map((by) => [
    labelCell(say(options.language, 'stat.clusters', { by: columnLabel(options, by) })),
    ...results.map(({ counts }) => countCell(counts.clusters.find((cluster) => cluster.by === by)?.count ?? null)),
  ]);
}

function countCell(value: number | null): Cell {
  return value === null ? emptyCell : centerCell(formatCount(value), value);
}

function fitCell(value: number | null, digits: number): Cell {
  return value === null ? emptyCell : centerCell(formatEstimate(value, digits), value);
}
