import type { Notice } from '../core/notice.ts';

/**
 * One named reason why rows left the sample. `rows` are frame row indices; `params` name what is meant (a column, a unit, a year range).
 * Reasons in use: outsidePeriod, unitStruckOut, filtered, filterMissing, missingUnit, missingTime, missingTreatment, duplicateUnitTime,
 * missingOutcome, missingRegressor, missingInstrument, missingWeight, zeroWeight, missingAbsorbed, missingCluster, singleton, outsideWindow, alwaysTreated, afterTreatment,
 * missingCovariate (of matching), offSupport, unmatched, missingCoordinates, missingEconomy, unbalancedUnit (spatial models), missingVariable, withoutNeighbour (spatial correlation), commonSample (another model of the same table cannot use the row).
 */
export interface LedgerStep {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly rows: Int32Array;
}

/** rowsRead = rowsUsed + sum of steps[].rows.length, always; no row stands in two steps. */
export interface Ledger {
  readonly rowsRead: number;
  readonly steps: readonly LedgerStep[];
  readonly rowsUsed: number;
}

export function extendLedger(ledger: Ledger, steps: readonly LedgerStep[]): Ledger {
  const kept = steps.filter((step) => step.rows.length > 0);
  const lost = kept.reduce((total, step) => total + step.rows.length, 0);
  return { rowsRead: ledger.rowsRead, steps: [...ledger.steps, ...kept], rowsUsed: ledger.rowsUsed - lost };
}

export type { Notice };
