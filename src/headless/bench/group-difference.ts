import {
  type DifferencePlan,
  type DifferenceResult,
  fields,
  groupDifference,
  planDifference,
} from '../../engine/diagnostics/group-difference/index.ts';
import { quietContext } from '../../engine/estimator.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame, findColumn } from '../../table/frame.ts';
import { controlNames, simulatePanel } from './simulate-panel.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const DRAWS = 1_000;
/** Draws that the slow way is timed on, to be scaled up. */
const SLOW_DRAWS = 20;
const AGREEMENT = 1e-8;

/** The simulated panel with a column that says which cities lie in the one group. */
function groupedPanel(): Panel {
  const panel = simulatePanel(CITIES, YEARS, 0);
  const unit = findColumn(panel.frame, 'unit')!;
  const east = Float64Array.from({ length: panel.frame.nrow }, (_, r) =>
    unit.kind === 'number' ? Number(unit.values[r] % 5 < 2) : 0,
  );
  return { ...panel, frame: createFrame([...panel.frame.columns, numericColumn('east', east)]) };
}

function makePlan(panel: Panel, path: 'auto' | 'refit'): DifferencePlan {
  const options = { ...defaultsOf(fields), by: 'east', controls: [...controlNames], draws: DRAWS };
  const plan = planDifference(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext, path);
  if (!plan.ok) throw new Error(plan.notice.code);
  return plan.value;
}

/** Both regressions, the tests that need no draws, and all draws. */
function whole(panel: Panel): DifferenceResult {
  const plan = makePlan(panel, 'auto');
  return groupDifference.combine(plan, [groupDifference.draw(plan, 0, DRAWS, quietContext)]);
}

async function run(): Promise<BenchResult> {
  const panel = groupedPanel();
  const [fast, slow] = [makePlan(panel, 'auto'), makePlan(panel, 'refit')];
  const few = (plan: DifferencePlan) => groupDifference.draw(plan, 0, SLOW_DRAWS, quietContext).difference;
  const [one, other] = [few(fast), few(slow)];
  one.forEach((value, i) => {
    if (Math.abs(value - other[i]) > AGREEMENT * Math.abs(other[i])) throw new Error(`draw ${i}: ${value}`);
  });
  return {
    ms: medianMs(() => whole(panel), 9, 2),
    yardstick: `two regressions per draw (${SLOW_DRAWS} draws, scaled to ${DRAWS})`,
    yardstickMs: (medianMs(() => few(slow), 3) * DRAWS) / SLOW_DRAWS,
    detail: {
      rows: panel.rows.length,
      units: CITIES,
      draws: DRAWS,
      includes: 'regressions and fixed tests',
      targetMs: 200,
    },
  };
}

export const benches: Bench[] = [{ id: 'permutation-difference-1000', run }];
