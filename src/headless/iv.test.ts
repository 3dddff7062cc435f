import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { loadCases, loadData, miss } from '../../testing/support/reference.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import { main } from './evaluate.ts';
import { resultSchema } from './result-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const controls = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

it('instrumental variables from a project file, with the tests of the instruments in the published shape', async () => {
  const own = { estimator: 'iv', treatment: false, endogenous: ['digi'] };
  const project = {
    roles: { unit: 'city', time: 'year', outcome: 'y_iv', controls },
    models: [
      { ...own, id: 'over', instruments: ['iv1', 'iv2'] },
      { ...own, id: 'weak', endogenous: ['med'], instruments: ['iv2'] },
      { ...own, id: 'flat', instruments: ['lon'] },
    ],
  };
  writeFileSync(at('D.csv'), frameToCsv(loadData('city_balanced')));
  writeFileSync(at('P.json'), JSON.stringify(project));
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await main(['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')]);
  expect([code, String(complaint.mock.calls[0])]).toEqual([2, expect.stringContaining('flat: lon never changes')]);
  complaint.mockRestore();
  const { models, warnings } = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
  const [over, weak, flat] = models;
  if (!over.ok || !weak.ok || flat.ok) throw new Error('other outcomes than expected');
  const expected = loadCases('07').cases.find(({ id }) => id === 'hand.city_balanced.over.cl_city.sdof17')!.results;
  // Recommended tolerance of the reference cases for the tests of instruments.
  const close = (actual: number | null | undefined, value: number) =>
    expect(miss(actual, value, 1e-8, 1e-11)).toBeLessThanOrEqual(1);
  close(over.terms[0].stdError, expected.se);
  close(over.iv?.kleibergenPaap?.waldF, expected.kp_rk_wald_F);
  close(over.iv?.overidentification?.hansenJ?.statistic, expected.hansen_J);
  close(over.iv?.firstStages[0].terms[0].estimate, expected.first_stage_coef[0]);
  expect(over.iv?.reducedForm.terms[0].role).toBe('instrument');
  expect(weak.iv?.andersonRubin?.set?.some(({ lo, hi }) => lo === null || hi === null)).toBe(true);
  expect(warnings.filter(({ part }) => part === 'weak').map(({ code }) => code)).toContain('ivWeakInstruments');
  expect(flat.notice.code).toBe('ivTimeInvariantInstrument');
  expect(flat.notice.text).toContain('Interact it with a national series');
});
