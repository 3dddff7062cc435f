import type { Notice, Outcome } from '../core/notice.ts';
import type { RoleGuesses } from '../engine/design/guess-roles.ts';
import type { NamedUnit, ParsedRoster, RosterMatch, RosterRow } from '../engine/design/match-roster.ts';
import type { PlaceboPart, PlaceboSummary } from '../engine/diagnostics/placebo/types.ts';
import type { PreparedData, StepView } from '../spec/prepared.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { PartialOf, TaskKind, TaskOf, TaskResults } from '../spec/tasks.ts';
import type { Column } from '../table/column.ts';
import type { ColumnInfo } from '../table/column-info.ts';
import type { ImportOptions, ImportReport, ResolvedOptions, Sniff } from '../table/importers/types.ts';

export type { ColumnInfo } from '../table/column-info.ts';
export { DISTINCT_CAP } from '../table/column-info.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly stage: string;
}

/** A treatment list as text or as rows, held against the units of a column. */
export interface MatchedRoster {
  readonly parsed: ParsedRoster;
  readonly match: RosterMatch;
}

export type OnProgress = (progress: Progress) => void;

export interface FrameInfo {
  /** Content hash: names, kinds and cells. */
  readonly hash: string;
  readonly nrow: number;
  readonly columns: readonly ColumnInfo[];
}

/** A window of the table for the grid: `cells[i][j]` is row `from + i` of the j-th asked column as printed, '' when missing. */
export interface RowWindow {
  readonly from: number;
  readonly cells: readonly (readonly string[])[];
  readonly sourceRows: readonly number[];
  /** Rows of the window that a step of data preparation left out. */
  readonly leftOut?: readonly boolean[];
}

/** What says how the imported data are prepared. */
export type Preparation = Pick<AnalysisSpec, 'recipe' | 'roles'>;

/** The cells of a column: numbers (missing is NaN), or texts (missing is ''). */
export interface ColumnValues {
  readonly name: string;
  readonly values: Float64Array | readonly string[];
}

/** Data that were read and wait to be accepted. */
export interface PendingImport {
  readonly info: FrameInfo;
  readonly report: ImportReport;
  readonly options: ResolvedOptions;
}

export interface OpenedProject {
  readonly spec: AnalysisSpec;
  /** The data that the project carries, now pending; null when it carries none. */
  readonly pending: PendingImport | null;
}

/** Options as a person or a saved spec gives them; what is not said is guessed from the file. */
export type ImportChoices = Partial<ImportOptions> | Readonly<Record<string, unknown>>;

export interface ImportRun {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface RunOptions<K extends TaskKind> {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
  readonly onPartial?: (partial: PartialOf<K>) => void;
  /**
   * 'interactive': a lane of its own for what a hand drags. Of the runs of one task that wait there only the latest stays, the others reject with
   * `Cancelled`; one that has begun is finished and answers, so that the page keeps moving: do not abort it for a newer one.
   */
  readonly lane?: 'normal' | 'interactive';
}

/** Rejection of a run that was cancelled or replaced by a newer one: not an error to show. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The engine as the page sees it. Promises reject only with `Cancelled`; whatever a person can mend is an `Outcome`. */
export interface EngineClient {
  /** What the beginning of a file tells, before anything is read as a whole. */
  preview(source: Blob | string, options?: ImportChoices): Promise<Outcome<Sniff>>;
  /** Reads data and holds them as pending: those in use stay until `acceptImport`. */
  importData(source: Blob | string, options?: ImportChoices, run?: ImportRun): Promise<Outcome<PendingImport>>;
  pendingRows(from: number, to: number, columns?: readonly string[] | null): Promise<RowWindow>;
  acceptImport(): Promise<Outcome<FrameInfo>>;
  discardImport(): Promise<void>;
  /** Fetches a CSV of this origin and takes it into use at once. */
  loadFrame(url: string, options?: ImportChoices): Promise<Outcome<FrameInfo>>;
  frameInfo(): Promise<FrameInfo | null>;
  /** Applies the steps of an analysis to the data in use: `rows` and `columnValues` show the outcome from then on. null without data. */
  prepare(preparation: Preparation): Promise<PreparedData | null>;
  /** What the last step of a recipe would do; nothing in use changes. */
  previewStep(preparation: Preparation): Promise<StepView | null>;
  rows(from: number, to: number, columns?: readonly string[] | null): Promise<RowWindow>;
  columnValues(names: readonly string[]): Promise<readonly ColumnValues[]>;
  /** What the columns might be; null without data. */
  guessRoles(): Promise<RoleGuesses | null>;
  /** The units of a column with the other names they go by. */
  unitAliases(unitColumn: string): Promise<readonly NamedUnit[]>;
  matchRoster(roster: string | readonly RosterRow[], unitColumn: string): Promise<MatchedRoster>;
  exportCsv(): Promise<Outcome<Blob>>;
  /** The project file as JSON text in a Blob, built away from the page. */
  saveProject(spec: AnalysisSpec, withData: boolean): Promise<Outcome<Blob>>;
  openProject(file: Blob | string, run?: ImportRun): Promise<Outcome<OpenedProject>>;
  run<K extends TaskKind>(
    spec: AnalysisSpec,
    task: TaskOf<K>,
    options?: RunOptions<K>,
  ): Promise<Outcome<TaskResults[K]>>;
  /** What happened to workers outside any run (a crash and its replacement). */
  onNotice(listener: (notice: Notice) => void): () => void;
  dispose(): void;
}

/** Columns of a frame on their way to another worker; `positions` are their places in the frame. */
export interface FramePart {
  readonly nrow: number;
  readonly sourceRows: Uint32Array | null;
  readonly columns: readonly Column[];
  readonly positions: readonly number[];
}

/** Where compute workers get the columns that they do not hold yet; null when the frame of that key is no longer in use. */
export interface FrameSource {
  columns(frameKey: string, names: readonly string[], held: readonly string[]): Promise<FramePart | null>;
}

/** A frame in use as the page names it to the compute workers: its content, and where its rows came from. */
export interface FrameInUse {
  readonly key: string;
  readonly info: FrameInfo;
}

/** The worker that owns the data. */
export interface DataApi extends FrameSource {
  ready(): Promise<void>;
  preview(source: Blob | string, options: ImportChoices): Promise<Outcome<Sniff>>;
  importData(
    source: Blob | string,
    options: ImportChoices,
    onProgress: OnProgress | null,
  ): Promise<Outcome<PendingImport>>;
  cancelImport(): Promise<void>;
  acceptImport(): Promise<Outcome<FrameInUse>>;
  discardImport(): Promise<void>;
  loadFrame(url: string, options: ImportChoices): Promise<Outcome<FrameInUse>>;
  rows(which: 'current' | 'pending', from: number, to: number, columns: readonly string[] | null): Promise<RowWindow>;
  prepare(preparation: Preparation): Promise<PreparedData | null>;
  previewStep(preparation: Preparation): Promise<StepView | null>;
  columnValues(names: readonly string[]): Promise<readonly ColumnValues[]>;
  guessRoles(): Promise<RoleGuesses | null>;
  unitAliases(unitColumn: string): Promise<readonly NamedUnit[]>;
  matchRoster(roster: string | readonly RosterRow[], unitColumn: string): Promise<MatchedRoster>;
  exportCsv(): Promise<Outcome<Blob>>;
  saveProject(spec: AnalysisSpec, withData: boolean): Promise<Outcome<Blob>>;
  openProject(file: Blob | string, onProgress: OnProgress | null): Promise<Outcome<OpenedProject>>;
}

/** A worker that computes and may be killed at any time. */
export interface ComputeApi {
  ready(): Promise<void>;
  run<K extends TaskKind>(
    frameKey: string,
    spec: AnalysisSpec,
    task: TaskOf<K>,
    onProgress: OnProgress | null,
  ): Promise<Outcome<TaskResults[K]>>;
  /** Number of independent draws of the placebo; its plan is kept for the calls that follow. */
  placeboPlan(frameKey: string, spec: AnalysisSpec): Promise<Outcome<number>>;
  placeboDraws(frameKey: string, spec: AnalysisSpec, from: number, to: number): Promise<Outcome<PlaceboPart>>;
  placeboCombine(frameKey: string, spec: AnalysisSpec, parts: readonly PlaceboPart[]): Promise<Outcome<PlaceboSummary>>;
}
