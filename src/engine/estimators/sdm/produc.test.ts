import { describe, expect, it } from 'vitest';
import { hasData, loadData } from '../../../../testing/support/reference.ts';
import { numbersOf } from '../../../../testing/support/spatial.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { stdErrors } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import { linksFromMatrix } from '../../spatial/links.ts';
import { fit as fitSdm } from './fit.ts';
import { fields, type SdmOptions } from './meta.ts';

const LOGS = ['gsp', 'pcap', 'pc', 'emp'];

/** Output of the 48 states (Munnell 1990) on public and private capital, employment and unemployment; contiguity as a matrix with names. */
function munnell(changes: Partial<SdmOptions>): ModelResult {
  const data = loadData('produc');
  const logs = LOGS.map((name) => numericColumn(`ln_${name}`, numbersOf(data, name).map(Math.log)));
  const sample = { timeFrom: null, timeTo: null, dropUnits: [] };
  const design = { unit: 'state', time: 'year', treatment: null, sample, whatIf: null };
  const panel = buildPanel(createFrame([...data.columns, ...logs]), design);
  if (!panel.ok) throw new Error(panel.notice.code);
  const matrix = loadData('usaww');
  const names = matrix.columns.slice(1).map(({ name }) => name);
  const rows = names.map((_, i) => names.map((name) => numbersOf(matrix, name)[i]));
  const links = linksFromMatrix(rows, names, panel.value.unitKeys);
  if (!links.ok) throw new Error(links.notice.code);
  const options: SdmOptions = {
    ...defaultsOf(fields),
    treatment: false,
    controls: ['ln_pcap', 'ln_pc', 'ln_emp', 'unemp'],
    matrix: 'contiguity',
    links: links.value,
    draws: 0,
    ...changes,
  };
  const result = fitSdm(panel.value, { outcome: 'ln_gsp', treatmentName: null }, options, quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

describe.skipIf(!hasData('produc') || !hasData('usaww'))('published figures on the production of states', () => {
  it('Millo & Piras (2012): error model with state effects, to the digits printed', () => {
    const result = munnell({ model: 'sem', effects: 'individual' });
    const { estimate, stdError } = result.spatial!.parameter!;
    expect([estimate, stdError].map((value) => value.toFixed(7))).toEqual(['0.5574013', '0.0330749']);
    expect(Array.from(result.coef, (value) => value.toFixed(7))).toEqual([
      '0.0051438',
      '0.2053026',
      '0.7822540',
      '-0.0022317',
    ]);
    expect(Array.from(stdErrors(result), (value) => value.toFixed(7))).toEqual([
      '0.0250109',
      '0.0231427',
      '0.0278057',
      '0.0010709',
    ]);
  });

  it('lags before and after demeaning differ as recorded for splm', () => {
    const rho = (lagging: SdmOptions['lagging']) => munnell({ model: 'sar', lagging }).spatial!.parameter!.estimate;
    expect(rho('beforeDemeaning').toFixed(5)).toBe('0.19691');
    expect(rho('demeaningFirst').toFixed(5)).toBe('0.19666');
  });

  it('states abbreviate nothing: every name of the matrix is a unit', () => {
    expect(munnell({ model: 'sar' }).notices).toEqual([]);
  });
});
