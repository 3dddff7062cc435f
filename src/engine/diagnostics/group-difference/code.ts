import type { CodeContext } from '../../estimator.ts';
import { columnR } from '../../estimators/event-study/code-r.ts';
import { code as feolsCode } from '../../estimators/feols/code.ts';
import { nameInR, StataNames, stringInR } from '../../estimators/feols/names.ts';
import { code as heterogeneityCode } from '../../estimators/heterogeneity/code.ts';
import { asFeols } from '../../estimators/heterogeneity/joint-problem.ts';
import type { DifferenceOptions } from './meta.ts';
import { asHeterogeneity } from './tests.ts';

interface Names {
  readonly group: string;
  readonly unit: string;
  readonly policy: string;
}

/** Scripts of the interacted regression and of the shuffled labels, whose draws are others than ours; '' while unit, time, policy or grouping are not known. */
export function code(options: DifferenceOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { unit, roles } = context;
  const joint = heterogeneityCode(asHeterogeneity(options), context);
  if (joint.r === '' || unit === null || roles.treatmentName === null) return joint;
  const single = feolsCode(asFeols(asHeterogeneity(options)), context);
  const group = /^df\$(group_*) <- (?:factor|cut)\(/m.exec(joint.r)?.[1] ?? 'group';
  const names = { group, unit, policy: roles.treatmentName };
  return {
    r: [
      ...inserted(joint.r, /^df\$group_* <- (?:factor|cut)\(/, pairR(options, names)),
      ...shuffledR(options, single.r, names),
      '',
    ].join('\n'),
    stata: [
      ...inserted(joint.stata, /^generate (?:long|byte) group_* = /, pairStata(options, names)),
      ...shuffledStata(options, single.stata, names),
      '',
    ].join('\n'),
  };
}

/** The lines of a script with further ones after the line that makes the groups. */
function inserted(script: string, makesGroups: RegExp, further: readonly string[]): string[] {
  return script
    .trimEnd()
    .split('\n')
    .flatMap((line) => (makesGroups.test(line) ? [line, ...further] : [line]));
}

function pairR({ first, second }: DifferenceOptions, { group }: Names): string[] {
  const column = `df$${group}`;
  const pair =
    second === null
      ? [`${column} <- factor(1 + (as.integer(${column}) != ${first + 1}))`]
      : [
          `df <- df[as.integer(${column}) %in% c(${first + 1}, ${second + 1}), ]`,
          `${column} <- factor(1 + (as.integer(${column}) != ${first + 1}))`,
        ];
  return [`# the pair by its place among levels(${column}); 1 is the first group`, ...pair];
}

function shuffledR({ draws, seed }: DifferenceOptions, single: string, { group, unit, policy }: Names): string[] {
  const id = columnR(unit);
  const effect = stringInR(nameInR(policy));
  const lines = single
    .trimEnd()
    .split('\n')
    .filter((line) => !/^(?:library\(|#|summary\()/.test(line))
    .map((line) => (line === '  data = df,' ? '  data = df[df$label == g, ],' : line).replace(/^model <- /, ''));
  return [
    '# labels of the units shuffled',
    `units <- unique(${id}); label <- as.integer(df$${group})[match(units, ${id})]`,
    'difference <- function(label) {',
    `  df$label <- label[match(${id}, units)]`,
    `  b <- sapply(1:2, function(g) coef(${lines.map((line) => line.trim()).join(' ')})[[${effect}]])`,
    '  b[1] - b[2]',
    '}',
    `set.seed(${seed}); actual <- difference(label); draws <- replicate(${draws}, difference(sample(label)))`,
    'c(difference = actual, p = (1 + sum(abs(draws) >= abs(actual))) / (1 + length(draws)))',
  ];
}

function pairStata({ first, second }: DifferenceOptions, { group }: Names): string[] {
  const others = second === null ? [] : [`keep if inlist(${group}, ${first + 1}, ${second + 1})`];
  return [
    `* the pair by its place in the list of groups; 1 is the first group`,
    ...others,
    `replace ${group} = 1 + (${group} != ${first + 1})`,
  ];
}

function shuffledStata({ draws, seed }: DifferenceOptions, single: string, { group, unit, policy }: Names): string[] {
  const names = new StataNames([unit, policy]);
  const [id, effect] = [names.of(unit), names.of(policy)];
  const command = single.split('\n').find((line) => /^(?:reghdfe|regress) /.test(line)) ?? '';
  const within = (label: number) =>
    command.replace(/( \[[afp]w=[^\]]*\])?,/, (weights) => ` if label == ${label}${weights}`);
  return [
    '* labels of the units shuffled',
    `set seed ${seed}`,
    `quietly ${within(1).replace('label ==', `${group} ==`)}`,
    `scalar actual = _b[${effect}]`,
    `quietly ${within(2).replace('label ==', `${group} ==`)}`,
    `scalar actual = actual - _b[${effect}]`,
    'scalar beyond = 0',
    'tempfile labels dealt',
    'preserve',
    `collapse (first) label = ${group}, by(${id})`,
    'generate long place = _n',
    "save `labels'",
    'restore',
    `forvalues draw = 1/${draws} {`,
    '    preserve',
    "    use `labels', clear",
    '    generate double chance = runiform()',
    '    sort chance',
    '    replace place = _n',
    '    drop label chance',
    "    merge 1:1 place using `labels', keepusing(label) nogenerate",
    "    save `dealt', replace",
    '    restore',
    `    merge m:1 ${id} using \`dealt', keepusing(label) nogenerate`,
    `    quietly ${within(1)}`,
    `    scalar drawn = _b[${effect}]`,
    `    quietly ${within(2)}`,
    `    scalar beyond = beyond + (abs(drawn - _b[${effect}]) >= abs(actual))`,
    '    drop label',
    '}',
    `display "difference " actual "  p " (1 + beyond) / (1 + ${draws})`,
  ];
}
