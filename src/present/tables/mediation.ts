import { coefficientOf } from '../../engine/estimators/mediation/effects.ts';
import type { MediatedEffects, MediatedPath, Mediation } from '../../engine/estimators/mediation/types.ts';
import { type BootstrapInterval, bootstrapInterval } from '../../engine/inference/bootstrap-interval.ts';
import { tidy } from '../../engine/inference/tidy.ts';
import type { ModelResult } from '../../engine/result.ts';
import {
  formatCount,
  formatEstimate,
  formatInterval,
  formatLevel,
  formatP,
  formatPercent,
  starsFor,
} from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { columnLabel, termLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** The regressions behind the channels in the order in which papers print them: the outcome, each channel, the outcome with its channels. */
export function mediationColumns({ total, channels, direct }: Mediation): ModelResult[] {
  const fitted = channels.flatMap(({ regression }) => (regression === null ? [] : [regression]));
  return [total, ...fitted, ...(direct === null ? [] : [direct])];
}

interface Row {
  readonly label: string;
  readonly tone?: 'strong' | 'soft';
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly draws: Float64Array | null;
}

/** Effects of the three steps with product tests and bootstrap intervals; no rows where only the channels were asked for. */
export function mediationTable(mediation: Mediation, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const { effects } = mediation;
  const level = formatLevel(options.level);
  const bootstrap = effects?.bootstrap ?? null;
  const headers = [
    '',
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.statistic'),
    say(language, 'col.p'),
    ...(bootstrap ? [say(language, 'col.percentile', { level }), say(language, 'col.biasCorrected', { level })] : []),
  ];
  const blocks = effects === null ? [] : blocksOf(mediation, effects, options);
  const rows = blocks.flat().map((row) => cellsOf(row, bootstrap !== null, options));
  const shares = effects === null ? [] : shareRows(effects, bootstrap !== null, options);
  const starts = blocks.map((_, i) => blocks.slice(0, i + 1).flat().length);
  return simpleTable(
    {
      id: 'mediation',
      language,
      title: say(language, 'title.mediation'),
      rows: [...rows, ...shares],
      rules: effects === null ? [] : starts,
      notes: effects === null ? [] : notesOf(effects, options),
    },
    headers,
  );
}

/** Total and direct effect; then one block per channel; then the sum where there are several. */
function blocksOf(mediation: Mediation, effects: MediatedEffects, options: OutputOptions): Row[][] {
  const { language } = options;
  const { bootstrap } = effects;
  const whole: Row[] = [
    regressionRow(say(language, 'mediation.total'), mediation.total, mediation.policy, bootstrap?.total ?? null),
    ...(mediation.direct === null
      ? []
      : [
          regressionRow(
            say(language, 'mediation.direct'),
            mediation.direct,
            mediation.policy,
            bootstrap?.direct ?? null,
          ),
        ]),
  ];
  const paths = effects.paths.map((path, j) => pathRows(path, mediation, bootstrap?.indirect[j] ?? null, options));
  if (effects.paths.length < 2) return [whole, ...paths];
  const label = say(language, 'mediation.sum');
  const draws = bootstrap ? sumOf(bootstrap.indirect) : null;
  const sum: Row = {
    label,
    tone: 'strong',
    estimate: effects.indirect,
    stdError: null,
    statistic: null,
    pValue: null,
    draws,
  };
  return [whole, ...paths, [sum]];
}

function regressionRow(label: string, result: ModelResult, policy: string, draws: Float64Array | null): Row {
  const { estimate, stdError } = coefficientOf(result, policy);
  const row = tidy(result).find((one) => one.term === policy);
  return {
    label,
    tone: 'strong',
    estimate,
    stdError,
    statistic: row?.statistic ?? null,
    pValue: row?.pValue ?? null,
    draws,
  };
}

function pathRows(path: MediatedPath, mediation: Mediation, draws: Float64Array | null, options: OutputOptions): Row[] {
  const { language } = options;
  const channel = columnLabel(options, path.channel);
  const term = mediation.total.terms.find(({ name }) => name === mediation.policy);
  const policy = term ? termLabel(options, term) : mediation.policy;
  const outcome = columnLabel(options, mediation.total.outcome);
  const regression = mediation.channels.find((one) => one.channel === path.channel)?.regression ?? null;
  const steps = [
    ...(regression === null
      ? []
      : [regressionRow(say(language, 'mediation.first', { policy, channel }), regression, mediation.policy, null)]),
    ...(mediation.direct === null
      ? []
      : [
          regressionRow(
            say(language, 'mediation.second', { policy, channel, outcome }),
            mediation.direct,
            path.channel,
            null,
          ),
        ]),
  ];
  const product: Row = {
    label: say(language, 'mediation.indirect', { channel }),
    tone: 'strong',
    estimate: path.indirect,
    stdError: null,
    statistic: null,
    pValue: null,
    draws,
  };
  const tests = (['sobel', 'aroian', 'goodman'] as const).map((id): Row => {
    const test = path[id];
    return {
      label: `  ${say(language, `mediation.${id}` as OutputKey)}`,
      tone: 'soft',
      estimate: null,
      stdError: test?.stdError ?? null,
      statistic: test?.statistic ?? null,
      pValue: test?.pValue ?? null,
      draws: null,
    };
  });
  return [...steps.map((row): Row => ({ ...row, tone: 'soft' })), product, ...tests];
}

function sumOf(parts: readonly Float64Array[]): Float64Array {
  return parts[0].map((_, i) => parts.reduce((sum, part) => sum + part[i], 0));
}

function cellsOf(row: Row, intervals: boolean, options: OutputOptions): Cell[] {
  const { digits } = options;
  const number = (value: number | null) =>
    value === null ? emptyCell : numberCell(formatEstimate(value, digits), value);
  const stars = starsFor(row.pValue, options.stars);
  const estimate = row.estimate === null ? emptyCell : { ...number(row.estimate), kind: 'estimate' as const };
  return [
    labelCell(row.label, row.tone),
    row.estimate !== null && stars ? { ...estimate, stars } : estimate,
    number(row.stdError),
    row.estimate === null && stars ? { ...number(row.statistic), stars } : number(row.statistic),
    row.pValue === null ? emptyCell : numberCell(formatP(row.pValue, 'threshold', digits), row.pValue),
    ...(intervals ? intervalCells(row, options) : []),
  ];
}

function intervalCells({ draws, estimate }: Row, { level, digits }: OutputOptions): Cell[] {
  const kinds = ['percentile', 'biasCorrected'] as const;
  return kinds.map((kind) => {
    if (draws === null || estimate === null) return emptyCell;
    return intervalCell(bootstrapInterval(draws, estimate, level, kind), digits);
  });
}

function intervalCell(interval: BootstrapInterval | null, digits: number): Cell {
  return centerCell(formatInterval(interval?.lo, interval?.hi, digits));
}

function shareRows(effects: MediatedEffects, intervals: boolean, options: OutputOptions): Cell[][] {
  const blanks = Array.from({ length: intervals ? 5 : 3 }, () => emptyCell);
  const row = (label: string, share: number | null): Cell[] => [
    labelCell(label),
    centerCell(formatPercent(share), share),
    ...blanks,
  ];
  const label = say(options.language, 'mediation.share');
  if (effects.paths.length === 1) return [row(label, effects.share)];
  const each = effects.paths.map(({ channel, share }) => row(`${label}: ${columnLabel(options, channel)}`, share));
  return [...each, row(label, effects.share)];
}

function notesOf({ bootstrap }: MediatedEffects, options: OutputOptions): string[] {
  const { language } = options;
  const notes = [say(language, 'mediation.noteProduct')];
  if (bootstrap) {
    const { by, seed } = bootstrap;
    const counts = {
      draws: formatCount(bootstrap.draws - bootstrap.failed),
      groups: formatCount(bootstrap.groups),
      seed,
    };
    const drawn =
      by === null
        ? say(language, 'mediation.noteRows', counts)
        : say(language, 'mediation.noteDraws', { ...counts, by: columnLabel(options, by) });
    notes.push(drawn);
  }
  return [...notes, say(language, 'mediation.noteShare')];
}
