import type { CodeContext } from '../../estimator.ts';
import { nameInR, StataNames, stringInR } from '../../estimators/feols/names.ts';
import type { SpatialSketch } from '../../estimators/sdm/code.ts';
import { dataR, EFFECTS, lagNames, modelR } from '../../estimators/sdm/code-r.ts';
import { type SettledSdm, settle } from '../../estimators/sdm/settle.ts';
import { weightsSketch } from '../../spatial/weights-code-r.ts';
import { weightColumns, weightsStata } from '../../spatial/weights-code-stata.ts';
import type { SpatialTestsOptions } from './meta.ts';

const unread = { model: 'sdm', vcov: 'information', draws: 0, seed: 0 } as const;

/** Scripts with the LM tests, the three models, and the tests between them: R (splm) and Stata (xsmle); '' without unit or time. */
export function code(
  options: SpatialTestsOptions,
  { roles, unit, time }: CodeContext,
): { readonly r: string; readonly stata: string } {
  if (unit === null || time === null) return { r: '', stata: '' };
  const sketch: SpatialSketch = {
    ...weightsSketch({ ...options }, unit, time),
    options: { ...options, ...unread },
    settled: settle({ ...options, ...unread }, roles, unit, time),
  };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

function codeR(sketch: SpatialSketch): string {
  const { settled, options, unit, time } = sketch;
  const right = settled.regressors.map(nameInR).join(' + ') || '1';
  const as = (model: 'sar' | 'sem' | 'sdm') => ({ ...sketch, options: { ...options, model } });
  const df = settled.lagged.length;
  const plain = [
    `${nameInR(settled.outcome)} ~ ${right}`,
    'data = df',
    `index = c(${stringInR(unit)}, ${stringInR(time)})`,
    `model = "${options.effects === 'none' ? 'pooling' : 'within'}"`,
    `effect = "${EFFECTS[options.effects]}"`,
  ];
  const ratio = (small: string) =>
    `pchisq(2 * (sdm$logLik - ${small}$logLik), df = ${df}, lower.tail = FALSE) # Durbin against ${small}, LR`;
  return `${[
    ...dataR(sketch),
    `plain <- plm::plm(${plain.join(', ')})`,
    `listw <- spdep::mat2listw(W, style = "${options.standardise === 'row' ? 'W' : 'M'}")`,
    'for (test in c("lml", "lme", "rlml", "rlme")) print(splm::slmtest(plain, listw = listw, test = test))',
    ...modelR(as('sar'), settled, [], 'sar'),
    ...modelR(as('sem'), settled, [], 'sem'),
    ...modelR(as('sdm'), settled, lagNames(sketch), 'sdm'),
    ...(df > 0 ? [ratio('sar'), ratio('sem'), ...waldR(settled)] : []),
  ].join('\n')}\n`;
}

function waldR({ regressors, lagged, prefix }: SettledSdm): string[] {
  const names = lagged.filter((name) => regressors.includes(name));
  return [
    'b <- coef(sdm); names(b) <- gsub("`", "", names(b), fixed = TRUE)',
    `own <- match(c(${names.map(stringInR).join(', ')}), names(b))`,
    `lags <- match(c(${names.map((name) => stringInR(prefix + name)).join(', ')}), names(b))`,
    'wald <- function(g, J) pchisq(drop(g %*% solve(J %*% vcov(sdm) %*% t(J), g)), length(g), lower.tail = FALSE)',
    'J <- matrix(0, length(own), length(b)); J[cbind(seq_along(lags), lags)] <- 1',
    'wald(b[lags], J) # Durbin against lag model',
    'rho <- match("lambda", names(b)) # splm calls rho lambda',
    'J[cbind(seq_along(own), own)] <- b[rho]; J[, rho] <- b[own]',
    'wald(b[lags] + b[rho] * b[own], J) # Durbin against error model',
  ];
}

const TYPES = { none: 'ind', individual: 'ind', time: 'time', twoWay: 'both' } as const;

function codeStata(sketch: SpatialSketch): string {
  const { settled, unit, time, options } = sketch;
  const names = new StataNames([settled.outcome, ...settled.regressors, unit, time, ...weightColumns(sketch)]);
  const of = (name: string) => names.of(name);
  const body = [settled.outcome, ...settled.regressors].map(of).join(' ');
  const lagged = settled.lagged.map(of);
  const common = `fe type(${TYPES[options.effects]}) nolog`;
  const wald =
    lagged.length === 0
      ? []
      : [
          `test ${lagged.map((name) => `([Wx]${name} = 0)`).join(' ')}`,
          `testnl ${lagged.map((name) => `([Wx]${name} = -[Spatial]rho * [Main]${name})`).join(' ')}`,
        ];
  return `${[
    ...names.hints(),
    '* needs: net install xsmle, from(http://www.econometrics.it/stata); a balanced panel',
    ...(options.effects === 'none' ? ['* xsmle has no model without effects: unit effects are used here'] : []),
    `drop if missing(${[settled.outcome, ...settled.regressors].map(of).join(', ')})`,
    `xtset ${of(unit)} ${of(time)}`,
    'preserve',
    ...weightsStata(sketch, names),
    'restore',
    `xsmle ${body}, model(sar) wmat(W) ${common}`,
    'estimates store sar',
    `xsmle ${body}, model(sem) emat(W) ${common}`,
    'estimates store sem',
    `xsmle ${body}, model(sdm) wmat(W)${lagged.length > 0 ? ` durbin(${lagged.join(' ')})` : ''} ${common}`,
    'estimates store sdm',
    ...wald,
    'lrtest sdm sar',
    'lrtest sdm sem, force',
  ].join('\n')}\n`;
}
