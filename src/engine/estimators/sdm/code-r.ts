import { columnR, weightsR } from '../../spatial/weights-code-r.ts';
import { commentText, nameInR, stringInR } from '../feols/names.ts';
import { leastSquaresCode, type SpatialSketch } from './code.ts';
import { hasLaggedOutcome } from './meta.ts';

export function codeR(sketch: SpatialSketch): string {
  const { settled, options } = sketch;
  const lags = lagNames(sketch);
  const lines = [
    ...dataR(sketch),
    ...(options.model === 'slx' ? leastSquaresR(sketch, lags) : modelR(sketch, settled, lags)),
    ...(hasLaggedOutcome(options.model) ? effectsR(sketch) : []),
  ];
  return `${lines.join('\n')}\n`;
}

export const lagNames = ({ settled }: SpatialSketch): string[] => settled.lagged.map((name) => settled.prefix + name);

/** The data in order, W, and the spatial lags of regressors. */
export function dataR(sketch: SpatialSketch): string[] {
  const { settled, unit, time } = sketch;
  const used = [settled.outcome, ...settled.regressors].map(stringInR).join(', ');
  return [
    '# needs: install.packages(c("splm", "spdep")); the data frame is called df and is balanced',
    ...(settled.treatment === null
      ? []
      : [`# ${commentText(settled.treatment)}: 1 in treated unit-periods, 0 elsewhere`]),
    `df <- df[complete.cases(df[c(${used})]), ]`,
    `df <- df[order(${columnR(time)}, ${columnR(unit)}), ] # by period, the units in one order`,
    ...weightsR(sketch),
    ...(settled.lagged.length > 0 ? ['lag_w <- function(x) as.vector(W %*% matrix(x, nrow = nrow(W)))'] : []),
    ...settled.lagged.map((name) => `${columnR(settled.prefix + name)} <- lag_w(${columnR(name)})`),
  ];
}

export const EFFECTS = { none: 'individual', individual: 'individual', time: 'time', twoWay: 'twoways' } as const;

/** `spml` on the outcome, the regressors and these lags. */
export function modelR(
  { options, unit, time }: SpatialSketch,
  { outcome, regressors }: SpatialSketch['settled'],
  lags: readonly string[],
  name = 'model',
): string[] {
  const right = [...regressors, ...lags].map(nameInR).join(' + ') || '1';
  const lagged = hasLaggedOutcome(options.model);
  const timed = options.effects === 'time' || options.effects === 'twoWay';
  const note =
    timed && options.lagging === 'beforeDemeaning'
      ? ['# splm lags demeaned data: with period effects its parameter differs a little from the exact maximum']
      : [];
  const style = options.standardise === 'row' ? 'W' : 'M';
  const arguments_ = [
    `${nameInR(outcome)} ~ ${right}`,
    'data = df',
    `index = c(${stringInR(unit)}, ${stringInR(time)})`,
    `listw = spdep::mat2listw(W, style = "${style}")`,
    `model = "${options.effects === 'none' ? 'pooling' : 'within'}"`,
    `effect = "${EFFECTS[options.effects]}"`,
    `lag = ${lagged ? 'TRUE' : 'FALSE'}`,
    `spatial.error = "${lagged ? 'none' : 'b'}"`,
    ...(options.leeYu ? ['LeeYu = TRUE'] : []),
    ...(options.vcov === 'hessian' ? ['Hess = TRUE'] : []),
  ];
  return [...note, `${name} <- splm::spml(${arguments_.join(',\n  ')})`, `summary(${name})`];
}

function leastSquaresR(sketch: SpatialSketch, lags: readonly string[]): string[] {
  return leastSquaresCode(sketch, lags).r.trimEnd().split('\n');
}

/** splm calls the parameter of the lagged outcome lambda. */
function effectsR({ settled }: SpatialSketch): string[] {
  return [
    'b <- coef(model); names(b) <- gsub("`", "", names(b), fixed = TRUE)',
    'S <- solve(diag(nrow(W)) - b[["lambda"]] * W) # splm calls rho lambda',
    `t(sapply(c(${settled.regressors.map(stringInR).join(', ')}), function(x) {`,
    `  theta <- if (paste0(${stringInR(settled.prefix)}, x) %in% names(b)) b[[paste0(${stringInR(settled.prefix)}, x)]] else 0`,
    '  M <- S %*% (b[[x]] * diag(nrow(W)) + theta * W)',
    '  c(direct = mean(diag(M)), indirect = mean(rowSums(M) - diag(M)), total = mean(rowSums(M)))',
    '}))',
  ];
}
