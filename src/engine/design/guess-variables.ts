import type { Panel } from '../panel.ts';
import { codeNumbers } from './code-values.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Guess, Reason } from './guess-roles.ts';
import { hints, nameWords } from './role-hints.ts';

const MOST_MISSING = 0.5;
const MOST_MISSING_CONTROL = 0.2;
/** Named controls in a row that make a block. */
const SHORTEST_BLOCK = 3;
/** More unnamed measures than this are somebody's whole database, and no guess. */
const MOST_UNNAMED_CONTROLS = 10;

/** The first measure whose name says outcome; failing that, the first that does not sound like a control. */
export function guessOutcome(panel: Panel | null, profiles: readonly ColumnProfile[]): Guess | null {
  const measures = profiles.filter((one) => isMeasure(panel, one) && one.missingShare <= MOST_MISSING);
  const named = measures.find((one) => hints('outcome', one.name));
  const first = measures.find((one) => !hints('control', one.name)) ?? measures.at(0);
  const chosen = named ?? first;
  if (!chosen) return null;
  const others = measures.filter((one) => one !== chosen && !hints('control', one.name)).slice(0, 8);
  const reasonOf = (one: ColumnProfile): Reason => ({
    code: hints('outcome', one.name) ? 'guessOutcomeName' : 'guessOutcomeFirst',
    params: { column: one.name },
  });
  return {
    columns: [chosen.name],
    reason: reasonOf(chosen),
    confidence: named ? 'medium' : 'low',
    alternatives: others.map((one) => ({ columns: [one.name], reason: reasonOf(one) })),
  };
}

/**
 * Measures that sound like controls: those that stand right behind the outcome in the file, if several do, else all. Failing that, all measures
 * that are left, if they are few.
 */
export function guessControls(panel: Panel | null, profiles: readonly ColumnProfile[], outcome: string): Guess {
  const isUsable = (one: ColumnProfile) =>
    isMeasure(panel, one) && one.missingShare <= MOST_MISSING_CONTROL && !isVariant(one.name, outcome);
  const soundsRight = (one: ColumnProfile) =>
    isUsable(one) && hints('control', one.name) && !hints('outcome', one.name);
  const at = profiles.findIndex((one) => one.name === outcome);
  const behind = profiles.slice(at + 1);
  const stop = behind.findIndex((one) => !soundsRight(one));
  const block = stop < 0 ? behind : behind.slice(0, stop);
  const usable = profiles.filter((one) => one.name !== outcome && isUsable(one));
  const named = usable.filter(soundsRight);
  const option = (code: string, list: readonly ColumnProfile[], count = list.length) => ({
    columns: list.map((one) => one.name),
    reason: { code, params: { count, outcome } },
  });
  const options = [
    ...(block.length >= SHORTEST_BLOCK ? [option('guessControlsBlock', block)] : []),
    ...(named.length > 0 ? [option('guessControlsName', named)] : []),
    ...(usable.length > 0 && usable.length <= MOST_UNNAMED_CONTROLS ? [option('guessControlsRest', usable)] : []),
    option('guessControlsNone', [], usable.length),
  ];
  const [chosen, ...others] = options.filter(
    (one, i) => i === 0 || one.columns.length !== options[i - 1].columns.length,
  );
  return { ...chosen, confidence: named.length > 0 ? 'medium' : 'low', alternatives: others };
}

/** Columns that group whole units, the ones with most groups first: levels on which one may cluster instead. */
export function rankGroups(panel: Panel, profiles: readonly ColumnProfile[]): { columns: string[]; reason: Reason }[] {
  return profiles
    .filter((one) => one.codes !== null && one.distinct >= 2 && one.distinct <= panel.unitKeys.length / 2)
    .filter((one) => (one.numbers === null || hints('group', one.name)) && !varies(panel, one.codes!, panel.unitOf!))
    .sort((a, b) => b.distinct - a.distinct)
    .map((one) => ({
      columns: [one.name],
      reason: { code: 'guessClusterGroup', params: { column: one.name, groups: one.distinct } },
    }));
}

/** A number that varies within units and within periods, and is neither 0/1 nor known for something else. */
function isMeasure(panel: Panel | null, { numbers, binary, name, integer, distinct }: ColumnProfile): boolean {
  if (numbers === null || binary || hints('other', name) || (integer && distinct < 3)) return false;
  if (integer && (hints('unit', name) || hints('time', name))) return false;
  if (panel === null) return true;
  return varies(panel, numbers, panel.unitOf!) && varies(panel, numbers, codeNumbers(panel.time!).codes);
}

/** Whether cells (numbers, or codes with -1 for missing) differ within any group of panel rows. */
function varies({ rows }: Panel, cells: Float64Array | Int32Array, groupOf: Int32Array): boolean {
  const first = new Map<number, number>();
  const coded = cells instanceof Int32Array;
  for (let i = 0; i < rows.length; i++) {
    const cell = cells[rows[i]];
    if (coded ? cell < 0 : Number.isNaN(cell)) continue;
    const known = first.get(groupOf[i]);
    if (known === undefined) first.set(groupOf[i], cell);
    else if (known !== cell) return true;
  }
  return false;
}

/** `y_lag`, `lny`, `y2` beside the outcome `y`: the same quantity again. */
function isVariant(name: string, outcome: string): boolean {
  const own = nameWords(name).filter((word) => word.length > 0);
  const other = nameWords(outcome).at(-1);
  return other !== undefined && own.some((word) => word === other || word === `ln${other}` || word === `log${other}`);
}
