import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { fitIvOf, ivFrame, ivOptions, tryIv } from '../../../../testing/support/iv-panel.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import type { ModelResult } from '../../result.ts';
import { fit as estimate } from './fit.ts';
import type { IvOptions } from './meta.ts';

const frame = ivFrame({ seed: 3, units: 30, periods: 8 });

function values(name: string, of: Frame = frame): Float64Array {
  const column = findColumn(of, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

const added = (name: string, numbers: Float64Array, of: Frame = frame): Frame =>
  createFrame([...of.columns, numericColumn(name, numbers)]);

/** Code and parameters of the failure of a model. */
function failure(of: Frame, change: Partial<IvOptions>): [string, object] {
  const outcome = tryIv(of, change);
  if (outcome.ok) throw new Error('fitted');
  return [outcome.notice.code, outcome.notice.params];
}

const codes = (result: ModelResult) => result.notices.map((notice) => notice.code);
const paramsOf = (result: ModelResult, code: string) => result.notices.find((notice) => notice.code === code)?.params;

describe('the record', () => {
  const result = fitIvOf(frame, { instruments: ['z1', 'z2'], endogenous: ['d'] });

  it('puts the endogenous variables first, then the controls, and a constant without degrees of its own', () => {
    expect(result.terms.map(({ name, tag }) => [name, tag.kind === 'coefficient' && tag.role])).toEqual([
      ['d', 'treatment'],
      ['x', 'control'],
      ['_cons', 'constant'],
    ]);
    expect(result.vcov.length).toBe(9);
    expect(result.counts.nobs).toBe(result.ledger.rowsUsed);
    expect(result.tests[0].terms).toEqual(['d', 'x']);
  });

  it('always holds first stages and reduced form on the same rows', () => {
    const { firstStages, reducedForm } = result.iv;
    for (const stage of [...firstStages, reducedForm]) {
      expect(stage.terms.slice(0, 3).map(({ name, tag }) => [name, tag.kind === 'coefficient' && tag.role])).toEqual([
        ['z1', 'instrument'],
        ['z2', 'instrument'],
        ['x', 'control'],
      ]);
      expect(stage.counts.nobs).toBe(result.counts.nobs);
      expect(stage.iv).toBeUndefined();
    }
    expect([firstStages.length, firstStages[0].outcome, reducedForm.outcome]).toEqual([1, 'd', 'y']);
    expect(structuredClone(result)).toEqual(result);
  });

  it('counts degrees of freedom as ivreghdfe or fixest, by the preset', () => {
    const parameters = (change: Partial<IvOptions>) =>
      fitIvOf(frame, { ...change, instruments: ['z1'] }).details.parameters;
    expect(parameters({ preset: 'reghdfe' })).toBe(2 + 7);
    expect(parameters({ preset: 'fixest' })).toBe(2 + 8);
    expect(parameters({ preset: 'reghdfe', absorb: ['unit'] })).toBe(2 + 1);
    expect(parameters({ preset: 'reghdfe', vcov: 'HC1' })).toBe(2 + 30 + 7);
    expect(parameters({ preset: 'reghdfe', absorb: [], vcov: 'HC1' })).toBe(2 + 1);
  });

  it('takes the policy as endogenous by default, and as a regressor where something else is', () => {
    const start = (unit: number) => (unit <= 10 ? 2003 : Infinity);
    const treated = values('unit').map((unit, r) => (values('time')[r] >= start(unit) ? 1 : 0));
    const treatment = { kind: 'indicator', column: 'policy' } as const;
    const panel = must(buildPanel(added('policy', treated), designOf({ unit: 'unit', time: 'time', treatment })));
    const run = (change: Partial<IvOptions>) =>
      estimate(panel, { outcome: 'y', treatmentName: 'did' }, ivOptions({ treatment: true, ...change }), quietContext);
    const own = must(run({ endogenous: null, instruments: ['z1', 'z2'] }));
    expect([own.terms[0].name, own.iv!.firstStages[0].outcome]).toEqual(['did', 'did']);
    const other = must(run({ endogenous: ['d'] }));
    expect(other.terms.slice(0, 2).map((term) => term.name)).toEqual(['d', 'did']);
    expect(must(run({ endogenous: ['d'], treatment: false })).terms.map((term) => term.name)).toEqual([
      'd',
      'x',
      '_cons',
    ]);
    expect(must(run({ endogenous: ['did'], treatment: false })).terms[0].name).toBe('did');
  });

  it('enters rows without an instrument in the ledger under its name', () => {
    const gaps = values('z1').map((value, r) => (r % 10 === 0 ? Number.NaN : value));
    const { ledger } = fitIvOf(added('gappy', gaps), { instruments: ['gappy'] });
    const [step] = ledger.steps;
    expect([step.reason, step.params, step.rows.length]).toEqual([
      'missingInstrument',
      { column: 'gappy' },
      Math.ceil(frame.nrow / 10),
    ]);
  });
});

describe('weak instruments', () => {
  const strengthOf = (seed: number, strength: number, change: Partial<IvOptions> = {}) =>
    fitIvOf(ivFrame({ seed, units: 30, periods: 8, strength }), change);

  it('below an effective F of 10: with the threshold, Stock-Yogo with its caveat, and the set', () => {
    const weak = strengthOf(21, 0.05);
    expect(weak.iv.effectiveF!.statistic).toBeLessThan(10);
    expect(codes(weak)).toEqual(
      expect.arrayContaining(['ivWeakInstruments', 'ivStockYogoWorst', 'ivRankNotRejected', 'ivSetUnbounded']),
    );
    expect(paramsOf(weak, 'ivWeakInstruments')).toEqual({ f: expect.any(Number), rule: 10 });
    expect(paramsOf(weak, 'ivStockYogoWorst')).toEqual({ f: expect.any(Number), critical: 16.38, size: 25 });
  });

  it('between 10 and 23.1: the value of Montiel Olea and Pflueger for one instrument', () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
    const results = seeds.map((seed) => strengthOf(seed, 0.3));
    const between = results.find(({ iv }) => iv.effectiveF!.statistic > 17 && iv.effectiveF!.statistic < 23.1)!;
    expect(paramsOf(between, 'ivModerateInstruments')).toEqual({ f: expect.any(Number), critical: 23.11 });
    expect(codes(between)).not.toContain('ivWeakInstruments');
    expect(codes(between)).not.toContain('ivStockYogoSize');
    const low = results.find(({ iv }) => iv.kleibergenPaap!.waldF > 10 && iv.kleibergenPaap!.waldF < 16.38)!;
    expect(paramsOf(low, 'ivStockYogoSize')).toEqual({ f: expect.any(Number), critical: 16.38, size: 15 });
  });

  it('strong: only that validity cannot be tested', () => {
    expect(codes(strengthOf(4, 1))).toEqual(['ivExactlyIdentified']);
    expect(strengthOf(4, 1).iv.effectiveF!.critical.map(({ value }) => Number(value.toFixed(2)))).toEqual([
      37.42, 23.11, 15.06, 12.05,
    ]);
  });

  it('says so of each of several endogenous variables that the instruments cannot tell apart', () => {
    const change = { endogenous: ['d', 'x'], instruments: ['z1', 'z2', 'z3'], regressors: [] };
    const result = strengthOf(12, 1.5, change);
    const weak = result.notices.filter((notice) => notice.code === 'ivWeakConditional');
    expect(weak.map(({ params }) => params)).toEqual([
      { endogenous: 'd', f: expect.any(Number), rule: 10 },
      { endogenous: 'x', f: expect.any(Number), rule: 10 },
    ]);
    expect(result.iv.strength[0].f!.statistic).toBeGreaterThan(100);
    expect(result.iv.effectiveF).toBeNull();
    expect(result.iv.andersonRubin!.set).toBeNull();
    expect(result.iv.stockYogo.size[0]).toEqual({ limit: 0.1, value: 13.43 });
    expect(codes(strengthOf(12, 1.5, { ...change, endogenous: ['d', 'e'] }))).not.toContain('ivWeakConditional');
  });

  it('says so where instruments contradict each other', () => {
    const bad = fitIvOf(ivFrame({ seed: 6, units: 40, periods: 8, direct: 2 }), { instruments: ['z1', 'z2'] });
    expect(paramsOf(bad, 'ivOveridentificationRejected')).toEqual({
      statistic: expect.any(Number),
      df: 1,
      p: expect.any(Number),
    });
  });
});

describe('bad designs', () => {
  it('a time-invariant instrument under unit effects: what to do instead', () => {
    const [code, params] = failure(frame, { instruments: ['h'] });
    expect([code, params]).toEqual(['ivTimeInvariantInstrument', { instruments: 'h', effects: 'unit, time' }]);
    const partly = fitIvOf(frame, { instruments: ['h', 'z1'] });
    expect(paramsOf(partly, 'ivInstrumentTimeInvariant')).toEqual({ instrument: 'h', effects: 'unit, time' });
    const gone = [{ name: 'h', reason: 'absorbed', by: ['unit', 'time'] }];
    expect([partly.iv.droppedInstruments, partly.iv.firstStages[0].dropped, partly.dropped]).toEqual([gone, gone, []]);
    expect(partly.iv.instruments).toEqual(['z1']);
    expect(codes(fitIvOf(frame, { instruments: ['h', 'z1'], absorb: ['time'] }))).not.toContain(
      'ivInstrumentTimeInvariant',
    );
  });

  it('a national series under year effects, a constant without effects', () => {
    expect(failure(frame, { instruments: ['s'] })[0]).toBe('ivNoInstrumentLeft');
    const result = fitIvOf(frame, { instruments: ['s', 'z1'] });
    expect(paramsOf(result, 'ivInstrumentAbsorbed')).toEqual({ instrument: 's', effects: 'unit, time' });
    const constant = added('one', new Float64Array(frame.nrow).fill(7));
    const pooled = fitIvOf(constant, { instruments: ['one', 'z1'], absorb: [] });
    expect(paramsOf(pooled, 'ivInstrumentAbsorbed')).toEqual({ instrument: 'one', effects: '_cons' });
  });

  it('collinear instruments are dropped by name and not counted', () => {
    const sum = values('z1').map((value, r) => 2 * value - values('z2')[r]);
    const result = fitIvOf(added('sum', sum), { instruments: ['z1', 'z2', 'sum'] });
    expect(paramsOf(result, 'ivInstrumentCollinear')).toEqual({ instrument: 'sum', by: 'z1, z2' });
    expect(result.iv.droppedInstruments).toEqual([{ name: 'sum', reason: 'collinear', by: ['z1', 'z2'] }]);
    expect(result.iv.kleibergenPaap!.lm.df1).toBe(2);
    expect(result.coef[0]).toBeCloseTo(fitIvOf(frame, { instruments: ['z1', 'z2'] }).coef[0], 12);
  });

  it('instruments equal to controls', () => {
    expect(failure(frame, { instruments: ['x'] })).toEqual([
      'ivNoInstrumentLeft',
      { instruments: 'x', effects: 'unit, time' },
    ]);
    const twin = added(
      'twin',
      values('x').map((value) => 3 - value),
    );
    expect(paramsOf(fitIvOf(twin, { instruments: ['twin', 'z1'] }), 'ivInstrumentInControls')).toEqual({
      instrument: 'twin',
      by: 'x',
    });
  });

  it('fewer instruments than endogenous variables', () => {
    const change = { endogenous: ['d', 'e'], instruments: ['z1', 's'] };
    expect(failure(frame, change)).toEqual([
      'ivUnderIdentified',
      { instruments: 1, names: 'z1', endogenous: 2, endogenousNames: 'd, e', dropped: 1 },
    ]);
  });

  it('an endogenous variable without variation of its own', () => {
    expect(failure(frame, { endogenous: ['h'] })).toEqual([
      'ivEndogenousAbsorbed',
      { term: 'h', effects: 'unit, time' },
    ]);
    expect(failure(added('twin', values('x')), { endogenous: ['twin'] })).toEqual([
      'ivEndogenousCollinear',
      { term: 'twin', by: 'x' },
    ]);
  });

  it('instruments that are exactly unrelated', () => {
    const rows = [-1, 1, -1, 1, -1, 1, -1, 1].map((z, i) => [i % 4 < 2 ? 1 : -1, z, (i * i) % 5]);
    const small = frameOf(['d', 'z', 'y'], rows);
    const panel = must(buildPanel(small, designOf({ unit: null, time: null })));
    const options = ivOptions({ instruments: ['z'], regressors: [], absorb: [], vcov: 'iid' });
    const outcome = estimate(panel, { outcome: 'y', treatmentName: null }, options, quietContext);
    expect(outcome.ok ? '' : outcome.notice.code).toBe('ivNotIdentified');
  });

  it('nothing endogenous, no instrument, unknown and text columns, no rows, one cluster', () => {
    expect(failure(frame, { endogenous: [] })[0]).toBe('ivNoEndogenous');
    expect(failure(frame, { endogenous: null })[0]).toBe('ivNoEndogenous');
    expect(failure(frame, { instruments: null })[0]).toBe('ivNoInstrument');
    expect(failure(frame, { history: 'h' })).toEqual(['ivInteractionIncomplete', { given: 'h' }]);
    expect(failure(frame, { instruments: ['nobody'] })).toEqual([
      'columnUnknown',
      { column: 'nobody', role: 'instrument' },
    ]);
    const empty = added('empty', new Float64Array(frame.nrow).fill(Number.NaN));
    expect(failure(empty, { instruments: ['empty'] })).toEqual([
      'noRowsLeft',
      { rowsRead: frame.nrow, reason: 'missingInstrument', column: 'empty' },
    ]);
    const all = added('all', new Float64Array(frame.nrow).fill(1));
    expect(failure(all, { cluster: ['all'] })[0]).toBe('oneCluster');
    expect(failure(frame, { instruments: ['d'], method: 'liml' })[0]).toBe('ivLimlExactFirstStage');
  });

  it('fewer clusters than the robust tests need: null, and why', () => {
    const few = added(
      'pair',
      values('unit').map((unit) => unit % 2),
    );
    const { iv, notices } = fitIvOf(few, { instruments: ['z1', 'z2', 'z3'], cluster: ['pair'] });
    expect([iv.kleibergenPaap, iv.overidentification!.hansenJ, iv.andersonRubin]).toEqual([null, null, null]);
    expect(iv.overidentification!.sargan.df1).toBe(2);
    expect(notices.find((one) => one.code === 'ivCovarianceSingular')?.params).toEqual({ clusters: 2, instruments: 3 });
  });
});
