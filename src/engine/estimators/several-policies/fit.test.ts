import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { type Comparison, parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { createFrame, type Frame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { groupRows } from '../../inference/groups.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel, TreatmentSpec } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitEvents } from '../event-study/fit.ts';
import { fields as eventFields } from '../event-study/meta.ts';
import { fit as fitPolicies } from './fit.ts';
import { fields, type SeveralPoliciesOptions } from './meta.ts';

/** The reference README's tolerances for coefficients and clustered standard errors on a balanced panel. */
const REL = 1e-9;
/** The same regression parametrised in two ways. */
const ROUNDING = 1e-10;
const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const roles = { outcome: 'y', treatmentName: 'did' };

function cities(name: 'city_balanced' | 'city_unbalanced', frame: Frame = loadData(name)): Panel {
  return must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'g' } })));
}
const attempt = (panel: Panel, change: Partial<SeveralPoliciesOptions>) =>
  fitPolicies(panel, roles, { ...defaultsOf(fields), secondPolicy: 'g2', ...change }, quietContext);
const estimate = (panel: Panel, change: Partial<SeveralPoliciesOptions> = {}): ModelResult =>
  must(attempt(panel, change));
const codesOf = (result: ModelResult) => result.notices.map(({ code }) => code);

function checkTerms(
  compare: Comparison,
  result: ModelResult,
  expected: ReferenceCase['results'],
  ourName: (name: string) => string = (name) => name,
): void {
  const rows = new Map(tidy(result).map((row) => [row.term, row]));
  for (const name of Object.keys(expected.coef)) {
    const row = rows.get(ourName(name));
    compare.check(`coefficient ${name}`, row?.estimate, expected.coef[name]);
    compare.check(`stdError ${name}`, row?.stdError, expected.se[name]);
    compare.p(`pValue ${name}`, row?.pValue, expected.p[name]);
    compare.check(`interval lo ${name}`, row?.lo, expected.ci_low[name]);
    compare.check(`interval hi ${name}`, row?.hi, expected.ci_high[name]);
  }
  compare.check('counts', result.counts.nobs, expected.n);
  compare.check('dof', result.dofResidual, expected.df_t);
  compare.check('r2', result.stats.r2, expected.r2);
  compare.check('r2 within', result.stats.r2Within, expected.wr2);
}

describe('two policies against fixest (reference group 16)', () => {
  const group = loadCases('16');
  const caseOf = (id: string) => group.cases.find((one) => one.id === id)!;
  const parity = parityOf('policies', group);
  const panel = cities('city_balanced');
  const dual = (change: Partial<SeveralPoliciesOptions>) =>
    estimate(panel, { controls: CONTROLS, preset: 'fixest', ...change });
  const names: Readonly<Record<string, string>> = {
    did: 'did',
    did2: 'g2',
    both: 'did × g2',
    only1: 'did ¬ g2',
    only2: 'g2 ¬ did',
    dual: 'did & g2',
    order12: 'did → g2',
    order21: 'g2 → did',
    same: 'did = g2',
    n_pol: 'did + g2',
  };
  const ourName = (name: string) => names[name] ?? name;

  it('dual.interaction', () => {
    const expected = caseOf('dual.interaction').results;
    const compare = parity.compare(caseOf('dual.interaction'), REL);
    const result = dual({ policyView: 'withProduct' });
    checkTerms(compare, result, expected, ourName);
    const [total, synergy] = result.combinations;
    expect([total.id, synergy.id]).toEqual(['bothTotal', 'synergy']);
    compare.check('average both', total.estimate, expected.total_dual.est);
    compare.check('average both', total.stdError, expected.total_dual.se);
    compare.check('average synergy', synergy.estimate, expected.test_synergy.est);
    compare.check('average synergy', synergy.stdError, expected.test_synergy.se);
    compare.finish(20);
  });

  it('dual.exclusive_states', () => {
    const expected = caseOf('dual.exclusive_states').results;
    const compare = parity.compare(caseOf('dual.exclusive_states'), REL);
    const result = dual({});
    checkTerms(compare, result, expected, ourName);
    const { est, se } = expected.wald_dual_eq_only1_plus_only2;
    compare.check('average synergy', result.combinations[0].estimate, est);
    compare.check('average synergy', result.combinations[0].stdError, se);
    const test = result.tests.find(({ id }) => id === 'synergy')!;
    compare.check('differenceTest', test.statistic, (est / se) ** 2);
    expect([test.df1, test.df2]).toEqual([1, 284]);
    compare.finish(20);
  });

  it('dual.order', () => {
    const expected = caseOf('dual.order').results;
    const compare = parity.compare(caseOf('dual.order'), REL);
    const result = dual({ policyView: 'byOrder' });
    checkTerms(compare, result, expected, ourName);
    const both = result.groups!.cells.slice(2);
    expect(both.map(({ nobs }) => nobs)).toEqual(expected.n_cells);
    const test = result.tests.find(({ id }) => id === 'order')!;
    expect([test.df1, test.df2]).toEqual([2, 284]);
    const [order] = result.combinations;
    compare.check('difference', order.estimate, expected.coef.order12 - expected.coef.order21, 1e-8);
    compare.finish(20);
  });

  it('dual.count', () => {
    const compare = parity.compare(caseOf('dual.count'), REL);
    checkTerms(compare, dual({ policyView: 'howMany' }), caseOf('dual.count').results, ourName);
    compare.finish(30);
  });

  it('dual.single_policy_samples', () => {
    const expected = caseOf('dual.single_policy_samples').results;
    const compare = parity.compare(caseOf('dual.single_policy_samples'), REL);
    const result = dual({ policyView: 'cleanSamples' });
    const inner = (name: string) => ({ both: 'did & g2', did2: 'g2' })[name] ?? name;
    ['policy1_clean', 'policy2_clean', 'dual_vs_never', 'dual_vs_single'].forEach((key, at) => {
      checkTerms(compare, result.groups!.models[at]!, expected[key], inner);
      const [policy] = Object.keys(expected[key].coef);
      const line = groupRows(result)[at];
      compare.check('coefficient', line.estimate, expected[key].coef[policy]);
      compare.check('stdError', line.stdError, expected[key].se[policy]);
      compare.p('pValue', line.pValue, expected[key].p[policy]);
      expect(line.cell.units).toBe(expected[key].df_t + 1);
    });
    expect(result.ledger.rowsUsed).toBe(5130);
    compare.finish(20);
  });
});

describe('identities', () => {
  it('the second policy is the same by column of starts, by 0/1 column and by list', () => {
    const panel = cities('city_balanced');
    const frame = panel.frame;
    const column = (name: string) =>
      (frame.columns.find((one) => one.name === name) as { values: Float64Array }).values;
    const [city, g2] = [column('city'), column('g2')];
    const starts = new Map(Array.from(city, (id, row) => [String(id), g2[row]]));
    const roster = [...starts].flatMap(([unit, start]) => (start > 0 ? [{ unit, start }] : []));
    for (const policyView of ['states', 'byOrder', 'cleanSamples'] as const) {
      const byStart = estimate(panel, { policyView });
      const byIndicator = estimate(panel, { policyView, secondBy: 'byIndicator', secondPolicy: 'did2' });
      const byRoster = estimate(panel, {
        policyView,
        secondBy: 'byRoster',
        secondRoster: roster,
        secondPolicy: 'Named list',
      });
      const [cell] = byRoster.groups!.cells;
      expect(cell.key.kind === 'policies' && cell.key.second).toBe('Named list');
      expect(byIndicator.coef).toEqual(byStart.coef);
      expect(byRoster.coef).toEqual(byStart.coef);
      expect(byRoster.vcov).toEqual(byStart.vcov);
    }
  });

  it('exchanging the policies exchanges their terms', () => {
    const panel = cities('city_unbalanced');
    const other = must(buildPanel(panel.frame, designOf({ treatment: { kind: 'cohort', column: 'g2' } })));
    const a = estimate(panel, { policyView: 'byOrder', controls: CONTROLS });
    const b = must(
      fitPolicies(
        other,
        { outcome: 'y', treatmentName: 'g2' },
        { ...defaultsOf(fields), policyView: 'byOrder', controls: CONTROLS, secondPolicy: 'g' },
        quietContext,
      ),
    );
    const [first, second, firstThen, secondThen, same] = groupRows(a).map((row) => row.estimate!);
    const swapped = groupRows(b).map((row) => row.estimate!);
    [second, first, secondThen, firstThen, same].forEach((value, at) => {
      expect(Math.abs(swapped[at] - value)).toBeLessThan(ROUNDING);
    });
  });

  it('does not depend on the order of the rows', () => {
    const frame = loadData('city_unbalanced');
    const flipped = createFrame(
      frame.columns.map((column) =>
        column.kind === 'number'
          ? { ...column, values: column.values.slice().reverse() }
          : { ...column, codes: column.codes.slice().reverse() },
      ),
    );
    for (const policyView of ['byOrder', 'cleanSamples', 'eventStudies'] as const) {
      const a = estimate(cities('city_unbalanced'), { policyView, lower: -4, upper: 5 });
      const b = estimate(cities('city_unbalanced', flipped), { policyView, lower: -4, upper: 5 });
      expect(b.coef).toEqual(a.coef);
      expect(b.vcov).toEqual(a.vcov);
    }
  });

  it('an event study with the other indicator is the event study with that control', () => {
    const panel = cities('city_balanced');
    const result = estimate(panel, { policyView: 'eventStudies', otherPolicy: 'otherIndicator', lower: -4, upper: 6 });
    const options = { ...defaultsOf(eventFields), lower: -4, upper: 6, controls: ['did2'] };
    const direct = must(fitEvents(panel, roles, options, quietContext));
    const [first, second] = result.groups!.models;
    expect(first!.coef.length).toBe(direct.coef.length);
    first!.coef.forEach((value, i) => {
      expect(Math.abs(value - direct.coef[i])).toBeLessThan(ROUNDING);
    });
    expect(second!.events!.cells.length).toBeGreaterThan(8);
    expect(second!.terms.filter(({ tag }) => tag.kind === 'event').length).toBe(second!.events!.cells.length - 1);
    const average = first!.combinations.find(({ id }) => id === 'postAverage')!;
    expect(groupRows(result)[0].estimate).toBe(average.estimate);
  });

  it('the two event studies with the other policy’s event times hold the same terms', () => {
    const result = estimate(cities('city_balanced'), { policyView: 'eventStudies', lower: -4, upper: 6 });
    const [first, second] = result.groups!.models;
    const events = (model: ModelResult | null) =>
      model!.terms.flatMap(({ tag }, i) => (tag.kind === 'event' ? [[tag.e, model!.coef[i]]] : []));
    const held = (model: ModelResult | null, name: string) =>
      model!.terms.flatMap((term, i) =>
        term.name.startsWith(`${name}::`) ? [[Number(term.name.split('::')[1]), model!.coef[i]]] : [],
      );
    for (const [own, other] of [
      [events(first), held(second, 'did')],
      [events(second), held(first, 'g2')],
    ]) {
      const byTime = new Map(other as [number, number][]);
      expect(own.length).toBe(10);
      for (const [e, value] of own) expect(Math.abs(byTime.get(e)! - value)).toBeLessThan(ROUNDING);
    }
  });
});

/** Ten cities over eight years, starts of two policies by city; 0 never. */
function small(first: readonly number[], second: readonly number[]): Panel {
  const rows = first.flatMap((start, city) =>
    Array.from({ length: 8 }, (_, t) => {
      const y = Math.sin(3 * city + 1.7 * t) + 0.3 * Math.cos(city * t);
      return [`c${city}`, 2000 + t, start, second[city], Number(second[city] > 0 && 2000 + t >= second[city]), y];
    }),
  );
  const frame = frameOf(['city', 'year', 'a', 'b', 'd2', 'y'], rows);
  return must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'a' } as TreatmentSpec })));
}
const A = [2003, 2003, 2004, 2004, 0, 0, 0, 0, 2003, 0];
const B = [2004, 2002, 2004, 0, 2003, 2005, 0, 0, 0, 0];

describe('designs that cannot answer', () => {
  const failure = (panel: Panel, change: Partial<SeveralPoliciesOptions>) => {
    const answer = attempt(panel, change);
    return answer.ok ? null : answer.notice.code;
  };

  it('say why', () => {
    expect(failure(small(A, B), { secondPolicy: 'b' })).toBeNull();
    expect(failure(small(A, B), { secondPolicy: null })).toBe('policiesNoSecond');
    expect(failure(small(A, B), { secondBy: 'byRoster' })).toBe('policiesNoSecond');
    expect(failure(small(A, B), { secondPolicy: 'nothing' })).toBe('columnUnknown');
    expect(failure(small(A, B), { secondPolicy: 'd2' })).toBe('policiesSecondIsIndicator');
    expect(failure(small(A, B), { secondPolicy: 'b', secondBy: 'byIndicator' })).toBe('treatmentNotIndicator');
    expect(failure(small(A, A), { secondPolicy: 'b' })).toBe('policiesSame');
    expect(
      failure(
        small(
          A,
          A.map(() => 0),
        ),
        { secondPolicy: 'b', secondBy: 'byStart' },
      ),
    ).toBe('policiesSecondIsIndicator');
    expect(
      failure(
        small(
          A,
          A.map(() => 2099),
        ),
        { secondPolicy: 'b' },
      ),
    ).toBe('policiesSecondNever');
    const none = must(buildPanel(small(A, B).frame, designOf({})));
    expect(failure(none, { secondPolicy: 'b' })).toBe('policiesNeedPanel');
    const apart = small(
      A,
      A.map((start) => (start > 0 ? 0 : 2004)),
    );
    expect(failure(apart, { secondPolicy: 'b', policyView: 'productAlone' })).toBe('policiesNothing');
  });

  it('a state that nobody is in is named, the rest stays', () => {
    // Every city of the second policy is in the first one already.
    const nested = estimate(small(A, [2005, 2004, 0, 0, 0, 0, 0, 0, 0, 0]), { secondPolicy: 'b' });
    expect(nested.groups!.cells.map(({ missing }) => missing?.code ?? null)).toEqual([
      null,
      'policiesNobodySecondOnly',
      null,
    ]);
    expect(codesOf(nested)).toContain('policiesNested');
    expect(nested.tests.some(({ id }) => id === 'synergy')).toBe(false);
    const order = estimate(small(A, [2005, 2004, 0, 0, 2003, 0, 0, 0, 0, 0]), {
      secondPolicy: 'b',
      policyView: 'byOrder',
    });
    expect(order.groups!.cells.slice(2).map(({ missing }) => missing?.code ?? null)).toEqual([
      null,
      'policiesNobodySecondThenFirst',
      'policiesNobodySameTime',
    ]);
    expect(order.tests.some(({ id }) => id === 'order')).toBe(false);
  });

  it('a comparison without its sample leaves the others', () => {
    const apart = small(
      A,
      A.map((start, city) => (start > 0 ? 0 : city < 6 ? 2004 : 0)),
    );
    const result = estimate(apart, { secondPolicy: 'b', policyView: 'cleanSamples' });
    expect(result.groups!.cells.map(({ missing }) => missing?.code ?? null)).toEqual([
      null,
      null,
      'groupNoTreated',
      'groupNoTreated',
    ]);
    expect(result.groups!.models.map((model) => model === null)).toEqual([false, false, true, true]);
    expect(result.coef.length).toBe(2);
  });

  it('an event study that cannot be made leaves the other', () => {
    // The second policy starts in the first year in every city that has it: it has no event time before.
    const early = small(
      A,
      B.map((start) => (start > 0 ? 2000 : 0)),
    );
    const result = estimate(early, { secondPolicy: 'b', policyView: 'eventStudies', otherPolicy: 'otherIndicator' });
    const [first, second] = result.groups!.cells;
    expect(first.estimate).not.toBeNull();
    expect(second.missing?.code).toBe('eventStudyNobodyTreated');
    expect(groupRows(result)[1].estimate).toBeNull();
  });

  it('says what was odd about the list', () => {
    const secondRoster = [
      { unit: 'c4', start: 2003 },
      { unit: 'Atlantis', start: 2003 },
    ];
    expect(codesOf(estimate(small(A, B), { secondBy: 'byRoster', secondRoster }))).toContain('rosterUnknownUnit');
    expect(codesOf(estimate(small(A, B), { secondPolicy: 'b', policyView: 'productAlone' }))).toContain(
      'policiesProductAlone',
    );
  });
});
