import { describe, expect, it } from 'vitest';
import { loadCases, loadData, miss } from '../../testing/support/reference.ts';
import { evaluate } from '../spec/evaluate.ts';
import { specSchema } from '../spec/schema.ts';
import type { ImportReport } from '../table/importers/types.ts';
import { resultText, writeResult } from './result.ts';
import { resultSchema } from './result-schema.ts';

const frame = loadData('city_balanced');
const report = { notices: [], repairs: [], encoding: 'utf-8', delimiter: ',' } as unknown as ImportReport;
const roles = {
  unit: 'city',
  time: 'year',
  outcome: 'y',
  controls: ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'],
  treatment: { kind: 'cohort', column: 'g' },
};

describe('a matched model in a project', () => {
  it('takes covariates and controls from the roles and writes its match in the published shape', async () => {
    const models = [
      { id: 'matched', estimator: 'psm-did', timing: 'byYear', method: 'kernel', preset: 'fixest' },
      { id: 'empty', estimator: 'psm-did', caliper: 0 },
    ];
    const spec = specSchema.parse({ roles, models });
    const outcome = await evaluate(frame, spec);
    if (!outcome.ok) throw new Error(outcome.notice.code);
    const engine = { version: '0', runtime: 'test' };
    const document = writeResult({ frame, report, spec, evaluation: outcome.value, engine });
    const [model, failed] = resultSchema.parse(JSON.parse(resultText(document))).models;
    if (!model.ok) throw new Error(model.notice.code);
    expect(model.matching).toMatchObject({ method: 'kernel', timing: 'byYear', level: 'row', baseline: null });
    expect(model.matching?.groups).toHaveLength(18);
    expect(model.matching).not.toHaveProperty('weights');
    const expected = loadCases('08').cases.find((one) => one.id === 'city.psm_by_year.kernel_epan06')!.results;
    expect(miss(model.terms[0].estimate, expected.did.frequency_weighted.coef.did, 1e-9, 0)).toBeLessThanOrEqual(1);
    expect(model.notices.map((one) => one.code)).toContain('matchingSameYear');
    expect(model.notices.every((one) => one.text.length > 40 && !one.text.includes('{{'))).toBe(true);
    expect(failed).toMatchObject({ ok: false, notice: { code: 'matchingEmpty' } });
  });
});
