import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { IvColumns } from '../../diagnostics/iv/geometry.ts';
import type { DroppedTerm } from '../../result.ts';
import { CONSTANT, effectNames } from '../../solve/assemble-result.ts';
import { type LeastSquaresProblem, type Solution, solveLeastSquares } from '../../solve/least-squares.ts';
import type { PreparedColumn, PreparedModel } from '../../solve/prepare.ts';

export interface SelectedColumns extends IvColumns {
  readonly droppedControls: readonly DroppedTerm[];
  readonly droppedInstruments: readonly DroppedTerm[];
  readonly notices: readonly Notice[];
}

/** Columns of a prepared model as a least-squares problem of their own. */
export function leastSquaresOf(prepared: PreparedModel, columns: readonly PreparedColumn[]): LeastSquaresProblem {
  return {
    columns: columns.map((column) => column.values),
    outcome: prepared.outcome.values,
    weights: prepared.weights,
    deviations: columns.map(({ moments }) => (prepared.constantAbsorbed ? moments.deviation : moments.square)),
    squares: columns.map(({ moments }) => moments.square),
    centredFrom: null,
    absorptionError: prepared.absorber.convergence().residual,
  };
}

const namesOf = (columns: readonly PreparedColumn[]): string => columns.map((column) => column.name).join(', ');

/**
 * Sets aside controls that effects or other controls explain, and instruments that effects, controls or other instruments do.
 * Failures: ivEndogenousAbsorbed, ivEndogenousCollinear, ivTimeInvariantInstrument, ivNoInstrumentLeft, ivUnderIdentified.
 */
export function selectColumns(prepared: PreparedModel, given: IvColumns): Outcome<SelectedColumns> {
  const { endogenous, controls, instruments } = given;
  const exogenous = [...controls, ...instruments];
  const chosen = solveLeastSquares(leastSquaresOf(prepared, exogenous));
  const kept = new Set(chosen.kept);
  const keptControls = controls.filter((_, j) => kept.has(j));
  const keptInstruments = instruments.filter((_, j) => kept.has(controls.length + j));
  const lost = lostEndogenous(prepared, endogenous, keptControls);
  if (lost !== null) return lost;
  const enough = countInstruments(prepared, given, keptInstruments, chosen);
  if (!enough.ok) return enough;
  return succeed({
    endogenous,
    controls: keptControls,
    instruments: keptInstruments,
    droppedControls: droppedTerms(prepared, exogenous, chosen, (column) => column < controls.length),
    droppedInstruments: droppedTerms(prepared, exogenous, chosen, (column) => column >= controls.length),
    notices: droppedNotices(prepared, exogenous, controls.length, chosen),
  });
}

/** What absorbs in words: the effects, or the constant where there are none. */
const absorbing = (prepared: PreparedModel): string[] =>
  prepared.effects.length > 0 ? effectNames(prepared) : [CONSTANT];

function droppedTerms(
  prepared: PreparedModel,
  columns: readonly PreparedColumn[],
  chosen: Solution,
  wanted: (column: number) => boolean,
): DroppedTerm[] {
  const reason = prepared.effects.length > 0 ? 'absorbed' : 'collinear';
  const absorbed = chosen.absorbed.map((column) => ({ column, reason, by: absorbing(prepared) }) as const);
  const collinear = chosen.collinear.map(
    ({ column, by }) => ({ column, reason: 'collinear', by: by.map((j) => columns[j].name) }) as const,
  );
  return [...absorbed, ...collinear]
    .filter(({ column }) => wanted(column))
    .sort((a, b) => a.column - b.column)
    .map(({ column, ...rest }) => ({ name: columns[column].name, ...rest }));
}

/** Why instruments (the columns from `first` on) went: effects, controls, or other instruments. */
function droppedNotices(
  prepared: PreparedModel,
  columns: readonly PreparedColumn[],
  first: number,
  chosen: Solution,
): Notice[] {
  const absorbed = chosen.absorbed
    .filter((column) => column >= first)
    .map((column) => {
      const params = { instrument: columns[column].name, effects: absorbing(prepared).join(', ') };
      const invariant = isTimeInvariant(prepared, columns[column]);
      return invariant
        ? notice('caution', 'ivInstrumentTimeInvariant', params)
        : notice('caution', 'ivInstrumentAbsorbed', params);
    });
  const collinear = chosen.collinear
    .filter(({ column }) => column >= first)
    .map(({ column, by }) => {
      const params = { instrument: columns[column].name, by: namesOf(by.map((j) => columns[j])) };
      return by.every((j) => j < first)
        ? notice('caution', 'ivInstrumentInControls', params)
        : notice('caution', 'ivInstrumentCollinear', params);
    });
  return [...absorbed, ...collinear];
}

function lostEndogenous(
  prepared: PreparedModel,
  endogenous: readonly PreparedColumn[],
  controls: readonly PreparedColumn[],
): Outcome<never> | null {
  const columns = [...controls, ...endogenous];
  const { absorbed, collinear } = solveLeastSquares(leastSquaresOf(prepared, columns));
  if (absorbed.length > 0) {
    const effects = absorbing(prepared).join(', ');
    return fail('ivEndogenousAbsorbed', { term: columns[absorbed[0]].name, effects });
  }
  if (collinear.length === 0) return null;
  const [{ column, by }] = collinear;
  return fail('ivEndogenousCollinear', { term: columns[column].name, by: namesOf(by.map((j) => columns[j])) });
}

/** At least as many instruments as endogenous variables, or why there are fewer. */
function countInstruments(
  prepared: PreparedModel,
  { endogenous, controls, instruments }: IvColumns,
  kept: readonly PreparedColumn[],
  chosen: Solution,
): Outcome<true> {
  if (kept.length >= endogenous.length) return succeed(true);
  const gone = instruments.filter((column) => !kept.includes(column));
  const absorbed = chosen.absorbed.filter((j) => j >= controls.length).map((j) => instruments[j - controls.length]);
  const invariant = absorbed.filter((column) => isTimeInvariant(prepared, column));
  const effects = absorbing(prepared).join(', ');
  if (invariant.length > 0) return fail('ivTimeInvariantInstrument', { instruments: namesOf(invariant), effects });
  if (kept.length === 0) return fail('ivNoInstrumentLeft', { instruments: namesOf(gone), effects });
  return fail('ivUnderIdentified', {
    instruments: kept.length,
    names: namesOf(kept),
    endogenous: endogenous.length,
    endogenousNames: namesOf(endogenous),
    dropped: gone.length,
  });
}

/** Whether a column has one value per unit over the sample, and unit effects are absorbed. */
function isTimeInvariant({ panel, rows, effects, n }: PreparedModel, { source }: PreparedColumn): boolean {
  const { unitOf, design, unitKeys } = panel;
  const underUnits = effects.some(({ by, slope }) => slope === null && by.length === 1 && by[0] === design.unit);
  if (unitOf === null || !underUnits) return false;
  const first = new Float64Array(unitKeys.length).fill(Number.NaN);
  for (let i = 0; i < n; i++) {
    const p = rows === null ? i : rows[i];
    const unit = unitOf[p];
    if (Number.isNaN(first[unit])) first[unit] = source[p];
    else if (first[unit] !== source[p]) return false;
  }
  return true;
}
