import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { planWild, wildBootstrap } from './index.ts';
import type { WildOptions } from './meta.ts';

/** The regression with clustered errors, and beside it what the bootstrap says of one coefficient. Failures: those of `planWild`. */
export function fit(panel: Panel, roles: ModelRoles, options: WildOptions, context: RunContext): Outcome<ModelResult> {
  const planned = planWild(panel, roles, options, context);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const {
    ledger: _,
    draw: __,
    notices,
    ...wild
  } = wildBootstrap.combine(plan, [wildBootstrap.draw(plan, 0, plan.replicates, context)]);
  const own = { id: 'wild-bootstrap', estimator: 'wild-bootstrap', spec: { roles, options } };
  return succeed({ ...plan.result, ...own, wildBootstrap: wild, notices });
}
