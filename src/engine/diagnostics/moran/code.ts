import type { CodeContext } from '../../estimator.ts';
import { StataNames } from '../../estimators/feols/names.ts';
import { columnR, type WeightsSketch, weightsR, weightsSketch } from '../../spatial/weights-code-r.ts';
import { weightColumns, weightsStata } from '../../spatial/weights-code-stata.ts';
import type { MoranOptions } from './meta.ts';

/** Scripts that build the weights and compute Moran's I by period: R (spdep) and Stata (Mata); '' without unit or time. */
export function code(
  options: MoranOptions,
  { roles, unit, time }: CodeContext,
): { readonly r: string; readonly stata: string } {
  if (unit === null || time === null) return { r: '', stata: '' };
  const sketch = weightsSketch(options, unit, time);
  const variable = options.variable ?? roles.outcome;
  return { r: codeR(sketch, variable, options), stata: codeStata(sketch, variable, options) };
}

function codeR(sketch: WeightsSketch, variable: string, { draws, period, seed }: MoranOptions): string {
  const { unit, time } = sketch;
  const nsim = draws > 0 ? draws : 999;
  return `${[
    '# needs: install.packages("spdep"); the data frame is called df',
    `df <- df[order(${columnR(time)}, ${columnR(unit)}), ]`,
    ...weightsR(sketch),
    'in_period <- function(t) {',
    `  x <- ${columnR(variable)}[match(paste(units, t), paste(${columnR(unit)}, ${columnR(time)}))]`,
    '  here <- which(!is.na(x))',
    '  here <- here[rowSums(W[here, here]) > 0]',
    `  list(x = x[here], lw = spdep::mat2listw(W[here, here], style = "${sketch.options.standardise === 'row' ? 'W' : 'M'}"))`,
    '}',
    `set.seed(${seed})`,
    `periods <- sort(unique(${columnR(time)}))`,
    't(sapply(periods, function(t) {',
    '  here <- in_period(t)',
    '  test <- spdep::moran.test(here$x, here$lw, alternative = "two.sided")',
    ...(draws > 0 ? [`  drawn <- spdep::moran.mc(here$x, here$lw, nsim = ${draws}, alternative = "two.sided")`] : []),
    '  geary <- spdep::geary.test(here$x, here$lw, alternative = "two.sided")',
    `  c(period = t, test$estimate, p = test$p.value${draws > 0 ? ', permutation = drawn$p.value' : ''}, C = geary$estimate[[1]])`,
    '}))',
    `last <- in_period(${period ?? 'max(periods)'})`,
    `spdep::localmoran_perm(last$x, last$lw, nsim = ${nsim})`,
  ].join('\n')}\n`;
}

function codeStata(sketch: WeightsSketch, variable: string, { draws, seed }: MoranOptions): string {
  const { unit, time } = sketch;
  const names = new StataNames([variable, unit, time, ...weightColumns(sketch)]);
  const [x, u, t] = [variable, unit, time].map((name) => names.of(name));
  return `${[
    ...names.hints(),
    '* a text column of units becomes numbers with: egen new_name = group(old_name)',
    '* every unit has a value in every period: otherwise drop those that have not before the weights are built',
    'preserve',
    ...weightsStata(sketch, names),
    'restore',
    `sort ${t} ${u}`,
    `set seed ${seed}`,
    'mata:',
    'real scalar moran(real matrix W, real colvector x) {',
    '    real colvector z',
    '    z = x :- mean(x)',
    "    return(rows(x) / sum(W) * (z' * (W * z)) / (z' * z))",
    '}',
    'end',
    `levelsof ${t}, local(periods)`,
    'foreach p of local periods {',
    `    quietly generate byte now = ${t} == \`p'`,
    `    mata: x = st_data(., "${x}", "now")`,
    '    mata: i = moran(st_matrix("W"), x)',
    ...(draws > 0
      ? [
          `    mata: d = J(${draws}, 1, .)`,
          `    mata: for (r = 1; r <= ${draws}; r++) d[r] = moran(st_matrix("W"), jumble(x))`,
          `    mata: printf("%9.0g  I = %9.6f  p = %6.4f\\n", \`p', i, (1 + sum(abs(d :+ 1 / (rows(x) - 1)) :>= abs(i + 1 / (rows(x) - 1)))) / ${draws + 1})`,
        ]
      : [`    mata: printf("%9.0g  I = %9.6f\\n", \`p', i)`]),
    '    drop now',
    '}',
  ].join('\n')}\n`;
}
