import { type Notice, notice } from '../core/notice.ts';
import type { PermutationTest } from '../engine/diagnostics/placebo/types.ts';
import type { JointTest, ModelResult } from '../engine/result.ts';
import type { AlternativeError } from '../spec/tasks.ts';
import {
  formatCount,
  formatEstimate,
  formatLevel,
  formatPEquation,
  formatPercent,
  formatPeriod,
  starsFor,
} from './format.ts';
import { say } from './i18n/index.ts';
import { columnLabel } from './tables/labels.ts';
import { defaultOutput, type OutputOptions } from './tables/options.ts';
import { type TermRow, tidyTerms } from './tidy-terms.ts';

/** What is known beside the headline estimate; null or empty where it has not been run. */
export interface VerdictEvidence {
  readonly preTrends: JointTest | null;
  readonly placebo: PermutationTest | null;
  readonly alternatives: readonly AlternativeError[];
  /** First treated periods of the pilots. */
  readonly starts: readonly number[];
  /** Estimates of the same effect by other methods, with their labels: listed, never counted. */
  readonly others: readonly { readonly label: string; readonly estimate: number; readonly stdError: number }[];
}

export interface Verdict {
  /** The policy's line of the regression with its stars; null when the regression has no policy term. */
  readonly policy: (TermRow & { readonly stars: string }) | null;
  readonly headline: Notice;
  /** What speaks for or qualifies the estimate, one sentence each. */
  readonly facts: readonly Notice[];
  readonly cautions: readonly Notice[];
}

const noEvidence: VerdictEvidence = { preTrends: null, placebo: null, alternatives: [], starts: [], others: [] };

/** Below this many clusters clustered standard errors tend to be too small (Cameron & Miller 2015, section VI). */
const FEW_CLUSTERS = 40;
/** Share of rows lost to holes in the data from which the reader should know. */
const LARGE_LOSS = 0.05;
/** Standard errors closer than this are the same for a reader. */
const SAME_ERROR = 0.05;
const CONVENTIONAL = 0.05;

/** The plain-language answer: one sentence on the estimate, what qualifies it, and what to be careful about. */
export function verdict(
  baseline: ModelResult,
  known: Partial<VerdictEvidence> = {},
  chosen: Partial<OutputOptions> = {},
): Verdict {
  const options = { ...defaultOutput, ...chosen };
  const evidence = { ...noEvidence, ...known };
  const row = tidyTerms(baseline, options.level).find(isPolicy) ?? null;
  if (!row) return { policy: null, headline: notice('info', 'verdictNoPolicy'), facts: [], cautions: [] };
  const remarks = [
    ...sizeFact(row, baseline, options),
    ...preTrendsFact(evidence.preTrends),
    ...placeboFact(evidence.placebo),
    ...errorsFact(evidence.alternatives, baseline, options),
    ...othersFact(evidence.others, options),
    ...cautionsOf(baseline, evidence),
  ];
  return {
    policy: { ...row, stars: starsFor(row.pValue, options.stars) },
    headline: headlineOf(row, baseline, options),
    facts: remarks.filter((one) => one.severity === 'info'),
    cautions: remarks.filter((one) => one.severity !== 'info'),
  };
}

function isPolicy({ term: { tag } }: TermRow): boolean {
  return tag.kind === 'att' || (tag.kind === 'coefficient' && tag.role === 'treatment');
}

function headlineOf(row: TermRow, { outcome }: ModelResult, options: OutputOptions): Notice {
  const number = (value: number) => formatEstimate(value, options.digits);
  const params = {
    policy: columnLabel(options, row.term.name),
    outcome: columnLabel(options, outcome),
    estimate: number(row.estimate),
    size: number(Math.abs(row.estimate)),
    level: formatLevel(options.level),
    lo: number(row.lo),
    hi: number(row.hi),
  };
  if (row.lo > 0) return notice('info', 'verdictHigher', params);
  if (row.hi < 0) return notice('info', 'verdictLower', params);
  return notice('info', 'verdictUnclear', params);
}

function sizeFact({ estimate }: TermRow, { stats }: ModelResult, { digits }: OutputOptions): Notice[] {
  const { meanOutcome, sdOutcome } = stats;
  if (!meanOutcome || !sdOutcome) return [];
  const share = formatPercent(Math.abs(estimate / meanOutcome));
  const deviations = formatEstimate(Math.abs(estimate / sdOutcome), 2);
  return [notice('info', 'verdictSize', { share, mean: formatEstimate(meanOutcome, digits), deviations })];
}

function preTrendsFact(test: JointTest | null): Notice[] {
  if (!test) return [notice('info', 'verdictPreTrendsUnknown')];
  const params = { p: formatPEquation(test.pValue) };
  if (test.pValue < CONVENTIONAL) return [notice('caution', 'verdictPreTrendsMove', params)];
  return [notice('info', 'verdictPreTrendsQuiet', params)];
}

function placeboFact(test: PermutationTest | null): Notice[] {
  if (!test) return [notice('info', 'verdictPlaceboUnknown')];
  const { count, draws, p } = test.twoSided;
  const params = { count: formatCount(count), draws: formatCount(draws), p: formatPEquation(p) };
  return [
    p < CONVENTIONAL ? notice('info', 'verdictPlaceboRare', params) : notice('caution', 'verdictPlaceboCommon', params),
  ];
}

/** Why the heteroskedasticity-robust and the clustered standard error differ, where both are known. */
function errorsFact(alternatives: readonly AlternativeError[], result: ModelResult, options: OutputOptions): Notice[] {
  const robust = alternatives.find(({ vcov }) => vcov === 'HC1')?.stdError;
  const clustered = alternatives.find(({ vcov }) => vcov === 'cluster')?.stdError;
  if (!robust || !clustered) return [];
  const params = {
    clustered: formatEstimate(clustered, options.digits),
    robust: formatEstimate(robust, options.digits),
    outcome: columnLabel(options, result.outcome),
  };
  if (clustered > robust * (1 + SAME_ERROR)) return [notice('info', 'verdictErrorsClusterLarger', params)];
  if (clustered < robust * (1 - SAME_ERROR)) return [notice('info', 'verdictErrorsClusterSmaller', params)];
  return [notice('info', 'verdictErrorsAgree', params)];
}

function othersFact(others: VerdictEvidence['others'], { digits, language }: OutputOptions): Notice[] {
  if (others.length === 0) return [];
  const list = others.map(
    ({ label, estimate, stdError }) =>
      `${label} ${formatEstimate(estimate, digits)} (${formatEstimate(stdError, digits)})`,
  );
  return [notice('info', 'verdictOthers', { list: list.join(say(language, 'clauseSeparator')) })];
}

function cautionsOf(result: ModelResult, { starts }: VerdictEvidence): Notice[] {
  const cautions: Notice[] = [];
  const waves = [...new Set(starts)].sort((a, b) => a - b);
  if (waves.length > 1 && result.estimator === 'feols') {
    const [from, to] = [waves[0], waves[waves.length - 1]].map(formatPeriod);
    cautions.push(notice('caution', 'verdictStaggered', { waves: waves.length, from, to }));
  }
  if (result.absorbed.length === 0) cautions.push(notice('caution', 'verdictNoEffects'));
  const fewest = Math.min(...result.counts.clusters.map((cluster) => cluster.count));
  if (fewest < FEW_CLUSTERS) cautions.push(notice('caution', 'verdictFewClusters', { clusters: formatCount(fewest) }));
  return [...cautions, ...lossCaution(result)];
}

/** Rows left out by choice (period, struck units, filters, window) are no loss; holes in the data and singletons are. */
function lossCaution({ ledger }: ModelResult): Notice[] {
  const chosen = new Set([
    'outsidePeriod',
    'unitStruckOut',
    'filtered',
    'filterMissing',
    'outsideWindow',
    'afterTreatment',
  ]);
  const lost = ledger.steps.reduce((sum, { reason, rows }) => sum + (chosen.has(reason) ? 0 : rows.length), 0);
  const share = lost / (lost + ledger.rowsUsed);
  if (!(share > LARGE_LOSS)) return [];
  return [notice('caution', 'verdictRowsLost', { rows: formatCount(lost), share: formatPercent(share) })];
}
