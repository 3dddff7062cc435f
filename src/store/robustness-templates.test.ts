import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { must } from '../../testing/support/designs.ts';
import { checkAnswer } from '../present/tables/checklist.ts';
import { runTask, taskContext } from '../spec/evaluate.ts';
import { modelSchema } from '../spec/models.ts';
import { type AnalysisSpec, specSchema } from '../spec/schema.ts';
import { columnInfo } from '../table/column-info.ts';
import { importCsv } from '../table/importers/csv/import-csv.ts';
import { defaultImportOptions } from '../table/importers/types.ts';
import { robustnessTemplates } from './robustness-templates.ts';

const folder = join(import.meta.dirname, '..', '..', 'public', 'sample');
const imported = must(await importCsv(readFileSync(join(folder, 'cities.csv')), defaultImportOptions));
const { frame } = imported;
const columns = frame.columns.map(columnInfo);
const spec = specSchema.parse({
  sample: { timeFrom: 2005, timeTo: 2022 },
  roles: {
    unit: 'city',
    time: 'year',
    outcome: 'nqp',
    treatment: { kind: 'cohort', column: 'broadband_year' },
    controls: ['fdi', 'hum', 'gov', 'lninstra', 'mar', 'fin'],
  },
  baseline: {},
});
const templates = robustnessTemplates(spec, columns);
const withModels = (chosen: typeof templates): AnalysisSpec => ({
  ...spec,
  models: chosen.map(({ id, params, model }) =>
    modelSchema.parse({ ...model, id: [id, ...Object.values(params)].join(' ') }),
  ),
});

const usual = templates.filter((template) => template.usual);

async function fitAll(spec: AnalysisSpec) {
  const fitted = must(await runTask(frame, spec, { kind: 'models' }, taskContext()));
  return new Map(fitted.map((one) => [one.id, one] as const));
}

describe('checks of the sample', async () => {
  const fitted = await fitAll(withModels(templates));
  const answer = (id: string) => {
    const one = fitted.get(id);
    return one?.ok ? checkAnswer(one.result, 0.95) : null;
  };
  const ledger = (id: string) => {
    const one = fitted.get(id);
    return one?.ok ? one.result.ledger : null;
  };

  it('can all be computed, in every kind', () => {
    expect([...fitted.values()].filter(({ ok }) => !ok)).toEqual([]);
    expect(usual.length).toBeGreaterThan(18);
    const kinds =
      'extra groupTime lagged policies outcome winsorised without window twoWay driscollKraay conley wild psm leaveOut';
    expect(kinds.split(' ').filter((kind) => !usual.some(({ id }) => id === kind))).toEqual([]);
  });

  it('keep the estimate where only its error is another', () => {
    const base = answer('custom')!;
    for (const id of ['hc1', 'twoWay', 'driscollKraay', 'conley', 'wild province', 'leaveOut city']) {
      expect(answer(id)?.estimate, id).toBeCloseTo(base.estimate, 12);
    }
    // City effects hold those of provinces.
    expect(answer('groupEffects province')?.estimate).toBeCloseTo(base.estimate, 9);
    expect(answer('leaveOut city')?.range).toBe(true);
  });

  it('account for the rows that their own steps take', () => {
    const without = ledger('without central')!;
    expect(without.steps.find(({ reason }) => reason === 'filtered')?.rows.length).toBeGreaterThan(600);
    for (const id of fitted.keys()) {
      const one = ledger(id)!;
      expect(one.rowsRead, id).toBe(frame.nrow);
      expect(one.rowsUsed + one.steps.reduce((sum, { rows }) => sum + rows.length, 0), id).toBe(frame.nrow);
    }
  });

  it('hold every other pilot constant', () => {
    const one = fitted.get('policies');
    const names = one?.ok ? one.result.terms.map(({ name }) => name) : [];
    expect(names).toEqual(
      expect.arrayContaining(['did', 'did_bigdata_year', 'did_cluster_year', 'did_ip_year', 'did_egov_year']),
    );
  });
});

it('bare data with a policy still have checks, none of them about columns that are not there', () => {
  const few = frame.columns.filter(({ name }) => ['code', 'year', 'nqp', 'broadband_year'].includes(name));
  const roles = { ...spec.roles, unit: 'code', controls: [] };
  const bare = robustnessTemplates({ ...spec, roles }, few.map(columnInfo));
  expect(bare.map(({ id }) => id)).toEqual([
    'slopes',
    'winsorised',
    'winsorised',
    'trimmed',
    'window',
    'hc1',
    'twoWay',
    'driscollKraay',
    'wild',
    'psm',
    'psmYears',
    'leaveOut',
    'custom',
  ]);
});
