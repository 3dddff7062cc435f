import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import type { Method } from '../../src/app/parity/methods.ts';
import type { Quantity } from '../../src/app/parity/quantities.ts';
import type { ParityReport, ParityRow } from '../../src/app/parity/report.ts';
import { digitsOf } from '../../src/app/parity/report.ts';
import { type CaseGroup, hasWholeReference, miss, type ReferenceCase, reportCases } from './reference.ts';

export type { Quantity };

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const reportFile = join(root, 'src/app/parity/parity.json');
/** A run that collects writes its records here instead of holding them against the report. */
const collectIn = process.env.PARITY_OUT;

/** Near zero relative error says little: below this size differences count as they are. */
export const FLOOR = 1e-11;
export const P_VALUE = 1e-6;
/** p-values have no size below which they stop counting. */
export const P_FLOOR = 1e-300;

/** What was asked of whom; a case of the reference is one. */
export type Question = Pick<ReferenceCase, 'id' | 'package' | 'call'> & { readonly dataset?: string | null };

/** The quantity, and of what: 'stdError did'. */
export type What = Quantity | `${Quantity} ${string}`;

interface Tally {
  readonly cases: Set<string>;
  numbers: number;
  error: number;
  allowed: number;
  worst: string;
}

export interface MethodRecord {
  readonly method: Method;
  /** Ids of the cases that were compared. */
  readonly cases: readonly string[];
  readonly rows: readonly ParityRow[];
}

const spelled: readonly (readonly [RegExp, string])[] = [
  [/^by hand \(R\)$/, 'by hand in R 4.2.2'],
  [/^by hand \(R\) \+ fixest$/, 'by hand in R 4.2.2 and fixest 0.14.2'],
  [/^(base R|stats|stats::glm)$/, 'R 4.2.2'],
  [/^car$/, 'car 3.1-1'],
  [/^AER$/, 'AER 1.2-10'],
  [/^ivreg2r.*$/, 'ivreg2r 0.0.0.9000'],
  [/^(plm|splm|spdep|spatialreg|clubSandwich) (\d+\.\d+)\.(\d+)$/, '$1 $2-$3'],
  [/ \(.*\)$/, ''],
];

/** The other program and its version, as short as it can be said. */
function programOf({ id, package: name }: Question): string {
  const text = spelled.reduce((now, [from, to]) => now.replace(from, to), name ?? 'by hand in R 4.2.2');
  const command = /^stata\.([a-z]+)/.exec(id);
  return command ? `${command[1]} by its published formulas (${text})` : text;
}

/** Compares number by number, records each, and reports all that are off. */
export class Comparison {
  private readonly off: string[] = [];
  compared = 0;

  constructor(
    private readonly owner: Parity,
    private readonly one: Question,
    private readonly rel: number,
  ) {}

  /** Passes when |actual - expected| is at most max(floor, rel |expected|); missing on one side only never does. */
  check(
    what: What,
    actual: number | null | undefined,
    expected: number | null | undefined,
    rel = this.rel,
    floor = FLOOR,
  ): void {
    this.compared++;
    const [allowed, least] = what.startsWith('counts') ? [0, 0] : [rel, floor];
    const distance = expected === undefined ? Infinity : miss(actual, expected, allowed, least);
    if (!(distance <= 1)) {
      this.off.push(`${what}: ${actual} instead of ${expected} (${distance.toPrecision(3)} tolerances)`);
    }
    const error = distance === 0 ? 0 : allowed === 0 ? Infinity : distance * allowed;
    if (expected !== null) this.owner.record(this.one, what, error, allowed);
  }

  /** Equal or not. Counts always are. */
  equal(what: What, actual: number | null | undefined, expected: number | null): void {
    this.check(what, actual, expected, 0, 0);
  }

  p(what: What, actual: number | null | undefined, expected: number | null | undefined): void {
    this.check(what, actual, expected, P_VALUE, P_FLOOR);
  }

  /** Records how far one number is without a verdict, for tests that hold it against a mark of their own. */
  note(what: What, actual: number, expected: number, mark: number): void {
    this.compared++;
    const error = expected === 0 ? Math.abs(actual) : Math.abs((actual - expected) / expected);
    this.owner.record(this.one, what, error, mark);
  }

  finish(least = 1): void {
    expect(this.off).toEqual([]);
    expect(this.compared).toBeGreaterThanOrEqual(least);
    this.owner.compared(this.one.id);
  }
}

/**
 * The comparisons of one method with other programs. When its tests are over they are written down (PARITY_OUT), or held against the report that
 * stands in the project: the same quantities and cases, no error worse than its grade.
 */
export class Parity {
  private readonly tallies = new Map<string, Tally>();
  private readonly done = new Set<string>();

  constructor(
    private readonly method: Method,
    private readonly groups: readonly CaseGroup[],
  ) {}

  compare(one: Question, rel: number): Comparison {
    return new Comparison(this, one, rel);
  }

  record(one: Question, what: What, error: number, allowed: number): void {
    const key = `${what.split(' ')[0]}\t${programOf(one)}`;
    const tally = this.tallies.get(key) ?? { cases: new Set(), numbers: 0, error: -1, allowed, worst: '' };
    tally.cases.add(one.id);
    tally.numbers++;
    tally.allowed = Math.max(tally.allowed, allowed);
    if (error > tally.error) {
      tally.error = error;
      tally.worst = one.call ? `${one.id}: ${one.call}` : one.id;
    }
    this.tallies.set(key, tally);
  }

  compared(id: string): void {
    this.done.add(id);
  }

  records(): MethodRecord {
    const rows = [...this.tallies].map(([key, { cases, numbers, error, allowed, worst }]): ParityRow => {
      const [quantity, program] = key.split('\t');
      return {
        method: this.method,
        quantity: quantity as Quantity,
        program,
        cases: cases.size,
        numbers,
        error: Number(error.toPrecision(2)),
        allowed,
        worst: error === 0 ? '' : worst,
      };
    });
    return { method: this.method, cases: [...this.done].sort(), rows };
  }

  settle(everyCase: boolean): void {
    const own = this.records();
    for (const group of this.groups) {
      const ran = group.cases.filter(({ id }) => this.done.has(id)).length;
      reportCases(group, ran);
    }
    if (collectIn) {
      mkdirSync(collectIn, { recursive: true });
      writeFileSync(join(collectIn, `${this.method}.json`), JSON.stringify(own));
      return;
    }
    expect(differences(own, readReport(), everyCase), 'node scripts/parity.mjs writes the report anew').toEqual([]);
  }
}

export function readReport(): ParityReport {
  if (!existsSync(reportFile)) throw new Error('no report: node scripts/parity.mjs writes it');
  return JSON.parse(readFileSync(reportFile, 'utf8'));
}

/** What a run says otherwise than the report. The last digits of an error are noise: one that is ten times its grade is not. */
export function differences(own: MethodRecord, report: ParityReport, everyCase: boolean): string[] {
  const keyOf = ({ quantity, program }: ParityRow) => `${own.method}, ${quantity}, ${program}`;
  const written = new Map(report.rows.filter(({ method }) => method === own.method).map((row) => [keyOf(row), row]));
  const found = own.rows.flatMap((row) => {
    const was = written.get(keyOf(row));
    if (!was) return [`${keyOf(row)}: not in the report`];
    const lines: string[] = [];
    if (row.error > 10 ** (1 - digitsOf(was.error))) lines.push(`${keyOf(row)}: ${row.error}, was ${was.error}`);
    if (everyCase && row.cases !== was.cases) lines.push(`${keyOf(row)}: ${row.cases} cases, was ${was.cases}`);
    return lines;
  });
  if (!everyCase) return found;
  const have = new Set(own.rows.map(keyOf));
  return [...found, ...[...written.keys()].filter((key) => !have.has(key)).map((key) => `${key}: no longer compared`)];
}

interface Task {
  readonly tasks?: readonly Task[];
  readonly result?: { readonly state?: string };
}

const passed = ({ tasks, result }: Task): boolean => (tasks ? tasks.every(passed) : result?.state === 'pass');

/**
 * Opens the record of a method; closes it after the last test of the file (or of the block that calls this). Case counts are compared only when
 * every test ran and the whole reference is here: otherwise what ran must still agree.
 */
export function parityOf(method: Method, ...groups: readonly CaseGroup[]): Parity {
  const parity = new Parity(method, groups);
  // biome-ignore lint/correctness/noEmptyPattern: the first argument of a hook has to be a pattern
  afterAll(({}, suite: Task) => {
    parity.settle(hasWholeReference() && (suite.tasks ?? []).every(passed));
  });
  return parity;
}
