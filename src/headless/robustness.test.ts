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
    { id: 'wild', estimator: 'wild-bootstrap', cluster: ['province'], draws: 999 },
    { id: 'without', estimator: 'influence', by: 'province' },
    { id: 'logged', estimator: 'feols', regressors: ['ln_gov'], recipe: [{ step: 'log', columns: ['gov'] }] },
    { id: 'late', estimator: 'feols', recipe: [{ step: 'keep-periods', from: 2010 }] },
  ],
};

it('the bootstrap, leaving one out and steps of a model stand in the result of a project', async () => {
  writeFileSync(at('D.csv'), frameToCsv(loadData('city_balanced')));
  writeFileSync(at('P.json'), JSON.stringify(project));
  expect(await main(['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')])).toBe(0);
  const { models } = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
  const fitted = models.map((model) => {
    if (!model.ok) throw new Error(model.id);
    return model;
  });
  const [wild, without, logged, late] = fitted;
  expect(wild.wildBootstrap?.clusters).toBe(30);
  expect(wild.wildBootstrap?.interval?.lo).toBeLessThan(wild.wildBootstrap!.estimate);
  expect(without.leaveOneOut?.groups.length).toBe(30);
  expect(without.leaveOneOut?.whole.estimate).toBe(without.terms[0].estimate);
  expect(logged.spec.recipe).toMatchObject([{ step: 'log', columns: ['gov'] }]);
  expect(late.ledger.steps.some(({ reason, count }) => reason === 'filtered' && count > 0)).toBe(true);
});
