import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { withDose } from './dosed.ts';
import { fitByDesign } from './fit.ts';
import { formGroups, type GroupingSource, readGroupingSource } from './grouping.ts';
import { estimateJoint } from './joint.ts';
import type { HeterogeneityOptions } from './meta.ts';
import { thresholdKernel } from './threshold-kernel.ts';

/** Units by the number that groups them, for the histogram under a threshold; where rows have groups of their own, one entry per row. */
export interface ThresholdValues {
  readonly column: string;
  readonly values: Float64Array;
  /** 1: treated in some period. */
  readonly treated: Uint8Array;
}

/** Effects by group for any threshold on one column, with everything that no threshold changes done once. */
export interface LiveHeterogeneity {
  readonly values: ThresholdValues;
  /** The record that `fit` gives for this threshold (null: the median), up to rounding. */
  at(threshold: number | null): Outcome<ModelResult>;
}

/** Failures: those of `withDose` and `readGroupingSource`; what depends on the threshold or the regression fails in `at`. */
export function prepareHeterogeneity(
  given: Panel,
  givenRoles: ModelRoles,
  options: HeterogeneityOptions,
): Outcome<LiveHeterogeneity> {
  const live = { ...options, grouping: 'split' } as const;
  const treated = withDose(given, givenRoles, live);
  if (!treated.ok) return treated;
  const { panel, roles } = treated.value;
  const source = readGroupingSource(panel, live);
  if (!source.ok) return source;
  const kernel = thresholdKernel(source.value, roles, live);
  return succeed({
    values: thresholdValues(source.value),
    at(threshold) {
      const own = { ...live, threshold };
      const grouping = formGroups(source.value, own);
      if (!grouping.ok) return grouping;
      const prepared = kernel === null ? null : kernel(grouping.value, own);
      return prepared === null ? fitByDesign(grouping.value, roles, own) : estimateJoint(grouping.value, prepared, own);
    },
  });
}

function thresholdValues({ by, panel, values }: GroupingSource): ThresholdValues {
  const perUnit = values.units !== null;
  const sample = values.units ?? values.rows;
  const treated = new Uint8Array(sample.length);
  panel.treated?.forEach((d, i) => {
    if (d > 0 || d < 0) treated[perUnit ? panel.unitOf![i] : i] = 1;
  });
  return { column: by, values: sample.slice(), treated };
}
