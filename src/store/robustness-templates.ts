import { printName } from '../engine/recipe/expression/print.ts';
import { type EstimatorId, estimators } from '../engine/registry.ts';
import { expandBaseline, headlineOf } from '../spec/expand.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import type { CheckTemplate } from './checks.ts';
import {
  COORDINATES,
  columnsAbout,
  FISCAL,
  freeColumns,
  HISTORY,
  isAbout,
  isFlag,
  isStart,
  NATIONAL,
  OUTCOMES,
  PLACES,
  PROSPERITY,
} from './column-hints.ts';

const MOST_GROUPS = 3;
const MOST_POLICIES = 6;
/** Distinct values from which a column counts as measured rather than as a class. */
const MEASURED = 50;
/** Periods kept around the starts by the shorter window. */
const AROUND = 5;

interface Facts {
  readonly spec: AnalysisSpec;
  /** The headline's regression, from which every check departs. */
  readonly base: Readonly<Record<string, unknown>>;
  readonly controls: readonly string[];
  readonly columns: readonly ColumnInfo[];
  readonly free: readonly ColumnInfo[];
  /** Columns that gather units, such as provinces. */
  readonly groups: readonly string[];
}

type Change = Readonly<Record<string, unknown>>;

/** The checks of the headline's regression that the columns allow, kind by kind. */
export function robustnessTemplates(spec: AnalysisSpec, columns: readonly ColumnInfo[]): CheckTemplate[] {
  const baseline = expandBaseline(spec);
  const { id: _, ...base } = baseline[headlineOf(baseline) ?? 0];
  const free = freeColumns(spec, columns);
  const controls = base.regressors ?? spec.roles.controls;
  const facts: Facts = { spec, base, controls, columns, free, groups: groupColumns(spec, columns) };
  return [
    ...specificationChecks(facts),
    ...policyChecks(facts),
    ...outcomeChecks(facts),
    ...dataChecks(facts),
    ...inferenceChecks(facts),
    ...designChecks(facts),
    template(facts, 'custom', {}, {}, false),
  ];
}

function template(
  { base }: Facts,
  id: string,
  change: Change,
  params: Readonly<Record<string, string>> = {},
  usual = true,
): CheckTemplate {
  return { id, params, model: { ...base, ...change }, usual };
}

/** The headline's regression as another estimator runs it: the options that both have. */
function as({ base }: Facts, id: EstimatorId, change: Change): Change {
  const shared = Object.keys(estimators[id].meta.fields).filter((key) => key in base && key !== 'vcov');
  return {
    estimator: id,
    outcome: base.outcome,
    ...Object.fromEntries(shared.map((key) => [key, base[key]])),
    ...change,
  };
}

/** Several units each, and fewer of them than units. */
function groupColumns(spec: AnalysisSpec, columns: readonly ColumnInfo[]): string[] {
  const units = columns.find(({ name }) => name === spec.roles.unit)?.distinct ?? 0;
  return freeColumns(spec, columns)
    .filter(({ name }) => !spec.roles.controls.includes(name))
    .filter(({ kind, distinct }) => kind === 'category' && distinct > 5 && distinct < units / 2)
    .map(({ name }) => name)
    .slice(0, MOST_GROUPS);
}

function specificationChecks(facts: Facts): CheckTemplate[] {
  const { spec, free, groups, controls } = facts;
  const { unit, time } = spec.roles;
  const numbers = free.filter(({ kind, name }) => kind === 'number' && !controls.includes(name));
  const extra = columnsAbout(spec, numbers, [PROSPERITY, FISCAL]);
  const [group] = groups;
  const effects = unit && time ? { unit, time } : null;
  return [
    ...(controls.length > 0 ? [template(facts, 'plain', { regressors: [] })] : []),
    ...(extra.length > 0 ? [template(facts, 'extra', { regressors: [...controls, ...extra] })] : []),
    ...(effects && group
      ? [
          template(facts, 'groupEffects', { absorb: [effects.unit, effects.time, group] }, { column: group }),
          ...groups.map((column, i) =>
            template(
              facts,
              'groupTime',
              { absorb: [effects.unit, [column, effects.time]] },
              { column, time: effects.time },
              i === 0,
            ),
          ),
        ]
      : []),
    ...(effects
      ? [
          template(
            facts,
            'slopes',
            { absorb: [effects.unit, effects.time, { by: [effects.unit], slope: effects.time }] },
            { unit: effects.unit },
          ),
        ]
      : []),
    ...(effects && controls.length > 0
      ? [
          template(facts, 'lagged', {
            recipe: [{ step: 'shift', columns: controls, direction: 'lag', periods: 1 }],
            regressors: controls.map((name) => `L_${name}`),
          }),
        ]
      : []),
  ];
}

/** The step that makes a policy's 0/1 column of its start periods; empty and 0: never. */
function startStep(time: string, column: string) {
  const [start, now] = [column, time].map(printName);
  const expression = `ifelse(coalesce(${start}, 0) > 0 and ${now} >= coalesce(${start}, 0), 1, 0)`;
  return { step: 'compute', as: [`did_${column}`], expression };
}

function policyChecks(facts: Facts): CheckTemplate[] {
  const { spec, free, controls } = facts;
  const { time } = spec.roles;
  if (time === null || spec.roles.treatment === null) return [];
  const policies = free
    .filter(isStart)
    .map(({ name }) => name)
    .slice(0, MOST_POLICIES);
  const beside = (names: readonly string[]) => ({
    recipe: names.map((name) => startStep(time, name)),
    regressors: [...controls, ...names.map((name) => `did_${name}`)],
  });
  return [
    ...(policies.length > 1 ? [template(facts, 'policies', beside(policies))] : []),
    ...policies.map((policy) => template(facts, 'policy', beside([policy]), { policy }, policies.length === 1)),
  ];
}

function outcomeChecks(facts: Facts): CheckTemplate[] {
  const { spec, free, controls } = facts;
  const measured = free.filter(
    ({ kind, name, distinct }) => kind === 'number' && distinct >= MEASURED && !controls.includes(name),
  );
  const [column] = columnsAbout(spec, measured, OUTCOMES);
  return column ? [template(facts, 'outcome', { outcome: column }, { column })] : [];
}

function dataChecks(facts: Facts): CheckTemplate[] {
  const { spec, controls, free } = facts;
  const { outcome } = spec.roles;
  if (outcome === null) return [];
  const measured = [outcome, ...controls];
  const tails = (percent: number, kind: 'winsorise' | 'trim') => ({
    recipe: [
      {
        step: 'winsorise',
        columns: measured,
        as: measured,
        lowerPercent: percent,
        upperPercent: 100 - percent,
        tails: kind,
      },
    ],
  });
  const places = free.filter(isFlag).filter(({ name }) => isAbout(spec, name, PLACES));
  return [
    template(facts, 'winsorised', tails(1, 'winsorise'), { percent: '1' }),
    template(facts, 'winsorised', tails(5, 'winsorise'), { percent: '5' }),
    template(facts, 'trimmed', tails(1, 'trim'), { percent: '1' }, false),
    ...places.map(({ name }, i) =>
      template(
        facts,
        'without',
        { recipe: [{ step: 'keep-rows', condition: `${printName(name)} == 0` }] },
        { column: name },
        i === 0,
      ),
    ),
    ...windowCheck(facts),
  ];
}

/** Periods around the starts; without starts in the data, all but the first and the last two. */
function windowCheck(facts: Facts): CheckTemplate[] {
  const { spec, columns } = facts;
  const { time, treatment } = spec.roles;
  const info = (name: string | null) => columns.find((column) => column.name === name);
  const times = info(time);
  if (time === null || times?.min == null || times.max == null) return [];
  const first = spec.sample.timeFrom ?? times.min;
  const last = spec.sample.timeTo ?? times.max;
  const starts = treatment?.kind === 'cohort' ? info(treatment.column) : undefined;
  const around = starts?.min != null && starts.max != null && starts.min >= first;
  const from = Math.max(first, around ? starts.min! - AROUND : first + 2);
  const to = Math.min(last, around ? starts.max! + AROUND : last - 2);
  if (from >= to || (from <= first && to >= last)) return [];
  const recipe = [{ step: 'keep-periods', from, to }];
  return [template(facts, 'window', { recipe }, { from: String(from), to: String(to) })];
}

function inferenceChecks(facts: Facts): CheckTemplate[] {
  const { spec, groups, free } = facts;
  const { unit, time } = spec.roles;
  const [group] = groups;
  const [latitude, longitude] = COORDINATES.map((one) => free.find(({ name }) => isAbout(spec, name, one))?.name);
  const wild = { cluster: group ? [group] : unit ? [unit] : null };
  return [
    template(facts, 'hc1', { vcov: 'HC1' }),
    ...groups.map((column, i) => template(facts, 'group', { vcov: 'cluster', cluster: [column] }, { column }, i === 0)),
    ...(unit && time
      ? [
          template(facts, 'twoWay', { vcov: 'cluster', cluster: [unit, time] }),
          template(facts, 'driscollKraay', { vcov: 'driscollKraay' }),
        ]
      : []),
    ...(latitude && longitude && time
      ? [template(facts, 'conley', { vcov: 'conley', latitude, longitude, conleyCutoff: 200 })]
      : []),
    ...(group || unit
      ? [{ id: 'wild', params: { column: group ?? unit ?? '' }, model: as(facts, 'wild-bootstrap', wild), usual: true }]
      : []),
  ];
}

/** A history and a national series among the columns: together an instrument. */
export function guessInstrument(spec: AnalysisSpec, columns: readonly ColumnInfo[]) {
  const numbers = freeColumns(spec, columns).filter(({ kind }) => kind === 'number');
  const history = numbers.find(({ name }) => isAbout(spec, name, HISTORY))?.name;
  const national = numbers.find(({ name }) => name !== history && isAbout(spec, name, NATIONAL))?.name;
  return history && national ? { history, national } : null;
}

/** Other designs and what hangs on single units. */
function designChecks(facts: Facts): CheckTemplate[] {
  const { spec, groups, columns, controls } = facts;
  const { unit, time, treatment } = spec.roles;
  const instrument = guessInstrument(spec, columns);
  const of = (id: string, params: Readonly<Record<string, string>>, model: Change, usual: boolean) => ({
    id,
    params,
    model,
    usual,
  });
  return [
    ...(unit && time && treatment
      ? [
          of('psm', {}, as(facts, 'psm-did', { method: 'kernel' }), controls.length > 0),
          of('psmYears', {}, as(facts, 'psm-did', { timing: 'byYear' }), false),
        ]
      : []),
    ...(unit && time && treatment && instrument
      ? [of('ivHistory', { ...instrument }, as(facts, 'iv', instrument), false)]
      : []),
    ...(unit ? [of('leaveOut', { column: unit }, as(facts, 'influence', { by: null }), true)] : []),
    ...groups.slice(0, 1).map((column) => of('leaveOut', { column }, as(facts, 'influence', { by: column }), false)),
  ];
}
