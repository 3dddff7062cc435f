import { createStream } from '../../core/random/philox.ts';
import { buildPanel } from '../../engine/design/build-panel.ts';
import {
  type PlaceboPlan,
  placebo,
  fields as placeboFields,
  planPlacebo,
} from '../../engine/diagnostics/placebo/index.ts';
import { quietContext } from '../../engine/estimator.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame, type Frame } from '../../table/frame.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const CONTROLS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];
const SEED = 11;
const DRAWS = 500;

/** Cities x years with pilots of 2014, 2015 and 2016 (40 each), six controls with own paths, and rows missing at random. */
function simulateFrame(missing: number): Frame {
  const rows = createStream(SEED, 0);
  const columns = new Map<string, number[]>(['city', 'year', 'start', 'y', ...CONTROLS].map((name) => [name, []]));
  for (let city = 0; city < CITIES; city++) {
    const noise = createStream(SEED, 1 + city);
    const level = noise.normal();
    const start = city % 7 < 3 && city < 280 ? 2014 + (city % 7) : 0;
    for (let year = 2005; year < 2005 + YEARS; year++) {
      const controls = CONTROLS.map((_, j) => 0.5 * level + 0.05 * j * (year - 2005) + noise.normal());
      const treated = start > 0 && year >= start ? 1 : 0;
      const outcome = level + 0.1 * (year - 2005) + 0.1 * treated + 0.05 * controls[0] + 0.3 * noise.normal();
      if (rows.uniform() < missing) continue;
      const cells = [city, year, start, outcome, ...controls];
      [...columns.values()].forEach((values, j) => {
        values.push(cells[j]);
      });
    }
  }
  return createFrame(Array.from(columns, ([name, values]) => numericColumn(name, values)));
}

function simulatePanel(missing: number): Panel {
  const built = buildPanel(simulateFrame(missing), {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'cohort', column: 'start' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!built.ok) throw new Error(built.notice.code);
  return built.value;
}

function planDraws(panel: Panel, draws: number, path: 'auto' | 'general'): PlaceboPlan {
  const options = { ...defaultsOf(placeboFields), controls: CONTROLS, draws };
  const plan = planPlacebo(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext, path);
  if (!plan.ok) throw new Error(plan.notice.code);
  return plan.value;
}

const drawAll = (plan: PlaceboPlan) => placebo.draw(plan, 0, plan.replicates, quietContext);

/** Largest relative difference of coefficients and standard errors: proof that both did the same work. */
function disagreement(a: PlaceboPlan, b: PlaceboPlan): number {
  const [one, other] = [drawAll(a), drawAll(b)];
  const gap = (x: Float64Array, y: Float64Array) => x.reduce((most, v, i) => Math.max(most, Math.abs(v / y[i] - 1)), 0);
  return Math.max(gap(one.coef, other.coef), gap(one.stdError, other.stdError));
}

function compare(missing: number): BenchResult {
  const panel = simulatePanel(missing);
  const setupMs = medianMs(() => planDraws(panel, DRAWS, 'auto'), 5);
  const plan = planDraws(panel, DRAWS, 'auto');
  const general = planDraws(panel, DRAWS, 'general');
  return {
    ms: medianMs(() => drawAll(plan), 15, 3),
    yardstick: 'one regression per draw: the fake treatment absorbed, all else reused',
    yardstickMs: medianMs(() => drawAll(general), 3),
    detail: {
      draws: DRAWS,
      rows: panel.rows.length,
      controls: CONTROLS.length,
      setupMs,
      path: plan.evaluator.path,
      worstRelativeDifference: disagreement(plan, general),
      targetMs: 33 * (missing > 0 ? 2 : 1),
    },
  };
}

const SIZES = [100, 1_000, 10_000, 100_000];

/** Time per draw over three orders of magnitude; the yardstick is a hundred times the time of a thousand draws. */
function scale(): BenchResult {
  const panel = simulatePanel(0);
  const times = SIZES.map((draws) => {
    const plan = planDraws(panel, draws, 'auto');
    return { draws, ms: medianMs(() => drawAll(plan), draws > 10_000 ? 3 : 9, 2) };
  });
  const timeOf = (draws: number) => times.find((time) => time.draws === draws)!.ms;
  return {
    ms: timeOf(100_000),
    yardstick: '100 times the time of 1,000 draws',
    yardstickMs: 100 * timeOf(1_000),
    detail: { times: times.map(({ draws, ms }) => ({ draws, ms, microsecondsPerDraw: (1_000 * ms) / draws })) },
  };
}

export const benches: Bench[] = [
  { id: 'placebo-500', run: async () => compare(0) },
  { id: 'placebo-500-unbalanced', run: async () => compare(0.08) },
  { id: 'scaling-draws', run: async () => scale() },
];
