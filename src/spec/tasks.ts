import type { Notice, Outcome } from '../core/notice.ts';
import type { ListedRow, PanelMap, PanelSummary } from '../engine/design/panel-summary.ts';
import type { IndexReport } from '../engine/diagnostics/composite-index/report.ts';
import type { Correlations } from '../engine/diagnostics/correlation/correlate.ts';
import type { Balance } from '../engine/diagnostics/descriptives/balance.ts';
import type { Descriptives } from '../engine/diagnostics/descriptives/describe.ts';
import type { KeywordReport } from '../engine/diagnostics/keyword-index/report.ts';
import type { PlaceboDraw, PlaceboSummary } from '../engine/diagnostics/placebo/types.ts';
import type { RawTrends } from '../engine/diagnostics/raw-trends/raw-trends.ts';
import type { VarianceInflation } from '../engine/diagnostics/vif/variance-inflation.ts';
import type { ThresholdValues } from '../engine/estimators/heterogeneity/live.ts';
import type { ModelResult } from '../engine/result.ts';

import type { StepAnswer } from './step-reports.ts';

/** One thing the engine can be asked for on (frame, spec). Each is a pure function of both, so (frame hash, spec part, task) is a cache key. */
export type Task =
  | { readonly kind: 'design' }
  | { readonly kind: 'ledger'; readonly modelId: string | null }
  | { readonly kind: 'descriptives' }
  | { readonly kind: 'rawTrends' }
  | { readonly kind: 'baseline' }
  | { readonly kind: 'trends' }
  | { readonly kind: 'models' }
  /** One of the models, by its place: what `models` is made of. */
  | { readonly kind: 'model'; readonly index: number }
  | { readonly kind: 'threshold'; readonly model: number; readonly threshold: number | null }
  | { readonly kind: 'placebo' }
  | { readonly kind: 'indices' }
  | { readonly kind: 'keywords' }
  | { readonly kind: 'placeboDraw'; readonly replicate: number };

export type TaskKind = Task['kind'];
export type TaskOf<K extends TaskKind> = Extract<Task, { kind: K }>;

/** A fitted model, or why this one could not be fitted; the others are unharmed. */
export type Fitted =
  | { readonly id: string; readonly ok: true; readonly result: ModelResult }
  | { readonly id: string; readonly ok: false; readonly notice: Notice };

export interface DesignResult {
  readonly summary: PanelSummary;
  readonly map: PanelMap;
  readonly notices: readonly Notice[];
}

/** One reason of the ledger with its first rows (`LISTED_ROWS` at most); `count` counts all of them. */
export interface LedgerStepView {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly count: number;
  readonly rows: readonly ListedRow[];
}

/** rowsRead = rowsUsed + sum of steps[].count. */
export interface LedgerView {
  readonly rowsRead: number;
  readonly steps: readonly LedgerStepView[];
  readonly rowsUsed: number;
}

/** A heterogeneity model at one threshold: its effects, and the units on whose histogram the threshold stands. */
export interface ThresholdResult {
  readonly values: ThresholdValues;
  /** Where the threshold lies; null: asked for the median, which failed. */
  readonly threshold: number | null;
  readonly fitted: Fitted;
}

export const LISTED_ROWS = 1_000;

/** The headline's policy coefficient under another covariance: same estimate, other standard error. */
export interface AlternativeError {
  readonly vcov: 'iid' | 'HC1' | 'cluster';
  readonly estimate: number;
  readonly stdError: number;
  readonly dof: number;
}

/** Each part stands or fails on its own: correlations need no treatment, a comparison of groups does. */
export interface DescriptivesResult {
  readonly summary: Outcome<Descriptives>;
  readonly correlation: Outcome<Correlations>;
  /** Of the regressors of the fullest baseline column: after a constant, and after unit and time effects. */
  readonly vif: Outcome<VarianceInflation>;
  readonly vifWithin: Outcome<VarianceInflation>;
  readonly balance: Outcome<Balance>;
}

export interface BaselineResult {
  readonly columns: readonly Fitted[];
  /** Index into `columns` of the estimate that stands for the analysis: the fullest column of the first outcome; null when it failed. */
  readonly headline: number | null;
  /** iid, HC1 and cluster by unit for the headline's policy coefficient; empty without a policy coefficient. */
  readonly alternatives: readonly AlternativeError[];
}

export interface TaskResults {
  readonly design: DesignResult;
  readonly ledger: LedgerView;
  readonly descriptives: DescriptivesResult;
  readonly rawTrends: RawTrends;
  readonly baseline: BaselineResult;
  readonly trends: Fitted;
  readonly models: readonly Fitted[];
  readonly model: Fitted;
  readonly placebo: PlaceboSummary;
  readonly placeboDraw: PlaceboDraw;
  readonly indices: readonly StepAnswer<IndexReport>[];
  readonly keywords: readonly StepAnswer<KeywordReport>[];
  readonly threshold: ThresholdResult;
}

/** What a long task can show before it is finished: the placebo's summary of the draws that have arrived, the models that are fitted. */
export interface TaskPartials {
  readonly models: readonly (Fitted | null)[];
  readonly placebo: PlaceboSummary;
}
export type PartialOf<K extends TaskKind> = K extends keyof TaskPartials ? TaskPartials[K] : never;
