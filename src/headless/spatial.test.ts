import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadCases, loadData, miss } from '../../testing/support/reference.ts';
import { CONTROLS, linksOf } from '../../testing/support/spatial.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import { main } from './evaluate.ts';
import { resultSchema } from './result-schema.ts';

/** The reference README's tolerance for coefficients of spatial models. */
const COEFFICIENT = 1e-6;

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

it('a project with spatial models gives the numbers of R, in the published shape', async () => {
  const links = linksOf('w_city_contig');
  const project = {
    roles: {
      unit: 'city',
      time: 'year',
      outcome: 'y',
      treatment: { kind: 'indicator', column: 'did' },
      controls: CONTROLS,
    },
    models: [
      { id: 'sdm', estimator: 'sdm', matrix: 'contiguity', links },
      { id: 'sem', estimator: 'sdm', model: 'sem', matrix: 'contiguity', links, lagging: 'demeaningFirst' },
      { id: 'slx', estimator: 'sdm', model: 'slx', matrix: 'nearest', neighbours: 4, draws: 0 },
    ],
  };
  writeFileSync(at('P.json'), JSON.stringify(project));
  writeFileSync(at('D.csv'), frameToCsv(loadData('city_balanced')));
  expect(await main(['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')])).toBe(0);
  const { models } = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
  const [sdm, sem, slx] = models.map((model) => (model.ok ? model : null));
  const expected = loadCases('12').cases.find(({ id }) => id === 'ml.city.contig.sdm.twoways.direct')!.results;
  expect(miss(sdm?.spatial?.parameter?.estimate, expected.rho, COEFFICIENT, 0)).toBeLessThan(1);
  const effect = sdm?.spatial?.effects.find(({ name }) => name === 'did');
  expect(miss(effect?.indirect.estimate, expected.effects.did.indirect, COEFFICIENT, 0)).toBeLessThan(1);
  expect(sdm?.dofResidual).toBeNull();
  expect(sem?.spatial?.parameter?.name).toBe('lambda');
  expect(slx?.spatial?.simulation).toBeNull();
});
