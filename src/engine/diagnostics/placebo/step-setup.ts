import { dot } from '../../../core/linalg/gram.ts';
import { countEffects } from '../../solve/covariance.ts';
import { type Solution, solveLeastSquares } from '../../solve/least-squares.ts';
import type { PreparedColumn, PreparedModel } from '../../solve/prepare.ts';
import { type Correction, correction } from '../../vcov/small-sample.ts';
import { StepEvaluator } from './evaluators.ts';
import { type PlaceboSample, positionOf } from './placebo-sample.ts';
import { type DrawInference, StepKernel } from './step-kernel.ts';
import { createStepTables, type TwoWaySample } from './step-tables.ts';

/** Numbers that the tables of a kernel may hold (0.4 GB); beyond, draws take the general path. */
const MOST_CELLS = 5e7;

/** The outcome on the controls alone. */
export function solveControls(prepared: PreparedModel, controls: readonly PreparedColumn[]): Solution {
  return solveLeastSquares({
    columns: controls.map((control) => control.values),
    outcome: prepared.outcome.values,
    weights: prepared.weights,
    deviations: controls.map((control) => control.moments.deviation),
    squares: controls.map((control) => control.moments.square),
    centredFrom: null,
    absorptionError: prepared.absorber.convergence().residual,
  });
}

/** Small-sample factors of a draw: those of a regression on the fake treatment and the retained controls. */
export function drawCorrection(prepared: PreparedModel, controls: Solution): Correction {
  const { problem, nobs, effects, blocks, clusters, constantAbsorbed } = prepared;
  return correction(
    {
      nobs,
      slopes: 1 + controls.kept.length,
      ownConstant: constantAbsorbed && !blocks.some((block) => block.intercept),
      levels: effects.map((effect) => effect.levels),
      count: countEffects(prepared),
      clusterCounts: clusters.map((cluster) => cluster.count),
    },
    problem.vcov,
    problem.preset,
    problem.ssc,
  );
}

export interface StepSetup {
  readonly sample: PlaceboSample;
  readonly controls: readonly PreparedColumn[];
  readonly solution: Solution;
  readonly factors: Correction;
  /** Start period by code. */
  readonly starts: Float64Array;
  /** An assignment whose number of treated units per period all others share; null when they do not. */
  readonly reference: Int32Array | null;
}

/** The fast evaluator where it applies: unweighted unit and time effects, iid, HC1 or one-way clusters made of whole units. Else null. */
export function createStepEvaluator(setup: StepSetup): StepEvaluator | null {
  const { sample, factors, starts } = setup;
  const inference = drawInference(sample, factors);
  if (inference === null || !isTwoWay(sample.prepared)) return null;
  const k = setup.solution.kept.length;
  const units = sample.panelUnit.length;
  if (units * (starts.length * (k + 4) + (k + 1) * (k + 4 + sample.periods.length)) > MOST_CELLS) return null;
  const twoWay = describeTwoWay(setup);
  const positions = Int32Array.from(starts, (start) => positionOf(sample.periods, start));
  const balanced = isBalanced(twoWay);
  const kernel = new StepKernel(
    twoWay,
    createStepTables(twoWay, positions),
    inference,
    balanced ? setup.reference : null,
  );
  return new StepEvaluator(kernel, factors.testDof);
}

function isTwoWay({ weights, effects, absorber, panel, problem }: PreparedModel): boolean {
  const { unit, time } = panel.design;
  const names = effects.map(({ by, slope }) => (by.length === 1 && slope === null ? by[0] : null));
  const both = names.length === 2 && names.includes(unit) && names.includes(time);
  return both && weights === null && absorber.convergence().exact && problem.ssc === undefined;
}

function drawInference({ prepared, unitOf, panelUnit }: PlaceboSample, factors: Correction): DrawInference | null {
  const { clusters, problem, nobs } = prepared;
  if (problem.vcov === 'iid') return { vcov: 'iid', factor: 1 / (nobs - factors.parameters), clusterOfUnit: null };
  if (problem.vcov === 'HC1') return { vcov: 'HC1', factor: factors.observationFactor, clusterOfUnit: null };
  if (problem.vcov !== 'cluster' || clusters.length !== 1) return null;
  const [{ by, codes, count }] = clusters;
  const factor = factors.observationFactor * factors.clusterFactor(count);
  if (by === prepared.panel.design.unit) return { vcov: 'cluster', factor, clusterOfUnit: null };
  const clusterOfUnit = new Int32Array(panelUnit.length).fill(-1);
  for (let row = 0; row < unitOf.length; row++) {
    const known = clusterOfUnit[unitOf[row]];
    if (known !== -1 && known !== codes[row]) return null;
    clusterOfUnit[unitOf[row]] = codes[row];
  }
  return { vcov: 'cluster', factor, clusterOfUnit };
}

function describeTwoWay({ sample, controls, solution }: StepSetup): TwoWaySample {
  const units = sample.panelUnit.length;
  const unitStart = new Int32Array(units + 1);
  for (const unit of sample.unitOf) unitStart[unit + 1]++;
  for (let unit = 0; unit < units; unit++) unitStart[unit + 1] += unitStart[unit];
  return {
    units,
    periods: sample.periods.length,
    k: solution.kept.length,
    unitStart,
    periodOf: sample.periodOf,
    residual: solution.residual,
    controls: orthonormalise(solution.kept.map((j) => controls[j].values)),
  };
}

/** Every unit once in every period. */
function isBalanced({ units, periods, unitStart, periodOf }: TwoWaySample): boolean {
  if (periodOf.length !== units * periods) return false;
  return (
    periodOf.every((period, row) => period === row % periods) &&
    unitStart.every((from, unit) => from === unit * periods)
  );
}

/** Orthonormal basis of independent columns, one after the other, by Gram-Schmidt done twice (Giraud, Langou & Rozloznik 2005). */
function orthonormalise(columns: readonly Float64Array[]): Float64Array {
  const n = columns.length > 0 ? columns[0].length : 0;
  const basis = new Float64Array(n * columns.length);
  columns.forEach((column, j) => {
    const vector = basis.subarray(j * n, (j + 1) * n);
    vector.set(column);
    for (let pass = 0; pass < 2; pass++) {
      for (let i = 0; i < j; i++) {
        const other = basis.subarray(i * n, (i + 1) * n);
        const share = dot(vector, other);
        for (let row = 0; row < n; row++) vector[row] -= share * other[row];
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    for (let row = 0; row < n; row++) vector[row] /= length;
  });
  return basis;
}
