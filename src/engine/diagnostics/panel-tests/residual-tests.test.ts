import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { createStream } from '../../../core/random/philox.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { fit as fitRandom } from '../../estimators/random-effects/fit.ts';
import { fields } from '../../estimators/random-effects/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { differencedResiduals, pesaranCd, type ResidualPanel, serialCorrelation } from './residual-tests.ts';

/** The reference README's tolerance for least squares. */
const EXACT = 1e-9;
const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('18');
const parity = parityOf('panelTests', group);

function testsOf(timeEffects: boolean) {
  const treatment = { kind: 'indicator', column: 'did' } as const;
  const panel = must(buildPanel(loadData('city_balanced'), designOf({ treatment })));
  const options = { ...defaultsOf(fields), controls: CONTROLS, timeEffects };
  return must(fitRandom(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext)).randomEffects!.tests;
}

describe('tests of panel residuals against plm (reference group 18)', () => {
  it('tests.pesaran_cd', () => {
    const one = group.cases.find(({ id }) => id === 'tests.pesaran_cd')!;
    const compare = parity.compare(one, EXACT);
    const { crossSection } = testsOf(true);
    compare.check('dependenceTest', crossSection?.statistic, one.results.z);
    compare.p('pValue', crossSection?.pValue, one.results.p);
    compare.finish(2);
  });

  it('tests.wooldridge_serial', () => {
    const one = group.cases.find(({ id }) => id === 'tests.wooldridge_serial')!;
    const compare = parity.compare(one, EXACT);
    const { serialWithin, serialDifferences } = testsOf(false);
    compare.check('serialTest within', serialWithin?.statistic, one.results.pwartest_F);
    compare.p('pValue within', serialWithin?.pValue, one.results.pwartest_p);
    compare.check('serialTest differences', serialDifferences?.statistic, one.results.pwfd_F);
    compare.p('pValue differences', serialDifferences?.pValue, one.results.pwfd_p);
    compare.finish(4);
  });
});

function simulated(units: number, periods: number, rho: number, common: number, seed: number): ResidualPanel {
  const stream = createStream(seed, 0);
  const shared = Float64Array.from({ length: periods }, () => stream.normal());
  const residual: number[] = [];
  for (let i = 0; i < units; i++) {
    let e = stream.normal() / Math.sqrt(1 - rho * rho);
    for (let t = 0; t < periods; t++) {
      if (t > 0) e = rho * e + stream.normal();
      residual.push(e + common * shared[t]);
    }
  }
  const index = Int32Array.from(residual.keys());
  return {
    residual: Float64Array.from(residual),
    unit: index.map((r) => Math.floor(r / periods)),
    period: index.map((r) => r % periods),
    units,
    periods,
  };
}

const without = (panel: ResidualPanel, leave: (r: number) => boolean): ResidualPanel => {
  const keep = Array.from(panel.residual.keys()).filter((r) => !leave(r));
  return {
    ...panel,
    residual: Float64Array.from(keep, (r) => panel.residual[r]),
    unit: Int32Array.from(keep, (r) => panel.unit[r]),
    period: Int32Array.from(keep, (r) => panel.period[r]),
  };
};

describe('identities', () => {
  it('CD without holes, from sums over units, is that of all pairs', () => {
    const panel = simulated(12, 9, 0.3, 0.5, 1);
    // A period that nobody has sends the same rows down the way of panels with holes.
    const pairwise = pesaranCd({ ...panel, periods: 10 })!;
    expect(pesaranCd(panel)!.statistic).toBeCloseTo(pairwise.statistic, 12);
    const still = { ...panel, residual: panel.residual.map((e, r) => (r < 9 ? 1 : e)) };
    expect(pesaranCd(still)!.statistic).toBeCloseTo(pesaranCd({ ...still, periods: 10 })!.statistic, 12);
  });

  it('do not depend on the order of rows', () => {
    const panel = without(simulated(15, 8, 0.4, 0.2, 2), (r) => r % 7 === 3);
    const order = Array.from(panel.residual.keys()).reverse();
    const turned: ResidualPanel = {
      ...panel,
      residual: Float64Array.from(order, (r) => panel.residual[r]),
      unit: Int32Array.from(order, (r) => panel.unit[r]),
      period: Int32Array.from(order, (r) => panel.period[r]),
    };
    expect(pesaranCd(turned)!.statistic).toBeCloseTo(pesaranCd(panel)!.statistic, 12);
    expect(serialCorrelation(turned, 0)!.statistic).toBeCloseTo(serialCorrelation(panel, 0)!.statistic, 10);
  });

  it('a gap breaks the chain', () => {
    const panel = simulated(10, 6, 0.4, 0, 3);
    const holed = without(panel, (r) => r % 6 === 2);
    expect(serialCorrelation(panel, 0)!.df2).toBe(10 * 5 - 2);
    expect(serialCorrelation(holed, 0)!.df2).toBe(10 * 3 - 2);
    expect(differencedResiduals(holed, holed.residual, [])!.residual.length).toBe(30);
  });

  it('find what is there and little where nothing is', () => {
    expect(pesaranCd(simulated(40, 12, 0, 1, 4))!.pValue).toBeLessThan(1e-6);
    expect(serialCorrelation(simulated(80, 10, 0.6, 0, 5), 0)!.pValue).toBeLessThan(1e-6);
    const rejected = Array.from({ length: 200 }, (_, seed) => simulated(30, 8, 0, 0, 100 + seed));
    const share = (test: (panel: ResidualPanel) => number) =>
      rejected.filter((panel) => test(panel) < 0.05).length / rejected.length;
    // Four standard errors of a share of 0.05 in 200 are 0.062.
    expect(share((panel) => pesaranCd(panel)!.pValue)).toBeLessThan(0.112);
    expect(share((panel) => serialCorrelation(panel, 0)!.pValue)).toBeLessThan(0.112);
  });

  it('have no answer without two units in common periods or two periods in a row', () => {
    expect(pesaranCd(simulated(1, 9, 0, 0, 6))).toBeNull();
    expect(
      serialCorrelation(
        without(simulated(9, 5, 0, 0, 7), (r) => r % 2 === 0),
        0,
      ),
    ).toBeNull();
  });
});
