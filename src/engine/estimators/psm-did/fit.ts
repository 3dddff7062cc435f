import { type Outcome, succeed } from '../../../core/notice.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, findColumn } from '../../../table/frame.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fitLinearModel } from '../../solve/linear-model.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { feolsProblem } from '../feols/fit.ts';
import { matchPanel } from './match-panel.ts';
import type { PsmDidOptions } from './meta.ts';

/**
 * Difference-in-differences on a matched sample: treated units (ever under the policy) are matched to never treated ones, rows without a
 * weight go to the ledger, and the regression of `feols` follows, weighted by how often a row serves as a match (analytic weights).
 * The standard errors take the match as given. Failures: those of `matchPanel` and `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: PsmDidOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const outcome = readNumbers(panel, roles.outcome, 'outcome');
  if (!outcome.ok) return outcome;
  context.progress(0, 2, 'match');
  const matched = matchPanel(panel, options.covariates ?? options.regressors ?? [], outcome.value, options);
  if (!matched.ok) return matched;
  const { matching, steps, notices } = matched.value;
  const column = freeName(panel);
  const weighted = withWeights(panel, column, matching.weights);
  const kept = Int32Array.from(matching.weights.keys()).filter((row) => matching.weights[row] > 0);
  const { regressors, absorb, vcov, cluster, preset, singletons } = options;
  const weights = options.weighted ? column : null;
  const asFeols = {
    treatment: true,
    regressors,
    absorb,
    vcov,
    cluster,
    preset,
    singletons,
    intercept: true,
    weights,
    weightKind: 'analytic',
  } as const;
  const restricted = restrictPanel(weighted, kept, steps);
  const problem = feolsProblem(restricted, roles, asFeols);
  if (!problem.ok) return problem;
  context.progress(1, 2, 'estimate');
  const own = { id: 'psm-did', estimator: 'psm-did', spec: { roles, options } };
  const result = fitLinearModel(restricted, { ...problem.value, ...own }, context);
  if (!result.ok) return result;
  return succeed({ ...result.value, matching, notices: [...notices, ...result.value.notices] });
}

/** psmatch2's name, or the like where the data have such a column. */
function freeName(panel: Panel): string {
  let name = '_weight';
  while (findColumn(panel.frame, name)) name += '_';
  return name;
}

function withWeights(panel: Panel, name: string, weights: Float64Array): Panel {
  const values = new Float64Array(panel.frame.nrow).fill(Number.NaN);
  panel.rows.forEach((row, p) => {
    values[row] = weights[p];
  });
  return {
    ...panel,
    frame: createFrame([...panel.frame.columns, numericColumn(name, values)], panel.frame.sourceRows),
  };
}
