import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherFloats } from '../../design/gather.ts';
import { matchingBalance } from '../../diagnostics/matching/balance.ts';
import { scoreDensities } from '../../diagnostics/matching/densities.ts';
import { levelDifference } from '../../diagnostics/matching/levels.ts';
import { matchGroup } from '../../diagnostics/matching/match-group.ts';
import {
  type GroupCounts,
  type MatchedGroup,
  type Matching,
  type MatchingSample,
  ROW,
} from '../../diagnostics/matching/types.ts';
import type { LedgerStep } from '../../ledger.ts';
import type { Panel } from '../../panel.ts';
import { type Entities, selectEntities } from './entities.ts';
import { matchingNotices } from './matching-notices.ts';
import type { PsmDidOptions } from './meta.ts';

export interface MatchedPanel {
  readonly matching: Matching;
  /** Where the rows without a weight went. */
  readonly steps: readonly LedgerStep[];
  readonly notices: readonly Notice[];
}

/** Matches the panel as the options say, without looking at the outcome, which only serves `levels` (NaN: missing). Failures: those of `selectEntities` and `matchGroup`. */
export function matchPanel(
  panel: Panel,
  covariates: readonly string[],
  outcome: Float64Array,
  options: PsmDidOptions,
): Outcome<MatchedPanel> {
  const selected = selectEntities(panel, covariates, options);
  if (!selected.ok) return selected;
  const entities = selected.value;
  const matched = matchAll(entities, options);
  if (!matched.ok) return matched;
  const { weights, status, score, groups, collinear } = matched.value;
  const { sample, of, level, baseline } = entities;
  const rowWeights = Float64Array.from(of, (position) => (position < 0 ? 0 : weights[position]));
  const matching: Matching = {
    method: options.method,
    timing: options.timing,
    baseline,
    level,
    covariates,
    groups,
    treated: addCounts(groups.map((group) => group.treated)),
    control: addCounts(groups.map((group) => group.control)),
    effectiveControls: effectiveSize(weights, sample.treated),
    balance: matchingBalance(sample, weights),
    densities: score === null ? null : densitiesOf(score, sample, weights),
    levels: level === 'row' ? levelDifference(outcomeOf(entities, outcome), sample.treated, weights) : null,
    weights: rowWeights,
  };
  const notices = [
    ...entities.notices,
    ...matched.value.notices,
    ...matchingNotices({ panel, entities, matching, weights, collinear, options }),
  ];
  return succeed({ matching, steps: [...entities.steps, ...unusedSteps(panel, of, status)], notices });
}

interface AllMatched {
  readonly weights: Float64Array;
  readonly status: Uint8Array;
  /** NaN for entities of periods that could not be matched. */
  readonly score: Float64Array | null;
  readonly groups: readonly MatchedGroup[];
  readonly collinear: readonly string[];
  readonly notices: readonly Notice[];
}

/** All entities at once, or period by period; a period that cannot be matched loses its rows, and the others stand. */
function matchAll({ sample, period }: Entities, options: PsmDidOptions): Outcome<AllMatched> {
  if (period === null) {
    const match = matchGroup(sample, options);
    if (!match.ok) return match;
    const { group, ...rest } = match.value;
    return succeed({ ...rest, groups: [group] });
  }
  const n = sample.treated.length;
  const weights = new Float64Array(n);
  const status = new Uint8Array(n).fill(ROW.unmatched);
  let score: Float64Array | null = new Float64Array(n).fill(Number.NaN);
  const groups: MatchedGroup[] = [];
  const collinear = new Set<string>();
  const failures: { readonly period: number; readonly notice: Notice }[] = [];
  const others = new Map<string, Notice>();
  for (const one of [...new Set(period)].sort((a, b) => a - b)) {
    const members = Int32Array.from(period.keys()).filter((i) => period[i] === one);
    const match = matchGroup(subsample(sample, members), options, one);
    if (!match.ok) {
      failures.push({ period: one, notice: match.notice });
      groups.push(lostGroup(sample, members, one));
      continue;
    }
    groups.push(match.value.group);
    for (const name of match.value.collinear) collinear.add(name);
    for (const each of match.value.notices) others.set(each.code, each);
    if (match.value.score === null) score = null;
    members.forEach((i, position) => {
      weights[i] = match.value.weights[position];
      status[i] = match.value.status[position];
      if (score !== null && match.value.score !== null) score[i] = match.value.score[position];
    });
  }
  if (failures.length === groups.length) return { ok: false, notice: failures[0].notice };
  return succeed({
    weights,
    status,
    score,
    groups,
    collinear: [...collinear],
    notices: [...others.values(), ...lostPeriods(failures)],
  });
}

/** Which periods could not be matched, and the first reason. */
function lostPeriods(failures: readonly { readonly period: number; readonly notice: Notice }[]): Notice[] {
  if (failures.length === 0) return [];
  const periods = failures.map((failure) => failure.period).join(', ');
  return [notice('caution', 'matchingPeriodsLost', { periods }), { ...failures[0].notice, severity: 'caution' }];
}

function subsample({ names, columns, treated }: MatchingSample, members: Int32Array): MatchingSample {
  return {
    names,
    columns: columns.map((column) => gatherFloats(column, members)),
    treated: Uint8Array.from(members, (i) => treated[i]),
  };
}

function lostGroup({ treated }: MatchingSample, members: Int32Array, period: number): MatchedGroup {
  const count = (group: number): GroupCounts => {
    const all = members.filter((i) => treated[i] === group).length;
    return { all, used: 0, offSupport: 0, unmatched: all };
  };
  return { period, score: null, treated: count(1), control: count(0) };
}

function addCounts(counts: readonly GroupCounts[]): GroupCounts {
  const total = (key: keyof GroupCounts) => counts.reduce((sum, count) => sum + count[key], 0);
  return { all: total('all'), used: total('used'), offSupport: total('offSupport'), unmatched: total('unmatched') };
}

function effectiveSize(weights: Float64Array, treated: Uint8Array): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    if (treated[i] === 1) continue;
    total += weights[i];
    squares += weights[i] ** 2;
  }
  return squares > 0 ? total ** 2 / squares : 0;
}

function densitiesOf(score: Float64Array, sample: MatchingSample, weights: Float64Array) {
  const known = Int32Array.from(score.keys()).filter((i) => !Number.isNaN(score[i]));
  const take = (values: Float64Array) => gatherFloats(values, known);
  return scoreDensities(
    take(score),
    Uint8Array.from(known, (i) => sample.treated[i]),
    take(weights),
  );
}

function outcomeOf({ of, sample }: Entities, outcome: Float64Array): Float64Array {
  const values = new Float64Array(sample.treated.length);
  of.forEach((position, row) => {
    if (position >= 0) values[position] = outcome[row];
  });
  return values;
}

function unusedSteps(panel: Panel, of: Int32Array, status: Uint8Array): LedgerStep[] {
  return (['offSupport', 'unmatched'] as const).map((reason) => ({
    reason,
    params: {},
    rows: panel.rows.filter((_, p) => of[p] >= 0 && status[of[p]] === ROW[reason]),
  }));
}
