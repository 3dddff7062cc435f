import type { CodeContext } from '../../estimator.ts';
import { type WeightsSketch, weightsSketch } from '../../spatial/weights-code-r.ts';
import { code as feolsCode } from '../feols/code.ts';
import { codeR } from './code-r.ts';
import { codeStata } from './code-stata.ts';
import type { SdmOptions } from './meta.ts';
import { type SettledSdm, settle } from './settle.ts';

/** What both languages are written from. */
export interface SpatialSketch extends WeightsSketch {
  readonly options: SdmOptions;
  readonly settled: SettledSdm;
}

/** Scripts that build the weights and fit the model: R (splm; base R for the weights and the effects) and Stata (Mata, xsmle); '' without unit or time. */
export function code(options: SdmOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { roles, unit, time } = context;
  if (unit === null || time === null) return { r: '', stata: '' };
  const sketch = { ...weightsSketch(options, unit, time), options, settled: settle(options, roles, unit, time) };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

/** The same regression without a spatial parameter, for models that are least squares. */
export function leastSquaresCode({ options, settled, unit, time }: SpatialSketch, lags: readonly string[]) {
  const regressors = [...settled.regressors, ...lags];
  const asFeols = {
    treatment: false,
    regressors,
    absorb: settled.absorb,
    vcov: 'iid',
    cluster: null,
    preset: 'fixest',
    singletons: 'keep',
    weights: null,
    weightKind: 'analytic',
    intercept: options.effects === 'none',
  } as const;
  return feolsCode(asFeols, { roles: { outcome: settled.outcome, treatmentName: null }, unit, time });
}
