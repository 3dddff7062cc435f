import { type Column, isMissing } from '../../table/column.ts';
import { findColumn } from '../../table/frame.ts';
import type { LedgerStep } from '../ledger.ts';
import type { Panel } from '../panel.ts';
import { restrictPanel } from './restrict-panel.ts';

/** What a model needs of a row: no missing cell in `columns`, known treatment, a positive weight. */
export interface SampleNeeds {
  readonly columns: readonly string[];
  readonly treatment: boolean;
  readonly weights: string | null;
}

/**
 * The panel cut to the rows that every model can use (complete cases across models), so that columns of a table stand on the same sample.
 * A lost row is entered once, under the first need it fails: missingTreatment, then commonSample {column}. Unknown columns are passed over:
 * their model fails with a sentence of its own. Singletons are not looked at; models that drop them do so afterwards.
 */
export function commonSample(panel: Panel, models: readonly SampleNeeds[]): Panel {
  const { rows, treated } = panel;
  const tests: { step: (lost: Int32Array) => LedgerStep; fails: (i: number) => boolean }[] = [];
  if (treated !== null && models.some((model) => model.treatment)) {
    const step = (lost: Int32Array) => ({ reason: 'missingTreatment', params: {}, rows: lost });
    tests.push({ step, fails: (i) => Number.isNaN(treated[i]) });
  }
  const weights = namedColumns(
    panel,
    models.flatMap((model) => model.weights ?? []),
  );
  const columns = namedColumns(
    panel,
    models.flatMap((model) => model.columns),
  ).filter((column) => !weights.includes(column));
  for (const column of [...columns, ...weights]) {
    const step = (lost: Int32Array) => ({ reason: 'commonSample', params: { column: column.name }, rows: lost });
    const weighs = column.kind === 'number' && weights.includes(column) ? column.values : null;
    tests.push({ step, fails: weighs ? (i) => !(weighs[rows[i]] > 0) : (i) => isMissing(column, rows[i]) });
  }
  let kept: Int32Array = Int32Array.from(rows.keys());
  const steps: LedgerStep[] = [];
  for (const { step, fails } of tests) {
    const lost = kept.filter((i) => fails(i));
    if (lost.length === 0) continue;
    kept = kept.filter((i) => !fails(i));
    steps.push(step(lost.map((i) => rows[i])));
  }
  return steps.length === 0 ? panel : restrictPanel(panel, kept, steps);
}

function namedColumns(panel: Panel, names: readonly string[]): Column[] {
  return [...new Set(names)].flatMap((name) => findColumn(panel.frame, name) ?? []);
}
