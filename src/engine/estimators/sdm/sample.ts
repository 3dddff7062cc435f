import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherInts } from '../../design/gather.ts';
import { listExamples } from '../../design/panel-issues.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { SampleBuilder } from '../../solve/sample.ts';
import { buildWeights, type SpatialWeights } from '../../spatial/weights.ts';
import { lackingUnits, readWeightsSource, restrictSource } from '../../spatial/weights-source.ts';
import type { SdmOptions } from './meta.ts';
import type { SettledSdm } from './settle.ts';

/** A balanced panel, sorted by unit and then by period, and the weights among its units. */
export interface SpatialSample {
  readonly panel: Panel;
  readonly units: number;
  readonly periods: number;
  readonly weights: SpatialWeights;
  readonly notices: readonly Notice[];
}

/**
 * Complete rows of units that have weights, and of those only complete units. Failures: spatialNeedsPanel, treatmentUnknown, spatialUnbalanced,
 * noRowsLeft, columnUnknown, columnNotNumeric, and those of `readWeightsSource` and `buildWeights`.
 */
export function selectSample(panel: Panel, settled: SettledSdm, options: SdmOptions): Outcome<SpatialSample> {
  if (panel.unitOf === null || panel.time === null) return fail('spatialNeedsPanel');
  const source = readWeightsSource(panel, options);
  if (!source.ok) return source;
  const builder = new SampleBuilder(panel);
  const notices: Notice[] = [];
  for (const [reason, flags] of lackingUnits(source.value)) {
    const names = panel.unitKeys.filter((_, unit) => flags[unit] === 1);
    if (names.length === 0) continue;
    const code = reason === 'missingCoordinates' ? 'spatialCoordinatesMissing' : 'spatialEconomyMissing';
    const params = { units: names.length, examples: listExamples(names) };
    if (names.length === panel.unitKeys.length) return fail(code, params);
    notices.push({ ...notice('caution', code, params) });
    builder.dropMasked(
      keepUnits(panel, (unit) => flags[unit] === 0),
      reason,
    );
  }
  const dropped = dropIncomplete(builder, panel, settled);
  if (!dropped.ok) return dropped;
  const balanced = balance(builder, panel, options);
  if (!balanced.ok) return balanced;
  const ledger = builder.finish();
  if (!ledger.ok) return ledger;
  const kept = builder.rows() ?? Int32Array.from(panel.rows.keys());
  const restricted = { ...restrictPanel(panel, kept, []), ledger: ledger.value };
  const place = new Map(panel.unitKeys.map((key, unit) => [key, unit]));
  const index = Int32Array.from(restricted.unitKeys, (key) => place.get(key)!);
  const weights = buildWeights(restrictSource(source.value, index), options);
  if (!weights.ok) return weights;
  return succeed({
    panel: restricted,
    units: restricted.unitKeys.length,
    periods: restricted.periods.length,
    weights: weights.value,
    notices: [...notices, ...balanced.value, ...weights.value.notices],
  });
}

const keepUnits = ({ unitOf }: Panel, kept: (unit: number) => boolean): Uint8Array =>
  Uint8Array.from(unitOf!, (unit) => Number(kept(unit)));

function dropIncomplete(builder: SampleBuilder, panel: Panel, settled: SettledSdm): Outcome<null> {
  const outcome = readNumbers(panel, settled.outcome, 'outcome');
  if (!outcome.ok) return outcome;
  builder.dropMissing(outcome.value, 'missingOutcome', settled.outcome);
  for (const name of settled.regressors) {
    if (name === settled.treatment) {
      if (panel.treated === null) return fail('treatmentUnknown', { term: name });
      builder.dropMissing(panel.treated, 'missingTreatment', name);
      continue;
    }
    const read = readNumbers(panel, name, 'regressor');
    if (!read.ok) return read;
    builder.dropMissing(read.value, 'missingRegressor', name);
  }
  return succeed(null);
}

/** W relates all units of a period to one another, so every unit must be there in every period. */
function balance(builder: SampleBuilder, panel: Panel, { unbalanced }: SdmOptions): Outcome<readonly Notice[]> {
  const rows = builder.rows() ?? Int32Array.from(panel.rows.keys());
  const count = new Int32Array(panel.unitKeys.length);
  for (const unit of gatherInts(panel.unitOf!, rows)) count[unit]++;
  const periods = new Set(Array.from(rows, (p) => panel.time![p])).size;
  const partial = panel.unitKeys.filter((_, unit) => count[unit] > 0 && count[unit] < periods);
  if (partial.length === 0) return succeed([]);
  const units = count.reduce((sum, rowsOf) => sum + Number(rowsOf > 0), 0);
  const params = { incomplete: partial.length, units, periods, examples: listExamples(partial) };
  if (unbalanced === 'stop' || partial.length === units) return fail('spatialUnbalanced', params);
  builder.dropMasked(
    keepUnits(panel, (unit) => count[unit] === 0 || count[unit] === periods),
    'unbalancedUnit',
  );
  return succeed([notice('caution', 'spatialUnitsDropped', params)]);
}
