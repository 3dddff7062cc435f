import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { fitSeveralWeights } from '../../diagnostics/spatial-tests/several-weights.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { meta, type SdmWeightsOptions } from './meta.ts';

/**
 * One spatial model under several kinds of weights. The record is that of the first kind with an estimate; `weightsColumns` holds every kind, and
 * one that fails keeps its place and its reason. Failures: spatialNoWeights, and that of the first kind where none has an estimate.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: SdmWeightsOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const { matrices, ...shared } = options;
  const kinds = [...new Set(matrices)];
  if (kinds.length === 0) return fail('spatialNoWeights');
  const several = kinds.map((matrix) => ({ matrix }));
  const columns = fitSeveralWeights(panel, roles, { ...shared, matrix: kinds[0] }, several, context);
  const [first] = columns;
  const main = columns.find((column) => column.ok);
  if (!main?.ok) return first.ok ? succeed(first.result) : { ok: false, notice: first.notice };
  const failed = columns.flatMap((column) => (column.ok ? [] : [{ ...column.notice, severity: 'caution' as const }]));
  return succeed({
    ...main.result,
    id: meta.id,
    estimator: meta.id,
    spec: { roles, options },
    weightsColumns: columns,
    notices: [...failed, ...main.result.notices],
  });
}
