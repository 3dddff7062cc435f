import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { spilloverRings } from './index.ts';
import { meta, type SpilloverOptions } from './meta.ts';
import type { SpilloverResult } from './types.ts';

/**
 * Spillovers as a result: the coefficients are those of the first part that has an estimate (exposure, rings, as usual), all three stand in
 * `spillovers`. Failures: those of `spilloverRings`, and that of the usual regression where no part has an estimate.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: SpilloverOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const found = spilloverRings(panel, roles, options, context);
  if (!found.ok) return found;
  const main = mainPart(found.value);
  if (!main.ok) return main;
  const { exposure, rings, notices } = found.value;
  const failed = [exposure, rings].flatMap((part) =>
    part.ok ? [] : [{ ...part.notice, severity: 'caution' as const }],
  );
  return succeed({
    ...main.value,
    id: meta.id,
    estimator: meta.id,
    spec: { roles, options },
    spillovers: found.value,
    notices: [...failed, ...notices, ...main.value.notices],
  });
}

function mainPart({ usual, exposure, rings }: SpilloverResult): Outcome<ModelResult> {
  if (exposure.ok) return succeed(exposure.value.result);
  return rings.ok ? succeed(rings.value.result) : usual;
}
