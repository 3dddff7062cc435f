import type { Absorber, AbsorbOptions, Convergence } from './absorber.ts';
import { solvedEffects } from './effects.ts';
import { projectOff } from './group-projection.ts';
import type { LocalBasis } from './local-basis.ts';
import { accumulateRest, fittedRest, type Parts, type RestDesign } from './rest-design.ts';

/** Rounding keeps the residual from falling further; below this share of the right side a stalled run still counts as converged. */
const STALLED_BUT_FINE = 1e-9;
const PATIENCE = 60;

/**
 * Absorption when the rest is too large to factor: the largest block is eliminated exactly, the Schur system of the rest is solved by conjugate
 * gradients with the level weights as preconditioner, without ever being formed. Each column is solved twice, the second time for what is left.
 * Source: Gaure (2013), CSDA 66; Golub & Van Loan (2013), algorithm 11.5.1.
 */
export class ConjugateGradientAbsorber implements Absorber {
  readonly method = 'conjugateGradient';
  private readonly scale: Float64Array;
  private readonly work: Float64Array;
  private worst: Convergence = { exact: false, iterations: 0, residual: 0, converged: true };

  constructor(
    private readonly eliminated: LocalBasis,
    private readonly rest: RestDesign,
    private readonly parts: Parts,
    private readonly weights: Float64Array | null,
    private readonly options: AbsorbOptions,
  ) {
    this.scale = levelWeights(rest, weights);
    this.work = new Float64Array(eliminated.codes.length);
  }

  apply(x: Float64Array): void {
    const { eliminated, rest, weights, work } = this;
    const scaleOf = new Float64Array(rest.parameters);
    accumulateRest(rest, weights, x, scaleOf);
    projectOff(eliminated, weights, x);
    let target = 0;
    for (let pass = 0; pass < 2; pass++) {
      const rhs = new Float64Array(rest.parameters);
      accumulateRest(rest, weights, x, rhs);
      const size = this.norm(rhs);
      if (pass === 0) target = Math.max(this.options.tolerance * size, Number.EPSILON * this.norm(scaleOf));
      if (size <= target) break;
      const { solution, iterations, residual } = this.solve(rhs, target);
      this.note(iterations, size === 0 ? 0 : residual / Math.max(size, this.norm(scaleOf)));
      fittedRest(rest, solution, work);
      projectOff(eliminated, weights, work);
      for (let r = 0; r < x.length; r++) x[r] -= work[r];
    }
  }

  private note(iterations: number, residual: number): void {
    const { worst } = this;
    this.worst = {
      exact: false,
      iterations: Math.max(worst.iterations, iterations),
      residual: Math.max(worst.residual, residual),
      converged: worst.converged && residual <= STALLED_BUT_FINE,
    };
  }

  /** Norm in which the preconditioned residual is measured. */
  private norm(v: Float64Array): number {
    let s = 0;
    for (let p = 0; p < v.length; p++) s += (v[p] * v[p]) / this.scale[p];
    return Math.sqrt(s);
  }

  private multiply(a: Float64Array, out: Float64Array): void {
    fittedRest(this.rest, a, this.work);
    projectOff(this.eliminated, this.weights, this.work);
    out.fill(0);
    accumulateRest(this.rest, this.weights, this.work, out);
  }

  private solve(rhs: Float64Array, target: number) {
    const { scale } = this;
    const m = rhs.length;
    const solution = new Float64Array(m);
    const best = { solution: solution.slice(), residual: this.norm(rhs), at: 0 };
    const residual = rhs.slice();
    const direction = residual.map((value, p) => value / scale[p]);
    const image = new Float64Array(m);
    let energy = best.residual ** 2;
    let iterations = 0;
    while (iterations < this.options.maxIterations) {
      iterations++;
      this.multiply(direction, image);
      let curvature = 0;
      for (let p = 0; p < m; p++) curvature += direction[p] * image[p];
      if (!(curvature > 0)) break;
      const step = energy / curvature;
      let next = 0;
      for (let p = 0; p < m; p++) {
        solution[p] += step * direction[p];
        residual[p] -= step * image[p];
        next += (residual[p] * residual[p]) / scale[p];
      }
      const size = Math.sqrt(next);
      if (size < best.residual) {
        best.solution.set(solution);
        best.residual = size;
        best.at = iterations;
      }
      if (size <= target || iterations - best.at > PATIENCE) break;
      const ratio = next / energy;
      energy = next;
      for (let p = 0; p < m; p++) direction[p] = residual[p] / scale[p] + ratio * direction[p];
    }
    return { solution: best.solution, residual: best.residual, iterations };
  }

  effects(column: Float64Array): readonly Float64Array[] | null {
    const { eliminated, rest, parts, weights } = this;
    const interceptsOnly = rest.slots.every((slot) => slot.value === null) && eliminated.vectors.length === 0;
    if (!interceptsOnly || eliminated.constant === null) return null;
    const residual = column.slice();
    this.apply(residual);
    const absorbed = column.map((value, r) => value - residual[r]);
    return solvedEffects(absorbed, eliminated, rest, parts, weights, (rhs) => {
      rhs.set(this.solve(rhs.slice(), this.options.tolerance * this.norm(rhs)).solution);
    });
  }

  leverages(): null {
    return null;
  }

  convergence(): Convergence {
    return this.worst;
  }
}

/** Diagonal of D'W D: the weight in each level. */
function levelWeights(rest: RestDesign, weights: Float64Array | null): Float64Array {
  const out = new Float64Array(rest.parameters);
  for (const { index, value } of rest.slots) {
    for (let r = 0; r < index.length; r++) {
      out[index[r]] += (weights === null ? 1 : weights[r]) * (value === null ? 1 : value[r] * value[r]);
    }
  }
  for (let p = 0; p < out.length; p++) if (out[p] === 0) out[p] = 1;
  return out;
}
