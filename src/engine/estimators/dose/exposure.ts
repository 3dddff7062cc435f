import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { keyText } from '../../design/code-values.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { AbsorbTerm, Fields, OptionsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import type { Regressor } from '../../solve/problem.ts';
import { readNumbers } from '../../solve/read-columns.ts';

/** What stands for the policy: the indicator, or a continuous treatment. */
export const exposureFields = {
  /** A continuous treatment; null: the policy indicator. */
  dose: { type: 'column', default: null },
  /** given: the column as it stands. ownStart: times the policy indicator. common: times 1{t >= doseFrom}, for all units alike. */
  doseTiming: { type: 'choice', choices: ['given', 'ownStart', 'common'], default: 'given', when: { dose: ['*'] } },
  /** First period of the common timing; null: the first start of any unit. */
  doseFrom: { type: 'number', default: null, when: { dose: ['*'], doseTiming: ['common'] } },
} as const satisfies Fields;

export type ExposureOptions = OptionsOf<typeof exposureFields>;

/** The treatment over panel rows, with the role of the policy. */
export interface Exposure {
  readonly regressor: Regressor;
  /** The dose as it stands in the data; null for the policy indicator. */
  readonly dose: Float64Array | null;
  /** First period of a common timing. */
  readonly from: number | null;
}

/**
 * The regressor that the options describe. Failures: treatmentUnknown, doseStartUnknown, doseConstant, doseNeverVaries, columnUnknown,
 * columnNotNumeric.
 */
export function readExposure(
  panel: Panel,
  { treatmentName }: ModelRoles,
  options: ExposureOptions,
  absorb: readonly AbsorbTerm[],
): Outcome<Exposure> {
  const { dose: name, doseTiming: timing } = options;
  const policy = treatmentName ?? 'treated';
  const needsPolicy = name === null || timing === 'ownStart';
  if (needsPolicy && panel.treated === null) return fail('treatmentUnknown', { term: policy });
  if (name === null) {
    const tag = { kind: 'coefficient', role: 'treatment' } as const;
    return succeed({ regressor: { name: policy, tag, values: panel.treated! }, dose: null, from: null });
  }
  const dose = readNumbers(panel, name, 'dose');
  if (!dose.ok) return dose;
  const from = timing === 'common' ? commonStart(panel, options.doseFrom) : null;
  if (timing === 'common' && from === null) return fail('doseStartUnknown', { dose: name });
  const factor = timing === 'ownStart' ? panel.treated : from === null ? null : periodFrom(panel, from);
  const product =
    factor === null ? [name] : [name, timing === 'ownStart' ? policy : `${panel.design.time} ≥ ${keyText(from!)}`];
  const values = factor === null ? dose.value : dose.value.map((value, row) => value * factor[row]);
  const low = values.find((value) => !Number.isNaN(value));
  if (values.every((value) => Number.isNaN(value) || value === low)) return fail('doseConstant', { dose: name });
  const { unit } = panel.design;
  if (unit !== null && absorb.includes(unit) && !variesWithinUnits(panel, values)) {
    return fail(timing === 'given' ? 'doseNeverVaries' : 'doseNeverSwitches', { dose: name, unit });
  }
  const tag = { kind: 'coefficient', role: 'treatment', ...(product.length > 1 ? { product } : {}) } as const;
  return succeed({ regressor: { name: product.join(':'), tag, values }, dose: dose.value, from });
}

function commonStart({ cohort, time }: Panel, given: number | null): number | null {
  if (time === null) return null;
  if (given !== null) return given;
  const first = cohort === null ? Infinity : cohort.reduce((least, start) => (start < least ? start : least), Infinity);
  return Number.isFinite(first) ? first : null;
}

function periodFrom(panel: Panel, from: number): Float64Array {
  return panel.time!.map((period) => Number(period >= from));
}

export function variesWithinUnits({ unitOf, unitKeys }: Panel, values: Float64Array): boolean {
  if (unitOf === null) return true;
  const first = new Float64Array(unitKeys.length).fill(Number.NaN);
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (Number.isNaN(value)) continue;
    const known = first[unitOf[row]];
    if (Number.isNaN(known)) first[unitOf[row]] = value;
    else if (known !== value) return true;
  }
  return false;
}
