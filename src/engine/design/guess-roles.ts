import { createFrame, type Frame } from '../../table/frame.ts';
import type { Panel, TreatmentSpec } from '../panel.ts';
import { buildPanel } from './build-panel.ts';
import { type ColumnProfile, profileColumn } from './column-profile.ts';
import { type KeyPair, looksLikeYears, rankKeyPairs, timeLooks } from './guess-keys.ts';
import { rankTreatments, type TreatmentCandidate } from './guess-treatment.ts';
import { guessControls, guessOutcome, rankGroups } from './guess-variables.ts';

/** Why a column was guessed; the sentence stands in the dictionaries under the code. */
export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Confidence = 'high' | 'medium' | 'low';

export interface Guess {
  readonly columns: readonly string[];
  readonly reason: Reason;
  readonly confidence: Confidence;
  readonly alternatives: readonly { readonly columns: readonly string[]; readonly reason: Reason }[];
}

export interface TreatmentGuess extends Guess {
  readonly spec: TreatmentSpec;
}

export interface RoleGuesses {
  readonly unit: Guess | null;
  readonly time: Guess | null;
  readonly outcome: Guess | null;
  readonly treatment: TreatmentGuess | null;
  readonly controls: Guess | null;
  readonly cluster: Guess | null;
}

/** Rows looked at for what columns do within units; whole units, since panel rows are sorted. */
const INSPECTED_ROWS = 200_000;
const ALTERNATIVES = 4;

/**
 * What the columns of a frame might be, from their names and from what they do: unit and time nearly name a row, a treatment switches once
 * within units, outcome and controls vary within units. Nothing is estimated, so no guess depends on an effect. Linear in cells.
 */
export function guessRoles(frame: Frame): RoleGuesses {
  const profiles = frame.columns.map(profileColumn);
  const pairs = rankKeyPairs(profiles, frame.nrow);
  const keys = pairs.length > 0 ? pairs[0] : null;
  const panel = keys && inspectedPanel(frame, keys);
  const time = guessTime(keys, pairs, profiles);
  const free = profiles.filter((one) => one !== keys?.unit && one.name !== time?.columns[0]);
  const treatments = panel ? rankTreatments(panel, free) : [];
  const treatment = treatments.length > 0 ? guessTreatment(treatments) : null;
  const policies = new Set(treatments.flatMap((one) => one.columns));
  const measures = free.filter((one) => !policies.has(one.name));
  const outcome = guessOutcome(panel, measures);
  return {
    unit: keys && guessUnit(keys, pairs),
    time,
    outcome,
    treatment,
    controls: outcome && guessControls(panel, measures, outcome.columns[0]),
    cluster: keys && panel && guessCluster(keys, panel, free),
  };
}

function inspectedPanel(frame: Frame, { unit, time }: KeyPair): Panel | null {
  const everything = { timeFrom: null, timeTo: null, dropUnits: [] };
  const design = { unit: unit.name, time: time.name, treatment: null, sample: everything, whatIf: null };
  const built = buildPanel(createFrame([unit.column, time.column]), design);
  if (!built.ok) return null;
  const panel = { ...built.value, frame };
  if (panel.rows.length <= INSPECTED_ROWS) return panel;
  const unitOf = panel.unitOf!;
  let end = INSPECTED_ROWS;
  while (end > 0 && unitOf[end] === unitOf[end - 1]) end--;
  if (end === 0) return panel;
  return {
    ...panel,
    rows: panel.rows.subarray(0, end),
    unitOf: unitOf.subarray(0, end),
    time: panel.time!.subarray(0, end),
    unitKeys: panel.unitKeys.slice(0, unitOf[end - 1] + 1),
  };
}

function pairReason({ unit, time, unique }: KeyPair): Reason {
  const params = { unit: unit.name, time: time.name, units: unit.distinct, periods: time.distinct };
  return unique === 1
    ? { code: 'guessUnitTime', params }
    : { code: 'guessUnitTimeNearly', params: { ...params, percent: Math.floor(1000 * unique) / 10 } };
}

function guessUnit(keys: KeyPair, pairs: readonly KeyPair[]): Guess {
  const others = pairs.filter((pair) => pair.time === keys.time && pair.unit !== keys.unit).slice(0, ALTERNATIVES);
  return {
    columns: [keys.unit.name],
    reason: pairReason(keys),
    confidence: keys.unique === 1 ? 'high' : keys.unique >= 0.95 ? 'medium' : 'low',
    alternatives: others.map((pair) => ({ columns: [pair.unit.name], reason: pairReason(pair) })),
  };
}

function guessTime(keys: KeyPair | null, pairs: readonly KeyPair[], profiles: readonly ColumnProfile[]): Guess | null {
  const [alone] = profiles
    .filter((one) => timeLooks(one) >= 1 && one.integer)
    .sort((a, b) => timeLooks(b) - timeLooks(a));
  const time = keys?.time ?? alone;
  if (!time) return null;
  const others = new Set(pairs.map((pair) => pair.time).filter((other) => other !== time && other !== keys?.unit));
  return {
    columns: [time.name],
    reason: timeReason(time),
    confidence: keys && looksLikeYears(time) ? 'high' : keys || looksLikeYears(time) ? 'medium' : 'low',
    alternatives: [...others]
      .slice(0, ALTERNATIVES)
      .map((other) => ({ columns: [other.name], reason: timeReason(other) })),
  };
}

function timeReason(time: ColumnProfile): Reason {
  const params = { column: time.name, min: time.min, max: time.max };
  return { code: looksLikeYears(time) ? 'guessTimeYears' : 'guessTimeCounts', params };
}

function guessTreatment(ranked: readonly TreatmentCandidate[]): TreatmentGuess {
  const [first, ...others] = ranked;
  return {
    columns: first.columns,
    spec: first.spec,
    reason: first.reason,
    confidence:
      first.named && others.every((one) => one.score < first.score - 0.5) ? 'high' : first.named ? 'medium' : 'low',
    alternatives: others.slice(0, ALTERNATIVES).map((one) => ({ columns: one.columns, reason: one.reason })),
  };
}

function guessCluster({ unit }: KeyPair, panel: Panel, free: readonly ColumnProfile[]): Guess {
  return {
    columns: [unit.name],
    reason: { code: 'guessClusterUnit', params: { column: unit.name, units: unit.distinct } },
    confidence: 'high',
    alternatives: rankGroups(panel, free).slice(0, ALTERNATIVES),
  };
}
