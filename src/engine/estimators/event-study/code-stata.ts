import { StataNames } from '../feols/names.ts';
import type { EventSketch, StartsSketch } from './code.ts';

export function codeStata(sketch: EventSketch): string {
  const names = new StataNames(sketch.columns);
  const hints = names.hints();
  const command = sketch.regression.stata.trimEnd().split('\n');
  const model = command
    .filter((line) => !hints.includes(line))
    .map((line) => line.replace(sketch.names.event, "`events'"));
  const lines = [
    ...hints,
    ...startsStata(sketch, names),
    ...sampleStata(sketch, names),
    ...eventStata(sketch, names),
    ...dummiesStata(sketch),
    ...model,
    ...summaryStata(sketch),
  ];
  return `${lines.join('\n')}\n`;
}

/** First treated period of every row's unit; missing: never treated. */
export function startsStata({ treatment, unit, time, names: own }: StartsSketch, names: StataNames): string[] {
  const start = own.start;
  if (treatment.kind === 'cohort') {
    const column = names.of(treatment.column);
    return [
      '* first treated period; missing: never treated',
      `generate double ${start} = ${column}`,
      `replace ${start} = . if inlist(${start}, 0, 9999, 10000, 99999)`,
    ];
  }
  if (treatment.kind === 'indicator') {
    const condition = `cond(${names.of(treatment.column)} == 1, ${names.of(time)}, .)`;
    return [
      '* first treated period of every unit, from the 0/1 column; missing: never treated',
      `bysort ${names.of(unit)}: egen double ${start} = min(${condition})`,
    ];
  }
  const isNumber = treatment.entries.every((entry) => /^-?[0-9]+(\.[0-9]+)?$/.test(entry.unit));
  const value = (text: string) => (isNumber ? text : stringStata(text));
  return [
    '* first treated period by unit; missing: never treated',
    `generate double ${start} = .`,
    ...treatment.entries.map((entry) => {
      const condition = `${names.of(unit)} == ${value(entry.unit)}`;
      return `replace ${start} = min(${start}, ${entry.start}) if ${condition}`;
    }),
  ];
}

/** A text as a Stata expression; what would start a macro or end the line is written by its code. */
function stringStata(text: string): string {
  const pieces = text.split(/([`'$\n\r])/).filter((piece) => piece !== '');
  return pieces
    .map((piece) => (/^[`'$\n\r]$/.test(piece) ? `char(${piece.charCodeAt(0)})` : `\`"${piece}"'`))
    .join(' + ');
}

function sampleStata({ options, time, names: own }: EventSketch, names: StataNames): string[] {
  const lines: string[] = [];
  if (options.alwaysTreated === 'drop') {
    lines.push(
      '* units treated from the first period on have no event time',
      `quietly summarize ${names.of(time)}, meanonly`,
      `drop if ${own.start} <= r(min)`,
    );
  }
  if (options.reference === 'last') {
    lines.push(
      '* the last cohort is the reference until it starts',
      `quietly summarize ${own.start}, meanonly`,
      'local last = r(max)',
      `drop if ${own.start} == \`last' & ${names.of(time)} >= \`last'`,
      `replace ${own.start} = . if ${own.start} == \`last'`,
    );
  }
  return lines;
}

function eventStata({ options, base, time, names: own }: EventSketch, names: StataNames): string[] {
  const event = own.event;
  const lines = [`generate double ${event} = ${names.of(time)} - ${own.start} // missing: never treated`];
  const { lower, upper, endpoints } = options;
  const below = lower === null ? [] : [`${event} < ${lower}`];
  const above = upper === null ? [] : [`${event} > ${upper} & !missing(${event})`];
  const change = (to: number | null, condition: string) =>
    endpoints === 'drop' ? `drop if ${condition}` : `replace ${event} = ${to} if ${condition}`;
  for (const condition of below) lines.push(change(endpoints === 'base' ? base[0] : lower, condition));
  for (const condition of above) lines.push(change(endpoints === 'base' ? base[0] : upper, condition));
  return lines;
}

/** One dummy per observed event time but the base: lead4, lead3 ... lag0, lag1. */
function dummiesStata({ base, names: own }: EventSketch): string[] {
  return [
    'local events',
    'local leads',
    'local lags',
    `quietly levelsof ${own.event}, local(times)`,
    'foreach t of local times {',
    `    if inlist(\`t', ${base.join(', ')}) continue`,
    `    local name = strtoname(cond(\`t' < 0, "${own.lead}", "${own.lag}") + string(abs(\`t')))`,
    `    generate byte \`name' = ${own.event} == \`t'`,
    "    local events `events' `name'",
    "    if `t' < 0 local leads `leads' `name'",
    "    if `t' >= 0 local lags `lags' `name'",
    '}',
  ];
}

function summaryStata({ options, base }: EventSketch): string[] {
  const lines = [
    "test `leads' // joint test of the leads",
    "test `lags' // joint test of the lags",
    'local sum = subinstr("`lags\'", " ", " + ", .)',
    "lincom (`sum') / `: word count `lags'' // average of the lags",
  ];
  if (options.normalise !== 'preAverage') return lines;
  const zeros = base.filter((e) => e < 0).length;
  return [
    ...lines,
    '* relative to the average over the event times before the start (base periods, which are zero, included)',
    'local sum = subinstr("`leads\'", " ", " + ", .)',
    `local m = \`: word count \`leads'' + ${zeros}`,
    'foreach name of local events {',
    "    lincom `name' - (`sum') / `m'",
    '}',
  ];
}
