import { quietContext } from '../../engine/estimator.ts';
import { fit as fitFeols } from '../../engine/estimators/feols/fit.ts';
import { fields as feolsFields } from '../../engine/estimators/feols/meta.ts';
import type { FeolsOptions } from '../../engine/estimators/feols/settle.ts';
import { fit as fitPsmDid } from '../../engine/estimators/psm-did/fit.ts';
import { fields, type PsmDidOptions } from '../../engine/estimators/psm-did/meta.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { ModelResult } from '../../engine/result.ts';
import { controlNames, simulatePanel } from './simulate-panel.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const SEED = 8;

/** Kernel matching year by year (a logit each) on all controls, balance tables, densities, and the weighted regression. */
function kernelByYear(): BenchResult {
  const panel = simulatePanel(CITIES, YEARS, 0, SEED);
  const roles = { outcome: 'y', treatmentName: 'did' };
  const regressors = [...controlNames];
  const options = { ...defaultsOf(fields), regressors, timing: 'byYear', method: 'kernel' } as PsmDidOptions;
  const plain = { ...defaultsOf(feolsFields), regressors } as FeolsOptions;
  const matched = (): ModelResult => {
    const result = fitPsmDid(panel, roles, options, quietContext);
    if (!result.ok) throw new Error(result.notice.code);
    return result.value;
  };
  const { matching, counts } = matched();
  return {
    ms: medianMs(matched, 11, 3),
    yardstick: 'the regression without matching',
    yardstickMs: medianMs(() => fitFeols(panel, roles, plain, quietContext), 11, 3),
    detail: {
      rows: panel.rows.length,
      matchedRows: counts.nobs,
      covariates: regressors.length,
      years: matching!.groups.length,
      treated: matching!.treated,
      targetMs: 300,
    },
  };
}

export const benches: Bench[] = [{ id: 'psm-kernel-by-year', run: async () => kernelByYear() }];
