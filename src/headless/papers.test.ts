import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  he,
  heDraws,
  heEvents,
  heIndicators,
  liuZou,
  type PrintedPaper,
  type PrintedRegression,
} from '../../testing/support/printed-papers.ts';
import type { TableModel } from '../present/tables/model.ts';
import { evaluate } from '../spec/evaluate.ts';
import { readProject } from '../spec/project.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { importCsv } from '../table/importers/csv.ts';
import { defaultImportOptions } from '../table/importers/types.ts';
import { reportResults, showReport } from './report.ts';

const publicFolder = join(import.meta.dirname, '..', '..', 'public');
const imported = await importCsv(readFileSync(join(publicFolder, 'sample', 'cities.csv')), defaultImportOptions);
if (!imported.ok) throw new Error(imported.notice.code);
const { frame } = imported.value;

function specOf(id: string, language: 'en' | 'zh' = 'en'): AnalysisSpec {
  const project = readProject(readFileSync(join(publicFolder, 'papers', `${id}.json`), 'utf8'));
  if (!project.ok) throw new Error(`${id}: ${project.notice.code} ${JSON.stringify(project.notice.params)}`);
  const { spec } = project.value;
  return { ...spec, output: { ...spec.output, language } };
}

async function run(id: string) {
  const spec = specOf(id);
  const evaluated = await evaluate(frame, spec);
  if (!evaluated.ok) throw new Error(evaluated.notice.code);
  const results = await reportResults(frame, spec, evaluated.value);
  const shown = showReport(spec, results);
  const inChinese = showReport(specOf(id, 'zh'), results);
  const find = (kind: 'table' | 'figure', number: string): TableModel => {
    const at = shown.findIndex(({ exhibit }) => exhibit.kind === kind && exhibit.number === number);
    const answer = shown[at]?.answer;
    if (answer?.state !== 'done') throw new Error(`${id}: ${kind} ${number} is ${answer?.state ?? 'not there'}`);
    return answer.value.kind === 'table' ? answer.value.table : answer.value.draw({ scheme: 'light' }).dataTable;
  };
  return { spec, evaluation: evaluated.value, shown, inChinese, find };
}

const ids = ['liu-zou', 'he', 'zhang-ma', 'chao-xue', 'sun'] as const;
const runs = new Map(await Promise.all(ids.map(async (id) => [id, await run(id)] as const)));
const runOf = (id: (typeof ids)[number]) => runs.get(id)!;

const SAMPLE_CITIES = 284;

/** Structure of a table as `PrintedRegression` has it; the policy under the name `did`. */
function shapeOf(table: TableModel, policy: string): PrintedRegression {
  const terms: [string, string][] = [];
  const marks: [string, string][] = [];
  const tests: [string, string][] = [];
  let nobs: number[] = [];
  table.rows.forEach(([label, ...cells], at) => {
    const below = table.rows[at + 1];
    const filled = cells.map(({ text }) => (text === '' ? '.' : '1')).join('');
    const name = label.text.replace(policy, 'did');
    if (cells.every(({ text }) => text === 'Yes' || text === 'No')) {
      marks.push([name, cells.map(({ text }) => (text === 'Yes' ? '1' : '.')).join('')]);
    } else if (name === 'Observations') nobs = cells.map(({ value }) => value ?? Number.NaN);
    else if (cells.some(({ kind }) => kind === 'estimate')) {
      terms.push([name, filled]);
      const errors = below.slice(1).map(({ text }) => (/^\(.+\)$/.test(text) ? '1' : text === '' ? '.' : '?'));
      expect([below[0].text, errors.join('')], `what stands under ${name}`).toEqual(['', filled]);
    } else if (name.startsWith('Kleibergen')) tests.push([name, filled]);
    else expect(['', 'R²'], `${table.title}: a row that no paper prints`).toContain(name);
  });
  return { terms, marks, ...(tests.length > 0 ? { tests } : {}), nobs };
}

const yearsOf = ({ years }: PrintedPaper) => years[1] - years[0] + 1;

describe.each(ids)('the project of %s', (id) => {
  it('fills every exhibit, whole, in both languages', () => {
    const { shown, inChinese, evaluation } = runOf(id);
    expect(shown.length).toBeGreaterThan(3);
    for (const exhibits of [shown, inChinese]) {
      const failed = exhibits.flatMap(({ answer, label }) => {
        if (answer.state !== 'done') return [label];
        return answer.value.kind === 'table' && answer.value.missing.length > 0 ? [label] : [];
      });
      expect(failed).toEqual([]);
    }
    expect(evaluation.models.filter((model) => !model.ok)).toEqual([]);
  });

  it('says under every table what the paper does otherwise or what a reader must not conclude, in both languages', () => {
    const { spec } = runOf(id);
    for (const { kind, title, notes } of spec.report.exhibits ?? []) {
      expect([title.en, title.zh].every((text) => text.length > 3)).toBe(true);
      if (kind === 'table') expect([notes.en, notes.zh].filter((text) => text.length < 5)).toEqual([]);
    }
  });

  it('is about the years of the paper', () => {
    const { spec, evaluation } = runOf(id);
    const years = { 'liu-zou': [2005, 2022], he: [2012, 2023], 'zhang-ma': [2011, 2021], sun: [2003, 2023] };
    const expected = id === 'chao-xue' ? [2010, 2023] : years[id];
    expect([spec.sample.timeFrom, spec.sample.timeTo]).toEqual(expected);
    expect(evaluation.panel.rows).toHaveLength(SAMPLE_CITIES * (expected[1] - expected[0] + 1));
  });
});

describe.each([
  ['liu-zou', liuZou],
  ['he', he],
] as const)('what %s prints', (id, printed) => {
  const { spec, find } = runOf(id);

  it('describes the same variables by the same statistics', () => {
    const table = find('table', printed.described.table);
    expect(table.head[0].map(({ text }) => text)).toEqual(['Variable', 'Meaning', 'N', 'Mean', 'SD', 'Min', 'Max']);
    expect(table.rows.map(([name]) => name.text)).toEqual(printed.described.variables);
    const counts = new Set(table.rows.map((row) => row[2].value));
    expect([...counts]).toEqual([SAMPLE_CITIES * yearsOf(printed)]);
  });

  it.each(Object.entries(printed.regressions))('table %s has the rows and columns of the paper', (number, expected) => {
    const table = find('table', number);
    const { nobs, ...shape } = shapeOf(table, spec.policy.en);
    const { nobs: printedRows, ...printedShape } = expected;
    expect(shape).toEqual(printedShape);
    const whole = printed.cities * yearsOf(printed);
    const own = SAMPLE_CITIES * yearsOf(printed);
    // A whole panel stays one. Less is as many rows as printed, but for matching, which cannot keep all and leave some out.
    printedRows.forEach((rows, column) => {
      const title = table.head.at(-1)?.[column + 1].text;
      if (title === 'PSM-DID') expect(nobs[column]).toBeLessThan(own);
      else expect(nobs[column]).toBe(rows === whole ? own : rows);
    });
    const notes = table.notes.join(' ');
    expect(notes).toContain('*** p < 0.01, ** p < 0.05, * p < 0.1');
    expect(notes).toContain('Heteroskedasticity-robust (HC1) standard errors in parentheses');
  });
});

describe('what He prints besides', () => {
  const { spec, evaluation, find } = runOf('he');

  it('fourteen indicators in three dimensions', () => {
    const { rows, head } = find('table', '1');
    expect(head[0].slice(0, 2).map(({ text }) => text)).toEqual(['Indicator', 'Measured as']);
    expect(rows.filter((row) => row[2].text === '+' && row[1].text.length < 5)).toEqual([]);
    const labels = rows.slice(0, -1).map(([label]) => label);
    const starts = labels.flatMap(({ tone }, at) => (tone === 'strong' ? [at] : []));
    expect(starts.map((at, k) => (starts[k + 1] ?? labels.length) - at - 1)).toEqual(heIndicators);
    expect(rows.filter((row) => row[2].text === '−')).toEqual([]);
  });

  it('an event study of these periods and this base', () => {
    const { rows } = find('figure', '1');
    const { from, to, base } = heEvents;
    expect(rows).toHaveLength(to - from + 1);
    const { trends } = evaluation;
    const cells = trends?.ok ? (trends.result.events?.cells ?? []) : [];
    expect(cells.map(({ e }) => e)).toEqual(Array.from({ length: to - from + 1 }, (_, k) => from + k));
    expect(cells.filter((cell) => cell.base).map(({ e }) => e)).toEqual([base]);
    expect(cells.some(({ bin }) => bin !== undefined)).toBe(false);
  });

  it('a placebo of so many draws, and the critical value in brackets with what it assumes', () => {
    const { placebo } = evaluation;
    if (!placebo?.ok) throw new Error('no placebo');
    expect([placebo.value.kind, placebo.value.done]).toEqual(['unit', heDraws]);
    const table = find('table', '4');
    const f = table.rows.find(([label]) => label.text.endsWith('Wald F'));
    expect(f?.[3].text).toMatch(/^[\d.]+ \[16\.38\]$/);
    expect(table.notes.join(' ')).toMatch(/independent homoskedastic errors/);
    // The paper holds another figure against its draws than its own estimate: said where the draws are shown.
    const draws = spec.report.exhibits?.find(({ source }) => source.from === 'placebo');
    expect([draws?.notes.en, draws?.notes.zh]).toEqual(Array(2).fill(expect.stringMatching(/0\.002.*0\.016/)));
  });
});

describe('what the abstracts claim', () => {
  it('Zhang & Ma: single and dual pilots, both orders, two channels, five comparisons with their tests', () => {
    const { find } = runOf('zhang-ma');
    const single = shapeOf(plain(find('table', '2')), 'Broadband China');
    expect(single.terms.slice(0, 3).map(([, columns]) => columns)).toEqual(['1...', '.1..', '..11']);
    const orders = find('table', '4').rows.map(([label]) => label.text);
    expect(orders).toContain('Broadband China first, then Innovative clusters');
    expect(orders).toContain('Innovative clusters first, then Broadband China');
    const channels = find('table', '5');
    expect(channels.head.at(-1)?.map(({ text }) => text)).toEqual(['', 'agglom', 'innovp', 'agglom', 'innovp']);
    const groups = find('table', '6');
    expect(groups.head[0].map(({ span }) => span)).toEqual([1, 2, 2, 2, 2, 2]);
    expect(
      groups.rows
        .at(-1)
        ?.map(({ text }) => (text === '' ? '.' : '1'))
        .join(''),
    ).toBe('1.1.1.1.1.1');
    expect(['1', '2'].map((number) => find('figure', number).rows.length)).toEqual([9, 9]);
  });

  it('Chao & Xue: three channels, their interaction with distance, three comparisons with their tests', () => {
    const { find } = runOf('chao-xue');
    const channels = ['innov_acc', 'risk_share', 'prod_match'];
    expect(
      find('table', '4')
        .head.at(-1)
        ?.map(({ text }) => text),
    ).toEqual(['', ...channels]);
    const distance = find('table', '5');
    expect(distance.head.at(-1)?.map(({ text }) => text)).toEqual(['', 'RES', ...channels]);
    const { terms } = shapeOf(plain(distance), '4G base stations');
    expect(terms).toEqual([
      ['did', '1111'],
      ['did × hub_100km', '1111'],
    ]);
    const groups = find('table', '6');
    expect(
      groups.rows
        .at(-1)
        ?.map(({ text }) => (text === '' ? '.' : '1'))
        .join(''),
    ).toBe('1.1.1.1');
  });

  it('Sun: the treatment on resilience and both mediators, and resilience on all', () => {
    const table = runOf('sun').find('table', '3');
    expect(table.head.at(-1)?.map(({ text }) => text)).toEqual(['', 'RES', 'innov_acc', 'ind_adv', 'RES']);
    const { terms } = shapeOf(plain(table), 'Virtual agglomeration');
    expect(terms).toEqual([
      ['did', '1111'],
      ['innov_acc', '...1'],
      ['ind_adv', '...1'],
    ]);
  });
});

/** Without the rows that count clusters, which the abstracts' tables add. */
function plain(table: TableModel): TableModel {
  const added = ({ text }: { readonly text: string }) => text.startsWith('Clusters') || text === 'p, equal effects';
  return { ...table, rows: table.rows.filter(([label]) => !added(label)) };
}

const facts = join(process.env.REFERENCE_DIR ?? '../shared/reference', '..', 'facts', 'papers.json');

it.skipIf(!existsSync(facts))('the structure kept here is that of the papers as transcribed', () => {
  const { papers } = JSON.parse(readFileSync(facts, 'utf8'));
  // biome-ignore lint/suspicious/noExplicitAny: a document of its own
  const paper = (id: string): any => papers.find((one: { id: string }) => one.id === id);
  const liu = paper('liu-zou');
  const named = (table: readonly { variable: string }[]) => table.map(({ variable }) => variable);
  expect([liu.sample.cities, liu.sample.years]).toEqual([liuZou.cities, liuZou.years.join('-')]);
  expect(named(liu.table1)).toEqual(liuZou.described.variables);
  const filled = (cells: readonly unknown[]) => cells.map((cell) => (cell === null ? '.' : '1')).join('');
  const { r2: _, obs, constant, ...rows } = liu.table2;
  const second = [...Object.entries<unknown[]>(rows), ['Constant', constant] as const];
  expect(second.map(([row, cells]) => [row, filled(cells)])).toEqual(liuZou.regressions['2'].terms);
  expect(liuZou.regressions['2'].nobs).toEqual(liuZou.regressions['2'].nobs.map(() => obs));
  const { province_and_province_by_year, extra_controls } = liu.table4;
  expect(liuZou.regressions['4'].nobs).toEqual([province_and_province_by_year.obs, extra_controls.obs]);
  const other = paper('he');
  expect([other.sample.cities, other.sample.years]).toEqual([he.cities, he.years.join('-')]);
  expect(named(other.table2).map((name) => name.replace('DID', 'did'))).toEqual(he.described.variables);
  const marks = other.table3.fixed_effects.map((one: string) => (one === 'yes' ? '1' : '.')).join('');
  expect(he.regressions['3'].marks[0][1]).toBe(marks);
  expect(Object.keys(other.table6)).toHaveLength(he.regressions['6'].terms.length);
  expect(Object.keys(other.table7)).toEqual(['DID_DIG', 'DID_IPP']);
  expect(other.table4.obs).toBe(he.cities * yearsOf(he));
  expect(other.design).toContain(`k=${heEvents.from}..${heEvents.to}, base ${heEvents.base}; ${heDraws}-draw placebo`);
});
