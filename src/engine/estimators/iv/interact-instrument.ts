import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { LedgerStep } from '../../ledger.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';

export interface InteractedInstrument {
  readonly name: string;
  /** Over panel rows; NaN where the history or the lagged national value is unknown. */
  readonly column: Float64Array;
  /** Rows that have no value, by reason, as a model that uses the column enters them in its ledger. */
  readonly missing: LedgerStep;
}

export interface InteractOptions {
  /** Periods back in the national series, in units of the time column; 0: the same period. */
  readonly lag: number;
}

/** `tel1984 × L1.users` */
export function interactionName(history: string, national: string, lag: number): string {
  return `${history} × ${lag === 0 ? '' : `L${lag}.`}${national}`;
}

/**
 * The instrument 'history x last period's national series' (Nunn & Qian 2014): a column that is constant within units, times the value that a
 * series common to all units had `lag` periods earlier. A unit's history and a period's national value are known when any of its rows has them; the
 * lag goes by the time column, so a gap in the series leaves the period after it without a value, as do the first `lag` periods.
 * Failures: ivInteractionNeedsPanel, columnUnknown, columnNotNumeric, ivHistoryVaries, ivNationalVaries.
 */
export function interactInstrument(
  panel: Panel,
  timeInvariantColumn: string,
  nationalColumn: string,
  { lag }: InteractOptions,
): Outcome<InteractedInstrument> {
  const { unitOf, time, unitKeys } = panel;
  if (unitOf === null || time === null) return fail('ivInteractionNeedsPanel');
  const history = readNumbers(panel, timeInvariantColumn, 'instrument');
  if (!history.ok) return history;
  const national = readNumbers(panel, nationalColumn, 'instrument');
  if (!national.ok) return national;
  const ofUnit = constantBy(unitOf, history.value);
  if ('row' in ofUnit) {
    const unit = unitKeys[unitOf[ofUnit.row]];
    return fail(
      'ivHistoryVaries',
      { column: timeInvariantColumn, unit },
      place(panel, ofUnit.row, timeInvariantColumn),
    );
  }
  const ofPeriod = constantBy(time, national.value);
  if ('row' in ofPeriod) {
    const period = time[ofPeriod.row];
    return fail('ivNationalVaries', { column: nationalColumn, period }, place(panel, ofPeriod.row, nationalColumn));
  }
  const column = time.map((period, p) => {
    const base = ofUnit.values.get(unitOf[p]) ?? Number.NaN;
    return base * (ofPeriod.values.get(period - lag) ?? Number.NaN);
  });
  const name = interactionName(timeInvariantColumn, nationalColumn, lag);
  const rows = panel.rows.filter((_, p) => Number.isNaN(column[p]));
  return succeed({ name, column, missing: { reason: 'missingInstrument', params: { column: name }, rows } });
}

const place = (panel: Panel, p: number, column: string) => ({ row: panel.rows[p], column });

/** The value of every group that has one, or the first row whose value differs from its group's. */
function constantBy(
  groups: Int32Array | Float64Array,
  values: Float64Array,
): { readonly values: ReadonlyMap<number, number> } | { readonly row: number } {
  const found = new Map<number, number>();
  for (let p = 0; p < groups.length; p++) {
    if (Number.isNaN(values[p])) continue;
    const known = found.get(groups[p]);
    if (known === undefined) found.set(groups[p], values[p]);
    else if (known !== values[p]) return { row: p };
  }
  return { values: found };
}
