import type { DesignSpec } from '../engine/panel.ts';
import type { AnalysisSpec } from './schema.ts';

/** The name under which the policy enters regressions, tables and scripts: the 0/1 column itself, else `did`. null without a policy. */
export function treatmentName(spec: AnalysisSpec): string | null {
  const { treatment } = spec.roles;
  if (treatment === null) return null;
  return treatment.kind === 'indicator' ? treatment.column : 'did';
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
