import { gram } from '../../../core/linalg/gram.ts';
import { symmetricEigen } from '../../../core/linalg/symmetric-eigen.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { IndexOptions } from './meta.ts';
import type { PrincipalComponents } from './types.ts';

/** An eigenvalue this close to one counts as one for the rule "above one". */
const ONE = 1e-9;

/**
 * Principal components of standardised indicators over `rows`: eigenvectors of the correlation matrix, each signed so that its entries sum to a
 * positive number (more is better), and the coefficients c_j = sum_c a_jc lambda_c / sum_kept lambda of the composite score sum_j c_j x_j.
 * @param standardised k columns with mean 0 and standard deviation 1 over `rows`; columns of zeros have coefficient zero
 */
export function principalComponents(
  standardised: readonly Float64Array[],
  rows: Int32Array,
  options: Pick<IndexOptions, 'pcaKeep' | 'pcaShare'>,
): PrincipalComponents {
  const k = standardised.length;
  const taken = standardised.map((column) => gatherFloats(column, rows));
  const correlation = gram(taken).map((value) => value / (rows.length - 1));
  const { values, vectors } = symmetricEigen(correlation, k);
  const eigenvalues = values.slice().reverse();
  const ordered = new Float64Array(k * k);
  for (let c = 0; c < k; c++) {
    let total = 0;
    let largest = 0;
    for (let j = 0; j < k; j++) {
      const entry = vectors[j * k + (k - 1 - c)];
      total += entry;
      if (Math.abs(entry) > Math.abs(largest) + ONE) largest = entry;
    }
    const sign = (Math.abs(total) > ONE ? total : largest) < 0 ? -1 : 1;
    for (let j = 0; j < k; j++) ordered[j * k + c] = sign * vectors[j * k + (k - 1 - c)];
  }
  const kept = countKept(eigenvalues, options);
  const retained = eigenvalues.subarray(0, kept).reduce((a, b) => a + b, 0);
  const coefficients = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    for (let c = 0; c < kept; c++) coefficients[j] += (ordered[j * k + c] * eigenvalues[c]) / retained;
  }
  return { eigenvalues, kept, vectors: ordered, coefficients };
}

function countKept(eigenvalues: Float64Array, options: Pick<IndexOptions, 'pcaKeep' | 'pcaShare'>): number {
  if (options.pcaKeep === 'first') return 1;
  if (options.pcaKeep === 'kaiser') return Math.max(1, eigenvalues.filter((value) => value > 1 + ONE).length);
  const total = eigenvalues.reduce((a, b) => a + b, 0);
  let reached = 0;
  const at = eigenvalues.findIndex((value) => {
    reached += value;
    return reached >= options.pcaShare * total * (1 - ONE);
  });
  return at < 0 ? eigenvalues.length : at + 1;
}
