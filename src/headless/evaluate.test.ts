import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { loadCases, loadData, miss } from '../../testing/support/reference.ts';
import { writeProject } from '../spec/project.ts';
import { specSchema } from '../spec/schema.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import { frameHash } from '../table/frame-hash.ts';
import { main } from './evaluate.ts';
import { type ResultDocument, resultSchema } from './result-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const at = (name: string) => join(folder, name);
const frame = loadData('city_balanced');
writeFileSync(at('D.csv'), frameToCsv(frame));

const project = {
  roles: {
    unit: 'city',
    time: 'year',
    outcome: 'y',
    treatment: { kind: 'cohort', column: 'g' },
    controls: ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'],
  },
  models: [
    { id: 'twoway', estimator: 'feols' },
    { id: 'provinceYear', estimator: 'feols', absorb: ['city', ['province', 'year']], preset: 'fixest', vcov: 'HC1' },
    { id: 'events', estimator: 'event-study', lower: -4, upper: 6, controls: [] },
  ],
};

interface Run {
  readonly code: number;
  readonly complaint: string;
}

async function run(document: unknown, ...more: string[]): Promise<Run> {
  writeFileSync(at('P.json'), typeof document === 'string' ? document : JSON.stringify(document));
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const args = more.length > 0 ? more : ['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')];
  const code = await main(args);
  const complaint = stderr.mock.calls.map(([text]) => String(text)).join('');
  stderr.mockRestore();
  return { code, complaint };
}

const readResult = (): ResultDocument => resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));

function fittedModel(result: ResultDocument, id: string) {
  const model = result.models.find((one) => one.id === id);
  if (!model?.ok) throw new Error(`${id} is not there`);
  return model;
}

describe('a project written by hand', () => {
  it('gives the numbers of the reference packages, in the published shape', async () => {
    expect(await run(project)).toEqual({ code: 0, complaint: '' });
    const result = readResult();
    expect(result.data).toMatchObject({ rows: 5130, hash: frameHash(frame) });
    const { cases } = loadCases('01');
    const expected = (id: string) => cases.find((one) => one.id === id)!.results;
    for (const [id, reference] of [
      ['twoway', expected('city_balanced.fe_twoway.cl_city')],
      ['provinceYear', expected('city_balanced.fe_city_provyear.HC1')],
    ]) {
      for (const term of fittedModel(result, id).terms) {
        if (term.role === 'constant') continue;
        // Recommended tolerances of the reference cases: 1e-9 for estimates and errors, 1e-6 for p-values.
        expect(miss(term.estimate, reference.coef[term.name], 1e-9, 1e-11)).toBeLessThanOrEqual(1);
        expect(miss(term.stdError, reference.se[term.name], 1e-9, 1e-11)).toBeLessThanOrEqual(1);
        expect(miss(term.pValue, reference.p[term.name], 1e-6, 0)).toBeLessThanOrEqual(1);
        expect(miss(term.lo, reference.ci_low[term.name], 1e-9, 1e-11)).toBeLessThanOrEqual(1);
        expect(miss(term.hi, reference.ci_high[term.name], 1e-9, 1e-11)).toBeLessThanOrEqual(1);
      }
      expect(miss(fittedModel(result, id).stats.r2, reference.r2, 1e-9, 1e-11)).toBeLessThanOrEqual(1);
    }
    const { events, combinations, tests } = fittedModel(result, 'events');
    expect(events?.cells.length).toBeGreaterThan(8);
    expect(combinations.map(({ id }) => id)).toContain('postAverage');
    expect(tests.map(({ id }) => id)).toContain('preTrends');
  });

  it('accounts for every row of every model', async () => {
    await run({ ...project, sample: { timeFrom: 2006 } });
    const result = readResult();
    for (const ledger of [result.ledger, ...result.models.map((one) => (one.ok ? one.ledger : result.ledger))]) {
      const lost = ledger.steps.reduce((sum, step) => sum + step.count, 0);
      expect([ledger.rowsRead, ledger.rowsUsed + lost]).toEqual([5130, 5130]);
    }
    expect(result.ledger.steps).toMatchObject([{ reason: 'outsidePeriod', count: 285 }]);
    expect(result.ledger.steps[0].rows[0]).toBe(1);
  });

  it('runs the chapters that it names, and the baseline when it names nothing', async () => {
    await run({ ...project, models: [], placebo: { draws: 30 }, trends: {}, descriptives: {} });
    const asked = readResult();
    expect(asked.baseline).toBeNull();
    expect(asked.placebo?.ok && asked.placebo.value.coef.length).toBe(30);
    expect(asked.trends?.ok).toBe(true);
    expect(asked.descriptives?.summary.ok).toBe(true);
    await run({ roles: project.roles });
    const { baseline } = readResult();
    expect(baseline).toMatchObject({ headline: 6 });
    expect(baseline?.alternatives.length).toBe(3);
  });

  it('may carry its data inside', async () => {
    const text = writeProject(specSchema.parse({ roles: { outcome: 'y', controls: ['gov'] } }), frame);
    const ran = await run(text, '--project', at('P.json'), '--out', at('R.json'));
    expect(ran).toEqual({ code: 0, complaint: '' });
    expect(readResult().data.hash).toBe(frameHash(frame));
  });

  it('is told when its data have changed', async () => {
    await run({ ...project, data: { hash: '0'.repeat(32) } });
    expect(readResult().warnings).toContainEqual(expect.objectContaining({ part: 'import', code: 'dataChanged' }));
  });
});

describe('bad input', () => {
  const paths = (project: string, data: string, out: string) => [
    '--project',
    at(project),
    '--data',
    at(data),
    '--out',
    at(out),
  ];

  it.each<[string, unknown, string[], RegExp]>([
    ['no arguments', project, ['--project', at('P.json')], /--out/],
    ['an unknown argument', project, ['--frobnicate'], /--frobnicate/],
    ['a missing project', project, paths('none.json', 'D.csv', 'R.json'), /none\.json.*no such file/],
    ['missing data', project, paths('P.json', 'none.csv', 'R.json'), /none\.csv.*no such file/],
    ['no data at all', project, ['--project', at('P.json'), '--out', at('R.json')], /--data/],
    ['an impossible output', project, paths('P.json', 'D.csv', 'none/R.json'), /cannot be written/],
    ['no JSON', '{"roles":\n{,}', [], /not valid JSON/],
    ['an unknown key', { rolls: {} }, [], /"rolls"/],
    ['an unknown estimator', { models: [{ estimator: 'ols' }] }, [], /models\[0\]\.estimator.*feols/],
    ['an unknown unit column', { roles: { unit: 'stadt', outcome: 'y' } }, [], /stadt/],
    ['an unknown import option', { data: { import: { delimter: ';' } } }, [], /data\.import.*delimter/],
    ['no outcome', { models: [{ estimator: 'feols' }] }, [], /model-1.*outcome/],
  ])('%s: exit code 2 and one line', async (_, document, args, line) => {
    const { code, complaint } = await run(document, ...args);
    expect(code).toBe(2);
    expect(complaint).toMatch(/^[^\n]+\n$/);
    expect(complaint).toMatch(line);
  });

  it('in one model leaves the others their results', async () => {
    const models = [{ estimator: 'feols', regressors: ['nope'] }, { estimator: 'feols' }];
    const { code, complaint } = await run({ ...project, models });
    expect(code).toBe(2);
    expect(complaint).toMatch(/^model-1: .*nope/);
    expect(readResult().models.map(({ ok }) => ok)).toEqual([false, true]);
  });
});
