import { columnR } from '../event-study/code-r.ts';
import { code as feolsCode } from '../feols/code.ts';
import { StataNames } from '../feols/names.ts';
import { type PoliciesSketch, policiesR, policiesStata, type Scripts, withoutHints } from './code.ts';
import { asFeols } from './joint.ts';
import type { JointView } from './states.ts';

/** A column made of both policies: its name, and its value from both indicators and, for the order, both starts. */
interface MadeColumn {
  readonly name: string;
  readonly value: (first: string, second: string, startFirst: string, startSecond: string) => string;
}

const madeBy: Readonly<Record<JointView, readonly MadeColumn[]>> = (() => {
  const onlyFirst: MadeColumn = { name: 'only_first', value: (a, b) => `${a} * (1 - ${b})` };
  const onlySecond: MadeColumn = { name: 'only_second', value: (a, b) => `(1 - ${a}) * ${b}` };
  const both: MadeColumn = { name: 'both', value: (a, b) => `${a} * ${b}` };
  const ordered = (name: string, sign: string): MadeColumn => ({
    name,
    value: (a, b, g, h) => `${a} * ${b} * (${g} ${sign} ${h})`,
  });
  return {
    states: [onlyFirst, onlySecond, both],
    withProduct: [both],
    productAlone: [both],
    byOrder: [
      onlyFirst,
      onlySecond,
      ordered('first_then_second', '<'),
      ordered('second_then_first', '>'),
      ordered('same_time', '=='),
    ],
    howMany: [{ name: 'policies_in_force', value: (a, b) => `${a} + ${b}` }],
  };
})();

export function codeJoint(sketch: PoliciesSketch, view: JointView): Scripts {
  const { options, context, first, second, fresh } = sketch;
  const made = madeBy[view].map((column) => ({ ...column, name: fresh(column.name) }));
  const policies = [...(view === 'withProduct' ? [first, second] : []), ...made.map(({ name }) => name)];
  const regressors = [...policies, ...(options.controls ?? [])];
  const regression = feolsCode({ ...asFeols(options), treatment: false, regressors }, context);
  const starts = view === 'byOrder' ? { first: fresh('first_start'), second: fresh('second_start') } : {};
  return {
    r: codeR(sketch, made, starts, regression.r, view),
    stata: codeStata(sketch, made, starts, regression.stata, view),
  };
}

type Starts = { readonly first?: string; readonly second?: string };

function codeR(
  sketch: PoliciesSketch,
  made: readonly MadeColumn[],
  starts: Starts,
  script: string,
  view: JointView,
): string {
  const [library, ...model] = script.trimEnd().split('\n');
  const [a, b] = [columnR(sketch.first), `df$${sketch.second}`];
  const [g, h] = [`df$${starts.first}`, `df$${starts.second}`];
  const columns = made.map(({ name, value }) => `df$${name} <- as.integer(${value(a, b, g, h)})`);
  return `${[library, ...policiesR(sketch, starts), ...columns, ...model, ...testsR(made, view)].join('\n')}\n`;
}

/** Each test is of one weighted sum of coefficients. */
function testsR(made: readonly MadeColumn[], view: JointView): string[] {
  const sums: Readonly<Partial<Record<JointView, readonly [text: string, plus: string, minus: readonly string[]]>>> = {
    states: ['do both together do more than their sum?', made[2]?.name, [made[0]?.name, made[1]?.name]],
    byOrder: ['does the order matter?', made[2]?.name, [made[3]?.name]],
  };
  const sum = sums[view];
  if (!sum) return [];
  const [text, plus, minus] = sum;
  const weights = [`${plus} = 1`, ...minus.map((name) => `${name} = -1`)].join(', ');
  return [
    `# ${text}`,
    `w <- c(${weights}); b <- coef(model)[names(w)]; V <- vcov(model)[names(w), names(w)]`,
    'c(estimate = sum(w * b), std_error = sqrt(drop(t(w) %*% V %*% w)))',
  ];
}

function codeStata(
  sketch: PoliciesSketch,
  made: readonly MadeColumn[],
  starts: Starts,
  script: string,
  view: JointView,
): string {
  const names = new StataNames(sketch.columns);
  const columns = made.map(({ name, value }) => {
    return `generate byte ${name} = ${value(names.of(sketch.first), sketch.second, starts.first ?? '', starts.second ?? '')}`;
  });
  const tests: Readonly<Partial<Record<JointView, string>>> = {
    states: `lincom ${made[2]?.name} - ${made[0]?.name} - ${made[1]?.name} // do both together do more than their sum?`,
    byOrder: `test ${made[2]?.name} = ${made[3]?.name} // does the order matter?`,
  };
  const lines = [
    ...names.hints(),
    ...policiesStata(sketch, names, starts),
    ...columns,
    ...withoutHints(script, names),
    ...(tests[view] ? [tests[view]] : []),
  ];
  return `${lines.join('\n')}\n`;
}
