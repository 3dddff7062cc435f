import type { AnalysisSpec } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import type { CheckTemplate } from './checks.ts';
import {
  CHANNELS,
  columnsAbout,
  DISTANCE,
  DISTANCE_CHANNELS,
  DOSES,
  freeColumns,
  isAbout,
  isFlag,
  isStart,
  POPULATION,
  PROSPERITY,
  TREATED,
} from './column-hints.ts';

/** Groupings of each kind that are offered, and columns of starts taken for further policies. */
const MOST_OFFERED = 4;
const MOST_FLAGS = 2;
const MOST_LEVELS = 12;
const MOST_CHANNELS = 3;

/** Upper bounds of city sizes in 10,000 urban residents: State Council, Guofa [2014] No. 51. */
const CITY_SIZES = [20, 50, 100, 300, 500, 1000];

function template(
  id: string,
  params: Readonly<Record<string, string>>,
  model: Readonly<Record<string, unknown>>,
): CheckTemplate {
  return { id, params, model, usual: false };
}

/** Groupings, thresholds, tests of difference, triple differences and second policies that the columns allow. */
export function heterogeneityTemplates(spec: AnalysisSpec, columns: readonly ColumnInfo[]): CheckTemplate[] {
  const { outcome } = spec.roles;
  const free = freeColumns(spec, columns);
  const flags = free.filter((column) => isFlag(column) && !isAbout(spec, column.name, TREATED)).slice(0, MOST_FLAGS);
  const classes = free
    .filter(({ kind, distinct }) => kind === 'category' && distinct >= 2 && distinct <= MOST_LEVELS)
    .slice(0, MOST_OFFERED);
  const groups = [...classes, ...flags].map(({ name }) => name);
  const policies = free.filter(isStart).slice(0, MOST_OFFERED);
  const of = (estimator: string, options: object) => ({ estimator, outcome, ...options });
  const bySize = cityTiers(spec, free);
  const line = thresholdColumn(spec, free);
  const third = flags[0]?.name ?? null;
  return [
    ...(line === null
      ? []
      : [
          template(
            'threshold',
            { column: line },
            of('heterogeneity', { by: line, grouping: 'split', measured: 'beforePolicy' }),
          ),
        ]),
    ...groups.map((column) => template('byGroup', { column }, of('heterogeneity', { by: column }))),
    ...(bySize === null ? [] : [template('cityTiers', { column: bySize.by }, of('heterogeneity', bySize))]),
    ...groups.slice(0, 1).map((column) => template('difference', { column }, of('group-difference', { by: column }))),
    ...(third === null ? [] : [template('triple', { column: third }, of('triple-difference', { by: third }))]),
    ...policies.flatMap(({ name }) => {
      const second = { secondBy: 'byStart', secondPolicy: name };
      return [
        template('dual', { policy: name }, of('several-policies', { ...second, policyView: 'byOrder' })),
        template('product', { policy: name }, of('several-policies', { ...second, policyView: 'productAlone' })),
      ];
    }),
    ...(spec.roles.treatment === null
      ? []
      : [template('dualRoster', {}, of('several-policies', { secondBy: 'byRoster', policyView: 'byOrder' }))]),
    ...policies
      .slice(0, 1)
      .map(({ name }) =>
        template(
          'policyEvents',
          { policy: name },
          of('several-policies', { secondBy: 'byStart', secondPolicy: name, policyView: 'eventStudies' }),
        ),
      ),
  ];
}

/** What a threshold is drawn on: income per head, or else the first control. */
function thresholdColumn(spec: AnalysisSpec, free: readonly ColumnInfo[]): string | null {
  const numbers = free.filter((column) => column.kind === 'number' && column.distinct > MOST_LEVELS);
  return columnsAbout(spec, numbers, [PROSPERITY])[0] ?? spec.roles.controls[0] ?? numbers[0]?.name ?? null;
}

/** Population as a grouping by the official tiers; null: no column of it. */
function cityTiers(spec: AnalysisSpec, free: readonly ColumnInfo[]) {
  const column = free.find((one) => countsPeople(spec, one));
  return column ? { by: column.name, ...sizeTiers(column), measured: 'beforePolicy' } : null;
}

/** Whether a column counts people, and enough of them for a city. */
export const countsPeople = (spec: AnalysisSpec, { name, kind, max }: ColumnInfo): boolean =>
  kind === 'number' &&
  max !== null &&
  max > CITY_SIZES[1] &&
  isAbout(spec, name, POPULATION) &&
  !isAbout(spec, name, DENSITY);

/** The official tiers as a grouping, in the unit in which the column seems to stand: 10,000 people, or people. */
export function sizeTiers({ max }: ColumnInfo) {
  const unit = (max ?? 0) > MOST_PEOPLE ? 10_000 : 1;
  return { grouping: 'cuts', cuts: CITY_SIZES.map((size) => size * unit) } as const;
}

/** No city holds as many times 10,000 people. */
const MOST_PEOPLE = 20_000;
const DENSITY = { words: ['density', 'den'], chinese: /密度/u };

/** Channels side by side first; mediation, moderation and doses where the columns allow them. */
export function mechanismTemplates(spec: AnalysisSpec, columns: readonly ColumnInfo[]): CheckTemplate[] {
  const { outcome, controls } = spec.roles;
  const free = freeColumns(spec, columns).filter(({ kind }) => kind === 'number');
  const numbers = free.filter(({ name, distinct }) => distinct > MOST_LEVELS && !controls.includes(name));
  const channels = columnsAbout(spec, numbers, CHANNELS).slice(0, MOST_CHANNELS);
  const doses = columnsAbout(spec, numbers, DOSES);
  const distance = numbers.find(({ name }) => isAbout(spec, name, DISTANCE))?.name ?? null;
  const channelled = columnsAbout(spec, numbers, DISTANCE_CHANNELS).filter((name) => !doses.includes(name));
  const of = (estimator: string, options: object) => ({ estimator, outcome, ...options });
  const units = columns.find(({ name }) => name === spec.roles.unit)?.distinct ?? 0;
  const moving = numbers.filter(({ distinct }) => distinct > units);
  const first = channels.length > 0 ? channels : moving.slice(0, 1).map(({ name }) => name);
  const carried = channelled.length > 0 ? channelled : first;
  const moderator = thresholdColumn(spec, free);
  return [
    ...(first.length === 0 ? [] : [template('channels', {}, of('mediation', { channels: first }))]),
    ...first
      .slice(0, 1)
      .map((column) => template('mediation', { column }, of('mediation', { channels: [column], steps: 'three' }))),
    ...(moderator === null
      ? []
      : [
          template(
            'moderation',
            { column: moderator },
            of('moderation', { moderator, moderatorAt: 'first', centre: 'mean', moderatorByTime: true }),
          ),
        ]),
    ...(distance === null
      ? []
      : [template('distance', { column: distance }, of('moderation', { moderator: distance, channels: first }))]),
    ...doses.flatMap((column) => [
      template('dose', { column }, of('dose', { dose: column })),
      template('doseBins', { column }, of('dose', { dose: column, shape: 'bins' })),
    ]),
    ...doses
      .slice(0, 1)
      .flatMap((dose) => [
        template('dosePost', { column: dose }, of('dose', { dose, doseTiming: 'ownStart', withPolicy: true })),
        ...(distance === null
          ? []
          : [
              template(
                'doseDistance',
                { column: dose, distance },
                of('moderation', { dose, moderator: distance, channels: carried }),
              ),
            ]),
      ]),
  ];
}
