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

it('what spatial diagnostics find is written whole', async () => {
  const shared = { matrix: 'nearest', neighbours: 4 };
  const project = {
    roles: { unit: 'city', time: 'year', outcome: 'y', treatment: { kind: 'indicator', column: 'did' } },
    models: [
      { id: 'moran', estimator: 'moran', draws: 99, ...shared },
      { id: 'tests', estimator: 'spatial-tests', controls: CONTROLS, ...shared },
      { id: 'spillover', estimator: 'spillover', regressors: CONTROLS, rings: [150], ...shared },
      { id: 'weights', estimator: 'sdm-weights', draws: 0, matrices: ['nearest', 'economic'] },
    ],
  };
  writeFileSync(at('Q.json'), JSON.stringify(project));
  writeFileSync(at('E.csv'), frameToCsv(loadData('city_balanced')));
  expect(await main(['--project', at('Q.json'), '--data', at('E.csv'), '--out', at('S.json')])).toBe(0);
  const { models } = resultSchema.parse(JSON.parse(readFileSync(at('S.json'), 'utf8')));
  const [moran, tests, spillover, weights] = models.map((model) => (model.ok ? model : null));
  expect(moran?.terms).toEqual([]);
  expect(moran?.moran?.periods.length).toBe(moran?.counts.periods);
  expect(moran?.moran?.local.units.every(({ permutationP }) => permutationP !== null)).toBe(true);
  expect(tests?.spatialTests?.lagrange).toHaveLength(4);
  expect(tests?.spatialTests?.models).toMatchObject([{ kind: 'sar' }, { kind: 'sem' }, { kind: 'sdm', ok: true }]);
  expect(spillover?.spillovers?.rings).toMatchObject({ ok: true, value: { rings: [{ from: 0, to: 150 }] } });
  expect(spillover?.terms[1]).toMatchObject({ spatialLag: spillover?.spillovers?.treatment });
  // Economic weights without a column fail and keep their place.
  expect(weights?.weightsColumns).toMatchObject([
    { weights: { matrix: 'nearest' }, ok: true },
    { weights: { matrix: 'economic' }, ok: false, notice: { code: 'spatialEconomyUnset' } },
  ]);
});

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
