import { studentTwoSided } from '../core/distributions/index.ts';
import { type GroupKey, groupText } from '../engine/groups.ts';
import { groupDifferences, groupRows } from '../engine/inference/groups.ts';
import type { Combination, ModelResult } from '../engine/result.ts';
import {
  formatCount,
  formatEstimate,
  formatInterval,
  formatP,
  formatPEquation,
  formatPercent,
  formatPeriod,
  starsFor,
} from './format.ts';
import { say } from './i18n/index.ts';
import { robustnessAnswer } from './robustness-answer.ts';
import { spatialAnswer } from './spatial-answer.ts';
import { pairLabels } from './tables/difference.ts';
import { columnLabel, groupLabel, policyLabel, termLabel } from './tables/labels.ts';
import type { OutputOptions } from './tables/options.ts';
import { type TermRow, tidyTerms } from './tidy-terms.ts';

export interface AnswerItem {
  readonly label: string;
  readonly value: string;
}

/** What a model comes to in one line: a figure with its uncertainty, and the two or three that qualify it. */
export interface ModelAnswer extends AnswerItem {
  readonly stars: string;
  readonly suffix: string;
  readonly items: readonly AnswerItem[];
}

/** More would not stand on one line. */
const MOST_ITEMS = 4;

/** The answer of a model of heterogeneity, policies, channels, moderation or doses; null where none of its figures stands for it. */
export function modelAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  if (result.estimator === 'triple-difference') return policyAnswer(result, options);
  if (result.difference) return differenceAnswer(result, options);
  if (result.groups) return groupsAnswer(result, options);
  if (result.mediation) return mediationAnswer(result, options);
  if (result.marginal) return marginalAnswer(result, options);
  if (result.iv || result.matching || result.wildBootstrap || result.leaveOneOut)
    return robustnessAnswer(result, options);
  if (result.spatial || result.moran || result.spatialTests || result.spillovers)
    return spatialAnswer(result, options) ?? policyAnswer(result, options);
  return policyAnswer(result, options);
}

const figure = (row: Pick<TermRow, 'estimate' | 'stdError' | 'pValue'>, { digits, stars }: OutputOptions) => ({
  value: formatEstimate(row.estimate, digits),
  stars: starsFor(row.pValue, stars),
  suffix: `(${formatEstimate(row.stdError, digits)})`,
});

const effectText = (row: { estimate: number | null; stdError: number | null }, digits: number): string =>
  `${formatEstimate(row.estimate, digits)} (${formatEstimate(row.stdError, digits)})`;

function differenceAnswer({ difference }: ModelResult, options: OutputOptions): ModelAnswer | null {
  if (!difference) return null;
  const { language, digits } = options;
  const [b, a] = pairLabels(difference, options);
  const { interaction, seemingly, permutation } = difference;
  const p = (value: number) => formatP(value, 'threshold', digits);
  const shuffled = permutation?.test?.twoSided;
  return {
    label: say(language, 'groups.difference', { a, b }),
    ...figure({ estimate: difference.difference, stdError: interaction.stdError, pValue: interaction.pValue }, options),
    items: [
      { label: say(language, 'answer.interaction'), value: p(interaction.pValue) },
      ...(seemingly ? [{ label: say(language, 'answer.seemingly'), value: p(seemingly.pValue) }] : []),
      ...(shuffled ? [{ label: say(language, 'answer.permutation'), value: p(shuffled.p) }] : []),
    ],
  };
}

/** A side of a threshold without the name of its variable, where that stands already beside it. */
function sideLabel(options: OutputOptions, key: GroupKey): string {
  if (key.kind !== 'interval' || (key.above === null) === (key.upTo === null)) return groupLabel(options, key);
  return groupText(
    key,
    () => '',
    (bound) => formatPeriod(Number(bound.toPrecision(6))),
  ).trim();
}

function groupsAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  const { language, digits, level } = options;
  const rows = groupRows(result, level).filter(({ estimate }) => estimate !== null);
  const lines = rows.slice(0, 3).map((row) => ({
    label: groupLabel(options, row.cell.key),
    value: effectText(row, digits),
  }));
  const named = combinationAnswer(result, options);
  if (named) return { ...named, items: [...named.items, ...lines].slice(0, MOST_ITEMS) };
  const pairs = groupDifferences(result, level);
  if (rows.length === 2 && pairs.length === 1 && rows[0].cell.key.kind !== 'policies') {
    const [pair] = pairs;
    const names = { a: groupLabel(options, pair.a), b: groupLabel(options, pair.b) };
    return {
      label: say(language, 'groups.difference', names),
      ...figure({ ...pair, estimate: pair.estimate ?? 0, stdError: pair.stdError ?? 0 }, options),
      items: [
        { label: say(language, 'answer.noDifference'), value: formatP(pair.pValue, 'threshold', digits) },
        ...rows.map((row) => ({ label: sideLabel(options, row.cell.key), value: effectText(row, digits) })),
      ],
    };
  }
  const equal = result.tests.find(({ id }) => id === 'equalEffects');
  if (equal && rows.length > 2) {
    const sorted = [...rows].sort((x, y) => (x.estimate ?? 0) - (y.estimate ?? 0));
    const [least, most] = [sorted[0], sorted[sorted.length - 1]];
    const range = [least, most].map((row) => ({
      label: groupLabel(options, row.cell.key),
      value: effectText(row, digits),
    }));
    return {
      label: say(language, 'answer.equal'),
      value: formatPEquation(equal.pValue, digits),
      stars: '',
      suffix: '',
      items: [
        { label: say(language, 'answer.groups'), value: `${rows.length} / ${result.groups?.cells.length ?? 0}` },
        ...range,
      ],
    };
  }
  const [first] = rows;
  if (!first) return null;
  const { estimate, stdError, pValue } = first;
  return {
    label: groupLabel(options, first.cell.key),
    ...figure({ estimate: estimate ?? 0, stdError: stdError ?? 0, pValue }, options),
    items: lines.slice(1),
  };
}

/** In which order a combination stands for the whole. */
const TELLING: readonly Combination['id'][] = ['order', 'synergy', 'affected'];

function combinationAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  const { language, digits } = options;
  const policies = result.groups?.cells.find(({ key }) => key.kind === 'policies')?.key;
  const chosen = TELLING.flatMap((id) => result.combinations.find((one) => one.id === id) ?? [])[0];
  if (!chosen || policies?.kind !== 'policies' || chosen.id === 'affected') return null;
  const names = { first: policyLabel(options, policies.first), second: policyLabel(options, policies.second) };
  const pValue = studentTwoSided(chosen.estimate / chosen.stdError, chosen.dof);
  const key = chosen.id === 'order' ? 'policies.order' : 'policies.synergy';
  return {
    label: say(language, key, names),
    ...figure({ estimate: chosen.estimate, stdError: chosen.stdError, pValue }, options),
    items: [{ label: say(language, 'answer.isZero'), value: formatP(pValue, 'threshold', digits) }],
  };
}

function mediationAnswer({ mediation }: ModelResult, options: OutputOptions): ModelAnswer | null {
  if (!mediation) return null;
  const { language, digits } = options;
  const { effects } = mediation;
  if (effects) {
    return {
      label: say(language, 'answer.indirect'),
      value: formatEstimate(effects.indirect, digits),
      stars: '',
      suffix: effects.share === null ? '' : formatPercent(effects.share, 0),
      items: [
        { label: say(language, 'answer.total'), value: formatEstimate(effects.total, digits) },
        { label: say(language, 'answer.direct'), value: formatEstimate(effects.direct, digits) },
      ],
    };
  }
  const policyOf = (regression: ModelResult) =>
    tidyTerms(regression, options.level).find(({ term }) => term.name === mediation.policy);
  const total = policyOf(mediation.total);
  const items = mediation.channels.flatMap(({ channel, regression }) => {
    const row = regression && policyOf(regression);
    return row ? [{ label: `→ ${columnLabel(options, channel)}`, value: effectText(row, digits) }] : [];
  });
  if (!total) return null;
  const label = `→ ${columnLabel(options, mediation.total.outcome)}`;
  return { label, ...figure(total, options), items: items.slice(0, MOST_ITEMS) };
}

function marginalAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  const { marginal } = result;
  const { language, digits, level } = options;
  const row = marginal && tidyTerms(result, level).find(({ term }) => term.name === marginal.interaction);
  if (!marginal || !row) return null;
  const at = (probability: number) => marginal.quantiles.find((one) => one.probability === probability);
  const [low, high] = [at(0.1) ?? marginal.quantiles[0], at(0.9) ?? marginal.quantiles[marginal.quantiles.length - 1]];
  return {
    label: termLabel(options, row.term),
    ...figure(row, options),
    items: [low, high].flatMap((one) =>
      one
        ? [
            {
              label: say(language, 'answer.effectAt', { percent: String(Math.round(one.probability * 100)) }),
              value: effectText(one, digits),
            },
          ]
        : [],
    ),
  };
}

function policyAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  const { language, digits, level } = options;
  const isPolicy = ({ term: { tag } }: TermRow) => tag.kind === 'coefficient' && tag.role === 'treatment';
  const row = tidyTerms(result, level).find(isPolicy);
  if (!row || row.estimate === null) return null;
  return {
    label: termLabel(options, row.term),
    ...figure(row, options),
    items: [
      { label: say(language, 'answer.interval'), value: formatInterval(row.lo, row.hi, digits) },
      { label: say(language, 'col.nobs'), value: formatCount(result.counts.nobs) },
      { label: say(language, 'col.units'), value: formatCount(result.counts.units) },
    ],
  };
}
