import type { Notice } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { fit as fitSdm } from '../../estimators/sdm/fit.ts';
import type { SdmOptions } from '../../estimators/sdm/meta.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import type { WeightsOptions } from '../../spatial/fields.ts';

/** The model under one W, or why there is none. */
export type WeightsColumn =
  | { readonly weights: Partial<WeightsOptions>; readonly ok: true; readonly result: ModelResult }
  | { readonly weights: Partial<WeightsOptions>; readonly ok: false; readonly notice: Notice };

/** The same model under several weights, in their order; one that fails leaves the others unharmed. */
export function fitSeveralWeights(
  panel: Panel,
  roles: ModelRoles,
  options: SdmOptions,
  several: readonly Partial<WeightsOptions>[],
  context: RunContext,
): WeightsColumn[] {
  return several.map((weights, i) => {
    context.progress(i, several.length, 'models');
    const fitted = fitSdm(panel, roles, { ...options, ...weights }, context);
    return fitted.ok ? { weights, ok: true, result: fitted.value } : { weights, ok: false, notice: fitted.notice };
  });
}
