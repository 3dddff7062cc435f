import { create } from 'zustand';
import type { Notice } from '../core/notice.ts';
import type { ColumnType, ImportOptions, Sniff } from '../table/importers/types.ts';
import { Cancelled, type PendingImport, type Progress } from '../worker/api.ts';
import { engine } from './engine.ts';
import { specForNewData } from './guesses.ts';
import { adoptImport, openProjectFile, useSession } from './session-store.ts';
import { useUi } from './ui-store.ts';

export type ImportStatus = 'idle' | 'looking' | 'reading' | 'ready' | 'failed' | 'cancelled';

interface ImportState {
  readonly status: ImportStatus;
  /** What is being read; null when nothing is. The data in use stay until the new ones are accepted. */
  readonly source: Blob | string | null;
  readonly name: string;
  readonly choices: Partial<ImportOptions>;
  readonly sniff: Sniff | null;
  readonly pending: PendingImport | null;
  readonly progress: Progress | null;
  readonly startedAt: number;
  readonly notice: Notice | null;
}

const nothing: ImportState = {
  status: 'idle',
  source: null,
  name: '',
  choices: {},
  sniff: null,
  pending: null,
  progress: null,
  startedAt: 0,
  notice: null,
};

export const useImport = create<ImportState>(() => nothing);

let abort: AbortController | null = null;

/** Looks at a file and reads it; its rows wait beside the current data until `acceptImport`. */
export async function pickSource(source: Blob | string, name: string): Promise<void> {
  if (isProject(name)) return openProject(source);
  useImport.setState({ ...nothing, source, name, status: 'looking' });
  await look();
}

const isProject = (name: string): boolean => /\.(pilotlight\.)?json$/i.test(name);

async function openProject(source: Blob | string): Promise<void> {
  const notice = await openProjectFile(source);
  useImport.setState(notice ? { ...nothing, status: 'failed', notice } : nothing);
  if (!notice) useUi.getState().goTo('baseline');
}

async function look(): Promise<void> {
  const { source, choices } = useImport.getState();
  if (source === null) return;
  abort?.abort();
  const run = new AbortController();
  abort = run;
  useImport.setState({ status: 'looking', notice: null, pending: null, startedAt: performance.now() });
  try {
    const sniffed = await engine().preview(source, choices);
    if (run.signal.aborted) return;
    if (!sniffed.ok) return useImport.setState({ status: 'failed', notice: sniffed.notice });
    useImport.setState({ sniff: sniffed.value });
    if (sniffed.value.problem) return useImport.setState({ status: 'failed', notice: sniffed.value.problem });
    useImport.setState({ status: 'reading', progress: null, startedAt: performance.now() });
    const imported = await engine().importData(source, choices, {
      signal: run.signal,
      onProgress: (progress) => abort === run && useImport.setState({ progress }),
    });
    if (run.signal.aborted) return;
    if (!imported.ok) return useImport.setState({ status: 'failed', notice: imported.notice, progress: null });
    useImport.setState({ status: 'ready', pending: imported.value, progress: null });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    if (abort === run) useImport.setState({ status: 'cancelled', progress: null });
  }
}

/** Another way of reading the same file: it is looked at and read again. */
export function chooseImport(change: Partial<ImportOptions>): void {
  useImport.setState(({ choices }) => ({ choices: { ...choices, ...change } }));
  void look();
}

export function chooseColumnType(column: string, type: ColumnType): void {
  const types = (useImport.getState().choices.columnTypes ?? []).filter((choice) => choice.column !== column);
  chooseImport({ columnTypes: [...types, { column, type }] });
}

export function cancelImport(): void {
  abort?.abort();
  abort = null;
  useImport.setState({ status: 'cancelled', progress: null });
}

/** Puts the new data away; the ones in use were never touched. */
export async function discardImport(): Promise<void> {
  abort?.abort();
  abort = null;
  useImport.setState(nothing);
  await engine().discardImport();
}

export async function acceptImport(): Promise<void> {
  const { source, name, pending } = useImport.getState();
  if (source === null || !pending) return;
  const blob = source instanceof Blob ? source : new Blob([source], { type: 'text/plain' });
  const outcome = await adoptImport(blob, { ...pending.options }, () => specForNewData(name, source));
  if (!outcome.ok) return useImport.setState({ status: 'failed', notice: outcome.notice });
  useImport.setState(nothing);
  if (useSession.getState().info) useUi.getState().goTo('design');
}

/** Reads the file again that stopped half-way. */
export function retryImport(): void {
  void look();
}
