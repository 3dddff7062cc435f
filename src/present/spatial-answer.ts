import { normalSurvival } from '../core/distributions/index.ts';
import type { ModelResult, SpatialEffect, SpatialEstimate } from '../engine/result.ts';
import {
  formatCount,
  formatEstimate,
  formatP,
  formatPEquation,
  formatPeriod,
  formatRange,
  starsFor,
} from './format.ts';
import { type OutputKey, say } from './i18n/index.ts';
import type { AnswerItem, ModelAnswer } from './model-answer.ts';
import { columnLabel, termLabel } from './tables/labels.ts';
import type { OutputOptions } from './tables/options.ts';
import { tidyTerms } from './tidy-terms.ts';

/** Local and yearly p-values below this are counted. */
const BELOW = 0.05;

/** What a spatial model or diagnostic comes to; null where none of its figures stands for it. */
export function spatialAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  if (result.moran) return moranAnswer(result.moran, options);
  if (result.spatialTests) return testsAnswer(result.spatialTests, options);
  if (result.spillovers) return spilloverAnswer(result.spillovers, options);
  if (result.weightsColumns) return weightsAnswer(result.weightsColumns, options);
  return effectsAnswer(result, options);
}

const policyEffect = (result: ModelResult): SpatialEffect | null =>
  result.spatial?.effects.find(({ role }) => role === 'treatment') ?? null;

const text = ({ estimate, stdError }: Pick<SpatialEstimate, 'estimate' | 'stdError'>, digits: number): string =>
  `${formatEstimate(estimate, digits)} (${formatEstimate(stdError, digits)})`;

const normalP = ({ estimate, stdError }: SpatialEstimate): number | null =>
  stdError > 0 ? 2 * normalSurvival(Math.abs(estimate / stdError)) : null;

/** The direct effect first: coefficients of a model with W y are not effects. */
function effectsAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  const effect = policyEffect(result);
  if (!effect) return null;
  const { language, digits, stars } = options;
  const parameter = result.spatial?.parameter;
  const label = (key: OutputKey) =>
    say(language, 'spatial.effectOf', { effect: say(language, key), variable: columnLabel(options, effect.name) });
  return {
    label: label('spatial.direct'),
    value: formatEstimate(effect.direct.estimate, digits),
    stars: starsFor(normalP(effect.direct), stars),
    suffix: `(${formatEstimate(effect.direct.stdError, digits)})`,
    items: [
      { label: say(language, 'spatial.indirect'), value: text(effect.indirect, digits) },
      { label: say(language, 'spatial.total'), value: text(effect.total, digits) },
      ...(parameter ? [{ label: say(language, `spatial.${parameter.name}`), value: text(parameter, digits) }] : []),
    ],
  };
}

function weightsAnswer(
  columns: NonNullable<ModelResult['weightsColumns']>,
  options: OutputOptions,
): ModelAnswer | null {
  const { language, digits } = options;
  const effects = columns.flatMap((column) => (column.ok ? (policyEffect(column.result) ?? []) : []));
  if (effects.length === 0) return null;
  const range = (kind: 'direct' | 'indirect' | 'total') => {
    const values = effects.map((effect) => effect[kind].estimate);
    return formatRange(Math.min(...values), Math.max(...values), digits);
  };
  return {
    label: say(language, 'spatial.direct'),
    value: range('direct'),
    stars: '',
    suffix: '',
    items: [
      { label: say(language, 'spatial.indirect'), value: range('indirect') },
      { label: say(language, 'spatial.total'), value: range('total') },
      { label: say(language, 'answer.weightsTried'), value: `${effects.length} / ${columns.length}` },
    ],
  };
}

function moranAnswer(
  { periods, local }: NonNullable<ModelResult['moran']>,
  options: OutputOptions,
): ModelAnswer | null {
  const { language, digits, stars } = options;
  const last = periods.find(({ period }) => period === local.period);
  if (!last) return null;
  const pOf = ({ test, moran }: (typeof periods)[number]) => test?.twoSided.p ?? moran.pValue;
  const clustered = (quadrant: string) =>
    local.units.filter((unit) => unit.quadrant === quadrant && (unit.permutationP ?? unit.pValue) < BELOW).length;
  return {
    label: say(language, 'answer.moran', { period: formatPeriod(last.period) }),
    value: formatEstimate(last.moran.statistic, digits),
    stars: starsFor(pOf(last), stars),
    suffix: `(${formatPEquation(pOf(last), digits)})`,
    items: [
      {
        label: say(language, 'answer.periodsBelow'),
        value: `${periods.filter((one) => pOf(one) < BELOW).length} / ${periods.length}`,
      },
      { label: say(language, 'quadrant.HH'), value: formatCount(clustered('HH')) },
      { label: say(language, 'quadrant.LL'), value: formatCount(clustered('LL')) },
    ],
  };
}

function testsAnswer(
  { lagrange, simplifications, effects }: NonNullable<ModelResult['spatialTests']>,
  options: OutputOptions,
): ModelAnswer | null {
  const { language, digits } = options;
  const row = lagrange.find((one) => one.effects === effects);
  if (!row) return null;
  const simpler = (['lrLag', 'lrError'] as const).flatMap((id): AnswerItem[] => {
    const test = simplifications.find((one) => one.id === id)?.test;
    return test
      ? [{ label: say(language, `simplify.${id}`), value: `p ${formatP(test.pValue, 'threshold', digits)}` }]
      : [];
  });
  return {
    label: say(language, 'lm.robustLag'),
    value: formatPEquation(row.robustLag.pValue, digits),
    stars: '',
    suffix: '',
    items: [
      { label: say(language, 'lm.robustError'), value: `p ${formatP(row.robustError.pValue, 'threshold', digits)}` },
      ...simpler,
    ],
  };
}

function spilloverAnswer(
  { usual, exposure, rings }: NonNullable<ModelResult['spillovers']>,
  options: OutputOptions,
): ModelAnswer | null {
  const { language, digits, level, stars } = options;
  if (!exposure.ok) return null;
  const rows = tidyTerms(exposure.value.result, level);
  const row = rows.find(({ term }) => term.name === exposure.value.term);
  if (!row || row.estimate === null) return null;
  const policy = (result: ModelResult) =>
    tidyTerms(result, level).find(({ term: { tag } }) => tag.kind === 'coefficient' && tag.role === 'treatment');
  const item = (key: OutputKey, result: ModelResult): AnswerItem[] => {
    const own = policy(result);
    return own ? [{ label: say(language, key), value: text(own, digits) }] : [];
  };
  return {
    label: termLabel(options, row.term),
    value: formatEstimate(row.estimate, digits),
    stars: starsFor(row.pValue, stars),
    suffix: `(${formatEstimate(row.stdError, digits)})`,
    items: [
      ...(usual.ok ? item('answer.policyUsual', usual.value) : []),
      ...(rings.ok ? item('answer.policyRings', rings.value.result) : []),
      ...(rings.ok ? [{ label: say(language, 'answer.cleanUnits'), value: formatCount(rings.value.cleanUnits) }] : []),
    ],
  };
}
