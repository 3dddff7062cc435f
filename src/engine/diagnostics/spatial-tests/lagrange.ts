import { chiSquaredSurvival } from '../../../core/distributions/index.ts';
import { dot } from '../../../core/linalg/gram.ts';
import { multiplySparse, type SparseMatrix, transposeSparse } from '../../../core/linalg/sparse.ts';
import type { SpatialDesign } from '../../estimators/sdm/design.ts';
import { residualOf } from '../../estimators/sdm/likelihood.ts';
import type { SdmOptions } from '../../estimators/sdm/meta.ts';
import { residualMoran } from './residual-moran.ts';
import type { ChiSquared, LagrangeTests } from './types.ts';

export function chiSquared(statistic: number, df: number): ChiSquared {
  return { statistic, df, pValue: chiSquaredSurvival(statistic, df) };
}

/** tr(W W + W' W). */
function traceOf(matrix: SparseMatrix): number {
  const turned = transposeSparse(matrix);
  const row = new Float64Array(matrix.n);
  let total = 0;
  for (let i = 0; i < matrix.n; i++) {
    for (let e = turned.starts[i]; e < turned.starts[i + 1]; e++) row[turned.columns[e]] = turned.values[e];
    for (let e = matrix.starts[i]; e < matrix.starts[i + 1]; e++) {
      total += matrix.values[e] * (matrix.values[e] + row[matrix.columns[e]]);
    }
    for (let e = turned.starts[i]; e < turned.starts[i + 1]; e++) row[turned.columns[e]] = 0;
  }
  return total;
}

/**
 * Tests of W y and W u against least squares on panel data: Anselin, Le Gallo & Jayet (2008, section 3), robust versions by Elhorst (2010,
 * equations 12 and 13). Data without fixed effects are lagged, as in Elhorst's routines.
 */
export function lagrangeTests(design: SpatialDesign, effects: SdmOptions['effects']): LagrangeTests {
  const { columns, outcome, sample } = design;
  const { matrix } = sample.weights;
  const lag = (values: Float64Array) => multiplySparse(matrix, values, sample.periods);
  const residual = residualOf(columns, outcome);
  const variance = dot(residual, residual) / residual.length;
  const fitted = outcome.map((value, i) => value - residual[i]);
  const trace = sample.periods * traceOf(matrix);
  const withLag = dot(residual, lag(outcome)) / variance;
  const withError = dot(residual, lag(residual)) / variance;
  const spread = residualOf(columns, lag(fitted));
  const information = dot(spread, spread) / variance + trace;
  return {
    effects,
    lag: chiSquared(withLag ** 2 / information, 1),
    error: chiSquared(withError ** 2 / trace, 1),
    robustLag: chiSquared((withLag - withError) ** 2 / (information - trace), 1),
    robustError: chiSquared(
      (withError - (trace / information) * withLag) ** 2 / (trace * (1 - trace / information)),
      1,
    ),
    moran: effects === 'none' ? residualMoran(design) : null,
  };
}
