import type { ModelResult } from '../../engine/result.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import { formatCount, formatEstimate, formatEventTime, formatPEquation, formatPeriod } from '../format.ts';
import { listing, type OutputKey, say, sentences } from '../i18n/index.ts';
import { outputOptions, sentenceOptions } from '../spec-options.ts';
import { columnLabel, lossLabel } from '../tables/labels.ts';
import type { OutputOptions } from '../tables/options.ts';
import { controlNames } from '../tables/regression-cells.ts';
import { errorsLabel, withinSentence } from '../tables/regression-notes.ts';
import type { ReportResults } from './results.ts';

export interface Methods {
  /** One text per paragraph: design and sample; regression and inference; event study; placebo; what to keep in mind. */
  readonly paragraphs: readonly string[];
  /** Of the papers that the paragraphs name. */
  readonly references: readonly string[];
}

interface Facts {
  readonly spec: AnalysisSpec;
  readonly results: ReportResults;
  readonly main: ModelResult;
  readonly options: OutputOptions;
}

/** What was done, from the analysis and its results alone; null before the main regression is there. */
export function methodsOf(spec: AnalysisSpec, results: ReportResults, options: OutputOptions): Methods | null {
  const { baseline } = results;
  if (baseline.state !== 'done') return null;
  const fitted = baseline.value.columns[baseline.value.headline ?? -1];
  if (!fitted?.ok) return null;
  const words = outputOptions(spec, options.language);
  const facts: Facts = { spec, results, main: fitted.result, options: words };
  const caveats = staggered(facts) ? [say(words.language, 'methods.staggered')] : [];
  const paragraphs = [
    [...design(facts), sample(facts)],
    [regression(facts), weights(facts), inference(facts)],
    events(facts),
    placebo(facts),
    [...caveats, ...(spec.data.source === 'sample' ? [say(words.language, 'methods.simulated')] : [])],
  ];
  return {
    paragraphs: paragraphs.map((parts) => sentences(words.language, parts)).filter((text) => text !== ''),
    references:
      caveats.length > 0 ? [say(words.language, 'methods.refDcdh'), say(words.language, 'methods.refGb')] : [],
  };
}

/** The waves that begin within the sample. */
function cohortsOf({ results }: Facts) {
  if (results.design.state !== 'done') return [];
  const { cohorts, maxTime } = results.design.value.summary;
  return (cohorts ?? []).filter(({ start }) => maxTime === null || start <= maxTime);
}

const staggered = (facts: Facts): boolean =>
  cohortsOf(facts).length > 1 && facts.main.absorbed.length > 1 && policyIn(facts.main);

/** A label within a sentence: an English one that begins like a sentence begins small; names of columns stay as they are. */
function inSentence(options: OutputOptions, column: string): string {
  const label = columnLabel(options, column);
  return label !== column && /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

const listOf = (options: OutputOptions, columns: readonly string[]) =>
  listing(
    options.language,
    columns.map((column) => inSentence(options, column)),
  );

const policyIn = ({ terms }: ModelResult) =>
  terms.some(({ tag }) => tag.kind === 'coefficient' && tag.role === 'treatment');

function design(facts: Facts): string[] {
  const { spec, results, main, options } = facts;
  const { language } = options;
  if (results.design.state !== 'done') return [];
  const { minTime, maxTime, counts } = results.design.value.summary;
  const { units } = main.counts;
  if (minTime === null || maxTime === null || units === null) return [];
  const panel = { units: formatCount(units), from: formatPeriod(minTime), to: formatPeriod(maxTime) };
  const outcome = inSentence(options, main.outcome);
  if (!policyIn(main)) return [say(language, 'methods.plainPanel', { ...panel, outcome })];
  const policy = spec.policy[language] || spec.policy.en || spec.policy.zh || policyName(facts);
  const cohorts = cohortsOf(facts);
  const first = say(language, 'methods.policyPanel', { ...panel, outcome, policy });
  if (cohorts.length === 0 || counts === null) return [first];
  const treated = formatCount(cohorts.reduce((sum, cohort) => sum + cohort.units, 0));
  const never = formatCount(counts.never + counts.notYet);
  const [start, last] = [cohorts[0].start, cohorts[cohorts.length - 1].start].map(formatPeriod);
  return [
    first,
    cohorts.length === 1
      ? say(language, 'methods.oneWave', { treated, never, start })
      : say(language, 'methods.waves', { treated, never, first: start, last, waves: cohorts.length }),
  ];
}

function policyName({ spec, main, options }: Facts): string {
  const term = main.terms.find(({ tag }) => tag.kind === 'coefficient' && tag.role === 'treatment');
  return term ? columnLabel(sentenceOptions(spec, options), term.name) : '';
}

function sample({ main, options }: Facts): string {
  const { language } = options;
  const { rowsRead, rowsUsed, steps } = main.ledger;
  const read = formatCount(rowsRead);
  if (steps.length === 0) return say(language, 'methods.sampleWhole', { read });
  const losses = steps.map(({ reason, params, rows }) =>
    say(language, 'note.loss', { reason: lossLabel(options, reason, params), count: formatCount(rows.length) }),
  );
  return say(language, 'methods.sample', {
    read,
    used: formatCount(rowsUsed),
    losses: losses.join(say(language, 'listSeparator')),
  });
}

function regression({ main, options }: Facts): string {
  const { language } = options;
  const effects = main.absorbed.map(({ by, slope }) => {
    const effect = by.map((column) => inSentence(options, column)).join(' × ');
    return slope === undefined
      ? say(language, 'methods.effect', { effect })
      : say(language, 'methods.slope', { effect, slope: inSentence(options, slope) });
  });
  const controls = [...controlNames(main)].filter((name) => name !== policyColumn(main));
  return say(language, 'methods.regression', {
    effects: effects.length > 0 ? listing(language, effects) : say(language, 'methods.noEffects'),
    controls: controls.length > 0 ? say(language, 'methods.controls', { list: listOf(options, controls) }) : '',
  });
}

const policyColumn = ({ terms }: ModelResult) =>
  terms.find(({ tag }) => tag.kind === 'coefficient' && tag.role === 'treatment')?.name;

function weights({ spec, options }: Facts): string {
  const column = spec.roles.weights?.column;
  return column ? say(options.language, 'methods.weights', { column: inSentence(options, column) }) : '';
}

function inference({ main, options }: Facts): string {
  const errors = withinSentence(errorsLabel(main, options));
  const { clusters } = main.counts;
  const said = { errors, preset: main.preset };
  if (clusters.length === 0) return say(options.language, 'methods.errors', said);
  const counts = clusters.map(({ count }) => formatCount(count)).join(' × ');
  return say(options.language, 'methods.clusters', { ...said, clusters: counts });
}

function events({ spec, results, options }: Facts): string[] {
  const { language } = options;
  const { trends } = results;
  if (trends.state !== 'done' || !trends.value.ok) return [];
  const { events: study, tests } = trends.value.result;
  if (!study) return [];
  const ends = { bin: 'methods.endBin', drop: 'methods.endDrop', base: 'methods.endBase' } as const;
  const open = spec.trends?.lower === null && spec.trends?.upper === null;
  const key: OutputKey = open ? 'methods.endNone' : ends[study.endpoints];
  const base = study.cells.filter((cell) => cell.base && cell.bin === undefined).map(({ e }) => formatEventTime(e));
  const test = tests.find(({ id }) => id === 'preTrends');
  return [
    say(language, 'methods.events', { base: listing(language, base), endpoints: say(language, key) }),
    ...(test
      ? [
          say(language, 'methods.preTrends', {
            statistic: `${test.distribution === 'F' ? 'F' : 'χ²'} = ${formatEstimate(test.statistic, 2)}`,
            p: formatPEquation(test.pValue),
          }),
          say(language, 'methods.preTrendsCaveat'),
        ]
      : []),
  ];
}

function placebo({ results, options }: Facts): string[] {
  if (results.placebo.state !== 'done') return [];
  const { kind, draws, seed } = results.placebo.value;
  const keys = {
    unit: 'methods.placebo',
    dates: 'methods.placeboDates',
    mixed: 'methods.placeboMixed',
    time: 'methods.placeboTime',
    own: null,
  } as const;
  const key = keys[kind];
  return key ? [say(options.language, key, { draws: formatCount(draws), seed })] : [];
}
