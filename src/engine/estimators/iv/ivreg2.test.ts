import { readFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { parityOf, type What } from '../../../../testing/support/parity.ts';
import { hasData, loadData } from '../../../../testing/support/reference.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/index.ts';
import { fit as estimate } from './fit.ts';
import { fields, type IvOptions } from './meta.ts';

const REL = 1e-8;
const P_VALUE = 1e-6;
/** Stata held the log wage in single precision and computed from that; the data file has its eight printed digits. */
const SINGLE = 3e-7;

interface Ivreg2Case {
  readonly endogenous: readonly string[];
  readonly instruments: readonly string[];
  readonly effects: boolean;
  readonly vcov: 'iid' | 'HC1' | 'cl_city' | 'cl_city_year';
  readonly method: '2sls' | 'liml';
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
  readonly tests: Readonly<Record<string, number | null>>;
  readonly first_stage: Readonly<Record<string, number>>;
}

const { cases }: { readonly cases: readonly Ivreg2Case[] } = JSON.parse(
  readFileSync(new URL('../../../../testing/cases/iv_ivreg2r.json', import.meta.url), 'utf8'),
);

function city() {
  const data = loadData('city_balanced');
  const column = findColumn(data, 'iv1');
  if (column?.kind !== 'number') throw new Error('no numbers in iv1');
  const square = column.values.map((value) => value ** 2);
  const frame = createFrame([...data.columns, numericColumn('iv1sq', square)]);
  return must(buildPanel(frame, designOf({})));
}

const parity = parityOf('liml');

const covariances = {
  iid: { vcov: 'iid', cluster: null },
  HC1: { vcov: 'HC1', cluster: null },
  cl_city: { vcov: 'cluster', cluster: ['city'] },
  cl_city_year: { vcov: 'cluster', cluster: ['city', 'year'] },
} as const;

describe('LIML and two endogenous variables against ivreg2', () => {
  const panel = city();
  it.each(cases)('$method $endogenous $vcov effects $effects', (one) => {
    const options: IvOptions = {
      ...defaultsOf(fields),
      method: one.method,
      endogenous: one.endogenous,
      instruments: one.instruments,
      regressors: ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'],
      treatment: false,
      absorb: one.effects ? ['city', 'year'] : [],
      ...covariances[one.vcov],
    };
    const result = must(estimate(panel, { outcome: 'y_iv', treatmentName: null }, options, quietContext));
    const iv = result.iv!;
    const id = `${one.method} ${one.endogenous.join('+')} ~ ${one.instruments.join('+')} ${one.vcov} effects ${one.effects}`;
    const compare = parity.compare({ id, package: 'ivreg2r 0.0.0.9000', call: 'ivreg2r::ivreg2' }, REL);
    const check = (what: What, actual: number | null | undefined, expected: number | null, rel = REL) => {
      if (expected !== null) compare.check(what, actual, expected, rel);
    };
    for (const row of tidy(result)) {
      if (row.term === '_cons') continue;
      check(`coefficient ${row.term}`, row.estimate, one.coef[row.term]);
      check(`stdError ${row.term}`, row.stdError, one.se[row.term]);
    }
    const { tests, first_stage: stage } = one;
    const j = iv.overidentification?.hansenJ ?? iv.overidentification?.sargan;
    check('kappa', iv.kappa, tests.kappa);
    check('underidentification', iv.kleibergenPaap?.lm.statistic, tests.lm);
    check('pValue LM', iv.kleibergenPaap?.lm.pValue, tests.lm_p, P_VALUE);
    check('weakF Cragg-Donald', iv.craggDonaldF, tests.cd);
    check('weakF rk Wald', iv.kleibergenPaap?.waldF, tests.kp);
    check('overidentification J', j?.statistic, tests.j);
    check('pValue J', j?.pValue, tests.j_p, P_VALUE);
    check('andersonRubin F', iv.andersonRubin?.f.statistic, tests.ar_f);
    check('andersonRubin chi2', iv.andersonRubin?.chi2.statistic, tests.ar_chi2);
    check('endogeneity C', iv.endogeneity.cStatistic?.statistic, tests.c);
    check('pValue C', iv.endogeneity.cStatistic?.pValue, tests.c_p, P_VALUE);
    for (const { endogenous, f, partialR2, conditionalF } of iv.strength) {
      check(`weakF ${endogenous}`, f?.statistic, stage[`${endogenous}.f`]);
      check(`partialR2 ${endogenous}`, partialR2, stage[`${endogenous}.partial_r2`]);
      if (one.endogenous.length === 1) continue;
      check(`weakF Sanderson-Windmeijer ${endogenous}`, conditionalF?.statistic, stage[`${endogenous}.sw_f`]);
      check(`dof Sanderson-Windmeijer ${endogenous}`, conditionalF?.df1, stage[`${endogenous}.sw_df1`]);
      check(`pValue Sanderson-Windmeijer ${endogenous}`, conditionalF?.pValue, stage[`${endogenous}.sw_p`], P_VALUE);
    }
    compare.finish(10);
  });
});

/** `ivreg2 lwage exper expersq black south (educ = nearc2 nearc4), liml small`, Stata's own answers: classical, robust, robust with weights. */
const stata = [
  {
    change: { vcov: 'iid' },
    coef: [0.2482702406090916, 0.1549747717479696, -0.0024132706689763],
    se: [0.0423898611468752, 0.0195006555176812, 0.0004300805811705],
    kappa: 1.000605709462808,
    lm: 38.94717794124797,
    cd: 19.68298484786327,
    kp: 19.68298484786327,
    ar: 27.44834031338264,
    j: 1.82208183090969,
  },
  {
    change: { vcov: 'HC1' },
    coef: [0.2482702406090916, 0.1549747717479696, -0.0024132706689763],
    se: [0.043095854660399, 0.0198501835640439, 0.0004617198560031],
    kappa: 1.000605709462808,
    lm: 40.07919463212782,
    cd: 19.68298484786327,
    kp: 20.42000777158245,
    ar: 27.85140644476052,
    j: 1.790733007191367,
  },
] as const;

describe.skipIf(!hasData('card'))('LIML against Stata on the data of Card (1995)', () => {
  it.each(stata)('$change.vcov', ({ change, coef, se, kappa, lm, cd, kp, ar, j }) => {
    const panel = must(buildPanel(loadData('card'), designOf({ unit: null, time: null })));
    const options: IvOptions = {
      ...defaultsOf(fields),
      method: 'liml',
      endogenous: ['educ'],
      instruments: ['nearc2', 'nearc4'],
      regressors: ['exper', 'expersq', 'black', 'south'],
      treatment: false,
      absorb: [],
      ...change,
    };
    const result = must(estimate(panel, { outcome: 'lwage', treatmentName: null }, options, quietContext));
    const iv = result.iv!;
    const rows = tidy(result);
    const question = {
      id: `liml card ${change.vcov}`,
      package: 'Stata ivreg2',
      call: 'ivreg2 lwage exper expersq black south (educ = nearc2 nearc4), liml small',
    };
    const compare = parity.compare(question, SINGLE);
    coef.forEach((value, i) => {
      compare.check(`coefficient ${i}`, rows[i].estimate, value);
      compare.check(`stdError ${i}`, rows[i].stdError, se[i]);
    });
    const { overidentification, kleibergenPaap } = iv;
    const test = overidentification?.hansenJ ?? overidentification?.sargan;
    compare.check('kappa', iv.kappa, kappa);
    compare.check('andersonRubin F', iv.andersonRubin?.f.statistic, ar);
    compare.check('overidentification J', test?.statistic, j);
    compare.check('underidentification', kleibergenPaap?.lm.statistic, lm, REL);
    compare.check('weakF rk Wald', kleibergenPaap?.waldF, kp, REL);
    compare.check('weakF Cragg-Donald', iv.craggDonaldF, cd, REL);
    compare.finish(12);
  });
});
