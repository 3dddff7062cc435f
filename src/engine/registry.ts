import { meta as groupDifference } from './diagnostics/group-difference/meta.ts';
import { meta as influence } from './diagnostics/influence/meta.ts';
import { meta as moran } from './diagnostics/moran/meta.ts';
import { meta as spatialTests } from './diagnostics/spatial-tests/meta.ts';
import { meta as spillover } from './diagnostics/spillover-rings/meta.ts';
import { meta as wildBootstrap } from './diagnostics/wild-bootstrap/meta.ts';
import type { Estimator, Meta } from './estimator.ts';
import { meta as dose } from './estimators/dose/meta.ts';
import { meta as eventStudy } from './estimators/event-study/meta.ts';
import { meta as feols } from './estimators/feols/meta.ts';
import { meta as heterogeneity } from './estimators/heterogeneity/meta.ts';
import { meta as iv } from './estimators/iv/meta.ts';
import { meta as mediation } from './estimators/mediation/meta.ts';
import { meta as moderation } from './estimators/moderation/meta.ts';
import { meta as psmDid } from './estimators/psm-did/meta.ts';
import { meta as randomEffects } from './estimators/random-effects/meta.ts';
import { meta as sdm } from './estimators/sdm/meta.ts';
import { meta as sdmWeights } from './estimators/sdm-weights/meta.ts';
import { meta as severalPolicies } from './estimators/several-policies/meta.ts';
import { meta as tripleDifference } from './estimators/triple-difference/meta.ts';
import type { Fields } from './fields.ts';

interface Entry<F extends Fields = Fields> {
  readonly meta: Meta<F>;
  readonly fit: () => Promise<Pick<Estimator<F>, 'fit'>>;
  readonly code: () => Promise<Pick<Estimator<F>, 'code'>>;
}

const entry = <F extends Fields>(meta: Meta<F>, fit: Entry<F>['fit'], code: Entry<F>['code']): Entry<F> => ({
  meta,
  fit,
  code,
});

/** Every estimator: what it is called and asks for at once, its arithmetic and its R and Stata code when they are wanted. */
export const estimators = {
  feols: entry(
    feols,
    () => import('./estimators/feols/fit.ts'),
    () => import('./estimators/feols/code.ts'),
  ),
  'event-study': entry(
    eventStudy,
    () => import('./estimators/event-study/fit.ts'),
    () => import('./estimators/event-study/code.ts'),
  ),
  'psm-did': entry(
    psmDid,
    () => import('./estimators/psm-did/fit.ts'),
    () => import('./estimators/psm-did/code.ts'),
  ),
  iv: entry(
    iv,
    () => import('./estimators/iv/fit.ts'),
    () => import('./estimators/iv/code.ts'),
  ),
  sdm: entry(
    sdm,
    () => import('./estimators/sdm/fit.ts'),
    () => import('./estimators/sdm/code.ts'),
  ),
  'sdm-weights': entry(
    sdmWeights,
    () => import('./estimators/sdm-weights/fit.ts'),
    () => import('./estimators/sdm-weights/code.ts'),
  ),
  moran: entry(
    moran,
    () => import('./diagnostics/moran/fit.ts'),
    () => import('./diagnostics/moran/code.ts'),
  ),
  'spatial-tests': entry(
    spatialTests,
    () => import('./diagnostics/spatial-tests/fit.ts'),
    () => import('./diagnostics/spatial-tests/code.ts'),
  ),
  spillover: entry(
    spillover,
    () => import('./diagnostics/spillover-rings/fit.ts'),
    () => import('./diagnostics/spillover-rings/code.ts'),
  ),
  mediation: entry(
    mediation,
    () => import('./estimators/mediation/fit.ts'),
    () => import('./estimators/mediation/code.ts'),
  ),
  moderation: entry(
    moderation,
    () => import('./estimators/moderation/fit.ts'),
    () => import('./estimators/moderation/code.ts'),
  ),
  dose: entry(
    dose,
    () => import('./estimators/dose/fit.ts'),
    () => import('./estimators/dose/code.ts'),
  ),
  'random-effects': entry(
    randomEffects,
    () => import('./estimators/random-effects/fit.ts'),
    () => import('./estimators/random-effects/code.ts'),
  ),
  heterogeneity: entry(
    heterogeneity,
    () => import('./estimators/heterogeneity/fit.ts'),
    () => import('./estimators/heterogeneity/code.ts'),
  ),
  'triple-difference': entry(
    tripleDifference,
    () => import('./estimators/triple-difference/fit.ts'),
    () => import('./estimators/triple-difference/code.ts'),
  ),
  'several-policies': entry(
    severalPolicies,
    () => import('./estimators/several-policies/fit.ts'),
    () => import('./estimators/several-policies/code.ts'),
  ),
  'wild-bootstrap': entry(
    wildBootstrap,
    () => import('./diagnostics/wild-bootstrap/fit.ts'),
    () => import('./diagnostics/wild-bootstrap/code.ts'),
  ),
  influence: entry(
    influence,
    () => import('./diagnostics/influence/fit.ts'),
    () => import('./diagnostics/influence/code.ts'),
  ),
  'group-difference': entry(
    groupDifference,
    () => import('./diagnostics/group-difference/fit.ts'),
    () => import('./diagnostics/group-difference/code.ts'),
  ),
} as const;

export type EstimatorId = keyof typeof estimators;
