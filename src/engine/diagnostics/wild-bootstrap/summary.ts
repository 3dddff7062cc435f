import { studentTwoSided } from '../../../core/distributions/index.ts';
import { type Notice, notice } from '../../../core/notice.ts';
import { describeDraws } from '../placebo/distribution.ts';
import { countBeyond, countFarther, invert, shareOf, statisticsAt } from './p-values.ts';
import type { WildPlan } from './plan.ts';
import type { WildP, WildPart, WildResult, WildSummary } from './types.ts';

const CURVE_POINTS = 41;
/** Standard errors to either side that the curve of p-values covers. */
const CURVE_REACH = 4;

/** The parts in order of replicate, as one. */
function join(parts: readonly WildPart[]): Omit<WildPart, 'from'> {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const size = sorted.reduce((total, part) => total + part.n0.length, 0);
  const take = (key: 'n0' | 'n1' | 'q00' | 'q01' | 'q11') => {
    const out = new Float64Array(size);
    let at = 0;
    for (const part of sorted) {
      out.set(part[key], at);
      at += part[key].length;
    }
    return out;
  };
  return { n0: take('n0'), n1: take('n1'), q00: take('q00'), q01: take('q01'), q11: take('q11') };
}

/** What a page shows of the parts that have arrived, in any order and number. */
export function partialWild(plan: WildPlan, parts: readonly WildPart[]): WildSummary {
  return summarise(plan, parts).summary;
}

/** The finished run. Parts must cover every replicate once. */
export function combineWild(plan: WildPlan, parts: readonly WildPart[]): WildResult {
  const { summary, draw } = summarise(plan, parts);
  return { ...summary, draw, ledger: plan.prepared.ledger };
}

function summarise(plan: WildPlan, parts: readonly WildPart[]): { summary: WildSummary; draw: Float64Array } {
  const { options, result, cluster, enumerated, replicates, estimate, stdError, plainError } = plan;
  const { nullValue, level } = options;
  const all = join(parts);
  const done = all.n0.length;
  const statistic = (estimate - nullValue) / stdError;
  const plainStatistic = (estimate - nullValue) / plainError;
  const draw = statisticsAt(all, 0, new Float64Array(done));
  const present = draw.filter((t) => !Number.isNaN(t));
  const finished = done === replicates && present.length > 0;
  const pAt = pFunction(plan, all);
  const interval = finished && options.imposeNull ? invert(estimate, stdError, 1 - level, pAt) : null;
  const summary: WildSummary = {
    term: plan.term,
    estimate,
    stdError,
    statistic,
    plainStatistic,
    dof: result.dofResidual,
    conventionalP: studentTwoSided(statistic, result.dofResidual),
    nullValue,
    imposeNull: options.imposeNull,
    signs: options.signs,
    cluster: cluster.by,
    clusters: cluster.count,
    nobs: result.counts.nobs,
    enumerated,
    draws: replicates,
    done,
    notEstimable: done - present.length,
    test: present.length > 0 ? tests(plainStatistic, present, enumerated) : null,
    interval: interval && { level, ...interval },
    curve: finished && options.imposeNull ? curve(estimate, stdError, pAt) : [],
    statistics: describeDraws(plainStatistic, present, replicates, 1, false),
    notices: [...plan.notices, ...intervalNotices(interval), ...undefinedNotices(done - present.length)],
  };
  return { summary, draw };
}

function tests(statistic: number, draws: Float64Array, enumerated: boolean): NonNullable<WildSummary['test']> {
  const { both, up, down, draws: n } = countBeyond(statistic, draws);
  const share = (count: number): WildP => shareOf(count, n, enumerated);
  const tail = share(Math.min(up, down));
  const p = Math.min(1, 2 * tail.p);
  const equalTail = { ...tail, p, monteCarloError: tail.monteCarloError === null ? null : 2 * tail.monteCarloError };
  return { twoSided: share(both), equalTail, greater: share(up), less: share(down) };
}

/** The two-sided p-value of any value of the coefficient: the same draws, other residuals. */
function pFunction({ options, enumerated, estimate, plainError }: WildPlan, all: Omit<WildPart, 'from'>) {
  return (value: number): number => {
    const { both, draws } = countFarther(all, value - options.nullValue, Math.abs(estimate - value) / plainError);
    return draws === 0 ? 1 : shareOf(both, draws, enumerated).p;
  };
}

function curve(estimate: number, error: number, pAt: (value: number) => number): { value: number; p: number }[] {
  return Array.from({ length: CURVE_POINTS }, (_, i) => {
    const value = estimate + CURVE_REACH * error * ((2 * i) / (CURVE_POINTS - 1) - 1);
    return { value, p: pAt(value) };
  });
}

function intervalNotices(interval: { lo: number | null; hi: number | null } | null): Notice[] {
  const open = interval !== null && (interval.lo === null || interval.hi === null);
  return open ? [notice('caution', 'wildOpenInterval')] : [];
}

function undefinedNotices(draws: number): Notice[] {
  return draws > 0 ? [notice('caution', 'wildUndefined', { draws })] : [];
}
