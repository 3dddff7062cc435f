import type { Estimator } from '../../estimator.ts';
import { code } from './code.ts';
import { fit } from './fit.ts';
import { type fields, meta } from './meta.ts';

export const randomEffects: Estimator<typeof fields> = { meta, fit, code };
