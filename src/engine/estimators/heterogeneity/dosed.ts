import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { readExposure } from '../dose/exposure.ts';
import type { HeterogeneityOptions } from './meta.ts';

export interface Treated {
  readonly panel: Panel;
  readonly roles: ModelRoles;
}

/**
 * The panel with the continuous treatment in the place of the policy, where the options name one: rows count as treated where their dose is not
 * zero, and no unit has a start. Failures: heterogeneityDoseBefore, and those of `readExposure`.
 */
export function withDose(panel: Panel, roles: ModelRoles, options: HeterogeneityOptions): Outcome<Treated> {
  const { dose, absorb, measured } = options;
  if (dose === null || panel.unitOf === null) return succeed({ panel, roles });
  if (measured === 'beforePolicy') return fail('heterogeneityDoseBefore', { dose });
  const { unit, time } = panel.design;
  const effects = absorb ?? [unit, time].filter((name): name is string & AbsorbTerm => name !== null);
  const exposure = readExposure(panel, roles, { dose, doseTiming: 'given', doseFrom: null }, effects);
  if (!exposure.ok) return exposure;
  const cohort = new Float64Array(panel.unitKeys.length).fill(Number.POSITIVE_INFINITY);
  const treated = exposure.value.regressor.values;
  return succeed({ panel: { ...panel, treated, cohort }, roles: { ...roles, treatmentName: dose } });
}
