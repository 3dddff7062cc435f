import { studentQuantile, studentTwoSided } from '../../core/distributions/index.ts';
import type { EffectAt, Marginal } from '../../engine/estimators/moderation/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatError, formatEstimate, formatInterval, formatLevel, formatP, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel, termLabel } from './labels.ts';
import { type Cell, centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** A result with its curve of effects. */
export interface Moderated {
  readonly result: ModelResult;
  readonly marginal: Marginal;
}

/** The outcome first, then every further outcome that could be fitted. */
export function moderatedOutcomes(result: ModelResult): Moderated[] {
  const { marginal } = result;
  if (!marginal) return [];
  const others = marginal.channels.flatMap(({ regression }) =>
    regression?.marginal ? [{ result: regression, marginal: regression.marginal }] : [],
  );
  return [{ result, marginal }, ...others];
}

/** What a curve runs along, in words. */
export function moderatorLabel({ moderator, distance }: Marginal, options: OutputOptions): string {
  if (distance === null) return columnLabel(options, moderator);
  return say(options.language, distance === 'km' ? 'axis.distanceKm' : 'axis.distanceLog');
}

export function policyLabel({ result, marginal }: Moderated, options: OutputOptions): string {
  const term = result.terms.find(({ name }) => name === marginal.policy);
  return term ? termLabel(options, term) : marginal.policy;
}

export interface EffectInterval extends EffectAt {
  readonly lo: number;
  readonly hi: number;
  readonly pValue: number | null;
}

/** Limits at `level` from the t distribution of the regression. */
export function effectInterval(effect: EffectAt, dof: number, level: number): EffectInterval {
  const half = studentQuantile((1 + level) / 2, dof) * effect.stdError;
  const pValue = effect.stdError > 0 ? studentTwoSided(effect.estimate / effect.stdError, dof) : null;
  return { ...effect, lo: effect.estimate - half, hi: effect.estimate + half, pValue };
}

/** The effect at low, middle and high moderators, one column per outcome, and the difference between high and low. */
export function moderationTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const outcomes = moderatedOutcomes(result);
  const [first] = outcomes;
  const places = first?.marginal.quantiles ?? [];
  const rows = places.flatMap(({ probability, at }, i) => {
    const label = say(language, 'marginal.quantile', {
      p: Math.round(probability * 100),
      at: formatEstimate(at, digits),
    });
    const effects = outcomes.map(({ marginal }) => effectInterval(marginal.quantiles[i], marginal.dof, options.level));
    return effectRows(label, effects, options);
  });
  const last = places.length - 1;
  const differences = outcomes.map((outcome) =>
    effectInterval(difference(outcome), outcome.marginal.dof, options.level),
  );
  const label = last > 0 ? say(language, 'marginal.difference', { high: 90, low: 10 }) : '';
  return simpleTable(
    {
      id: 'moderation',
      language,
      title: first
        ? say(language, 'title.moderation', {
            policy: policyLabel(first, options),
            moderator: moderatorLabel(first.marginal, options),
          })
        : '',
      rows: last > 0 ? [...rows, ...effectRows(label, differences, options)] : rows,
      rules: last > 0 ? [rows.length] : [],
      notes: first ? [say(language, 'marginal.note')] : [],
    },
    ['', ...outcomes.map((outcome) => columnLabel(options, outcome.result.outcome))],
  );
}

/** The interaction coefficient times the distance between the outer quantiles. */
function difference({ result, marginal }: Moderated): EffectAt {
  const { quantiles, interaction } = marginal;
  const k = result.terms.length;
  const i = result.terms.findIndex(({ name }) => name === interaction);
  const step = quantiles[quantiles.length - 1].at - quantiles[0].at;
  return { at: step, estimate: step * result.coef[i], stdError: Math.abs(step) * Math.sqrt(result.vcov[i * k + i]) };
}

function effectRows(label: string, effects: readonly EffectInterval[], { digits, stars }: OutputOptions): Cell[][] {
  const estimates = effects.map(({ estimate, pValue }): Cell => {
    const cell = numberCell(formatEstimate(estimate, digits), estimate, 'estimate');
    const marks = starsFor(pValue, stars);
    return marks ? { ...cell, stars: marks } : cell;
  });
  const errors = effects.map(({ stdError }): Cell => {
    return { ...numberCell(formatError(stdError, digits), stdError, 'error'), tone: 'soft' };
  });
  return [
    [labelCell(label), ...estimates],
    [labelCell(''), ...errors],
  ];
}

/** The numbers behind the figure: the line, and the effects in bins. */
export function marginalTable(moderated: Moderated, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits, level } = options;
  const { marginal, result } = moderated;
  const row = (label: string, effect: EffectAt): Cell[] => {
    const { estimate, stdError, pValue, lo, hi } = effectInterval(effect, marginal.dof, level);
    return [
      labelCell(label),
      numberCell(formatEstimate(estimate, digits), estimate, 'estimate'),
      numberCell(formatEstimate(stdError, digits), stdError),
      numberCell(formatP(pValue, 'threshold', digits), pValue),
      centerCell(formatInterval(lo, hi, digits)),
    ];
  };
  const bins = marginal.bins.map((bin) =>
    row(
      say(language, 'marginal.bin', {
        at: formatEstimate(bin.at, digits),
        range: formatInterval(bin.from, bin.to, digits),
      }),
      bin,
    ),
  );
  const title = say(language, 'title.marginal', {
    policy: policyLabel(moderated, options),
    outcome: columnLabel(options, result.outcome),
    moderator: moderatorLabel(marginal, options),
  });
  return simpleTable(
    {
      id: 'marginal',
      language,
      title,
      rows: [...marginal.grid.map((effect) => row(formatEstimate(effect.at, digits), effect)), ...bins],
      rules: bins.length > 0 ? [marginal.grid.length] : [],
    },
    [
      moderatorLabel(marginal, options),
      say(language, 'col.estimate'),
      say(language, 'col.stdError'),
      say(language, 'col.p'),
      say(language, 'col.interval', { level: formatLevel(level) }),
    ],
  );
}
