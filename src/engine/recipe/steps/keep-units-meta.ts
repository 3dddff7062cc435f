import type { Fields } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

export const fields = {
  units: { type: 'texts', default: null },
  rule: { type: 'choice', choices: ['leaveOut', 'keepOnly'], default: 'leaveOut' },
} as const satisfies Fields;

export const meta: StepMeta<typeof fields> = {
  id: 'keep-units',
  fields,
  needs: ['unit'],
  removesRows: true,
  makes: () => [],
};
