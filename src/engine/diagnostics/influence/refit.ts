import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import { estimate, prepareLinearModel } from '../../solve/linear-model.ts';
import type { LinearProblem } from '../../solve/problem.ts';
import type { DropGroups } from './groups.ts';
import type { InfluenceEstimate } from './types.ts';

/** The whole regression without one group: what downdating must reproduce, and the way for models it does not cover. */
export function refitWithout(
  panel: Panel,
  problem: LinearProblem,
  groups: DropGroups,
  group: number,
  term: string,
): InfluenceEstimate | null {
  const keep = Uint8Array.from(groups.panelCodes, (code) => Number(code !== group));
  const prepared = prepareLinearModel(panel, { ...problem, rowMask: { keep, reason: 'leftOut' } });
  if (!prepared.ok) return null;
  const result = estimate(prepared.value);
  if (!result.ok) return null;
  const row = tidy(result.value).find((one) => one.term === term);
  if (!row) return null;
  const { estimate: value, stdError, pValue } = row;
  return { estimate: value, stdError, pValue, dof: result.value.dofResidual };
}
