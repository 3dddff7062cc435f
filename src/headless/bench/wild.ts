import {
  planWild,
  type WildPlan,
  wildBootstrap,
  fields as wildFields,
} from '../../engine/diagnostics/wild-bootstrap/index.ts';
import { statisticsAt } from '../../engine/diagnostics/wild-bootstrap/p-values.ts';
import { quietContext } from '../../engine/estimator.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import { controlNames, simulatePanel } from './simulate-panel.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const DRAWS = 9_999;
/** Draws that the slow way is timed on, to be scaled up. */
const SLOW_DRAWS = 200;
const AGREEMENT = 1e-9;

function makePlan(panel: Panel): WildPlan {
  const options = { ...defaultsOf(wildFields), regressors: [...controlNames], draws: DRAWS };
  const plan = planWild(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext);
  if (!plan.ok) throw new Error(plan.notice.code);
  return plan.value;
}

/** Estimate, all draws, p-values, interval by inversion. */
function whole(panel: Panel) {
  const plan = makePlan(panel);
  return wildBootstrap.combine(plan, [wildBootstrap.draw(plan, 0, plan.replicates, quietContext)]);
}

/** A draw written out: every residual times the sign of its city, effects taken out, the regression solved, scores summed by city. */
function slowDraw(plan: WildPlan, signs: Float64Array): number {
  const { prepared, cluster } = plan;
  const columns = prepared.regressors.map(({ values }) => values);
  const k = columns.length;
  const product = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, r) => sum + value * b[r], 0);
  const solve = (y: Float64Array) => {
    const right = columns.map((column) => product(column, y));
    return columns.map((_, i) => right.reduce((sum, value, j) => sum + inverse[i * k + j] * value, 0));
  };
  const inverse = invert(columns.map((a) => columns.map((b) => product(a, b))));
  const others = columns.slice(1);
  const restrictedInverse = invert(others.map((a) => others.map((b) => product(a, b))));
  const y = prepared.outcome.values;
  const residual = y.slice();
  const right = others.map((column) => product(column, y));
  others.forEach((column, i) => {
    const b = right.reduce((sum, value, j) => sum + restrictedInverse[i * (k - 1) + j] * value, 0);
    for (let r = 0; r < residual.length; r++) residual[r] -= b * column[r];
  });
  const made = residual.map((value, r) => value * signs[cluster.codes[r]]);
  prepared.absorber.apply(made);
  const coef = solve(made);
  const left = made.slice();
  columns.forEach((column, j) => {
    for (let r = 0; r < left.length; r++) left[r] -= coef[j] * column[r];
  });
  const sums = new Float64Array(cluster.count);
  for (let r = 0; r < left.length; r++) {
    let z = 0;
    for (let j = 0; j < k; j++) z += inverse[j] * columns[j][r];
    sums[cluster.codes[r]] += z * left[r];
  }
  return coef[0] / Math.sqrt(product(sums, sums));
}

/** Gauss-Jordan, row-major. */
function invert(rows: number[][]): number[] {
  const k = rows.length;
  const work = rows.map((row, i) => [...row, ...rows.map((_, j) => Number(i === j))]);
  for (let i = 0; i < k; i++) {
    const pivot = work[i][i];
    work[i] = work[i].map((value) => value / pivot);
    for (let other = 0; other < k; other++) {
      if (other === i) continue;
      const share = work[other][i];
      work[other] = work[other].map((value, j) => value - share * work[i][j]);
    }
  }
  return work.flatMap((row) => row.slice(k));
}

async function run(): Promise<BenchResult> {
  const panel = simulatePanel(CITIES, YEARS, 0);
  const plan = makePlan(panel);
  const signsOf = (draw: number) =>
    Float64Array.from({ length: CITIES }, (_, g) => ((g * 7919 + draw * 104_729) % 11 < 5 ? 1 : -1));
  const one = (value: number) => Float64Array.of(value);
  for (let draw = 0; draw < 5; draw++) {
    plan.kernel.evaluate(signsOf(draw));
    const { n0, n1, q00, q01, q11 } = plan.kernel;
    const part = { n0: one(n0), n1: one(n1), q00: one(q00), q01: one(q01), q11: one(q11) };
    const [fast] = statisticsAt(part, 0, new Float64Array(1));
    const slow = slowDraw(plan, signsOf(draw));
    if (Math.abs(fast / slow - 1) > AGREEMENT) throw new Error(`draw ${draw}: ${fast} and ${slow}`);
  }
  const slowMs = medianMs(() => {
    for (let draw = 0; draw < SLOW_DRAWS; draw++) slowDraw(plan, signsOf(draw));
  }, 3);
  return {
    ms: medianMs(() => whole(panel), 9, 2),
    yardstick: `draw by draw on the ${panel.rows.length} rows (${SLOW_DRAWS} draws, scaled to ${DRAWS})`,
    yardstickMs: (slowMs * DRAWS) / SLOW_DRAWS,
    detail: {
      clusters: CITIES,
      draws: DRAWS,
      includes: 'estimate, draws, p-values, interval by inversion',
      targetMs: 200,
    },
  };
}

export const benches: Bench[] = [{ id: 'wild-9999', run }];
