import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Method, methods } from '../../src/app/parity/methods.ts';
import { quantities } from '../../src/app/parity/quantities.ts';
import { digitsOf, type ParityGroup, type ParityReport, type ParityRow } from '../../src/app/parity/report.ts';
import type { MethodRecord } from './parity.ts';
import { caseIds } from './reference.ts';
import { referenceGroups } from './reference-groups.ts';

const methodIds = Object.keys(methods) as Method[];

/** What the reference tests wrote, method by method, in the order of the page. */
export function readRecords(folder: string): MethodRecord[] {
  if (!existsSync(folder)) return [];
  const records: MethodRecord[] = readdirSync(folder).map((name) =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  );
  return records.sort((a, b) => methodIds.indexOf(a.method) - methodIds.indexOf(b.method));
}

export function reportOf(records: readonly MethodRecord[]): ParityReport {
  const done = new Set(records.flatMap(({ cases }) => cases));
  return {
    rows: records.flatMap(({ rows }) => rows),
    groups: Object.entries(referenceGroups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, about]): ParityGroup => {
        const { all, committed } = caseIds(group);
        const left = all.filter((id) => !done.has(id));
        const reasons = about.reasons.map(({ cases, en, zh }) => ({
          cases: left.filter((id) => cases.test(id)).length,
          en,
          zh,
        }));
        const title = { en: about.en, zh: about.zh };
        const compared = all.length - left.length;
        return { group, title, cases: all.length, compared, inClone: committed.length, reasons };
      }),
  };
}

/** Cases that are neither compared nor excused. */
export function unexplained({ groups }: ParityReport): string[] {
  return groups
    .filter(({ cases, compared, reasons }) => compared + reasons.reduce((sum, one) => sum + one.cases, 0) !== cases)
    .map(({ group }) => `group ${group}`);
}

const scientific = (value: number) => (value === 0 ? 'equal' : value.toExponential(1));
const limit = (value: number) =>
  value === 0 ? 'equal' : Number(value.toPrecision(1)).toExponential().replace('+', '');

function lineOf(row: ParityRow): string {
  const cells = [
    quantities[row.quantity].en,
    row.program,
    String(row.cases),
    String(row.numbers),
    scientific(row.error),
    String(digitsOf(row.error)),
    limit(row.allowed),
  ];
  return `| ${cells.join(' | ')} |`;
}

function sectionOf(method: Method, rows: readonly ParityRow[]): string[] {
  return [
    `### ${methods[method].en}`,
    '',
    '| Quantity | Compared with | Cases | Numbers | Worst relative error | Digits | Allowed |',
    '|---|---|--:|--:|--:|--:|--:|',
    ...rows.map(lineOf),
    '',
  ];
}

function groupLine({ group, title, cases, compared, inClone, reasons }: ParityGroup): string {
  const why = reasons.filter((one) => one.cases > 0).map((one) => `${one.cases}: ${one.en}`);
  return `| ${group} ${title.en} | ${compared} of ${cases} | ${cases - inClone} | ${why.join('; ')} |`;
}

const preface = `# How exact

Written by \`node scripts/parity.mjs\`, which runs the reference tests and records each comparison; do not edit. The page "How exact?" of the program
shows the same.

**Worst relative error** is |ours - theirs| / |theirs|, the largest of all numbers of that row. Near zero, where relative error says little, the
difference is divided by the smallest size that still counts, so that it passes exactly when it is at most the error **allowed** (the tolerance named
beside each test, after the README of the reference). **Digits** is the whole part of -log10 of it, at most 15: other programs print no more. Numbers
that rest on random draws are compared in distribution by the tests and are not in these tables. NIST sets are scored against the exact answer for the
stored doubles; "allowed" is what R's lm reaches.

## Where we differ on purpose

Three of the reference's numbers follow another rule. A proof stands in the tests beside each.

- **Standard error of rho with period effects** (group 12). The reference leaves the period means in the expected information of rho and, under the
  transformation of Lee and Yu, uses a trace that holds for symmetric W only. Ours is the exact information: \`src/engine/estimators/sdm/information.test.ts\`.
- **Degrees of freedom of the classical Chow test** (group 10). The reference counts 35 new period effects where 17 are new; sums of squares agree, the
  rank is ours: \`src/engine/diagnostics/group-difference/group-difference.test.ts\`.
- **The t of pstest after matching** (group 08). The reference divides by the number of rows, pstest by the sum of the importance weights; slope and
  squares agree: \`src/engine/estimators/psm-did/reference.test.ts\`.
`;

/** docs/parity.md. */
export function markdownOf({ rows, groups }: ParityReport): string {
  const used = methodIds.filter((method) => rows.some((row) => row.method === method));
  const sections = used.flatMap((method) =>
    sectionOf(
      method,
      rows.filter((row) => row.method === method),
    ),
  );
  const coverage = [
    '## Cases of the reference',
    '',
    'Cases on public data sets have no data in a clone alone ("no data"); the tests say so and compare the others.',
    '',
    '| Group | Compared | No data in a clone | Why not the others |',
    '|---|--:|--:|---|',
    ...groups.map(groupLine),
    '',
  ];
  return [preface, ...coverage, '## By quantity', '', ...sections].join('\n');
}
