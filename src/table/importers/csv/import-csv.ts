import { fail, notice, type Outcome } from '../../../core/notice.ts';
import { type Breather, createBreather } from '../shared/breather.ts';
import { isMisfit } from '../shared/builder.ts';
import {
  defaultImportOptions,
  type Imported,
  type ImportHooks,
  type ImportOptions,
  type ImportSource,
  type Sniff,
  type TextEncoding,
} from '../types.ts';
import { decode } from './decode.ts';
import { guessEncoding, wholeLines } from './encoding.ts';
import { finishImport } from './finish.ts';
import { type PassOutcome, readPass } from './pass.ts';
import { type CsvPlan, type Learned, nothingLearned, planCsv } from './plan.ts';
import { readBytes, sourceSize, type TextBlock } from './text-source.ts';

/** The beginning of a file that is enough for the guesses. */
export const headBytes = 256 * 1024;
const mostHeadBytes = 16 * 2 ** 20;
const wantedLines = 20;
const mostPasses = 5;
const evidenceBytes = 64 * 1024;

export interface Head {
  readonly bytes: Uint8Array | string;
  /** The whole source is no longer than this. */
  readonly complete: boolean;
}

/** The first 256 kB of a source, or more when these hold only a few lines. */
export async function readHead(source: ImportSource): Promise<Head> {
  const size = sourceSize(source);
  if (typeof source === 'string') return { bytes: source.slice(0, headBytes), complete: size <= headBytes };
  let length = headBytes;
  for (;;) {
    const bytes = await readBytes(source, 0, length);
    const complete = length >= size;
    if (complete || length >= mostHeadBytes || hasLines(bytes)) return { bytes, complete };
    length *= 4;
  }
}

function hasLines(bytes: Uint8Array): boolean {
  let lines = 0;
  for (const byte of bytes) if ((byte === 10 || byte === 13) && ++lines === wantedLines) return true;
  return false;
}

/** What the beginning of a text table tells, in some tens of milliseconds, before anything is committed. */
export function sniffCsv(
  head: Uint8Array | string,
  options: ImportOptions = defaultImportOptions,
  complete: boolean = head.length < headBytes,
): Sniff {
  return planCsv(head, options, complete).sniff;
}

/**
 * Reads a CSV or TSV file into a frame. What a person can mend is a failure, never an exception; every change made on the
 * way is counted in the report.
 */
export async function importCsv(
  source: ImportSource,
  options: ImportOptions = defaultImportOptions,
  hooks: ImportHooks = {},
): Promise<Outcome<Imported>> {
  const breather = createBreather();
  try {
    return await readUntilSettled(source, options, hooks, breather);
  } catch (error) {
    if (error instanceof RangeError && !/call stack/i.test(error.message)) return fail('importOutOfMemory', {});
    if (error instanceof DOMException) return fail('importUnreadable', { reason: error.name });
    throw error;
  } finally {
    breather.close();
  }
}

/** Passes over the file until no cell contradicts the plan: one for almost every file, two when a late cell does. */
async function readUntilSettled(
  source: ImportSource,
  options: ImportOptions,
  hooks: ImportHooks,
  breather: Breather,
): Promise<Outcome<Imported>> {
  if (hooks.signal?.aborted) return fail('importCancelled');
  const head = await readHead(source);
  let learned = nothingLearned;
  for (let pass = 0; ; pass++) {
    const { plan, sniff } = planCsv(head.bytes, options, head.complete, learned);
    if (!plan) return { ok: false, notice: sniff.problem ?? notice('error', 'importEmpty') };
    const last = pass === mostPasses - 1;
    const strict = options.encoding === 'auto' && learned.encoding === null && !last;
    const outcome = await readPass(source, plan, { hooks, breather, passesBefore: pass, strict });
    if (outcome.kind === 'failed') return { ok: false, notice: outcome.notice };
    const next = await learn({ source, options, head, plan, learned, last }, outcome);
    if (next) {
      learned = next;
      continue;
    }
    if (outcome.kind === 'done')
      return finishImport(outcome.result, plan, sniff.notices, { bytes: sourceSize(source), passes: pass + 1 });
  }
}

interface Lesson {
  readonly source: ImportSource;
  readonly options: ImportOptions;
  readonly head: Head;
  readonly plan: CsvPlan;
  readonly learned: Learned;
  /** Settle now: whatever does not fit becomes text. */
  readonly last: boolean;
}

/** What the pass has taught, or null when it stands. */
async function learn(lesson: Lesson, outcome: PassOutcome): Promise<Learned | null> {
  const { learned, last } = lesson;
  if (outcome.kind === 'undecodable') return { ...learned, encoding: await encodingAfter(lesson, outcome.block) };
  if (outcome.kind !== 'done') return null;
  const misfits = outcome.result.columns.flatMap(({ plan: { index }, result }) =>
    result && isMisfit(result) ? [{ index, misfit: result }] : [],
  );
  if (misfits.length === 0) return null;
  const texts = misfits.flatMap(({ misfit }) => misfit.texts);
  if (!last && learned.texts.length === 0 && otherConventions(lesson, texts)) return { ...learned, texts };
  const types = new Map(learned.types);
  for (const { index, misfit } of misfits) types.set(index, last ? 'text' : misfit.next);
  return { ...learned, types };
}

/** Whether the cells that did not fit show that numbers are written in another way than the beginning suggested. */
function otherConventions({ head, options, plan, learned }: Lesson, texts: readonly string[]): boolean {
  const again = planCsv(head.bytes, options, head.complete, { ...learned, texts }).plan?.options;
  return again !== undefined && (again.decimal !== plan.options.decimal || again.thousands !== plan.options.thousands);
}

/** The encoding guessed from the beginning together with the first lines that it could not decode. */
async function encodingAfter({ source, head, plan }: Lesson, block: TextBlock): Promise<TextEncoding> {
  const { encoding } = plan.options;
  const wide = encoding.startsWith('utf-16');
  if (wide || typeof source === 'string' || typeof head.bytes === 'string') return encoding;
  const bytes = await readBytes(source, block.from, block.done);
  const start = block.from + firstBadLine(bytes, encoding);
  const evidence = await readBytes(source, start, start + evidenceBytes);
  const parts = [wholeLines(head.bytes, head.complete, encoding), wholeLines(evidence, false, encoding)];
  const joined = new Uint8Array(parts[0].length + parts[1].length);
  joined.set(parts[0]);
  joined.set(parts[1], parts[0].length);
  return guessEncoding(joined, true).value;
}

function firstBadLine(bytes: Uint8Array, encoding: TextEncoding): number {
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(10, from);
    const end = feed < 0 ? bytes.length : feed + 1;
    if (decode(bytes.subarray(from, end), encoding).bad > 0) return from;
    from = end;
  }
  return 0;
}
