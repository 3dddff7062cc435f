import type { CodeContext } from '../../estimator.ts';
import {
  absorbStata,
  dummiesStata,
  code as feolsCode,
  type Sketch,
  sketchOf,
  stataWeight,
} from '../../estimators/feols/code.ts';
import { StataNames, stringInR } from '../../estimators/feols/names.ts';
import { settle } from '../../estimators/feols/settle.ts';
import type { WildOptions } from './meta.ts';

/** Source text that repeats the test: R (fwildclusterboot) and Stata (boottest). Their draws are others than ours. */
export function code(options: WildOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const feols = { ...options, vcov: 'cluster' } as const;
  const sketch = sketchOf(settle(feols, context.roles, context.unit, context.time));
  const term = options.term ?? sketch.rightHand[0] ?? '';
  return { r: codeR(options, sketch, term, feolsCode(feols, context).r), stata: codeStata(options, sketch, term) };
}

function codeR(
  { nullValue, imposeNull, signs, draws, seed, level }: WildOptions,
  { cluster }: Sketch,
  term: string,
  model: string,
) {
  const given = [
    'model',
    `param = ${stringInR(term)}`,
    `clustid = ${stringInR(cluster[0] ?? '')}`,
    `B = ${draws}`,
    `type = "${signs}"`,
    `r = ${nullValue}`,
    `impose_null = ${imposeNull ? 'TRUE' : 'FALSE'}`,
    `sign_level = ${Number((1 - level).toPrecision(12))}`,
  ];
  return `${[
    model.trimEnd(),
    'library(fwildclusterboot) # 0.13 or later; takes all sign vectors when they are fewer than B',
    `set.seed(${seed}); dqrng::dqset.seed(${seed})`,
    `summary(boottest(${given.join(',\n  ')}))`,
  ].join('\n')}\n`;
}

function codeStata(
  { nullValue, imposeNull, signs, draws, seed, level }: WildOptions,
  model: Sketch,
  term: string,
): string {
  const { outcome, rightHand, groupings, weights, cluster, intercept } = model;
  const names = new StataNames([
    outcome,
    ...rightHand,
    ...groupings.flatMap(({ by, slopes }) => [...by, ...slopes]),
    ...(weights === null ? [] : [weights.column]),
    ...cluster,
    ...(term === '' ? [] : [term]),
  ]);
  const [first, ...rest] = groupings;
  const body = [outcome, ...rightHand].map((name) => names.of(name));
  const dummies = rest.flatMap((grouping) => dummiesStata(grouping, names));
  const weight = weights === null ? '' : ` [${stataWeight[weights.kind]}=${names.of(weights.column)}]`;
  const by = cluster.length > 0 ? names.of(cluster[0]) : '';
  const left = `${[...body, ...dummies].join(' ')}${weight}`;
  const command = first
    ? `reghdfe ${left}, absorb(${absorbStata(first, names)}) vce(cluster ${by})`
    : `regress ${left}, vce(cluster ${by})${intercept ? '' : ' noconstant'}`;
  const options = [
    `reps(${draws})`,
    `seed(${seed})`,
    `weighttype(${signs})`,
    `level(${Number((100 * level).toPrecision(6))})`,
    ...(imposeNull ? [] : ['nonull']),
    'nograph',
  ];
  return `${[
    ...names.hints(),
    '* ssc install boottest; it works after one absorbed effect, the others stand as dummies',
    command,
    `boottest ${term === '' ? '' : names.of(term)} = ${nullValue}, ${options.join(' ')}`,
  ].join('\n')}\n`;
}
