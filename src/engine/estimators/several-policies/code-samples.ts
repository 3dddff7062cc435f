import { columnR } from '../event-study/code-r.ts';
import { code as feolsCode } from '../feols/code.ts';
import { StataNames, stringInR } from '../feols/names.ts';
import { type PoliciesSketch, policiesR, policiesStata, type Scripts, withoutHints } from './code.ts';
import { asFeols } from './joint.ts';

/** Four regressions, each on the units that it compares. */
export function codeSamples(sketch: PoliciesSketch): Scripts {
  const { options, context, fresh } = sketch;
  const term = fresh('policy_term');
  const both = fresh('both');
  const [everFirst, everSecond] = [fresh('ever_first'), fresh('ever_second')];
  const regressors = [term, ...(options.controls ?? [])];
  const regression = feolsCode({ ...asFeols(options), treatment: false, regressors }, context);
  const own = { term, both, everFirst, everSecond };
  return { r: codeR(sketch, own, regression.r), stata: codeStata(sketch, own, regression.stata) };
}

interface OwnNames {
  readonly term: string;
  readonly both: string;
  readonly everFirst: string;
  readonly everSecond: string;
}

function codeR(sketch: PoliciesSketch, own: OwnNames, script: string): string {
  const { first, second, unit } = sketch;
  const { term, both, everFirst: a, everSecond: b } = own;
  const [library, ...rest] = script.trimEnd().split('\n');
  const model = rest.filter((line) => line !== 'summary(model)').map((line) => `  ${line.replace(/^model <- /, '')}`);
  const lines = [
    library,
    ...policiesR(sketch, {}),
    `df$${both} <- ${columnR(first)} * df$${second}`,
    `df$${a} <- ave(${columnR(first)}, ${columnR(unit)}, FUN = max)`,
    `df$${b} <- ave(df$${second}, ${columnR(unit)}, FUN = max)`,
    'samples <- list(',
    `  first_alone = df$${b} == 0,`,
    `  second_alone = df$${a} == 0,`,
    `  both_against_none = df$${a} == df$${b},`,
    `  both_against_one = df$${a} + df$${b} > 0)`,
    `terms <- c(${[first, second, both, both].map(stringInR).join(', ')})`,
    'everybody <- df',
    'model <- Map(function(keep, name) {',
    '  df <- everybody[which(keep), ]',
    `  df$${term} <- df[[name]]`,
    ...model,
    '}, samples, terms)',
    'etable(model)',
  ];
  return `${lines.join('\n')}\n`;
}

function codeStata(sketch: PoliciesSketch, own: OwnNames, script: string): string {
  const names = new StataNames(sketch.columns);
  const [first, unit] = [sketch.first, sketch.unit].map((name) => names.of(name));
  const { term, both, everFirst: a, everSecond: b } = own;
  const model = withoutHints(script, names);
  const compare = (text: string, condition: string, policy: string) => [
    `* ${text}`,
    'preserve',
    `keep if ${condition}`,
    `generate byte ${term} = ${policy}`,
    ...model,
    'restore',
  ];
  const lines = [
    ...names.hints(),
    ...policiesStata(sketch, names, {}),
    `generate byte ${both} = ${first} * ${sketch.second}`,
    `bysort ${unit}: egen byte ${a} = max(${first})`,
    `bysort ${unit}: egen byte ${b} = max(${sketch.second})`,
    ...compare('the first policy among units that never see the second', `${b} == 0`, first),
    ...compare('the second policy among units that never see the first', `${a} == 0`, sketch.second),
    ...compare('both, against units under neither', `${a} == ${b}`, both),
    ...compare('both, against units under one', `${a} + ${b} > 0`, both),
  ];
  return `${lines.join('\n')}\n`;
}
