import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { codeNumbers } from '../../design/code-values.ts';
import { listExamples } from '../../design/panel-issues.ts';
import { readCodes } from '../../solve/read-columns.ts';
import { type AssignmentRule, countAssignments, groupStrata, type Strata } from './assignments.ts';
import type { PlaceboOptions } from './meta.ts';
import type { PlaceboSample } from './placebo-sample.ts';

export interface Dealing {
  readonly rule: AssignmentRule;
  readonly replicates: number;
  readonly notices: readonly Notice[];
}

/** Fewer different assignments than this make a coarse permutation distribution. */
const FEW_ASSIGNMENTS = 1_000;

/**
 * The rule of a kind of placebo. `actual` is the sample of the actual estimate, `sample` that of the draws: the same, or without the real
 * pilots, or (kind time) without treated rows.
 */
export function dealOut(actual: PlaceboSample, sample: PlaceboSample, options: PlaceboOptions): Outcome<Dealing> {
  switch (options.kind) {
    case 'unit':
    case 'mixed':
      return dealUnits(actual, sample, options);
    case 'dates':
      return dealDates(sample, options);
    case 'time':
      return dealShifts(sample, options);
    case 'own':
      return dealOwn(sample, options);
  }
}

function ruleOf(
  change: Pick<AssignmentRule, 'base' | 'starts'> & Partial<AssignmentRule>,
  seed: number,
): AssignmentRule {
  return { permute: false, randomDates: false, shifts: 0, seed, strata: null, ...change };
}

/** Codes 1, 2, ... of finite starts in ascending order, 0 for never; and the starts by code. */
function codeStarts(starts: Float64Array): { readonly base: Int32Array; readonly table: Float64Array } {
  const { codes, values } = codeNumbers(starts.map((start) => (start === Infinity ? Number.NaN : start)));
  return { base: codes.map((code) => code + 1), table: Float64Array.from([Infinity, ...values]) };
}

function dealUnits(actual: PlaceboSample, sample: PlaceboSample, options: PlaceboOptions): Outcome<Dealing> {
  const strata = options.strata === null ? null : readStrata(options.strata, actual);
  if (strata !== null && !strata.ok) return strata;
  const stratumOf = strata?.value ?? new Map<string, number>();
  const real = codeStarts(actual.starts);
  const placed = options.dropRealPilots ? placeAmongOthers(actual, sample, real.base, stratumOf) : succeed(real.base);
  if (!placed.ok) return placed;
  const groups =
    strata === null ? null : groupStrata(Int32Array.from(unitNames(sample), (name) => stratumOf.get(name) ?? -1));
  const notices: Notice[] = [];
  if (options.dropRealPilots) {
    const pilots = real.base.reduce((count, code) => count + Number(code > 0), 0);
    notices.push(notice('info', 'placeboRealPilotsDropped', { pilots, units: sample.panelUnit.length }));
  }
  if (options.kind === 'mixed') {
    const table = randomStarts(sample, options);
    if (!table.ok) return table;
    const base = placed.value.map((code) => Math.min(code, 1));
    const rule = ruleOf({ base, starts: table.value, permute: true, randomDates: true, strata: groups }, options.seed);
    return succeed({ rule, replicates: options.draws, notices: [...notices, ...strataNotices(base, groups)] });
  }
  const ways = countAssignments(placed.value, groups);
  if (ways === 1) return fail('placeboNothingToPermute', { units: sample.panelUnit.length });
  if (ways < FEW_ASSIGNMENTS) notices.push(notice('caution', 'placeboFewAssignments', { assignments: ways }));
  const rule = ruleOf({ base: placed.value, starts: real.table, permute: true, strata: groups }, options.seed);
  return succeed({ rule, replicates: options.draws, notices: [...notices, ...strataNotices(placed.value, groups)] });
}

const unitNames = ({ prepared, panelUnit }: PlaceboSample): string[] =>
  Array.from(panelUnit, (unit) => prepared.panel.unitKeys[unit]);

/** The stratum of every unit by name; it must not change over time. Units without one are a stratum of their own. */
function readStrata(column: string, { prepared, unitOfPanel }: PlaceboSample): Outcome<ReadonlyMap<string, number>> {
  const { unitOf, unitKeys } = prepared.panel;
  const read = readCodes(prepared.panel, column, 'strata');
  if (!read.ok) return read;
  const stratumOf = new Map<string, number>();
  const varying = new Set<string>();
  unitOf!.forEach((unit, row) => {
    const code = read.value.codes[row];
    if (code < 0 || unitOfPanel[unit] < 0) return;
    const known = stratumOf.get(unitKeys[unit]);
    if (known !== undefined && known !== code) varying.add(unitKeys[unit]);
    stratumOf.set(unitKeys[unit], code);
  });
  if (varying.size === 0) return succeed(stratumOf);
  return fail('placeboStrataVary', { column, units: varying.size, examples: listExamples([...varying]) }, { column });
}

/** As many fake pilots as real ones, of the same starts and in the same strata, among units that are no real pilots. */
function placeAmongOthers(
  actual: PlaceboSample,
  sample: PlaceboSample,
  codes: Int32Array,
  stratumOf: ReadonlyMap<string, number>,
): Outcome<Int32Array> {
  const waiting = new Map<number | undefined, number[]>();
  const strataOf = (one: PlaceboSample) => unitNames(one).map((name) => stratumOf.get(name));
  strataOf(actual).forEach((stratum, unit) => {
    if (codes[unit] === 0) return;
    const list = waiting.get(stratum);
    if (list) list.push(codes[unit]);
    else waiting.set(stratum, [codes[unit]]);
  });
  const base = Int32Array.from(strataOf(sample), (stratum) => waiting.get(stratum)?.pop() ?? 0);
  const left = [...waiting.values()].reduce((count, list) => count + list.length, 0);
  const pilots = codes.reduce((count, code) => count + Number(code > 0), 0);
  if (left === 0 && pilots < base.length) return succeed(base);
  return fail('placeboTooFewNeverTreated', { pilots, units: base.length });
}

function strataNotices(base: Int32Array, strata: Strata | null): Notice[] {
  if (strata === null) return [];
  let fixed = 0;
  for (let s = 0; s + 1 < strata.offsets.length; s++) {
    const members = strata.units.subarray(strata.offsets[s], strata.offsets[s + 1]);
    if (members.every((unit) => base[unit] === base[members[0]])) fixed += members.length;
  }
  return fixed === 0 ? [] : [notice('info', 'placeboStrataFixed', { units: fixed })];
}

/** Periods that may be drawn, by code from 1. */
function randomStarts({ periods }: PlaceboSample, { dateFrom, dateTo }: PlaceboOptions): Outcome<Float64Array> {
  const from = dateFrom ?? periods[Math.min(1, periods.length - 1)];
  const to = dateTo ?? periods[periods.length - 1];
  const drawn = periods.filter((period) => period >= from && period <= to);
  return drawn.length > 0 ? succeed(Float64Array.from([Infinity, ...drawn])) : fail('placeboNoDates', { from, to });
}

function dealDates(sample: PlaceboSample, options: PlaceboOptions): Outcome<Dealing> {
  const table = randomStarts(sample, options);
  if (!table.ok) return table;
  const base = Int32Array.from(sample.starts, (start) => Number(start !== Infinity));
  return succeed({
    rule: ruleOf({ base, starts: table.value, randomDates: true }, options.seed),
    replicates: options.draws,
    notices: [notice('info', 'placeboDatesKeepEffect')],
  });
}

function dealShifts(sample: PlaceboSample, options: PlaceboOptions): Outcome<Dealing> {
  const shifts = usableShifts(options);
  if (shifts.length === 0) return fail('placeboNoShifts');
  const { base, table } = codeStarts(sample.starts);
  const cohorts = Array.from(table.subarray(1));
  const starts = Float64Array.from([Infinity, ...cohorts.flatMap((start) => shifts.map((shift) => start - shift))]);
  return succeed({
    rule: ruleOf({ base, starts, shifts: shifts.length }, options.seed),
    replicates: shifts.length,
    notices: [notice('info', 'placeboShiftsAreEstimates')],
  });
}

/** Shifts in use: positive, ascending, once each. */
export function usableShifts(options: PlaceboOptions): number[] {
  return [...new Set(options.shifts ?? [])].filter((shift) => shift > 0).sort((a, b) => a - b);
}

function dealOwn(sample: PlaceboSample, options: PlaceboOptions): Outcome<Dealing> {
  const placeOf = new Map(unitNames(sample).map((name, place) => [name, place]));
  const starts = new Float64Array(sample.panelUnit.length).fill(Infinity);
  const unknown: string[] = [];
  for (const { unit: key, start } of options.assignment ?? []) {
    const place = placeOf.get(key);
    if (place === undefined) unknown.push(key);
    else starts[place] = Math.min(starts[place], start);
  }
  if (starts.every((start) => start === Infinity))
    return fail('placeboOwnEmpty', { given: options.assignment?.length ?? 0 });
  const { base, table } = codeStarts(starts);
  const notices =
    unknown.length === 0
      ? []
      : [notice('caution', 'placeboOwnUnknown', { units: unknown.length, examples: listExamples(unknown) })];
  return succeed({ rule: ruleOf({ base, starts: table }, options.seed), replicates: 1, notices });
}
