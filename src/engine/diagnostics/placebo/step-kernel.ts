import { solveFactored } from '../../../core/linalg/cholesky.ts';
import type { StepTables, TwoWaySample } from './step-tables.ts';

/** How the variance of a draw's coefficient is formed. */
export interface DrawInference {
  readonly vcov: 'iid' | 'HC1' | 'cluster';
  /** Small-sample factor on the sandwich; for iid one over the residual degrees of freedom. */
  readonly factor: number;
  /** Cluster of every unit; null: every unit is a cluster of its own. */
  readonly clusterOfUnit: Int32Array | null;
}

/** A treatment whose residual variation is below this share of its variation within units counts as absorbed. */
const ABSORBED = 1e-9;

const COLUMNS_PER_PASS = 6;

/**
 * Coefficient and standard error of a step-function treatment d in y = b d + X g + unit and time effects, by Frisch-Waugh-Lovell:
 * with x* the residualised d, b = x*'y / x*'x*. Only the time part tau of the projection and theta = X'd change from draw to draw, so the
 * score of a unit, the sum over its rows of x*(y - b x*), is a combination of O(k^2) features of the unit. When every assignment has the same
 * number treated per period in a balanced panel, tau itself is constant and is passed once as `reference`; else the features that depend on it
 * are found anew, in O(rows k), for each draw. The slow, obvious equal is an ordinary regression per draw; the tests compare the two.
 */
export class StepKernel {
  /** Answers of the last `evaluate`; both NaN where the effects and controls absorb the treatment. */
  coef = Number.NaN;
  stdError = Number.NaN;

  /** By feature, then unit: tau'y, tau'X (k), tau'tau after demeaning, X'y (k), X'X (upper triangle). */
  private readonly features: Float64Array;
  private readonly weights: Float64Array;
  /** By period, feature, unit: the cells whose sums weighted by tau are the first 1 + k features. */
  private readonly cells: Float64Array;
  private readonly theta: Float64Array;
  private readonly tau: Float64Array;
  private readonly tauMean: Float64Array;
  private readonly periodSums: Float64Array;
  /** By (unit, code): product of the unit-demeaned step with tau. */
  private readonly stepTime: Float64Array;
  private readonly scores: Float64Array;
  private readonly clusterScores: Float64Array;
  private readonly fitted: Float64Array;
  private readonly residualSquares: number;
  private timeSquares = 0;

  constructor(
    private readonly sample: TwoWaySample,
    private readonly tables: StepTables,
    private readonly inference: DrawInference,
    private readonly reference: Int32Array | null,
  ) {
    const { units, periods, k, residual } = sample;
    const count = 2 + 2 * k + (k * (k + 1)) / 2;
    this.weights = new Float64Array(Math.ceil(count / COLUMNS_PER_PASS) * COLUMNS_PER_PASS);
    this.features = new Float64Array(this.weights.length * units);
    this.features.set(tables.constants, (2 + k) * units);
    this.cells = inference.vcov === 'cluster' ? cellsByPeriod(sample) : new Float64Array(0);
    this.theta = new Float64Array(k);
    this.tau = new Float64Array(periods);
    this.periodSums = new Float64Array(periods);
    this.tauMean = new Float64Array(units);
    this.stepTime = new Float64Array(units * tables.codes);
    this.scores = new Float64Array(units);
    this.clusterScores = new Float64Array(clusterCount(inference.clusterOfUnit));
    this.fitted = new Float64Array(inference.vcov === 'HC1' ? residual.length : 0);
    this.residualSquares = residual.reduce((total, value) => total + value * value, 0);
    if (reference) {
      this.projectTime(reference);
      for (let code = 1; code < tables.codes; code++) this.sumStepTime(new Int32Array(units).fill(code));
    }
  }

  /** `codes`: one start code per unit, as the tables define them. */
  evaluate(codes: Int32Array): void {
    if (!this.reference) {
      this.projectTime(codes);
      if (this.inference.vcov === 'cluster') this.sumStepTime(codes);
    }
    const { k } = this.sample;
    const { codes: width, squares, outcome, controls } = this.tables;
    const theta = this.theta.fill(0);
    let withinSquares = 0;
    let product = 0;
    for (let unit = 0; unit < codes.length; unit++) {
      if (codes[unit] === 0) continue;
      const cell = unit * width + codes[unit];
      withinSquares += squares[cell];
      product += outcome[cell];
      for (let j = 0; j < k; j++) theta[j] += controls[cell * k + j];
    }
    let variation = withinSquares - this.timeSquares;
    for (let j = 0; j < k; j++) variation -= theta[j] * theta[j];
    const estimable = variation > ABSORBED * withinSquares;
    this.coef = estimable ? product / variation : Number.NaN;
    this.stdError = estimable ? Math.sqrt(this.variance(codes, variation)) : Number.NaN;
  }

  private variance(codes: Int32Array, variation: number): number {
    const { vcov, factor } = this.inference;
    if (vcov === 'iid') return (factor * (this.residualSquares - this.coef * this.coef * variation)) / variation;
    const meat = vcov === 'HC1' ? this.rowMeat(codes) : this.clusterMeat(codes);
    return (factor * meat) / (variation * variation);
  }

  /** Sets tau, which solves the time block of the normal equations for the unit-demeaned treatment, and all that depends on it alone. */
  private projectTime(codes: Int32Array): void {
    const { units, periods, unitStart, periodOf } = this.sample;
    const { codes: width, treated, positions, timeFactor } = this.tables;
    const sums = this.periodSums.fill(0);
    for (let unit = 0; unit < units; unit++) {
      const code = codes[unit];
      if (code === 0) continue;
      const share = treated[unit * width + code] / (unitStart[unit + 1] - unitStart[unit]);
      for (let row = unitStart[unit]; row < unitStart[unit + 1]; row++) {
        sums[periodOf[row]] += (periodOf[row] >= positions[code] ? 1 : 0) - share;
      }
    }
    this.tau.set(sums);
    solveFactored(timeFactor, this.tau);
    this.timeSquares = 0;
    for (let t = 0; t < periods; t++) this.timeSquares += sums[t] * this.tau[t];
    if (this.inference.vcov !== 'iid') this.sumTime();
    if (this.inference.vcov === 'cluster') {
      combineColumns(this.features, this.cells, this.tau, periods, (1 + this.sample.k) * units);
    }
  }

  private sumTime(): void {
    const { units, k, unitStart, periodOf } = this.sample;
    const { features, tau, tauMean } = this;
    for (let unit = 0; unit < units; unit++) {
      const from = unitStart[unit];
      const to = unitStart[unit + 1];
      let sum = 0;
      let squares = 0;
      for (let row = from; row < to; row++) {
        const value = tau[periodOf[row]];
        sum += value;
        squares += value * value;
      }
      tauMean[unit] = sum / (to - from);
      features[(1 + k) * units + unit] = squares - sum * tauMean[unit];
    }
  }

  private sumStepTime(codes: Int32Array): void {
    const { units, unitStart, periodOf } = this.sample;
    const { codes: width, treated, positions } = this.tables;
    for (let unit = 0; unit < units; unit++) {
      const code = codes[unit];
      if (code === 0) continue;
      let sum = 0;
      for (let row = unitStart[unit + 1] - 1; row >= unitStart[unit]; row--) {
        if (periodOf[row] < positions[code]) break;
        sum += this.tau[periodOf[row]];
      }
      this.stepTime[unit * width + code] = sum - treated[unit * width + code] * this.tauMean[unit];
    }
  }

  /** Sum over clusters of squared scores. */
  private clusterMeat(codes: Int32Array): number {
    const { k, units } = this.sample;
    const { codes: width, squares, outcome, controls } = this.tables;
    const { stepTime, theta, coef, scores } = this;
    this.weighFeatures();
    combineColumns(scores, this.features, this.weights, this.weights.length, units);
    for (let unit = 0; unit < units; unit++) {
      if (codes[unit] === 0) continue;
      const cell = unit * width + codes[unit];
      let common = stepTime[cell];
      for (let j = 0; j < k; j++) common += theta[j] * controls[cell * k + j];
      scores[unit] += outcome[cell] - coef * (squares[cell] - 2 * common);
    }
    return sumOfSquares(this.inference.clusterOfUnit ? this.sumByCluster(this.inference.clusterOfUnit) : scores);
  }

  private sumByCluster(clusterOfUnit: Int32Array): Float64Array {
    const sums = this.clusterScores.fill(0);
    for (let unit = 0; unit < clusterOfUnit.length; unit++) sums[clusterOfUnit[unit]] += this.scores[unit];
    return sums;
  }

  /** Weights of the features in a unit's score, as far as that does not depend on its own start. */
  private weighFeatures(): void {
    const { weights, theta, coef } = this;
    const { k } = this.sample;
    weights[0] = -1;
    weights[1 + k] = -coef;
    let at = 2 + 2 * k;
    for (let i = 0; i < k; i++) {
      weights[1 + i] = -2 * coef * theta[i];
      weights[2 + k + i] = -theta[i];
      weights[at++] = -coef * theta[i] * theta[i];
      for (let j = i + 1; j < k; j++) weights[at++] = -2 * coef * theta[i] * theta[j];
    }
  }

  /** Sum over rows of squared scores. */
  private rowMeat(codes: Int32Array): number {
    const { k, units, unitStart, periodOf, residual, controls } = this.sample;
    const { codes: width, treated, positions } = this.tables;
    const { tau, tauMean, theta, coef, fitted } = this;
    combineColumns(fitted, controls, theta, k, fitted.length);
    let meat = 0;
    for (let unit = 0; unit < units; unit++) {
      const code = codes[unit];
      const from = unitStart[unit];
      const to = unitStart[unit + 1];
      const start = code === 0 ? Infinity : positions[code];
      const offset = tauMean[unit] - treated[unit * width + code] / (to - from);
      for (let row = from; row < to; row++) {
        const x = offset - tau[periodOf[row]] - fitted[row] + (periodOf[row] >= start ? 1 : 0);
        const score = x * (residual[row] - coef * x);
        meat += score * score;
      }
    }
    return meat;
  }
}

/** out[i] = sum over columns c of weights[c] columns[c, i], for i below `length`; several columns a pass, which is what makes it fast. */
function combineColumns(
  out: Float64Array,
  columns: Float64Array,
  weights: Float64Array,
  count: number,
  length: number,
): void {
  out.fill(0, 0, length);
  let c = 0;
  for (; c + COLUMNS_PER_PASS <= count; c += COLUMNS_PER_PASS) {
    const w0 = weights[c];
    const w1 = weights[c + 1];
    const w2 = weights[c + 2];
    const w3 = weights[c + 3];
    const w4 = weights[c + 4];
    const w5 = weights[c + 5];
    for (let i = 0, at = c * length; i < length; i++, at++) {
      out[i] +=
        w0 * columns[at] +
        w1 * columns[at + length] +
        (w2 * columns[at + 2 * length] + w3 * columns[at + 3 * length]) +
        (w4 * columns[at + 4 * length] + w5 * columns[at + 5 * length]);
    }
  }
  for (; c < count; c++) {
    const weight = weights[c];
    for (let i = 0, at = c * length; i < length; i++, at++) out[i] += weight * columns[at];
  }
}

function clusterCount(clusterOfUnit: Int32Array | null): number {
  let count = 0;
  for (const cluster of clusterOfUnit ?? []) count = Math.max(count, cluster + 1);
  return count;
}

function sumOfSquares(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] * values[i];
  return total;
}

/** The residual outcome and the controls as a dense (period, 1 + k, unit) table; zero where a unit is not observed. */
function cellsByPeriod({ units, periods, k, unitStart, periodOf, residual, controls }: TwoWaySample): Float64Array {
  const cells = new Float64Array(periods * (1 + k) * units);
  for (let unit = 0; unit < units; unit++) {
    for (let row = unitStart[unit]; row < unitStart[unit + 1]; row++) {
      const at = periodOf[row] * (1 + k) * units + unit;
      cells[at] += residual[row];
      for (let j = 0; j < k; j++) cells[at + (1 + j) * units] += controls[j * residual.length + row];
    }
  }
  return cells;
}
