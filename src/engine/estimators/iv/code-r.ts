import { countsDiffer, effectsR, freshName, vcovR } from '../feols/code.ts';
import { commentText, nameInR, stringInR } from '../feols/names.ts';
import type { IvSketch } from './code.ts';

const columnR = (name: string): string => `df[[${stringInR(name)}]]`;
const sumR = (names: readonly string[]): string => (names.length === 0 ? '1' : names.map(nameInR).join(' + '));

export function codeR(sketch: IvSketch): string {
  const { policy, weights, needsConstant, rightHand, outcome, endogenous, instruments } = sketch;
  const lines = ['library(fixest) # 0.13 or later; the data frame is called df'];
  if (policy !== null) lines.push(`# ${commentText(policy)}: 1 in treated unit-periods, 0 elsewhere`);
  if (sketch.preset === 'reghdfe' && (sketch.vcov === 'cluster' || countsDiffer(sketch))) {
    lines.push('# ivreghdfe and fixest count absorbed levels differently: standard errors can differ slightly');
  }
  if (weights?.kind === 'frequency') {
    lines.push(`df <- df[which(${columnR(weights.column)} > 0), ]`);
    lines.push(`df <- df[rep(seq_len(nrow(df)), ${columnR(weights.column)}), ]`);
  }
  lines.push(...builtR(sketch));
  if (needsConstant) lines.push(`df$${freshName(sketch)} <- 1`);
  const effects = effectsR(sketch);
  const structural = `${nameInR(outcome)} ~ ${sumR(rightHand)}${effects} | ${sumR(endogenous)} ~ ${sumR(instruments)}`;
  const reduced = `${nameInR(outcome)} ~ ${sumR([...instruments, ...rightHand])}${effects}`;
  if (sketch.method === 'liml') lines.push('# feols fits 2SLS; LIML is below, by ivreg2r');
  lines.push(
    `model <- feols(${structural},${argumentsR(sketch)})`,
    'summary(model, stage = 1) # first stage',
    'summary(model)',
    `reduced_form <- feols(${reduced},${argumentsR(sketch)})`,
    'summary(reduced_form)',
    'fitstat(model, ~ ivwald + wh + sargan) # ivwald: first-stage Wald F, the Kleibergen-Paap F with one endogenous variable',
    ...diagnosticsR(sketch),
  );
  return `${lines.join('\n')}\n`;
}

function argumentsR({ groupings, singletons, weights, ...sketch }: IvSketch): string {
  const rest = ['data = df', `vcov = ${vcovR({ groupings, singletons, weights, ...sketch })}`];
  if (weights !== null && weights.kind !== 'frequency') rest.push(`weights = ~ ${nameInR(weights.column)}`);
  if (groupings.length > 0) rest.push(`fixef.rm = "${singletons === 'drop' ? 'singletons' : 'none'}"`);
  return `\n  ${rest.join(',\n  ')}`;
}

/** History of the unit times the national value `lag` periods earlier, both known when any row has them. */
function builtR({ built }: IvSketch): string[] {
  if (built === null) return [];
  const { history, national, lag, unit, time, name } = built;
  const known = 'function(v) v[!is.na(v)][1]';
  return [
    `# the instrument: ${commentText(history)} times ${commentText(national)} ${lag} period(s) earlier`,
    `history <- tapply(${columnR(history)}, as.character(${columnR(unit)}), ${known})`,
    `national <- tapply(${columnR(national)}, as.character(${columnR(time)}), ${known})`,
    `${columnR(name)} <- as.numeric(history[as.character(${columnR(unit)})] * national[as.character(${columnR(time)} - ${lag})])`,
  ];
}

/** Controls and effects are taken out first; columns get names of their own, so that any text may be a column's name. */
function diagnosticsR(sketch: IvSketch): string[] {
  const { outcome, endogenous, rightHand, instruments, cluster, weights, method, vcov, fresh } = sketch;
  const effects = effectsR(sketch);
  const numbered = (letter: string, names: readonly string[]) => names.map((_, i) => `${letter}${i + 1}`);
  const short = ['y', ...numbered('d', endogenous), ...numbered('x', rightHand), ...numbered('z', instruments)];
  const columns = [outcome, ...endogenous, ...rightHand, ...instruments];
  const own = fresh('partialled');
  const weight = weights !== null && weights.kind !== 'frequency' ? weights : null;
  const weighted = weight === null ? '' : `, weights = ~ ${nameInR(weight.column)}`;
  const right = [...(effects === '' ? [] : ['0']), ...numbered('x', rightHand)];
  const formula = `y ~ ${right.length === 0 ? '1' : right.join(' + ')} | ${numbered('d', endogenous).join(' + ')} | ${numbered('z', instruments).join(' + ')}`;
  const rest = [vcov === 'cluster' ? `clusters = ~ ${numbered('g', cluster).join(' + ')}` : `vcov = "${vcov}"`];
  if (weight !== null)
    rest.push(`weights = w, weight_type = "${weight.kind === 'probability' ? 'pweight' : 'aweight'}"`);
  if (effects !== '') rest.push('sdofminus = degrees_freedom(model, "k") - length(coef(model))');
  return [
    '# Kleibergen-Paap, Cragg-Donald, Anderson-Rubin, J: remotes::install_github("restatr/ivreg2r")',
    'used <- df[obs(model), ]',
    `columns <- c(${columns.map(stringInR).join(', ')})`,
    effects === ''
      ? `flat <- setNames(used[columns], c(${short.map(stringInR).join(', ')}))`
      : `flat <- as.data.frame(lapply(columns, function(name) { used$${own} <- used[[name]]; resid(feols(${own} ~ 1${effects}, data = used${weighted}, fixef.rm = "none")) }), col.names = c(${short.map(stringInR).join(', ')}))`,
    ...cluster.map((name, i) => `flat$g${i + 1} <- used[[${stringInR(name)}]]`),
    ...(weight === null ? [] : [`flat$w <- used[[${stringInR(weight.column)}]]`]),
    `summary(ivreg2r::ivreg2(${formula},`,
    `  data = flat, small = TRUE, method = "${method}", ${rest.join(', ')}))`,
  ];
}
