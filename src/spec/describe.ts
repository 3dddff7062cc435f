import { correlate } from '../engine/diagnostics/correlation/correlate.ts';
import { compareGroups } from '../engine/diagnostics/descriptives/balance.ts';
import { describe } from '../engine/diagnostics/descriptives/describe.ts';
import { varianceInflation } from '../engine/diagnostics/vif/variance-inflation.ts';
import type { Panel } from '../engine/panel.ts';
import { descriptivesSchema } from './chapters.ts';
import { treatmentName } from './design.ts';
import type { AnalysisSpec } from './schema.ts';
import type { DescriptivesResult } from './tasks.ts';

const distinct = (names: readonly (string | null)[]) => [...new Set(names.filter((name) => name !== null))];

/** Summary, correlations, variance inflation and group comparison of the chosen columns: by default the outcome, the policy and the controls. */
export function describeColumns(panel: Panel, spec: AnalysisSpec): DescriptivesResult {
  const { columns, quantileType, correlation } = spec.descriptives ?? descriptivesSchema.parse({});
  const { outcome, controls } = spec.roles;
  const policy = treatmentName(spec);
  const regressors = distinct([policy, ...controls]);
  const chosen = columns ?? distinct([outcome, ...regressors]);
  const named = { treatmentName: policy };
  return {
    summary: describe(panel, chosen, { ...named, quantileType }),
    correlation: correlate(panel, chosen, { ...named, method: correlation, missing: 'pairwise' }),
    vif: varianceInflation(panel, regressors, { ...named, absorb: false }),
    vifWithin: varianceInflation(panel, regressors, { ...named, absorb: true }),
    balance: compareGroups(panel, columns ?? distinct([outcome, ...controls]), named),
  };
}
