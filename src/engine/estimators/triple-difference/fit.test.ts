import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { createFrame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { groupDifferences, groupRows } from '../../inference/groups.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitGroups } from '../heterogeneity/fit.ts';
import { fields as groupFields } from '../heterogeneity/meta.ts';
import { fit as fitTriple } from './fit.ts';
import { fields, type TripleDifferenceOptions } from './meta.ts';

/** The reference README's tolerance for triple differences. */
const REL = 1e-8;
/** The same regression parametrised in two ways. */
const ROUNDING = 1e-10;
const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const roles = { outcome: 'y_ddd', treatmentName: 'did' };

const cities = (name: 'city_balanced' | 'city_unbalanced', frame = loadData(name)): Panel =>
  must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'g' } })));
const attempt = (panel: Panel, change: Partial<TripleDifferenceOptions>, outcome = 'y_ddd') =>
  fitTriple(panel, { ...roles, outcome }, { ...defaultsOf(fields), ...change }, quietContext);
const estimate = (panel: Panel, change: Partial<TripleDifferenceOptions>, outcome?: string): ModelResult =>
  must(attempt(panel, { by: 'polluting', ...change }, outcome));
const codesOf = (result: ModelResult) => result.notices.map(({ code }) => code);

describe('against fixest (reference group 16)', () => {
  const group = loadCases('16');
  const parity = parityOf('tripleDifference', group);
  const asked: readonly [string, Partial<TripleDifferenceOptions>][] = [
    ['ddd.within', { controls: CONTROLS }],
    ['ddd.nocontrols', {}],
    ['ddd.saturated', { thirdEffects: 'cohortTime', absorb: ['city'] }],
  ];

  it.each(asked)('%s', (id, change) => {
    const question = group.cases.find((one) => one.id === id)!;
    const { results } = question;
    const compare = parity.compare(question, REL);
    const result = estimate(cities('city_balanced'), { preset: 'fixest', ...change });
    const names = Object.keys(results.coef);
    const rows = new Map(tidy(result).map((row) => [row.term, row]));
    expect(rows.size).toBe(names.length);
    names.forEach((name, position) => {
      const row = rows.get(name === 'did:polluting' ? 'did × polluting = 1' : name)!;
      const read = (values: Record<string, number> | number[]) =>
        Array.isArray(values) ? values[position] : values[name];
      compare.check(`coefficient ${name}`, row.estimate, read(results.coef));
      compare.check(`stdError ${name}`, row.stdError, read(results.se));
      compare.p(`pValue ${name}`, row.pValue, read(results.p));
      compare.check(`interval ${name}`, row.lo, read(results.ci_low));
    });
    compare.equal('dof', result.details.parameters as number, results.df_K);
    compare.check('r2 within', result.stats.r2Within, results.wr2);
    compare.finish(6);
  });
});

describe('identities', () => {
  it('is the difference of the effects by group of the joint regression', () => {
    const panel = cities('city_unbalanced');
    const triple = estimate(panel, { controls: CONTROLS });
    const options = { ...defaultsOf(groupFields), by: 'polluting', controls: CONTROLS };
    const joint = must(fitGroups(panel, roles, options, quietContext));
    const [difference] = groupDifferences(joint);
    const [first] = tidy(triple);
    expect(Math.abs(first.estimate - difference.estimate!)).toBeLessThan(ROUNDING);
    expect(Math.abs(first.stdError - difference.stdError!)).toBeLessThan(ROUNDING);
    const [clean, polluting] = groupRows(triple);
    const [a, b] = groupRows(joint);
    for (const [one, same] of [
      [clean, a],
      [polluting, b],
    ]) {
      expect(Math.abs(one.estimate! - same.estimate!)).toBeLessThan(ROUNDING);
      expect(Math.abs(one.stdError! - same.stdError!)).toBeLessThan(ROUNDING);
      expect(one.cell.treatedUnits).toBe(same.cell.treatedUnits);
    }
    expect(triple.combinations.map(({ id }) => id)).toEqual(['affected']);
  });

  it('turns its sign when the groups change places', () => {
    const panel = cities('city_balanced');
    const [larger] = tidy(estimate(panel, {}));
    const [smaller] = tidy(estimate(panel, { reached: 'smaller' }));
    expect(smaller.term).toBe('did × polluting = 0');
    expect(Math.abs(larger.estimate + smaller.estimate)).toBeLessThan(ROUNDING);
    expect(Math.abs(larger.stdError - smaller.stdError)).toBeLessThan(ROUNDING);
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
    for (const change of [{}, { thirdEffects: 'cohortTime' }] as const) {
      const a = estimate(cities('city_unbalanced'), change);
      const b = estimate(cities('city_unbalanced', flipped), change);
      expect(b.coef).toEqual(a.coef);
      expect(b.vcov).toEqual(a.vcov);
    }
  });

  it('with place x period effects compares groups within a place', () => {
    const panel = cities('city_balanced');
    const placed = estimate(panel, { thirdEffects: 'placeTime', place: 'province' });
    const direct = estimate(panel, { absorb: ['city', 'year', ['province', 'year']] });
    expect(Math.abs(placed.coef[0] - direct.coef[0])).toBeLessThan(ROUNDING);
  });
});

describe('what the effects leave', () => {
  it('the own term of the policy, or nothing of it', () => {
    const panel = cities('city_balanced');
    expect(codesOf(estimate(panel, {}))).toContain('tripleOtherGroup');
    const saturated = estimate(panel, { thirdEffects: 'cohortTime' });
    expect(codesOf(saturated)).toContain('tripleOwnAbsorbed');
    expect(saturated.groups).toBeUndefined();
    expect(saturated.dropped).toMatchObject([{ name: 'did', reason: 'absorbed' }]);
  });

  it('a threshold makes two groups as well', () => {
    const result = estimate(cities('city_balanced'), { by: 'gov', grouping: 'split' });
    expect(result.groups!.cells.length).toBe(2);
    expect(result.terms[0].name).toMatch(/^did × gov > /);
  });
});

describe('designs that cannot answer', () => {
  const rows = [2003, 2004, 0, 0, 2003, 0, 0, 0].flatMap((start, city) =>
    Array.from({ length: 6 }, (_, t) => [
      `c${city}`,
      2000 + t,
      start,
      city < 4 ? 1 : 0,
      city % 3,
      Math.sin(city + 2 * t),
    ]),
  );
  const panelOf = (change: (row: (string | number)[]) => (string | number)[]) => {
    const frame = frameOf(['city', 'year', 'start', 'dirty', 'kind', 'y'], rows.map(change));
    return must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'start' } })));
  };
  const failure = (panel: Panel, change: Partial<TripleDifferenceOptions>) => {
    const answer = attempt(panel, change, 'y');
    return answer.ok ? null : answer.notice.code;
  };
  const whole = panelOf((row) => row);

  it('say why', () => {
    expect(failure(whole, { by: 'dirty' })).toBeNull();
    expect(failure(whole, {})).toBe('heterogeneityNoGrouping');
    expect(failure(whole, { by: 'kind' })).toBe('tripleTwoGroups');
    expect(failure(whole, { by: 'dirty', thirdEffects: 'placeTime' })).toBe('tripleNoPlace');
    expect(
      failure(
        panelOf((row) => [...row.slice(0, 3), 1, ...row.slice(4)]),
        { by: 'dirty' },
      ),
    ).toBe('heterogeneityOneGroup');
    const oneSided = panelOf((row) => (row[3] === 0 ? [row[0], row[1], 0, ...row.slice(3)] : row));
    expect(failure(oneSided, { by: 'dirty' })).toBe('tripleNoTreated');
    expect(failure(oneSided, { by: 'dirty', reached: 'smaller' })).toBe('tripleNoTreated');
  });

  it('a group in which everybody is treated is named', () => {
    const all = panelOf((row) =>
      row[3] === 1 ? [row[0], row[1], 2002 + Number(String(row[0]).slice(1)), ...row.slice(3)] : row,
    );
    expect(codesOf(must(attempt(all, { by: 'dirty' }, 'y')))).toContain('groupNoUntreated');
  });
});
