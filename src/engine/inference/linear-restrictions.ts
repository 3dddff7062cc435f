import { multiply, sandwich } from '../../core/linalg/dense.ts';
import type { JointTest, ModelResult, Term } from '../result.ts';
import { wald } from './wald.ts';

/** A weighted sum of coefficients by term name, with a name of its own. */
export interface LinearRestriction {
  readonly name: string;
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * F test that every one of the weighted sums of coefficients is zero: b'R'(R V R')^-1 R b / q. Terms that the result does not hold count as zero;
 * restrictions that depend on those before them are dropped. Null when nothing is left to test.
 */
export function testRestrictions(
  result: Pick<ModelResult, 'terms' | 'coef' | 'vcov' | 'dofResidual'>,
  restrictions: readonly LinearRestriction[],
  id: JointTest['id'],
): JointTest | null {
  const k = result.terms.length;
  const q = restrictions.length;
  const r = new Float64Array(q * k);
  restrictions.forEach(({ weights }, row) => {
    result.terms.forEach((term, j) => {
      r[row * k + j] = weights.get(term.name) ?? 0;
    });
  });
  const sums = {
    terms: restrictions.map(({ name }): Term => ({ name, tag: { kind: 'coefficient', role: 'treatment' } })),
    coef: multiply(r, result.coef, q, k, 1),
    vcov: sandwich(r, result.vcov, q, k),
    dofResidual: result.dofResidual,
  };
  return wald(
    sums,
    restrictions.map(({ name }) => name),
    id,
  );
}

/** The restrictions that all of the named coefficients are equal: each less the first. */
export function equality(names: readonly string[]): LinearRestriction[] {
  return names.slice(1).map((name) => ({
    name: `${name} - ${names[0]}`,
    weights: new Map([
      [name, 1],
      [names[0], -1],
    ]),
  }));
}
