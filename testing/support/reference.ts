import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Column, categoryColumn, numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame } from '../../src/table/frame.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const committed = join(here, '../cases');
const referenceDir = process.env.REFERENCE_DIR ?? join(root, '../shared/reference');

/** One question to another program and its answer; `null` inside `results` means not available or not defined. */
export interface ReferenceCase {
  readonly id: string;
  readonly dataset: string | null;
  readonly description: string | null;
  readonly package: string | null;
  readonly call: string | null;
  readonly convention: string | null;
  readonly tolerance: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: every case has its own shape of results
  readonly results: any;
}

interface CaseFile {
  readonly cases: ReferenceCase[];
  readonly elsewhere?: readonly { readonly id: string; readonly dataset: string | null }[];
}

function caseFile(directory: string, group: string): CaseFile | null {
  if (!existsSync(directory)) return null;
  const file = readdirSync(directory).find((name) => name.startsWith(`${group}_`) && name.endsWith('.json'));
  return file ? JSON.parse(readFileSync(join(directory, file), 'utf8')) : null;
}

export interface CaseGroup {
  readonly group: string;
  /** Cases whose expected numbers and data are both here. */
  readonly cases: readonly ReferenceCase[];
  /** Ids of cases known to exist whose data are not here. */
  readonly withoutData: readonly string[];
}

/**
 * The cases of a group ('01', '03' ...): the committed copy (our own simulated data), some of it abridged; whole from REFERENCE_DIR where that exists.
 */
export function loadCases(group: string): CaseGroup {
  const copy = caseFile(committed, group);
  const full = caseFile(join(referenceDir, 'cases'), group);
  const all = new Map<string, ReferenceCase>();
  for (const one of copy?.cases ?? []) all.set(one.id, one);
  for (const one of full?.cases ?? []) all.set(one.id, one);
  const cases = [...all.values()].filter(({ dataset }) => dataset === null || dataset === '(none)' || hasData(dataset));
  const known = new Set([...all.keys(), ...(copy?.elsewhere ?? []).map((one) => one.id)]);
  for (const one of cases) known.delete(one.id);
  return { group, cases, withoutData: [...known] };
}

/** Ids of all known cases of a group, and of those whose numbers and data stand in the project. */
export function caseIds(group: string): { readonly all: readonly string[]; readonly committed: readonly string[] } {
  const { cases, withoutData } = loadCases(group);
  const own = caseFile(committed, group)?.cases ?? [];
  const here = own.filter(({ dataset }) => dataset === null || dataset === '(none)' || isCommitted(dataset));
  return { all: [...cases.map(({ id }) => id), ...withoutData], committed: here.map(({ id }) => id) };
}

const isCommitted = (dataset: string) => existsSync(join(committed, 'data', `${dataFile(dataset)}.gz`));

/** Whether all numbers of other programs are here, and not only the committed copy. */
export const hasWholeReference = (): boolean => existsSync(join(referenceDir, 'cases'));

/** Prints the line that a run owes its reader. `ran` counts cases really compared. */
export function reportCases(group: CaseGroup, ran: number, withoutData: number = group.withoutData.length): void {
  console.log(`reference cases ${group.group}: ran ${ran}, no data for ${withoutData}`);
}

/** Some cases name a part of a data set in words: 'city_balanced.csv (year==2013)'. */
function dataFile(name: string): string {
  const [first] = name.split(' ');
  return first.endsWith('.csv') ? first : `${first}.csv`;
}

export function hasData(name: string): boolean {
  const file = dataFile(name);
  return existsSync(join(committed, 'data', `${file}.gz`)) || existsSync(join(referenceDir, 'data', file));
}

const frames = new Map<string, Frame>();

/** A data set by name, with or without '.csv'. Empty cells are missing; a column is numeric when all its other cells are numbers. */
export function loadData(name: string): Frame {
  const file = dataFile(name);
  let frame = frames.get(file);
  if (!frame) {
    frame = parsePlainCsv(dataText(file));
    frames.set(file, frame);
  }
  return frame;
}

function dataText(file: string): string {
  const packed = join(committed, 'data', `${file}.gz`);
  if (existsSync(packed)) return gunzipSync(readFileSync(packed)).toString('utf8');
  return readFileSync(join(referenceDir, 'data', file), 'utf8');
}

function parsePlainCsv(text: string): Frame {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  const cells = lines.map((line) => line.split(','));
  return createFrame(
    head.split(',').map((name, j) =>
      plainColumn(
        name,
        cells.map((row) => row[j]),
      ),
    ),
  );
}

function plainColumn(name: string, texts: readonly string[]): Column {
  const values = Float64Array.from(texts, (text) => (text === '' ? Number.NaN : Number(text)));
  const numeric = texts.every((text, row) => text === '' || !Number.isNaN(values[row]));
  return numeric ? numericColumn(name, values) : categoryColumn(name, texts);
}

/** NIST StRD sets and R's own scores live in REFERENCE_DIR only; null when it is not there. */
export function loadNist<T>(file: string): T | null {
  const path = join(referenceDir, 'nist', file.includes('.') ? file : `${file}.json`);
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  return (path.endsWith('.json') ? JSON.parse(text) : text) as T;
}

/**
 * How far `actual` is from `expected` in units of the tolerance: max(relative error / rel, ...) with an absolute floor `abs`.
 * At most 1 passes. Both missing passes; one missing, or NaN, never does.
 */
export function miss(actual: number | null | undefined, expected: number | null, rel: number, abs: number): number {
  if (expected === null) return actual === null || actual === undefined || Number.isNaN(actual) ? 0 : Infinity;
  if (actual === null || actual === undefined || Number.isNaN(actual)) return Infinity;
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.max(abs, rel * Math.abs(expected));
}
