import { columnMoments } from '../../solve/column-moments.ts';
import type { LinearFit, PreparedModel } from '../../solve/linear-model.ts';
import { correlation, squaredCorrelations } from './correlations.ts';
import type { FixedSplit } from './types.ts';
import { unitMeansOf, unitPanel } from './unit-panel.ts';

/**
 * What Stata's xtreg, fe prints beside the coefficients. `prepared` absorbs the units and nothing else, period dummies being regressors; the
 * effect of a unit is the mean of y - x'b less its mean over all rows, its deviation that over units.
 */
export function fixedSplit(prepared: PreparedModel, { result }: LinearFit): FixedSplit | null {
  const panel = unitPanel(prepared);
  const { rmse } = result.stats;
  if (rmse === null || panel.units < 2) return null;
  const fitted = new Float64Array(panel.n);
  result.terms.forEach(({ name }, j) => {
    const column = panel.columns.find((one) => one.name === name);
    if (!column) return;
    for (let r = 0; r < panel.n; r++) fitted[r] += result.coef[j] * column.values[r];
  });
  const effect = unitMeansOf(
    panel,
    panel.outcome.map((value, r) => value - fitted[r]),
  );
  const { deviation } = columnMoments(effect, null, panel.units);
  const sigma2Unit = deviation / (panel.units - 1);
  const spread = Float64Array.from(panel.codes, (unit) => effect[unit]);
  return {
    sigma2Error: rmse * rmse,
    sigma2Unit,
    rho: sigma2Unit / (sigma2Unit + rmse * rmse),
    correlation: correlation(spread, fitted),
    r2: squaredCorrelations(panel, fitted),
  };
}
