import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { bootstrapInterval } from '../../inference/bootstrap-interval.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitMediation } from './fit.ts';
import { fields, type MediationOptions } from './meta.ts';

/** The reference README's tolerances for least squares; products of two such numbers lose one digit. */
const EXACT = 1e-9;
const PRODUCT = 2e-9;
/** Identities of least squares in double precision. */
const ROUNDING = 1e-12;

/**
 * The case stops at 1,000 draws and allows 0.25 standard deviations for a limit; ours has noise too. Its lower limit 0.03999 is 0.23 below that of
 * 10,000 draws made in base R from the same data (cities drawn whole, both means taken out): 2.5, 97.5, 5 and 95 % points below.
 */
const LIMIT_OF_CASE = 0.3;
const LONG_RUN = {
  indirect: [0.0406374516, 0.0518115351, 0.0415752017, 0.0507767609],
  direct: [0.0638609755, 0.0981648626, 0.0667128256, 0.0955880137],
};
/** Two samples of 10,000 draws: standard deviation of the difference of their 2.5 % points about 0.037 of that of the draws. */
const LIMIT_OF_LONG_RUN = 0.11;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('10');
const parity = parityOf('mediation', group);

function panelOf(frame: Frame): Panel {
  const built = buildPanel(frame, {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'indicator', column: 'did' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!built.ok) throw new Error(built.notice.code);
  return built.value;
}

const balanced = panelOf(loadData('city_balanced'));
const unbalanced = panelOf(loadData('city_unbalanced'));

function run(options: Partial<MediationOptions>, panel = balanced, outcome = 'y') {
  const roles = { outcome, treatmentName: 'did' };
  const all = { ...defaultsOf(fields), channels: ['med'], controls: CONTROLS, preset: 'fixest', ...options } as const;
  return fitMediation(panel, roles, all, quietContext);
}

function must(options: Partial<MediationOptions>, panel = balanced): ModelResult {
  const fitted = run(options, panel);
  if (!fitted.ok) throw new Error(fitted.notice.code);
  return fitted.value;
}

function withColumns(frame: Frame, columns: Record<string, (row: number) => number>): Panel {
  const added = Object.entries(columns).map(([name, value]) =>
    numericColumn(
      name,
      Float64Array.from({ length: frame.nrow }, (_, row) => value(row)),
    ),
  );
  return panelOf(createFrame([...frame.columns, ...added]));
}

const numbers = (name: string) => {
  const column = findColumn(loadData('city_balanced'), name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
};

describe('three steps against fixest (reference group 10)', () => {
  for (const one of group.cases.filter(({ id }) => id.startsWith('three_step.'))) {
    it(one.id, () => {
      const kind = one.id.split('.')[1];
      const vcov = kind === 'iid' ? 'iid' : kind === 'hetero' ? 'HC1' : 'cluster';
      const { mediation } = must({ steps: 'three', vcov, draws: 0 });
      const { total, channels, direct, effects } = mediation!;
      const compare = parity.compare(one, EXACT);
      const { results } = one;
      const steps: [string, ModelResult][] = [
        ['step1', total],
        ['step2', channels[0].regression!],
        ['step3', direct!],
      ];
      for (const [step, result] of steps) {
        for (const row of tidy(result)) {
          compare.check(`coefficient ${step} ${row.term}`, row.estimate, results[step].coef[row.term]);
          compare.check(`stdError ${step} ${row.term}`, row.stdError, results[step].se[row.term]);
          compare.p(`pValue ${step} ${row.term}`, row.pValue, results[step].p[row.term]);
        }
        expect(result.terms.length).toBe(Object.keys(results[step].coef).length);
        expect(result.dofResidual).toBe(results[step].df_t);
      }
      const [path] = effects!.paths;
      compare.check('coefficient total', effects!.total, results.total);
      compare.check('coefficient a', path.a, results.a);
      compare.check('coefficient b', path.b, results.b);
      compare.check('coefficient direct', effects!.direct, results.direct);
      compare.check('indirect', path.indirect, results.indirect, PRODUCT);
      compare.check('indirect share', effects!.share, results.share, PRODUCT);
      for (const test of ['sobel', 'aroian', 'goodman'] as const) {
        compare.check(`indirect ${test} se`, path[test]!.stdError, results[test].se, PRODUCT);
        compare.check(`indirect ${test} z`, path[test]!.statistic, results[test].z, PRODUCT);
        compare.p(`pValue ${test}`, path[test]!.pValue, results[test].p);
      }
      compare.finish(30);
    });
  }

  for (const one of group.cases.filter(({ id }) => id === 'bootstrap.cluster_city')) {
    it(one.id, () => {
      const { effects } = must({ steps: 'three', draws: 10_000 }).mediation!;
      const { by, groups, failed, indirect, direct } = effects!.bootstrap!;
      expect([by, groups, failed]).toEqual(['city', 285, 0]);
      const sides = [
        [indirect[0], effects!.indirect, one.results.indirect, LONG_RUN.indirect],
        [direct, effects!.direct, one.results.direct, LONG_RUN.direct],
      ] as const;
      for (const [draws, estimate, expected, longRun] of sides) {
        const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
        const sd = Math.sqrt(draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (draws.length - 1));
        expect(Math.abs(mean - expected.mean)).toBeLessThan(0.1 * expected.sd);
        expect(Math.abs(sd / expected.sd - 1)).toBeLessThan(0.08);
        const wide = bootstrapInterval(draws, estimate, 0.95, 'percentile')!;
        const narrow = bootstrapInterval(draws, estimate, 0.9, 'percentile')!;
        [wide.lo, wide.hi, narrow.lo, narrow.hi].forEach((limit, i) => {
          const printed = expected[['p2.5', 'p97.5', 'p5', 'p95'][i]];
          expect(Math.abs(limit - printed)).toBeLessThan(LIMIT_OF_CASE * expected.sd);
          expect(Math.abs(limit - longRun[i])).toBeLessThan(LIMIT_OF_LONG_RUN * expected.sd);
        });
      }
      parity.compared(one.id);
    });
  }
});

describe('identities', () => {
  it('total less direct effect is the sum of the indirect ones, with holes and singletons in the data', () => {
    const result = must({ steps: 'three', channels: ['med', 'digi'], draws: 0 }, unbalanced);
    const { effects, total, channels } = result.mediation!;
    const sum = effects!.paths.reduce((all, path) => all + path.a * path.b, 0);
    expect(Math.abs(effects!.total - effects!.direct - sum)).toBeLessThan(ROUNDING);
    expect(effects!.indirect).toBe(sum);
    const samples = [total, result, ...channels.map((channel) => channel.regression!)].map(({ counts }) => counts.nobs);
    expect(new Set(samples).size).toBe(1);
    expect(result.ledger.rowsRead).toBe(
      result.ledger.rowsUsed + result.ledger.steps.reduce((lost, step) => lost + step.rows.length, 0),
    );
  });

  it('does not depend on the order of the rows, nor on the units of a channel', () => {
    const frame = loadData('city_balanced');
    const flipped = createFrame(
      frame.columns.map((column) =>
        column.kind === 'number'
          ? { ...column, values: column.values.slice().reverse() }
          : { ...column, codes: column.codes.slice().reverse() },
      ),
    );
    const options = { steps: 'three', draws: 50 } as const;
    const plain = must(options).mediation!.effects;
    expect(must(options, panelOf(flipped)).mediation!.effects).toEqual(plain);
    const med = numbers('med');
    const scaled = withColumns(frame, { med1000: (row) => 1000 * med[row] });
    const other = must({ ...options, channels: ['med1000'] }, scaled).mediation!.effects!;
    expect(Math.abs(other.indirect / plain!.indirect - 1)).toBeLessThan(EXACT);
    expect(Math.abs(other.paths[0].sobel!.statistic / plain!.paths[0].sobel!.statistic - 1)).toBeLessThan(EXACT);
  });

  it('takes a dose in place of the policy', () => {
    const dose = must({ dose: 'dose', doseTiming: 'ownStart', steps: 'three', draws: 0 });
    const given = must({ dose: 'dose_post', steps: 'three', draws: 0 });
    expect(dose.mediation!.policy).toBe('dose:did');
    expect(Math.abs(dose.mediation!.effects!.indirect / given.mediation!.effects!.indirect - 1)).toBeLessThan(ROUNDING);
  });
});

describe('channels side by side', () => {
  it('keeps a sample of its own for each, and what fails does no harm', () => {
    const frame = loadData('city_balanced');
    const med = numbers('med');
    const panel = withColumns(frame, {
      holes: (row) => (row % 3 === 0 ? Number.NaN : med[row]),
      flat: () => 7,
      fixed: (row) => numbers('lon')[row],
    });
    const channels = ['med', 'holes', 'flat', 'fixed', 'y', 'did', 'region', 'nowhere'];
    const result = must({ channels }, panel);
    const { mediation } = result;
    expect(
      mediation!.channels.map(({ channel, regression, notice }) => [channel, notice?.code ?? regression?.counts.nobs]),
    ).toEqual([
      ['med', 5130],
      ['holes', 3420],
      ['flat', 'channelConstant'],
      ['fixed', 'channelAbsorbed'],
      ['y', 'channelIsOutcome'],
      ['did', 'channelIsPolicy'],
      ['region', 'columnNotNumeric'],
      ['nowhere', 'columnUnknown'],
    ]);
    expect(mediation!.effects).toBeNull();
    expect(mediation!.direct).toBeNull();
    expect(result.outcome).toBe('y');
    const codes = result.notices.map((one) => one.code);
    expect(codes).toContain('channelsFirstLink');
    expect(codes).toContain('channelAbsorbed');
  });

  it('takes a channel out of the controls', () => {
    const result = must({ controls: [...CONTROLS, 'med'] });
    expect(result.terms.map((term) => term.name)).not.toContain('med');
    expect(result.notices.find((one) => one.code === 'channelAmongControls')?.params).toEqual({ columns: 'med' });
  });
});

describe('bad designs', () => {
  const med = numbers('med');
  const did = numbers('did');
  const y = numbers('y');
  const fdi = numbers('fdi');
  const panel = withColumns(loadData('city_balanced'), {
    copy: (row) => y[row],
    scaledOutcome: (row) => 3 * y[row] + 1,
    policyTwice: (row) => 2 * did[row] + 0.5,
    mix: (row) => med[row] + 2 * fdi[row],
    flat: () => 1,
    noise: (row) => Math.sin(row),
  });
  const failure = (options: Partial<MediationOptions>) => {
    const fitted = run({ steps: 'three', draws: 0, ...options }, panel);
    return fitted.ok ? null : fitted.notice.code;
  };

  it('are refused with a reason', () => {
    expect(failure({ channels: null })).toBe('channelsMissing');
    expect(failure({ channels: ['y'] })).toBe('channelIsOutcome');
    expect(failure({ channels: ['copy'] })).toBe('channelCopiesOutcome');
    expect(failure({ channels: ['scaledOutcome'] })).toBe('channelCopiesOutcome');
    expect(failure({ channels: ['did'] })).toBe('channelIsPolicy');
    expect(failure({ channels: ['policyTwice'] })).toBe('channelFollowsPolicy');
    expect(failure({ channels: ['med', 'mix'] })).toBe('channelCollinear');
    expect(failure({ channels: ['flat'] })).toBe('channelConstant');
    expect(failure({ channels: ['lat'] })).toBe('channelAbsorbed');
    expect(failure({ channels: ['med'], draws: 10, resample: 'nowhere' })).toBe('columnUnknown');
    expect(failure({ channels: ['y'], steps: 'channels' })).toBe('channelIsOutcome');
  });

  it('are pointed out where they can be fitted', () => {
    const codes = (options: Partial<MediationOptions>) =>
      must({ steps: 'three', draws: 0, ...options }, panel).notices.map((one) => one.code);
    expect(codes({})).toContain('mediationPostTreatment');
    expect(codes({ channels: ['med', 'noise'] })).toContain('mediationTogether');
    const none = run({ steps: 'three', draws: 0 }, panel, 'noise');
    expect(none.ok && none.value.notices.map((one) => one.code)).toContain('mediationShareUnstable');
    const few = must({ steps: 'three', draws: 40, resample: 'region' }, panel);
    expect(few.notices.find((one) => one.code === 'mediationFewGroups')?.params).toEqual({
      groups: 3,
      column: 'region',
    });
  });
});
