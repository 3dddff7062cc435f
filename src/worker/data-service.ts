import { fail, type Outcome, succeed } from '../core/notice.ts';
import { guessRoles } from '../engine/design/guess-roles.ts';
import { matchRoster, parseRoster, unitAliases } from '../engine/design/match-roster.ts';
import type { RowLoss } from '../engine/recipe/types.ts';
import { guessCoordinates } from '../engine/spatial/points.ts';
import { readImportOptions } from '../spec/import-options.ts';
import { describePrepared, previewLast } from '../spec/prepared.ts';
import { embeddedOptions, readProject, writeProject } from '../spec/project.ts';
import { RecipeCache } from '../spec/recipe-cache.ts';
import { columnInfo } from '../table/column-info.ts';
import { csvHeader, csvLines } from '../table/csv-writer.ts';
import type { Frame } from '../table/frame.ts';
import { frameHash } from '../table/frame-hash.ts';
import { importCsv, readHead, sniffCsv } from '../table/importers/csv.ts';
import type { ImportOptions } from '../table/importers/types.ts';
import type { DataApi, FrameInfo, OnProgress, PendingImport, Preparation } from './api.ts';
import { partOf } from './frame-copy.ts';
import { valuesOf, windowOf } from './row-window.ts';

/** Rows per piece of an exported CSV: a text of all rows could be longer than a string can be. */
const ROWS_PER_PIECE = 20_000;
const PROGRESS_EVERY_MS = 60;

interface Held {
  readonly frame: Frame;
  readonly info: FrameInfo;
  readonly key: string;
}

/** Columns that models look for by name although no spec mentions them: the answer must not depend on what a worker was sent. */
const foundByName = (frame: Frame): string[] => Object.values(guessCoordinates(frame)).filter((name) => name !== null);

function infoOf(frame: Frame): FrameInfo {
  return { hash: frameHash(frame), nrow: frame.nrow, columns: frame.columns.map(columnInfo) };
}

function reporter(onProgress: OnProgress | null) {
  let last = -Infinity;
  return (done: number, total: number) => {
    const now = performance.now();
    if (!onProgress || (done < total && now - last < PROGRESS_EVERY_MS)) return;
    last = now;
    onProgress({ done, total, stage: 'import' });
  };
}

/** 1 for every row that a step left out; null where none did. */
function markRows(nrow: number, removed: readonly RowLoss[]): Uint8Array | null {
  if (removed.length === 0) return null;
  const marks = new Uint8Array(nrow);
  for (const { rows } of removed) for (const row of rows) marks[row] = 1;
  return marks;
}

function csvBlob(frame: Frame): Blob {
  const pieces = [new Blob([csvHeader(frame)])];
  for (let from = 0; from < frame.nrow; from += ROWS_PER_PIECE) {
    pieces.push(new Blob([csvLines(frame, from, Math.min(frame.nrow, from + ROWS_PER_PIECE))]));
  }
  return new Blob(pieces, { type: 'text/csv' });
}

/** The owner of the data, wherever it runs: one frame in use, and at most one read and waiting to be accepted. */
export function createDataService(): DataApi {
  let current: Held | null = null;
  let pending: Held | null = null;
  let importing: AbortController | null = null;
  let frames = 0;
  const recipes = new RecipeCache();
  let preparation: Preparation | null = null;

  /** The data in use after the steps last asked for. */
  const prepared = () => {
    if (!current) return null;
    return preparation ? recipes.apply(current.frame, preparation) : { frame: current.frame, removed: [] };
  };

  /** Every frame taken in gets a key of its own: equal contents may come from other rows of other files. */
  const hold = (frame: Frame): Held => {
    const info = infoOf(frame);
    return { frame, info, key: `${info.hash}.${++frames}` };
  };

  async function read(source: Blob | string, options: ImportOptions, onProgress: OnProgress | null) {
    importing?.abort();
    const mine = new AbortController();
    importing = mine;
    const imported = await importCsv(source, options, { onProgress: reporter(onProgress), signal: mine.signal });
    if (!imported.ok) return imported;
    if (mine.signal.aborted) return fail<PendingImport>('importCancelled');
    pending = hold(imported.value.frame);
    const { report, options: resolved } = imported.value;
    return succeed<PendingImport>({ info: pending.info, report, options: resolved });
  }

  function accept(): Outcome<Held> {
    if (!pending) return fail('importNothingPending');
    current = pending;
    pending = null;
    preparation = null;
    return succeed(current);
  }

  const inUse = () => prepared()?.frame ?? null;
  const named = ({ key, info }: Held) => ({ key, info });

  return {
    ready: async () => {},
    preview: async (source, choices) => {
      const options = readImportOptions(choices);
      if (!options.ok) return options;
      const { bytes, complete } = await readHead(source);
      return succeed(sniffCsv(bytes, options.value, complete));
    },
    importData: async (source, choices, onProgress) => {
      const options = readImportOptions(choices);
      return options.ok ? read(source, options.value, onProgress) : options;
    },
    cancelImport: async () => importing?.abort(),
    acceptImport: async () => {
      const accepted = accept();
      return accepted.ok ? succeed(named(accepted.value)) : accepted;
    },
    discardImport: async () => {
      pending = null;
    },
    loadFrame: async (url, choices) => {
      const options = readImportOptions(choices);
      if (!options.ok) return options;
      const response = await fetch(url).catch(() => null);
      if (!response?.ok) return fail('frameUnreachable', { status: response?.status ?? 0 });
      const imported = await importCsv(await response.blob(), options.value);
      if (!imported.ok) return imported;
      current = hold(imported.value.frame);
      preparation = null;
      return succeed(named(current));
    },
    rows: async (which, from, to, columns) => {
      const shown = which === 'current' ? prepared() : pending && { frame: pending.frame, removed: [] };
      if (!shown) return { from: 0, cells: [], sourceRows: [] };
      return windowOf(shown.frame, from, to, columns, markRows(shown.frame.nrow, shown.removed));
    },
    prepare: async (wanted) => {
      preparation = wanted;
      return current && describePrepared(current.frame, current.info.columns, recipes.apply(current.frame, wanted));
    },
    previewStep: async ({ recipe, roles }) => current && previewLast(current.frame, roles, recipe),
    columnValues: async (names) => {
      const shown = inUse();
      return shown ? valuesOf(shown, names) : [];
    },
    guessRoles: async () => (current ? guessRoles(current.frame) : null),
    unitAliases: async (unitColumn) => {
      const shown = inUse();
      return shown ? unitAliases(shown, unitColumn) : [];
    },
    matchRoster: async (roster, unitColumn) => {
      const parsed = typeof roster === 'string' ? parseRoster(roster) : { rows: roster, problems: [] };
      const shown = inUse();
      return { parsed, match: matchRoster(parsed.rows, shown ? unitAliases(shown, unitColumn) : []) };
    },
    exportCsv: async () => (current ? succeed(csvBlob(current.frame)) : fail('noData')),
    saveProject: async (spec, withData) => {
      if (withData && !current) return fail('noData');
      const text = writeProject(spec, withData && current ? current.frame : null);
      return succeed(new Blob([text], { type: 'application/json' }));
    },
    openProject: async (file, onProgress) => {
      const project = readProject(typeof file === 'string' ? file : await file.text());
      if (!project.ok) return project;
      const { spec, table } = project.value;
      if (!table) return succeed({ spec, pending: null });
      const imported = await read(table.csv, embeddedOptions(table), onProgress);
      return imported.ok ? succeed({ spec, pending: imported.value }) : imported;
    },
    columns: async (frameKey, names, held) =>
      current?.key === frameKey ? partOf(current.frame, [...names, ...foundByName(current.frame)], held) : null,
  };
}
