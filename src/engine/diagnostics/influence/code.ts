import type { CodeContext } from '../../estimator.ts';
import { code as feolsCode } from '../../estimators/feols/code.ts';
import { commentText, StataNames, stringInR } from '../../estimators/feols/names.ts';
import { settle } from '../../estimators/feols/settle.ts';
import type { InfluenceOptions } from './meta.ts';

/** Source text that runs the regression without each group in turn, in R and Stata. Rows without a group stay. */
export function code(options: InfluenceOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const settled = settle(options, context.roles, context.unit, context.time);
  const term = options.term ?? settled.treatment ?? settled.regressors[0] ?? '';
  const by = options.by ?? context.unit ?? '';
  const { r, stata } = feolsCode(options, context);
  return { r: codeR(r, by, term), stata: codeStata(stata, by, term) };
}

function codeR(model: string, by: string, term: string): string {
  const lines = model.trimEnd().split('\n');
  const inside = lines.filter((line) => !/^library\(|^summary\(model\)$|^# .*: 1 in treated/.test(line));
  const column = `df[[${stringInR(by)}]]`;
  const name = stringInR(term);
  return `${[
    ...lines.filter((line) => /^library\(|^# .*: 1 in treated/.test(line)),
    'fit <- function(df) {',
    ...inside.map((line) => `  ${line}`),
    '  model',
    '}',
    'model <- fit(df)',
    `left_out <- lapply(unique(na.omit(${column})), function(group) {`,
    `  without <- fit(df[!(${column} %in% group), ])`,
    `  data.frame(group = group, estimate = coef(without)[[${name}]], se = se(without)[[${name}]])`,
    '})',
    'left_out <- do.call(rbind, left_out)',
    `left_out[order(-abs(left_out$estimate - coef(model)[[${name}]])), ]`,
  ].join('\n')}\n`;
}

function codeStata(model: string, by: string, term: string): string {
  const lines = model.trimEnd().split('\n');
  const names = new StataNames([by, term]);
  const commands = lines.filter((line) => !line.startsWith('*'));
  return `${[
    ...new Set([...names.hints(), ...lines.filter((line) => line.startsWith('*'))]),
    `* leaves out every level of ${commentText(by)} in turn`,
    `egen long left_out = group(${names.of(by)})`,
    'quietly summarize left_out, meanonly',
    "forvalues g = 1/`=r(max)' {",
    '    preserve',
    "    quietly drop if left_out == `g'",
    ...commands.map((line) => `    quietly ${line}`),
    `    display \`g' _col(10) %12.6f _b[${names.of(term)}] _col(26) %12.6f _se[${names.of(term)}]`,
    '    restore',
    '}',
    'drop left_out',
    ...commands,
  ].join('\n')}\n`;
}
