import { StataNames } from '../feols/names.ts';
import type { GroupingSketch, HeterogeneitySketch } from './code.ts';

export function codeStata(sketch: HeterogeneitySketch): string {
  const names = new StataNames(sketch.columns);
  const hints = names.hints();
  const { group } = sketch.names;
  const lines = sketch.regression.stata
    .trimEnd()
    .split('\n')
    .filter((line) => !hints.includes(line))
    .map((line) =>
      sketch.split.reduce(
        (text, { placeholder, column }) => text.replace(placeholder, `i.${group}#c.${names.of(column)}`),
        line,
      ),
    );
  const model = { joint: jointStata, subsamples: subsamplesStata, oneAtATime: oneAtATimeStata }[sketch.options.design];
  return `${[...hints, ...groupsStata(sketch, names), ...model(lines, sketch, names)].join('\n')}\n`;
}

/** The value that groups a row, and from it the group as whole numbers from 1. */
export function groupsStata(sketch: GroupingSketch, names: StataNames): string[] {
  const { options, names: own } = sketch;
  const [by, unit, time, policy] = [sketch.by, sketch.unit, sketch.time, sketch.policy].map((name) => names.of(name));
  const coded = options.grouping === 'levels';
  const cell = coded ? `${own.value}_cell` : by;
  const source = {
    eachRow: [`generate double ${own.value} = ${cell}`],
    firstValue: [
      '* every unit is grouped by its first value',
      `bysort ${unit}: egen double ${own.value}_at = min(cond(missing(${cell}), ., ${time}))`,
      `bysort ${unit}: egen double ${own.value} = max(cond(${time} == ${own.value}_at, ${cell}, .))`,
    ],
    beforePolicy: [
      '* every unit is grouped by its mean before anybody is treated',
      `quietly summarize ${time} if ${policy} == 1, meanonly`,
      'local start = r(min)',
      `bysort ${unit}: egen double ${own.value} = mean(cond(${time} < \`start', ${cell}, .))`,
    ],
  }[coded && options.measured === 'beforePolicy' ? 'firstValue' : options.measured];
  const levels = coded ? [`egen long ${cell} = group(${by}), label`] : [];
  return [...levels, ...source, `drop if missing(${own.value})`, ...cutsStata(sketch, unit)];
}

function cutsStata({ options, names: own }: GroupingSketch, unit: string): string[] {
  if (options.grouping === 'levels') return [`generate long ${own.group} = ${own.value}`];
  const given =
    options.grouping === 'cuts'
      ? [...new Set(options.cuts ?? [])]
      : options.threshold === null
        ? []
        : [options.threshold];
  const bounds = given.length > 0 && options.grouping !== 'quantiles' ? given.map(String) : null;
  const count = options.grouping === 'quantiles' ? options.quantiles : 2;
  const tag = options.measured === 'eachRow' ? '' : ` if ${own.group}_tag`;
  const percentiles = [
    ...(tag === '' ? [] : [`egen byte ${own.group}_tag = tag(${unit})`]),
    `_pctile ${own.value}${tag}, nquantiles(${count})`,
  ];
  const marks = bounds ?? Array.from({ length: count - 1 }, (_, k) => `r(r${k + 1})`);
  return [
    ...(bounds === null ? percentiles : []),
    `generate byte ${own.group} = 1 + ${marks.map((mark) => `(${own.value} > ${mark})`).join(' + ')}`,
  ];
}

type ModelLines = (lines: readonly string[], sketch: HeterogeneitySketch, names: StataNames) => string[];

const jointStata: ModelLines = (lines, { names: own, policy }, names) => [
  ...lines,
  `testparm i.${own.group}#c.${names.of(policy)}, equal // are the effects of all groups equal?`,
];

const isCommand = (line: string) => /^(?:reghdfe|regress) /.test(line);

const eachGroup = ({ names: own }: HeterogeneitySketch, body: readonly string[]): string[] => [
  `quietly levelsof ${own.group}, local(groups)`,
  'foreach g of local groups {',
  ...body.map((line) => `    ${line}`),
  '}',
];

const subsamplesStata: ModelLines = (lines, sketch) => {
  const own = ` if ${sketch.names.group} == \`g'`;
  const body = lines.map((line) =>
    isCommand(line) ? line.replace(/( \[[afp]w=[^\]]*\])?,/, (weights) => `${own}${weights}`) : line,
  );
  return ['* one regression per group, on its own rows', ...eachGroup(sketch, body)];
};

const oneAtATimeStata: ModelLines = (lines, sketch, names) => [
  '* one group at a time: the treated units of the other groups are among the controls',
  ...eachGroup(sketch, [
    `generate byte ${sketch.names.inside} = ${names.of(sketch.policy)} * (${sketch.names.group} == \`g')`,
    ...lines,
    `drop ${sketch.names.inside}`,
  ]),
];
