import type { DesignSpec } from '../engine/panel.ts';
import { textsIn } from './mentioned.ts';
import type { AnalysisSpec } from './schema.ts';

/**
 * The name under which the policy enters regressions, tables and scripts: the 0/1 column itself, else `did` (with underscores before it where a
 * control is called that). null without a policy.
 */
export function treatmentName({ roles, baseline, models }: AnalysisSpec): string | null {
  const { treatment, controls } = roles;
  if (treatment === null) return null;
  if (treatment.kind === 'indicator') return treatment.column;
  const taken = textsIn([controls, baseline?.sets, models.map(({ id: _, ...model }) => model)]);
  let name = 'did';
  while (taken.has(name)) name = `_${name}`;
  return name;
}

export function designOf(spec: AnalysisSpec): DesignSpec {
  const { roles, sample, whatIf } = spec;
  return {
    unit: roles.unit,
    time: roles.time,
    treatment: roles.treatment,
    sample: { timeFrom: sample.timeFrom, timeTo: sample.timeTo, dropUnits: sample.dropUnits },
    whatIf,
  };
}
