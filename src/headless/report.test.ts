import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { methodsOf } from '../present/report/methods.ts';
import { outputOptions } from '../present/spec-options.ts';
import { evaluate } from '../spec/evaluate.ts';
import { readProject } from '../spec/project.ts';
import { type AnalysisSpec, type AnalysisSpecInput, specSchema } from '../spec/schema.ts';
import { importCsv } from '../table/importers/csv.ts';
import { defaultImportOptions } from '../table/importers/types.ts';
import { main } from './evaluate.ts';
import { reportResults, showReport, writeReport } from './report.ts';
import { resultSchema } from './result-schema.ts';

const out = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(out, { recursive: true }));

const folder = join(import.meta.dirname, '..', '..', 'public');
const imported = await importCsv(readFileSync(join(folder, 'sample', 'cities.csv')), defaultImportOptions);
if (!imported.ok) throw new Error(imported.notice.code);
const { frame } = imported.value;

async function reported(spec: AnalysisSpec) {
  const evaluated = await evaluate(frame, spec);
  if (!evaluated.ok) throw new Error(evaluated.notice.code);
  return reportResults(frame, spec, evaluated.value);
}

const opening = (more: AnalysisSpecInput = {}): AnalysisSpec =>
  specSchema.parse({
    policy: { en: 'Broadband China', zh: '“宽带中国”试点' },
    data: { source: 'sample' },
    sample: { timeFrom: 2005, timeTo: 2022 },
    roles: {
      unit: 'city',
      time: 'year',
      outcome: 'nqp',
      treatment: { kind: 'cohort', column: 'broadband_year' },
      controls: ['fdi', 'hum'],
    },
    descriptives: {},
    baseline: {},
    trends: {},
    placebo: { draws: 49 },
    ...more,
  });

describe('a report without a list', () => {
  it('shows everything that the analysis has, numbered in the order of a paper', async () => {
    const spec = opening({ models: [{ id: 'HC1', estimator: 'feols', vcov: 'HC1' }] });
    const shown = showReport(spec, await reported(spec));
    expect(shown.map(({ exhibit, number }) => `${number} ${exhibit.source.from}`)).toEqual([
      'Table 1. descriptives',
      'Table 2. balance',
      'Table 3. correlation',
      'Table 4. vif',
      'Figure 1. panelMap',
      'Table 5. baseline',
      'Figure 2. rawTrends',
      'Figure 3. trends',
      'Figure 4. placebo',
      'Table 6. checklist',
      'Figure 5. checklist',
    ]);
    expect(shown.map(({ answer }) => answer.state)).toEqual(shown.map(() => 'done'));
  });

  it('does without a policy', async () => {
    const spec = opening({ roles: { unit: 'city', time: 'year', outcome: 'nqp', controls: ['fdi'] } });
    const written = writeReport(spec, await reported(spec));
    expect(written.map(({ source }) => source)).toEqual(['descriptives', 'correlation', 'vif', 'baseline']);
    expect(written.every(({ ok }) => ok)).toBe(true);
  });
});

describe('a report with a list', () => {
  it('keeps a column that failed in sight, and the rest of the table', async () => {
    const spec = opening({
      output: { language: 'zh' },
      models: [
        { id: 'good', estimator: 'feols' },
        { id: 'bad', estimator: 'feols', regressors: ['no such column'] },
      ],
      report: {
        exhibits: [
          { number: 'A1', kind: 'table', source: { from: 'columns', columns: [{ model: 'good' }, { model: 'bad' }] } },
          { kind: 'table', source: { from: 'columns', columns: [{ model: 'bad' }] } },
          { kind: 'table', source: { from: 'model', model: 'absent' } },
          { kind: 'figure', source: { from: 'model', model: 'good' } },
          { kind: 'figure', source: { from: 'baseline' } },
        ],
      },
    });
    const [first, ...others] = showReport(spec, await reported(spec));
    expect(first.number).toBe('表 A1');
    if (first.answer.state !== 'done' || first.answer.value.kind !== 'table') throw new Error('the table is there');
    expect(first.answer.value.table.columns).toHaveLength(2);
    expect(first.answer.value.table.notes[0]).toMatch(/^第 2 列无法计算：/);
    expect(others.map(({ answer }) => (answer.state === 'failed' ? answer.notice.code : answer.state))).toEqual([
      'columnUnknown',
      'reportModelUnknown',
      'reportPartUnknown',
      'reportNoSuch',
    ]);
  });

  it('shows the terms that are named, in their order, and folds the other controls', async () => {
    const spec = opening({
      report: {
        exhibits: [
          {
            kind: 'table',
            source: {
              from: 'columns',
              columns: [{ model: 'baseline-3', title: { en: 'All', zh: '全部' } }],
              terms: ['hum', 'did'],
              controls: 'fold',
              constant: false,
              stats: ['nobs'],
            },
          },
        ],
      },
    });
    const [{ answer }] = showReport(spec, await reported(spec));
    if (answer.state !== 'done' || answer.value.kind !== 'table') throw new Error('the table is there');
    const { table } = answer.value;
    expect(table.head.at(-1)?.map(({ text }) => text)).toEqual(['', 'All']);
    expect(table.rows.map(([label]) => label.text).filter((text) => text !== '')).toEqual([
      'hum',
      'Broadband China',
      'Controls',
      'City fixed effects',
      'Year fixed effects',
      'Observations',
    ]);
  });
});

describe('the methods paragraph', () => {
  it('says what was done and no more, in both languages', async () => {
    const spec = opening();
    const results = await reported(spec);
    const english = methodsOf(spec, results, outputOptions(spec, 'en'));
    const chinese = methodsOf(spec, results, outputOptions(spec, 'zh'));
    expect(english?.paragraphs).toHaveLength(5);
    expect(chinese?.paragraphs).toHaveLength(5);
    const text = english?.paragraphs.join(' ') ?? '';
    expect(text).toContain('the effect of Broadband China on nqp');
    expect(text).toContain('over 2005–2022');
    expect(text).toContain('3 waves between 2014 and 2016');
    expect(text).toContain('49 times (seed 20140530)');
    expect(text).toContain('simulated');
    expect(english?.references).toHaveLength(2);
    expect([...english!.paragraphs, ...chinese!.paragraphs].join()).not.toMatch(/\{\{|NaN|undefined/);
    expect([...english!.paragraphs, ...chinese!.paragraphs].join()).not.toMatch(/[(（][^()（）]*[(（]/);
  });

  it('cites nothing about staggered starts where there is one start, or no fixed effects', async () => {
    const one = opening({ sample: { timeFrom: 2005, timeTo: 2014 } });
    expect(methodsOf(one, await reported(one), outputOptions(one, 'en'))?.references).toEqual([]);
    const pooled = opening({ baseline: { absorb: [] } });
    expect(methodsOf(pooled, await reported(pooled), outputOptions(pooled, 'en'))?.references).toEqual([]);
  });
});

const papers = join(folder, 'papers');
const projects = existsSync(papers) ? readdirSync(papers).filter((name) => name !== 'index.json') : [];

describe.each(projects)('the project %s', (name) => {
  it('fills every exhibit', { timeout: 60_000 }, async () => {
    const project = readProject(readFileSync(join(papers, name), 'utf8'));
    if (!project.ok) throw new Error(`${project.notice.code} ${JSON.stringify(project.notice.params)}`);
    const written = writeReport(project.value.spec, await reported(project.value.spec));
    expect(written.filter((one) => !one.ok || one.missing.length > 0)).toEqual([]);
    expect(written.length).toBeGreaterThan(2);
  });
});

describe('the command line', () => {
  it('lists the exhibits in the result, and writes the report as Word, HTML and LaTeX', {
    timeout: 60_000,
  }, async () => {
    const project = join(papers, 'liu-zou.json');
    const at = (name: string) => join(out, name);
    for (const name of ['T.docx', 'T.html', 'T.tex']) {
      const args = ['--project', project, '--data', join(folder, 'sample', 'cities.csv'), '--out', at('R.json')];
      expect(await main([...args, '--report', at(name)])).toBe(0);
    }
    const { report } = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
    expect(report?.every(({ ok }) => ok)).toBe(true);
    const tables = report?.length ?? 0;
    const xml = strFromU8(unzipSync(readFileSync(at('T.docx')))['word/document.xml']);
    expect(xml.match(/<w:tbl>/g)).toHaveLength(tables);
    expect(readFileSync(at('T.html'), 'utf8').match(/<table/g)).toHaveLength(tables);
    const tex = readFileSync(at('T.tex'), 'utf8');
    expect(tex.match(/\\begin\{tabular\}/g)).toHaveLength(tables);
    expect(tex).toMatch(/^\\documentclass/m);
  });

  it('refuses a report of another kind in one line', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await main(['--project', 'P.json', '--out', 'R.json', '--report', 'T.pdf'])).toBe(2);
    expect(String(stderr.mock.calls[0][0])).toMatch(/^A report ends in \.docx, \.html or \.tex/);
    stderr.mockRestore();
  });
});
