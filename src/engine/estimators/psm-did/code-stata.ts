import { startsStata } from '../event-study/code-stata.ts';
import { StataNames } from '../feols/names.ts';
import type { PsmSketch } from './code.ts';

export function codeStata(sketch: PsmSketch): string {
  const { names: own, regression, options, unit, time } = sketch;
  const names = new StataNames(sketch.columns);
  const hints = names.hints();
  const model = regression.stata
    .trimEnd()
    .split('\n')
    .filter((line) => !hints.includes(line));
  const lines = [
    ...hints,
    `* needs: ssc install ${options.method === 'entropy' ? 'ebalance' : 'psmatch2'}`,
    ...startsStata(sketch, names),
    `generate byte ${own.ever} = !missing(${own.start})`,
    ...(options.order === 'file' ? [] : [`sort ${names.of(unit)} ${names.of(time)}`]),
    ...orderNote(sketch),
    ...timedStata(sketch, names),
    `keep if ${own.weight} > 0 & !missing(${own.weight})`,
    ...model,
  ];
  return `${lines.join('\n')}\n`;
}

/** Where psmatch2 goes a way of its own. */
function orderNote({ options }: PsmSketch): string[] {
  const lines: string[] = [];
  if (options.method === 'nearest' && !options.replacement) {
    lines.push(
      '* without replacement psmatch2 takes treated units by ascending score (option descending: the reverse) and walks on from the last match,',
      '* so matches can differ from those of a search among all that are left in the order of the rows',
    );
    if (options.neighbours > 1) lines.push('* psmatch2 matches without replacement one to one only');
  }
  if (options.method === 'mahalanobis' && !options.replacement) {
    lines.push('* psmatch2 has no Mahalanobis matching without replacement');
  }
  return lines;
}

/** The match at its level: of units in a data set of their own, over all rows, or period by period. */
function timedStata(sketch: PsmSketch, names: StataNames): string[] {
  const { options, names: own, unit, time, covariates } = sketch;
  const list = covariates.map((column) => names.of(column)).join(' ');
  const [city, year] = [names.of(unit), names.of(time)];
  const balance = [
    `generate byte ${own.matched} = ${own.weight} > 0 & !missing(${own.weight})`,
    `pstest ${list}, treated(${own.ever}) mweight(${own.weight}) support(${own.matched}) both`,
  ];
  const start = `generate double ${own.weight} = .`;
  if (options.timing === 'pooled') return [start, ...matchStata(sketch, list, null), ...balance];
  if (options.timing === 'byYear') {
    const inner = matchStata(sketch, list, `${year} == \`t'`).map((line) => `    ${line}`);
    return [start, `quietly levelsof ${year}, local(times)`, 'foreach t of local times {', ...inner, '}', ...balance];
  }
  const averages = [
    '* averages over the periods before the first start inside the sample',
    `quietly summarize ${year}, meanonly`,
    `quietly summarize ${own.start} if ${own.start} > r(min), meanonly`,
    `keep if ${year} < r(min)`,
  ];
  return [
    'tempfile panel weights',
    "quietly save `panel'",
    ...(options.baseYear === null ? averages : [`keep if ${year} == ${options.baseYear}`]),
    `collapse (mean) ${list} (max) ${own.ever}, by(${city})`,
    start,
    ...matchStata(sketch, list, null),
    ...balance,
    `keep ${city} ${own.weight}`,
    "quietly save `weights'",
    "use `panel', clear",
    `merge m:1 ${city} using \`weights', keep(match) nogenerate`,
  ];
}

/** Lines that put the weights of all rows, or of those where `condition` holds, into `names.weight`. */
function matchStata(sketch: PsmSketch, list: string, condition: string | null): string[] {
  const { options, names: own } = sketch;
  const where = condition === null ? '' : ` if ${condition}`;
  const store = (value: string) => `replace ${own.weight} = ${value}${where}`;
  switch (options.method) {
    case 'entropy': {
      const balanced = `ebalance ${own.ever} ${list}${where}, targets(${options.moments})`;
      return ['capture drop _webal', balanced, store('_webal')];
    }
    case 'ipw':
      return [
        ...scoreStata(sketch, list, condition),
        store(`cond(${own.ever}, 1, ${own.score} / (1 - ${own.score}))`),
        `replace ${own.weight} = . if missing(${own.score})${condition === null ? '' : ` & ${condition}`}`,
      ];
    case 'mahalanobis': {
      // psmatch2 compares squared distances with the caliper.
      const caliper = options.caliper === null ? '' : ` caliper(${options.caliper ** 2})`;
      const matched = `psmatch2 ${own.ever}${where}, mahalanobis(${list}) neighbor(${options.neighbours})${caliper}`;
      return [matched, store('_weight')];
    }
    default: {
      const how = methodStata(sketch);
      const byHand = options.support === 'both';
      const flags = [options.link === 'logit' ? 'logit' : '', options.distance === 'index' ? 'index' : '', how];
      if (options.support === 'treated') flags.push('common');
      const matched = byHand
        ? `psmatch2 ${own.ever}${where}, pscore(${own.score}) ${how}`
        : `psmatch2 ${own.ever} ${list}${where}, ${flags.filter((flag) => flag !== '').join(' ')}`;
      return [...(byHand ? scoreStata(sketch, list, condition) : []), matched, store('_weight')];
    }
  }
}

function methodStata({ options }: PsmSketch): string {
  if (options.method === 'radius') return `radius caliper(${options.radius})`;
  if (options.method === 'kernel')
    return `kernel kerneltype(${options.kernel === 'gaussian' ? 'normal' : options.kernel}) bwidth(${options.bandwidth})`;
  const caliper = options.caliper === null ? '' : ` caliper(${options.caliper})`;
  const alone = options.replacement ? '' : ` noreplacement${options.order === 'descending' ? ' descending' : ''}`;
  return `neighbor(${options.neighbours})${caliper}${alone}`;
}

/** The score, missing off the common support. */
function scoreStata({ options, names: own }: PsmSketch, list: string, condition: string | null): string[] {
  const where = condition === null ? '' : ` if ${condition}`;
  const and = condition === null ? '' : ` & ${condition}`;
  const kind = options.distance === 'index' && options.method !== 'ipw' ? 'xb' : 'pr';
  const lines = [
    `capture drop ${own.score}`,
    `${options.link} ${own.ever} ${list}${where}`,
    `predict double ${own.score} if e(sample), ${kind}`,
  ];
  if (options.support === 'none') return lines;
  const ranges = [0, 1].flatMap((side) => [
    `quietly summarize ${own.score} if ${own.ever} == ${side}${and}, meanonly`,
    `local low${side} = r(min)`,
    `local high${side} = r(max)`,
  ]);
  const trim = (side: 0 | 1) =>
    `replace ${own.score} = . if ${own.ever} == ${side} & !inrange(${own.score}, \`low${1 - side}', \`high${1 - side}')`;
  return [...lines, ...ranges, trim(1), ...(options.support === 'both' ? [trim(0)] : [])];
}
