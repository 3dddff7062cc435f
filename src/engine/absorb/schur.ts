import { inverseFactored, type PivotedCholesky, solveFactored } from '../../core/linalg/cholesky.ts';
import { type Absorber, exactConvergence } from './absorber.ts';
import { solvedEffects } from './effects.ts';
import { projectOff } from './group-projection.ts';
import type { LocalBasis } from './local-basis.ts';
import { accumulateRest, fittedRest, type Parts, type RestDesign } from './rest-design.ts';
import { factorParts, forEachLevel } from './schur-system.ts';

/** With smaller pivots than this the normal equations are solved a second time for what rounding left over. */
const REFINE_BELOW = 1e-3;

/**
 * Exact absorption of two or more blocks: the largest is eliminated level by level, the Schur complement of the rest is factored once, part by
 * connected part, and serves every column.
 */
export class SchurAbsorber implements Absorber {
  readonly method = 'schur';
  private readonly factors: readonly PivotedCholesky[];
  private readonly refine: boolean;
  private readonly plainSlot: Int32Array | null;

  constructor(
    private readonly eliminated: LocalBasis,
    private readonly rest: RestDesign,
    private readonly parts: Parts,
    private readonly weights: Float64Array | null,
  ) {
    this.factors = factorParts(eliminated, rest, parts, weights);
    this.refine = this.factors.some((factor) => factor.smallestPivot < REFINE_BELOW);
    const runs = eliminated.groups.order === null && eliminated.constant !== null && eliminated.vectors.length === 0;
    const plain = weights === null && rest.slots.length === 1 && rest.slots[0].value === null;
    this.plainSlot = runs && plain ? rest.slots[0].index : null;
  }

  apply(column: Float64Array): void {
    const passes = this.refine ? 2 : 1;
    for (let pass = 0; pass < passes; pass++) {
      if (this.plainSlot !== null) this.applyRuns(column, this.plainSlot);
      else this.applyGeneral(column);
    }
  }

  /** Sorted rows, one further intercept, no weights: both passes walk through memory once. */
  private applyRuns(x: Float64Array, index: Int32Array): void {
    const { starts, levels } = this.eliminated.groups;
    const rhs = new Float64Array(this.rest.parameters);
    for (let g = 0; g < levels; g++) {
      const from = starts[g];
      const to = starts[g + 1];
      const origin = x[from];
      let s = 0;
      for (let r = from; r < to; r++) s += x[r] - origin;
      const mean = s / (to - from);
      for (let r = from; r < to; r++) {
        const value = x[r] - origin - mean;
        x[r] = value;
        rhs[index[r]] += value;
      }
    }
    this.solve(rhs);
    for (let g = 0; g < levels; g++) {
      const from = starts[g];
      const to = starts[g + 1];
      let s = 0;
      for (let r = from; r < to; r++) s += rhs[index[r]];
      const mean = s / (to - from);
      for (let r = from; r < to; r++) x[r] -= rhs[index[r]] - mean;
    }
  }

  private applyGeneral(x: Float64Array): void {
    projectOff(this.eliminated, this.weights, x);
    const rhs = new Float64Array(this.rest.parameters);
    accumulateRest(this.rest, this.weights, x, rhs);
    this.solve(rhs);
    const fitted = new Float64Array(x.length);
    fittedRest(this.rest, rhs, fitted);
    projectOff(this.eliminated, this.weights, fitted);
    for (let r = 0; r < x.length; r++) x[r] -= fitted[r];
  }

  /** Overwrites the right side with a basic solution of the Schur system. */
  private solve(rhs: Float64Array): void {
    const { partOf, position, sizes } = this.parts;
    const local = Array.from(sizes, (size) => new Float64Array(size));
    for (let p = 0; p < rhs.length; p++) local[partOf[p]][position[p]] = rhs[p];
    local.forEach((b, part) => {
      solveFactored(this.factors[part], b);
    });
    for (let p = 0; p < rhs.length; p++) rhs[p] = local[partOf[p]][position[p]];
  }

  effects(column: Float64Array): readonly Float64Array[] | null {
    const { eliminated, rest } = this;
    const interceptsOnly = rest.slots.every((slot) => slot.value === null) && eliminated.vectors.length === 0;
    if (!interceptsOnly || eliminated.constant === null) return null;
    const residual = column.slice();
    this.apply(residual);
    const absorbed = column.map((value, r) => value - residual[r]);
    return solvedEffects(absorbed, eliminated, rest, this.parts, this.weights, (rhs) => this.solve(rhs));
  }

  leverages(): Float64Array {
    const inverses = this.factors.map(generalInverse);
    const leverage = new Float64Array(this.eliminated.codes.length);
    const { position, partOf, sizes } = this.parts;
    forEachLevel(this.eliminated, this.rest, this.weights, (level) => {
      const { rows, basisAt, touched, profiles } = level;
      const part = touched.length > 0 ? partOf[touched[0]] : 0;
      const u = new Float64Array(touched.length);
      for (const r of rows) {
        u.fill(0);
        let h = 0;
        profiles.forEach((profile, k) => {
          const b = basisAt(k, r);
          h += b * b;
          for (let c = 0; c < u.length; c++) u[c] -= b * profile[c];
        });
        for (const { index, value } of this.rest.slots) u[level.at(index[r])] += value === null ? 1 : value[r];
        for (let i = 0; i < u.length; i++) {
          for (let j = 0; j < u.length; j++) {
            h += u[i] * u[j] * inverses[part][position[touched[i]] * sizes[part] + position[touched[j]]];
          }
        }
        leverage[r] = h * (this.weights === null ? 1 : this.weights[r]);
      }
    });
    return leverage;
  }

  convergence() {
    return exactConvergence;
  }
}

function generalInverse(factor: PivotedCholesky): Float64Array {
  const inner = inverseFactored(factor);
  const out = new Float64Array(factor.n * factor.n);
  factor.kept.forEach((i, a) => {
    factor.kept.forEach((j, b) => {
      out[i * factor.n + j] = inner[a * factor.rank + b];
    });
  });
  return out;
}
