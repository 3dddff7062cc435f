import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadCases, loadData, miss } from '../../testing/support/reference.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import { main } from './evaluate.ts';
import { resultSchema } from './result-schema.ts';

/** The reference README's tolerance for least squares; a product of two such numbers loses a digit. */
const EXACT = 1e-9;
const PRODUCT = 2e-9;

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

it('channels, moderation, doses and random effects give the numbers of R, in the published shape', async () => {
  const project = {
    roles: {
      unit: 'city',
      time: 'year',
      outcome: 'y',
      treatment: { kind: 'indicator', column: 'did' },
      controls: ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'],
    },
    models: [
      { id: 'channels', estimator: 'mediation', channels: ['med', 'lon'] },
      { id: 'steps', estimator: 'mediation', channels: ['med'], steps: 'three', draws: 100 },
      { id: 'moderation', estimator: 'moderation', moderator: 'polluting', channels: ['med'] },
      { id: 'dose', estimator: 'dose', outcome: 'y_dose', dose: 'dose', doseTiming: 'ownStart', shape: 'bins' },
      { id: 'random', estimator: 'random-effects', timeEffects: false, vcov: 'iid' },
      { id: 'failed', estimator: 'dose', dose: 'dose' },
    ],
  };
  writeFileSync(at('P.json'), JSON.stringify(project));
  writeFileSync(at('D.csv'), frameToCsv(loadData('city_balanced')));
  // One model fails by design: the others are written, and the exit code says so.
  expect(await main(['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')])).toBe(2);
  const { models } = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
  const [channels, steps, moderation, dose, random] = models.map((model) => (model.ok ? model : null));
  expect(channels?.mediation?.channels.map((one) => one.regression !== null)).toEqual([true, false]);
  const expected = loadCases('10').cases.find(({ id }) => id === 'three_step.cl_city')!.results;
  const effects = steps!.mediation!.effects!;
  expect(miss(effects.indirect, expected.indirect, PRODUCT, 0)).toBeLessThan(1);
  expect(miss(effects.share, expected.share, PRODUCT, 0)).toBeLessThan(1);
  const { intervals, total } = effects.bootstrap!;
  expect(total).toHaveLength(100);
  expect(intervals.indirect[0].percentile!.lo).toBeLessThan(effects.indirect);
  expect(moderation?.marginal?.grid.map((point) => point.at)).toEqual([0, 1]);
  expect(moderation?.marginal?.channels).toHaveLength(1);
  expect(dose?.dose?.bins).toHaveLength(5);
  const plm = loadCases('01').cases.find(({ id }) => id === 'plm.random_hausman')!.results;
  expect(miss(random?.randomEffects?.sigma2Unit, plm.sigma2_id, EXACT, 0)).toBeLessThan(1);
  expect(random?.dofResidual).toBeNull();
  expect(models[5].ok ? null : models[5].notice.code).toBe('doseNeverVaries');
});
