import { freemem } from 'node:os';
import { quietContext } from '../../engine/estimator.ts';
import { fit as fitFeols } from '../../engine/estimators/feols/fit.ts';
import { fields } from '../../engine/estimators/feols/meta.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import type { ModelResult } from '../../engine/result.ts';
import { alternatingProjections } from './alternating-projections.ts';
import { controlNames, simulatePanel } from './simulate-panel.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const PERIODS = 20;
const MISSING = 0.08;
const YARDSTICK =
  'alternating projections (unit means, period means, until nothing moves by 1e-8), then the same regression';
/** The two ways must agree to the yardstick's own tolerance. */
const AGREEMENT = 1e-6;
const BYTES_FOR_TEN_MILLION = 6e9;

/** Unit and period effects, the policy and six controls, clustered by unit; from the panel to the result, model matrix included. */
function estimate(panel: Panel): ModelResult {
  const options = { ...defaultsOf(fields), regressors: [...controlNames] };
  const result = fitFeols(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function compare(panel: Panel, runs: number) {
  const ours = estimate(panel);
  const theirs = alternatingProjections(panel);
  theirs.coef.forEach((value, j) => {
    if (Math.abs(value - ours.coef[j]) > AGREEMENT) throw new Error(`coefficient ${j}: ${ours.coef[j]} and ${value}`);
  });
  return {
    ms: medianMs(() => estimate(panel), runs, 2),
    yardstickMs: medianMs(() => alternatingProjections(panel), Math.ceil(runs / 2)),
    rounds: theirs.rounds,
    absorption: ours.details.absorption,
  };
}

async function million(): Promise<BenchResult> {
  const units = 50_000;
  const balanced = compare(simulatePanel(units, PERIODS, 0), 7);
  const unbalanced = compare(simulatePanel(units, PERIODS, MISSING), 7);
  return {
    ms: balanced.ms,
    yardstick: YARDSTICK,
    yardstickMs: balanced.yardstickMs,
    detail: {
      units,
      periods: PERIODS,
      regressors: controlNames.length + 1,
      targetMs: 400,
      balanced,
      missing8: unbalanced,
    },
  };
}

async function scaling(): Promise<BenchResult> {
  const sizes = [1e4, 1e5, 1e6];
  if (freemem() > BYTES_FOR_TEN_MILLION) sizes.push(1e7);
  const steps: { rows: number; ms: number; nsPerRow: number }[] = [];
  let yardstickMs = 0;
  for (const rows of sizes) {
    const panel = simulatePanel(rows / PERIODS, PERIODS, 0);
    const ms = medianMs(() => estimate(panel), rows > 1e6 ? 3 : 7, rows > 1e6 ? 1 : 3);
    steps.push({ rows, ms, nsPerRow: (ms * 1e6) / rows });
    if (rows === 1e6) yardstickMs = medianMs(() => alternatingProjections(panel), 3);
  }
  const ms = steps.find((step) => step.rows === 1e6)!.ms;
  return {
    ms,
    yardstick: YARDSTICK,
    yardstickMs,
    detail: { steps, leftOut: sizes.length < 4 ? '1e7 rows: too little memory' : null },
  };
}

export const benches: Bench[] = [
  { id: 'feols-1e6', run: million },
  { id: 'scaling', run: scaling },
];
