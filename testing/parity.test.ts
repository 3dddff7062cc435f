import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods } from '../src/app/parity/methods.ts';
import { quantities } from '../src/app/parity/quantities.ts';
import { digitsOf, type ParityReport } from '../src/app/parity/report.ts';
import { chaptersChecked, parityOf } from '../src/app/parity.ts';
import { filesUnder, readSource } from './support/imports.ts';
import { differences, type MethodRecord, readReport } from './support/parity.ts';
import { markdownOf, reportOf, unexplained } from './support/parity-report.ts';

const report = readReport();
const document = join(import.meta.dirname, '../docs/parity.md');

describe('the report of agreement with other programs', () => {
  it('is what docs/parity.md says', () => {
    expect(existsSync(document)).toBe(true);
    expect(readFileSync(document, 'utf8'), 'node scripts/parity.mjs writes it anew').toBe(markdownOf(report));
  });

  it('has every method that a reference test opens, and names every method and quantity once used', () => {
    const opened = filesUnder('src', /\.test\.ts$/).flatMap((file) =>
      [...readSource(file).matchAll(/\bparityOf\('(\w+)'/g)].map(([, method]) => method),
    );
    expect(new Set(opened).size).toBe(opened.length);
    expect([...new Set(report.rows.map(({ method }) => method as string))].sort()).toEqual([...opened].sort());
    expect(Object.keys(methods).sort()).toEqual([...opened].sort());
    expect([...new Set(report.rows.map(({ quantity }) => quantity as string))].sort()).toEqual(
      Object.keys(quantities).sort(),
    );
  });

  it('has the programs that the status line names', () => {
    const programs = report.rows.map(({ program }) => program).join('; ');
    for (const chapter of chaptersChecked) {
      for (const name of parityOf(chapter)!
        .replace(/^R (?=[a-z])/, '')
        .split(', '))
        expect(programs).toContain(name);
    }
  });

  it('passes everywhere, and leaves no case without a word', () => {
    for (const { error, allowed } of report.rows) expect(error).toBeLessThanOrEqual(allowed);
    expect(unexplained(report)).toEqual([]);
    const now = reportOf([]).groups;
    expect(report.groups.map(({ group }) => group)).toEqual(now.map(({ group }) => group));
    for (const [i, { cases, inClone, title }] of report.groups.entries()) {
      if (now[i].cases > 0) expect([cases, inClone, title]).toEqual([now[i].cases, now[i].inClone, now[i].title]);
    }
  });
});

describe('a run held against the report', () => {
  const row = {
    method: 'leastSquares',
    quantity: 'coefficient',
    program: 'fixest 0.14.2',
    cases: 5,
    numbers: 10,
    error: 3e-12,
    allowed: 1e-9,
    worst: '',
  } as const;
  const written: ParityReport = { rows: [row], groups: [] };
  const run = (change: object): MethodRecord => ({
    method: 'leastSquares',
    cases: [],
    rows: [{ ...row, ...change }],
  });

  it('forgives the last digits of an error', () => {
    expect(digitsOf(3e-12)).toBe(11);
    expect(differences(run({ error: 9e-11 }), written, true)).toEqual([]);
  });

  it('sees an error worse than its grade, a case that went and a quantity that came or went', () => {
    expect(differences(run({ error: 2e-10 }), written, true)).toHaveLength(1);
    expect(differences(run({ cases: 4 }), written, true)).toHaveLength(1);
    expect(differences(run({ quantity: 'stdError' }), written, true)).toHaveLength(2);
  });

  it('asks only for what ran where data are missing', () => {
    expect(differences(run({ cases: 4 }), written, false)).toEqual([]);
    expect(differences({ method: 'leastSquares', cases: [], rows: [] }, written, false)).toEqual([]);
    expect(differences(run({ error: 2e-10 }), written, false)).toHaveLength(1);
  });
});
