import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { fit as feols } from '../../estimators/feols/fit.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { influence } from './index.ts';
import type { InfluenceOptions } from './meta.ts';

/** The regression, and beside it its coefficient without each group in turn. Failures: those of `influence`. */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: InfluenceOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const found = influence(panel, roles, options, context);
  if (!found.ok) return found;
  const result = feols(panel, roles, options, context);
  if (!result.ok) return result;
  const { ledger: _, notices, ...leaveOneOut } = found.value;
  const own = { id: 'influence', estimator: 'influence', spec: { roles, options } };
  return succeed({ ...result.value, ...own, leaveOneOut, notices });
}
