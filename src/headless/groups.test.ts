import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadData } from '../../testing/support/reference.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import { main } from './evaluate.ts';
import { resultSchema } from './result-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const project = {
  roles: { unit: 'city', time: 'year', outcome: 'y', treatment: { kind: 'cohort', column: 'g' }, controls: ['gov'] },
  models: [
    { id: 'regions', estimator: 'heterogeneity', by: 'region' },
    { id: 'tiers', estimator: 'heterogeneity', by: 'tier', design: 'subsamples' },
    { id: 'split', estimator: 'heterogeneity', by: 'fin', grouping: 'split' },
    { id: 'apart', estimator: 'group-difference', by: 'region', draws: 99 },
    { id: 'triple', estimator: 'triple-difference', by: 'polluting' },
    { id: 'states', estimator: 'several-policies', secondPolicy: 'g2' },
    { id: 'studies', estimator: 'several-policies', secondPolicy: 'g2', policyView: 'eventStudies' },
    { id: 'nobody', estimator: 'several-policies', secondPolicy: 'g' },
  ],
};

it('effects by group and of two policies stand in the result of a project', async () => {
  writeFileSync(at('D.csv'), frameToCsv(loadData('city_balanced')));
  writeFileSync(at('P.json'), JSON.stringify(project));
  expect(await main(['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')])).toBe(2); // one model has no answer
  const { models } = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
  const groupsOf = (id: string) => {
    const model = models.find((one) => one.id === id);
    return model?.ok ? model.groups : undefined;
  };
  expect(groupsOf('regions')?.cells.map(({ key }) => key.kind === 'level' && key.level)).toEqual([
    'East',
    'Central',
    'West',
  ]);
  expect(groupsOf('regions')?.differences.length).toBe(3);
  expect(groupsOf('regions')?.cells.every(({ holm, pValue }) => holm! >= pValue!)).toBe(true);
  expect(groupsOf('tiers')?.models.every((model) => model !== null && model.terms[0].name === 'did')).toBe(true);
  expect(groupsOf('split')?.cells.map(({ units }) => units)).toEqual([143, 142]);
  const apart = models.find(({ id }) => id === 'apart');
  const difference = apart?.ok ? apart.difference : undefined;
  expect(difference?.difference).toBeCloseTo(difference!.first.estimate - difference!.second.estimate, 12);
  expect(difference?.permutation?.test?.twoSided.draws).toBe(99);
  expect(groupsOf('triple')?.cells.length).toBe(2);
  expect(groupsOf('states')?.cells.map(({ key }) => key.kind === 'policies' && key.state)).toEqual([
    'firstOnly',
    'secondOnly',
    'both',
  ]);
  expect(groupsOf('studies')?.models.map((model) => (model?.events?.cells.length ?? 0) > 5)).toEqual([true, true]);
  expect(models.find(({ id }) => id === 'nobody')).toMatchObject({ ok: false, notice: { code: 'policiesSame' } });
});
