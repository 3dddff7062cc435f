import { expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fit as fitTests } from './fit.ts';
import { fields } from './meta.ts';

const roles = { outcome: 'y', treatmentName: 'd' };
const options = { ...defaultsOf(fields), controls: ['x1'], matrix: 'nearest' } as const;

it('the tests stand beside an empty list of coefficients, on one sample', () => {
  const found = fitTests(spatialPanel(spatialFrame(30, 5, 3)), roles, options, quietContext);
  if (!found.ok) throw new Error(found.notice.code);
  const { terms, counts, ledger, spatialTests } = found.value;
  expect(terms).toEqual([]);
  expect(counts).toMatchObject({ nobs: 150, units: 30, periods: 5 });
  expect(ledger.rowsUsed).toBe(150);
  expect(spatialTests?.lagrange).toHaveLength(4);
  expect(spatialTests?.models.map(({ model }) => model)).toEqual(['sar', 'sem', 'sdm']);
  expect(found.value.spec).toMatchObject({ options });
});

it('code compares the three models in both languages', () => {
  const { r, stata } = code(options, { roles, unit: 'city', time: 'year' });
  for (const model of ['sar', 'sem', 'sdm']) expect(r).toContain(`${model} <- splm::spml(`);
  expect(r).toContain('splm::slmtest(plain, listw = listw, test = test)');
  expect(r).toContain('df = 2, lower.tail = FALSE');
  expect(stata).toContain('test ([Wx]d = 0) ([Wx]x1 = 0)');
  expect(stata).toContain('testnl ([Wx]d = -[Spatial]rho * [Main]d)');
  expect(code(options, { roles, unit: null, time: 'year' })).toEqual({ r: '', stata: '' });
});
