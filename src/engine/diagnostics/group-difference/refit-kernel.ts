import type { Panel } from '../../panel.ts';
import { estimate } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import type { LinearProblem } from '../../solve/problem.ts';
import type { DifferenceKernel } from './kernel.ts';

/** Runs the regression of each group: what cross-products must reproduce, and the way where effects are too many for them. */
export function refitKernel(panel: Panel, problem: LinearProblem, unitOfPanel: Int32Array): DifferenceKernel {
  const coefficient = (labels: Uint8Array, label: number): number => {
    const keep = Uint8Array.from(panel.unitOf!, (unit) =>
      Number(unitOfPanel[unit] >= 0 && labels[unitOfPanel[unit]] === label),
    );
    const prepared = prepareLinearModel(panel, { ...problem, vcov: 'iid', rowMask: { keep, reason: 'otherGroup' } });
    const result = prepared.ok ? estimate(prepared.value) : prepared;
    if (!result.ok) return Number.NaN;
    const { terms, coef } = result.value;
    return terms[0]?.name === problem.regressors[0].name ? coef[0] : Number.NaN;
  };
  return { evaluate: (labels) => coefficient(labels, 0) - coefficient(labels, 1) };
}
