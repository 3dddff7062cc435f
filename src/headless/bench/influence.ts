import { fields, type Influence, influence } from '../../engine/diagnostics/influence/index.ts';
import { quietContext } from '../../engine/estimator.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import { controlNames, simulatePanel } from './simulate-panel.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const AGREEMENT = 1e-9;

/** Every city left out in turn, unit and period effects, six controls; from the panel to the summary. */
function leaveOut(panel: Panel, errors: boolean, path: 'auto' | 'refit'): Influence {
  const options = { ...defaultsOf(fields), regressors: [...controlNames], errors };
  const found = influence(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext, path);
  if (!found.ok) throw new Error(found.notice.code);
  return found.value;
}

async function run(): Promise<BenchResult> {
  const panel = simulatePanel(CITIES, YEARS, 0);
  const [fast, slow] = [leaveOut(panel, true, 'auto'), leaveOut(panel, true, 'refit')];
  if (fast.path !== 'downdate') throw new Error('not downdated');
  const worst = { estimate: 0, stdError: 0 };
  fast.groups.forEach(({ answer }, g) => {
    const expected = slow.groups[g].answer!;
    worst.estimate = Math.max(worst.estimate, Math.abs(answer!.estimate / expected.estimate - 1));
    worst.stdError = Math.max(worst.stdError, Math.abs(answer!.stdError! / expected.stdError! - 1));
  });
  if (Math.max(worst.estimate, worst.stdError) > AGREEMENT) throw new Error(JSON.stringify(worst));
  return {
    ms: medianMs(() => leaveOut(panel, false, 'auto'), 21, 5),
    yardstick: 'the regression run again without each city',
    yardstickMs: medianMs(() => leaveOut(panel, false, 'refit'), 3),
    detail: {
      rows: panel.rows.length,
      groups: CITIES,
      withErrorsMs: medianMs(() => leaveOut(panel, true, 'auto'), 11, 2),
      worstRelativeDifference: worst,
      targetMs: 20,
    },
  };
}

export const benches: Bench[] = [{ id: 'loo-285', run }];
