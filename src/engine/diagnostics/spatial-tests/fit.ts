import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { resultWithoutTerms } from '../../result-without-terms.ts';
import { spatialTests } from './index.ts';
import { meta, type SpatialTestsOptions } from './meta.ts';

/** What a test compares has no need of simulated errors. */
const unread = { model: 'sdm', vcov: 'information', draws: 0, seed: 0 } as const;

/** The spatial tests as a result. Failures: those of `spatialTests`. */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: SpatialTestsOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const tested = spatialTests(panel, roles, { ...options, ...unread }, context);
  if (!tested.ok) return tested;
  const { sample, ...tests } = tested.value;
  const base = resultWithoutTerms({
    estimator: meta.id,
    spec: { roles, options },
    outcome: roles.outcome,
    ...sample,
    notices: tests.notices,
  });
  return succeed({ ...base, spatialTests: tests });
}
