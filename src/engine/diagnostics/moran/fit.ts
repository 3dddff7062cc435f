import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Ledger } from '../../ledger.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { resultWithoutTerms } from '../../result-without-terms.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { SampleBuilder } from '../../solve/sample.ts';
import { lackingUnits, readWeightsSource } from '../../spatial/weights-source.ts';
import { type MoranOptions, type MoranPlan, meta, moran } from './index.ts';

/** Moran's I of every period and the local statistics of one, as a result. Failures: those of `planMoran`. */
export function fit(panel: Panel, roles: ModelRoles, options: MoranOptions, context: RunContext): Outcome<ModelResult> {
  const planned = moran.plan(panel, roles, options, context);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const ledger = ledgerOf(panel, plan);
  if (!ledger.ok) return ledger;
  const parts = options.draws > 0 ? [moran.draw(plan, 0, options.draws, context)] : [];
  const found = moran.combine(plan, parts);
  const units = new Set(plan.periods.flatMap((period) => Array.from(period.units))).size;
  const base = resultWithoutTerms({
    estimator: meta.id,
    spec: { roles, options },
    outcome: roles.outcome,
    units,
    periods: plan.periods.length,
    ledger: ledger.value,
    notices: [...found.notices, ...drawNotices(options)],
  });
  return succeed({ ...base, moran: found });
}

/** Draws below which a permutation p-value cannot speak at one per cent with any precision. */
const FEW_DRAWS = 99;

const drawNotices = ({ draws }: MoranOptions): Notice[] =>
  draws > 0 && draws < FEW_DRAWS
    ? [notice('caution', 'moranFewDraws', { draws, least: Number((1 / (draws + 1)).toPrecision(2)) })]
    : [];

/** Rows leave for want of a place, of a value, and of a neighbour with a value in their period. */
function ledgerOf(panel: Panel, { variable, options, weights, periods }: MoranPlan): Outcome<Ledger> {
  const builder = new SampleBuilder(panel);
  const source = readWeightsSource(panel, options);
  if (!source.ok) return source;
  for (const [reason, flags] of lackingUnits(source.value)) {
    builder.dropMasked(
      Uint8Array.from(panel.unitOf!, (unit) => 1 - flags[unit]),
      reason,
    );
  }
  const values = readNumbers(panel, variable, 'variable');
  if (!values.ok) return values;
  builder.dropMissing(values.value, 'missingVariable', variable);
  const place = new Map(weights.keys.map((key, at) => [key, at]));
  const inside = new Map(periods.map(({ period, units }) => [period, new Set(units)]));
  const used = Uint8Array.from(panel.unitOf!, (unit, p) =>
    Number(inside.get(panel.time![p])?.has(place.get(panel.unitKeys[unit]) ?? -1) ?? false),
  );
  builder.dropMasked(used, 'withoutNeighbour');
  return builder.finish();
}
