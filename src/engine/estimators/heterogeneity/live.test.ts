import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadData } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { fit as fitGroups } from './fit.ts';
import { prepareHeterogeneity } from './live.ts';
import { fields, type HeterogeneityOptions } from './meta.ts';

/** The same normal equations solved in another order. */
const ROUNDING = 1e-9;
const roles = { outcome: 'y', treatmentName: 'did' };
const CONTROLS = ['lnpgdp', 'fdi', 'edu', 'infra', 'gov'];

function cities(name: string): Panel {
  return must(buildPanel(loadData(name), designOf({ treatment: { kind: 'cohort', column: 'g' } })));
}

function compare(panel: Panel, change: Partial<HeterogeneityOptions>, thresholds: readonly (number | null)[]): void {
  const options: HeterogeneityOptions = { ...defaultsOf(fields), by: 'fin', controls: CONTROLS, ...change };
  const live = must(prepareHeterogeneity(panel, roles, options));
  for (const threshold of thresholds) {
    const quick = live.at(threshold);
    const whole = fitGroups(panel, roles, { ...options, grouping: 'split', threshold }, quietContext);
    expect(quick.ok).toBe(whole.ok);
    if (!quick.ok || !whole.ok) {
      expect(quick).toEqual(whole);
      continue;
    }
    const [a, b] = [quick.value, whole.value];
    const numbers = (result: typeof a) => [
      ...result.coef,
      ...result.vcov.map((v) => Math.sqrt(Math.abs(v)) * Math.sign(v)),
      ...Object.values(result.stats).map((value) => value ?? 0),
      ...result.tests.map(({ statistic }) => statistic),
    ];
    const expected = numbers(b);
    numbers(a).forEach((value, i) => {
      expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(ROUNDING * Math.max(1e-3, Math.abs(expected[i])));
    });
    expect(a.terms).toEqual(b.terms);
    expect(a.dropped).toEqual(b.dropped);
    expect(a.absorbed).toEqual(b.absorbed);
    expect(a.counts).toEqual(b.counts);
    expect(a.ledger).toEqual(b.ledger);
    expect(a.spec).toEqual(b.spec);
    expect(a.notices).toEqual(b.notices);
    expect(a.dofResidual).toBe(b.dofResidual);
    a.groups!.cells.forEach(({ estimate: _, stdError: __, ...cell }, group) => {
      const { estimate: ___, stdError: ____, ...same } = b.groups!.cells[group];
      expect(cell).toEqual(same);
    });
  }
}

/** Inside, at both ends (few units on one side), beyond them, and the median. */
const THRESHOLDS = [0.7, 0.9, 1.0, 1.2, 0.45, 1.45, -1, 9, null];

describe('a threshold that moves', () => {
  it.each(['city_balanced', 'city_unbalanced'])('gives what the whole regression gives: %s', (name) => {
    const panel = cities(name);
    compare(panel, {}, THRESHOLDS);
    compare(panel, { interactions: 'nothing' }, THRESHOLDS);
    compare(panel, { interactions: 'nothing', absorb: ['city', ['region', 'year']], vcov: 'HC1' }, [0.8, 1.1]);
    compare(panel, { measured: 'beforePolicy', cluster: ['province'], vcov: 'cluster' }, [0.8, 1.1]);
    compare(panel, { preset: 'fixest', vcov: 'iid', absorb: ['year', 'city'] }, [0.8, 1.1]);
  });

  it('also where only the whole way leads there', () => {
    const panel = cities('city_unbalanced');
    compare(panel, { interactions: 'everything' }, [0.8, 9]);
    compare(panel, { design: 'subsamples' }, [0.8]);
    compare(panel, { measured: 'eachRow' }, [0.8]);
    compare(panel, { weights: 'pop_w' }, [0.8]);
    compare(panel, { vcov: 'HC3' }, [0.8]);
    compare(panel, { absorb: ['year'] }, [0.8]);
  });

  it('with a group of one unit, whose rows are singletons', () => {
    const panel = cities('city_unbalanced');
    const units = must(prepareHeterogeneity(panel, roles, { ...defaultsOf(fields), by: 'fin' })).values.values;
    const largest = units.slice().sort();
    compare(panel, {}, [largest[0], largest[largest.length - 2], largest[1]]);
    compare(panel, { singletons: 'keep' }, [largest[0], largest[largest.length - 2]]);
  });

  it('in a panel whose units share few periods', () => {
    const panel = cities('city_balanced');
    const stays = (i: number) => (panel.unitOf![i] % 2 === 0 ? panel.time![i] < 2015 : panel.time![i] >= 2013);
    const early = Int32Array.from(panel.rows.keys()).filter(stays);
    const lost = panel.rows.filter((_, i) => !stays(i));
    const parts = restrictPanel(panel, early, [{ reason: 'filtered', params: {}, rows: lost }]);
    compare(parts, {}, [0.7, 0.9, 1.1]);
  });

  it('knows the values of the units and who of them is treated', () => {
    const { values } = must(prepareHeterogeneity(cities('city_balanced'), roles, { ...defaultsOf(fields), by: 'fin' }));
    expect(values.column).toBe('fin');
    expect(values.values.length).toBe(285);
    expect(values.treated.reduce((total, flag) => total + flag, 0)).toBe(120);
  });
});
