import { guessCoordinates } from '../engine/spatial/points.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import type { CheckTemplate } from './checks.ts';
import { columnsAbout, PROSPERITY } from './column-hints.ts';

/** The steps of a spatial analysis in their order, with weights from the columns that look like coordinates and income per head. */
export function spatialTemplates(spec: AnalysisSpec, columns: readonly ColumnInfo[]): CheckTemplate[] {
  const { outcome, treatment } = spec.roles;
  const { latitude, longitude } = guessCoordinates({ columns });
  const placed = latitude !== null && longitude !== null;
  const places = placed ? { latitude, longitude } : {};
  // Nearest neighbours leave nobody alone and link nobody to everybody; without coordinates only a list can say who is near whom.
  const weights = placed ? { ...places, matrix: 'nearest' } : { matrix: 'contiguity' };
  const economy = economyOf(spec, columns);
  const matrices = placed
    ? ['inverseDistance', 'nearest', ...(economy === null ? ['threshold'] : ['economic', 'nested'])]
    : ['contiguity', ...(economy === null ? [] : ['economic'])];
  const of = (id: string, model: object, params: Readonly<Record<string, string>> = {}): CheckTemplate => ({
    id,
    params,
    model: { outcome, ...model },
    usual: false,
  });
  return [
    of('moranByYear', { estimator: 'moran', ...weights }, { outcome: outcome ?? '' }),
    ...(treatment === null
      ? []
      : [of('exposureRings', { estimator: 'spillover', ...weights, ...(placed ? {} : { rings: [] }) })]),
    of('lmTests', { estimator: 'spatial-tests', ...weights }),
    of('durbin', { estimator: 'sdm', ...weights }),
    of('severalWeights', {
      estimator: 'sdm-weights',
      ...places,
      matrices,
      ...(economy === null ? {} : { economy, economyUntil: lastYearBefore(spec, columns) }),
    }),
  ];
}

function economyOf(spec: AnalysisSpec, columns: readonly ColumnInfo[]): string | null {
  const numbers = columns.filter(({ kind }) => kind === 'number');
  return columnsAbout(spec, numbers, [PROSPERITY])[0] ?? null;
}

/** The period before the first start that a column of starts names: weights of later ones may be moved by the policy. */
function lastYearBefore({ roles }: AnalysisSpec, columns: readonly ColumnInfo[]): number | null {
  const { treatment } = roles;
  if (treatment === null) return null;
  if (treatment.kind === 'roster') {
    return treatment.entries.length === 0 ? null : Math.min(...treatment.entries.map(({ start }) => start)) - 1;
  }
  if (treatment.kind !== 'cohort') return null;
  const first = columns.find(({ name }) => name === treatment.column)?.min ?? null;
  return first === null || first < 1 ? null : first - 1;
}
