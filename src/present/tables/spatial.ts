import { normalQuantile, studentTwoSided } from '../../core/distributions/index.ts';
import type { ModelResult, SpatialEffect, SpatialEstimate, SpatialPart } from '../../engine/result.ts';
import {
  formatCount,
  formatError,
  formatEstimate,
  formatInterval,
  formatP,
  NOT_AVAILABLE,
  starsFor,
} from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import {
  type Cell,
  centerCell,
  emptyCell,
  headCell,
  labelCell,
  numberCell,
  simpleTable,
  type TableModel,
} from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { defaultRegressionOptions, type RegressionTableOptions, regressionTable } from './regression.ts';
import { weightsLabel } from './weights-label.ts';

/** A column of the table: a model, or in words why there is none. */
export interface SpatialColumn {
  readonly result: ModelResult | null;
  readonly failure: string;
}

export interface SpatialTableOptions extends Omit<RegressionTableOptions, 'spanners' | 'stats'> {
  /** Effects of the policy under the coefficients, of every regressor, or of none. */
  readonly effects: 'policy' | 'all' | 'none';
  readonly errors: 'delta' | 'simulated';
}

export const defaultSpatialOptions: SpatialTableOptions = {
  ...defaultRegressionOptions,
  effects: 'policy',
  errors: 'delta',
};

type Fitted = ModelResult & { readonly spatial: SpatialPart };
const isFitted = (result: ModelResult | null): result is Fitted => result?.spatial !== undefined;
const KINDS = ['direct', 'indirect', 'total'] as const;

/**
 * Spatial models side by side, whatever differs between them (the model, the weights, the fixed effects): coefficients, spatial parameter, effects,
 * weights and likelihood. A column without an estimate keeps its place and its reason.
 */
export function spatialTable(columns: readonly SpatialColumn[], chosen: Partial<SpatialTableOptions> = {}): TableModel {
  const options = { ...defaultSpatialOptions, ...chosen };
  const { language } = options;
  const fitted = columns.map(({ result }) => (isFitted(result) ? result : null));
  const present = fitted.filter((result) => result !== null);
  const base = regressionTable(present, { ...options, stats: [], columnTitles: null, highlight: null });
  const wide = (row: readonly Cell[]) => spread(row, fitted);
  const split = base.rules[0] ?? base.rows.length;
  const terms = base.rows.slice(0, split).map(wide);
  const parameters = parameterRows(fitted, options);
  const effects = options.effects === 'none' ? [] : effectRows(fitted, options);
  const foot = [...base.rows.slice(split).map(wide), ...footRows(fitted, options)];
  const rows = [...terms, ...parameters, ...effects, ...foot];
  const breaks = [terms.length + parameters.length, rows.length - foot.length];
  return {
    ...base,
    id: 'spatial',
    title: options.title ?? say(language, 'title.spatial'),
    columns: [{}, ...columns.map((_, i) => (i === options.highlight ? { tone: 'highlight' as const } : {}))],
    head: [
      [headCell('', 'left'), ...columns.map((_, i) => headCell(`(${i + 1})`))],
      [headCell('', 'left'), ...fitted.map((result, i) => headCell(options.columnTitles?.[i] ?? nameOf(result)))],
    ],
    rows,
    rules: breaks.filter((at, i) => at > 0 && at < rows.length && breaks.indexOf(at) === i),
    notes: [...base.notes, ...notesOf(columns, present, options)],
  };
}

const nameOf = (result: Fitted | null): string => result?.spatial.model.toUpperCase() ?? NOT_AVAILABLE;

/** Cells of the fitted columns in their places, a dash in the places of the others. */
function spread(row: readonly Cell[], fitted: readonly (Fitted | null)[]): Cell[] {
  let next = 1;
  const blank =
    row.slice(1).some((cell) => cell.text !== '') && row[0].text !== '' ? centerCell(NOT_AVAILABLE) : emptyCell;
  return [row[0], ...fitted.map((result) => (result === null ? blank : row[next++]))];
}

/** A value with its stars, and under it what stands in parentheses, on the normal distribution. */
function pair(estimate: number, stdError: number, options: SpatialTableOptions): [Cell, Cell] {
  const { digits, level } = options;
  const z = stdError > 0 ? estimate / stdError : null;
  const p = z === null ? null : studentTwoSided(z, Infinity);
  const stars = starsFor(p, options.stars);
  const half = normalQuantile((1 + level) / 2) * stdError;
  const below: Cell = {
    se: numberCell(formatError(stdError, digits), stdError, 'error'),
    t: numberCell(formatError(z, digits), z, 'error'),
    p: numberCell(`(${formatP(p, 'threshold', digits)})`, p, 'error'),
    ci: { text: formatInterval(estimate - half, estimate + half, digits), kind: 'error', align: 'center' } as const,
  }[options.parentheses];
  const cell = numberCell(formatEstimate(estimate, digits), estimate, 'estimate');
  return [
    { ...cell, ...(stars ? { stars } : {}) },
    { ...below, tone: 'soft' },
  ];
}

type Value = { readonly estimate: number; readonly stdError: number } | null;

/** Two rows, left out when no column has the value. */
function valueRows(
  label: string,
  values: readonly Value[],
  options: SpatialTableOptions,
  tone?: Cell['tone'],
): Cell[][] {
  if (values.every((value) => value === null)) return [];
  const cells = values.map((value) => (value ? pair(value.estimate, value.stdError, options) : [emptyCell, emptyCell]));
  return [
    [labelCell(label, tone), ...cells.map(([above]) => above)],
    [labelCell(''), ...cells.map(([, below]) => below)],
  ];
}

function parameterRows(fitted: readonly (Fitted | null)[], options: SpatialTableOptions): Cell[][] {
  return (['rho', 'lambda'] as const).flatMap((name) =>
    valueRows(
      say(options.language, `spatial.${name}`),
      fitted.map((result) => (result?.spatial.parameter?.name === name ? result.spatial.parameter : null)),
      options,
    ),
  );
}

function effectRows(fitted: readonly (Fitted | null)[], options: SpatialTableOptions): Cell[][] {
  const names = new Map<string, SpatialEffect['role']>();
  for (const result of fitted) for (const { name, role } of result?.spatial.effects ?? []) names.set(name, role);
  const shown = [...names].filter(([, role]) => options.effects === 'all' || role === 'treatment');
  return shown.flatMap(([variable, role]) =>
    KINDS.flatMap((kind) => {
      const label = say(options.language, 'spatial.effectOf', {
        effect: say(options.language, `spatial.${kind}`),
        variable: columnLabel(options, variable),
      });
      const values = fitted.map((result) => {
        const effect = result?.spatial.effects.find(({ name }) => name === variable);
        return effect ? chosenError(effect[kind], options) : null;
      });
      return valueRows(label, values, options, role === 'treatment' ? 'strong' : undefined);
    }),
  );
}

function chosenError(one: SpatialEstimate, { errors }: Pick<SpatialTableOptions, 'errors'>) {
  const stdError = errors === 'simulated' ? (one.simulatedStdError ?? one.stdError) : one.stdError;
  return { estimate: one.estimate, stdError };
}

function footRows(fitted: readonly (Fitted | null)[], options: SpatialTableOptions): Cell[][] {
  const { language, digits } = options;
  const row = (key: OutputKey, cell: (result: Fitted) => Cell) => [
    labelCell(say(language, key)),
    ...fitted.map((result) => (result ? cell(result) : centerCell(NOT_AVAILABLE))),
  ];
  const count = (value: number | null) => centerCell(formatCount(value), value);
  const decimal = (value: number | null) => centerCell(formatEstimate(value, digits), value);
  return [
    row('spatial.weights', ({ spatial }) => centerCell(weightsLabel(options, spatial.weights))),
    row('stat.nobs', ({ counts }) => count(counts.nobs)),
    row('stat.units', ({ counts }) => count(counts.units)),
    row('spatial.sigma2', ({ spatial }) => decimal(spatial.sigma2.estimate)),
    row('spatial.logLik', ({ spatial }) => decimal(spatial.logLik)),
    row('spatial.correlation', ({ spatial }) => decimal(spatial.squaredCorrelation)),
  ];
}

function notesOf(
  columns: readonly SpatialColumn[],
  present: readonly Fitted[],
  options: SpatialTableOptions,
): string[] {
  const { language, effects } = options;
  const failed = columns.flatMap(({ result, failure }, i) =>
    isFitted(result) ? [] : [say(language, 'spatial.missing', { column: i + 1, reason: failure })],
  );
  const spills = present.some(({ spatial }) => spatial.effects.length > 0);
  const hasRho = present.some(({ spatial }) => spatial.parameter?.name === 'rho');
  return [
    ...(hasRho ? [say(language, 'spatial.noteTheta')] : []),
    ...(spills && effects !== 'none' ? [say(language, 'spatial.noteEffects'), errorsNote(present, options)] : []),
    ...failed,
  ];
}

function errorsNote(present: readonly Fitted[], { language, errors }: SpatialTableOptions): string {
  const simulation = present.find(({ spatial }) => spatial.simulation)?.spatial.simulation;
  if (errors !== 'simulated' || !simulation) return say(language, 'spatial.noteDelta');
  return say(language, 'spatial.noteSimulated', { draws: formatCount(simulation.draws), seed: simulation.seed });
}

/** Direct, indirect and total effects of every regressor of one model. */
export function spatialEffectsTable(
  result: ModelResult,
  chosen: Partial<OutputOptions & Pick<SpatialTableOptions, 'errors' | 'parentheses'>> = {},
): TableModel {
  const options = { ...defaultSpatialOptions, ...defaultOutput, ...chosen };
  const { language } = options;
  const effects = result.spatial?.effects ?? [];
  const rows = effects.flatMap((effect) => {
    const cells = KINDS.map((kind) => {
      const { estimate, stdError } = chosenError(effect[kind], options);
      return pair(estimate, stdError, options);
    });
    const tone = effect.role === 'treatment' ? 'strong' : undefined;
    return [
      [labelCell(columnLabel(options, effect.name), tone), ...cells.map(([above]) => above)],
      [labelCell(''), ...cells.map(([, below]) => below)],
    ];
  });
  const notes = isFitted(result) ? [say(language, 'spatial.noteEffects'), errorsNote([result], options)] : [];
  const headers = [say(language, 'col.variable'), ...KINDS.map((kind) => say(language, `spatial.${kind}`))];
  return simpleTable(
    { id: 'spatial-effects', language, title: say(language, 'title.spatialEffects'), rows, notes },
    headers,
  );
}
