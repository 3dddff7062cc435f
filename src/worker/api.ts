import type { Notice, Outcome } from '../core/notice.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { PartialOf, TaskKind, TaskOf, TaskResults } from '../spec/tasks.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly stage: string;
}

export interface ColumnInfo {
  readonly name: string;
  readonly kind: 'number' | 'category';
  readonly missing: number;
  /** Distinct values, counted up to `DISTINCT_CAP`. */
  readonly distinct: number;
  readonly min: number | null;
  readonly max: number | null;
  /** The first few distinct cells as printed. */
  readonly examples: readonly string[];
}

export const DISTINCT_CAP = 10_000;

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
}

export interface RunOptions<K extends TaskKind> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onPartial?: (partial: PartialOf<K>) => void;
  /** 'interactive': a lane of its own where a newer run of the same task replaces one still waiting or running (it rejects with `Cancelled`). */
  readonly lane?: 'normal' | 'interactive';
}

/** Rejection of a run that was cancelled or replaced by a newer one: not an error to show. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** The engine as the page sees it. Promises reject only with `Cancelled`; whatever a person can mend is an `Outcome`. */
export interface EngineClient {
  run<K extends TaskKind>(
    spec: AnalysisSpec,
    task: TaskOf<K>,
    options?: RunOptions<K>,
  ): Promise<Outcome<TaskResults[K]>>;
  frameInfo(): Promise<FrameInfo | null>;
  rows(from: number, to: number, columns?: readonly string[]): Promise<RowWindow>;
  pendingRows(from: number, to: number): Promise<RowWindow>;
  acceptImport(): Promise<Outcome<FrameInfo>>;
  discardImport(): Promise<void>;
  loadFrame(url: string): Promise<Outcome<FrameInfo>>;
  exportCsv(): Promise<Outcome<Uint8Array>>;
  /** What happened to workers outside any run (a crash and its replacement). */
  onNotice(listener: (notice: Notice) => void): () => void;
  dispose(): void;
}
