import type { CodeContext } from '../../estimator.ts';
import { type EffectTerm, effectTerms } from '../../solve/effects-design.ts';
import { type DependentR, dependentColumns, dependentR, dependentStata, type Where } from './code-dependence.ts';
import { commentText, nameInR, StataNames, stringInR } from './names.ts';
import { type FeolsOptions, type SettledFeols, settle } from './settle.ts';

/** Effects on the same columns stand together: an intercept, slopes, or both. */
export interface Grouping {
  readonly by: readonly string[];
  readonly intercept: boolean;
  readonly slopes: readonly string[];
}

export interface Sketch extends SettledFeols {
  readonly groupings: readonly Grouping[];
  /** Slopes alone leave the overall constant to be asked for. */
  readonly needsConstant: boolean;
  readonly rightHand: readonly string[];
}

/** Source text that repeats the estimation: R (fixest 0.13 or later) and Stata (reghdfe 6, or regress where that does it). */
export function code(options: FeolsOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const sketch = sketchOf(settle(options, context.roles, context.unit, context.time));
  return { r: codeR(sketch, context), stata: codeStata(sketch, context) };
}

/** What both languages are written from. */
export function sketchOf(settled: SettledFeols): Sketch {
  const vcov = settled.weights?.kind === 'probability' && settled.vcov === 'iid' ? 'HC1' : settled.vcov;
  const groupings = groupEffects(effectTerms(settled.absorb));
  const rightHand = [...(settled.treatment === null ? [] : [settled.treatment]), ...settled.regressors];
  const needsConstant = settled.intercept && groupings.length > 0 && !groupings.some((grouping) => grouping.intercept);
  return { ...settled, vcov, groupings, rightHand, needsConstant };
}

function groupEffects(terms: readonly EffectTerm[]): Grouping[] {
  const groups = new Map<string, { by: readonly string[]; intercept: boolean; slopes: string[] }>();
  for (const { by, slope } of terms) {
    const key = JSON.stringify([...by].sort());
    const group = groups.get(key) ?? { by, intercept: false, slopes: [] };
    if (slope === null) group.intercept = true;
    else group.slopes.push(slope);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** A column of ones is made under a name that no column has. */
export function freshName(model: Sketch): string {
  const taken = new Set([
    model.outcome,
    ...model.rightHand,
    ...model.groupings.flatMap(({ by, slopes }) => [...by, ...slopes]),
  ]);
  let name = 'all_rows';
  while (taken.has(name) || model.cluster.includes(name) || model.weights?.column === name) name += '_';
  return name;
}

function codeR(model: Sketch, where: Where): string {
  const lines = ['library(fixest) # 0.13 or later; the data frame is called df'];
  if (model.treatment !== null) lines.push(`# ${commentText(model.treatment)}: 1 in treated unit-periods, 0 elsewhere`);
  if (countsDiffer(model) && model.preset === 'reghdfe') {
    lines.push(
      '# reghdfe counts connected parts of the effects, fixest one level each: standard errors can differ slightly',
    );
  }
  const { weights } = model;
  if (weights?.kind === 'frequency') {
    const column = `df[[${stringInR(weights.column)}]]`;
    lines.push(`df <- df[which(${column} > 0), ]`, `df <- df[rep(seq_len(nrow(df)), ${column}), ]`);
  }
  if (model.needsConstant) lines.push(`df$${freshName(model)} <- 1`);
  const dependent = dependentR(model, where, formulaR(model)) ?? dummiesR(model, where);
  const arguments_ = [formulaR(model), 'data = df', `vcov = ${dependent?.vcov ?? vcovR(model)}`];
  if (weights !== null && weights.kind !== 'frequency') arguments_.push(`weights = ~ ${nameInR(weights.column)}`);
  if (model.groupings.length > 0)
    arguments_.push(`fixef.rm = "${model.singletons === 'drop' ? 'singletons' : 'none'}"`);
  lines.push(`model <- feols(${arguments_.join(',\n  ')})`, 'summary(model)', ...(dependent?.after ?? []));
  return `${lines.join('\n')}\n`;
}

/** What needs the regression on dummies in R: adjusted errors with few clusters, and panel-corrected ones. Null for the other covariances. */
function dummiesR(model: Sketch, { unit, time }: Where): DependentR | null {
  const { vcov, groupings, outcome, rightHand, cluster } = model;
  if (vcov !== 'CR1S' && vcov !== 'CR2' && vcov !== 'panelCorrected') return null;
  const shapes = groupings.flatMap(({ by, intercept, slopes }) => {
    const group = by.length === 1 ? `factor(${nameInR(by[0])})` : `interaction(${by.map(nameInR).join(', ')})`;
    return [...(intercept ? [group] : []), ...slopes.map((slope) => `${group}:${nameInR(slope)}`)];
  });
  const right = [...rightHand.map(nameInR), ...shapes];
  if (groupings.length === 0 && !model.intercept) right.unshift('0');
  const formula = `${nameInR(outcome)} ~ ${right.length === 0 ? '1' : right.join(' + ')}`;
  if (vcov === 'panelCorrected') {
    const index = [unit, time].flatMap((name) => (name === null ? [] : [stringInR(name)])).join(', ');
    return {
      vcov: '"iid"',
      after: [
        '# Beck and Katz, on the regression with dummies',
        `pooled <- plm::plm(${formula},\n  data = df, index = c(${index}), model = "pooling")`,
        'lmtest::coeftest(pooled, vcov. = plm::vcovBK(pooled, type = "HC0", cluster = "time"))',
      ],
    };
  }
  return {
    vcov: `~ ${cluster.map(nameInR).join(' + ')}`,
    after: [
      `# ${vcov} with Satterthwaite's degrees of freedom, on the regression with dummies`,
      `dummies <- lm(${formula}, data = df)`,
      `groups <- df[rownames(model.frame(dummies)), ${stringInR(cluster[0] ?? unit ?? 'unit')}]`,
      `clubSandwich::coef_test(dummies, vcov = "${vcov}", cluster = groups, test = "Satterthwaite")[seq_len(${rightHand.length + 1}), ]`,
    ],
  };
}

function formulaR(model: Sketch): string {
  const { outcome, rightHand, groupings, intercept } = model;
  const regressors = rightHand.map(nameInR);
  if (groupings.length === 0 && !intercept) regressors.unshift('0');
  const right = regressors.length === 0 ? '1' : regressors.join(' + ');
  return `${nameInR(outcome)} ~ ${right}${effectsR(model)}`;
}

/** ` | city + year`, or nothing. */
export function effectsR(model: Sketch): string {
  const effects = model.groupings.map((grouping) => {
    const base = grouping.by.map(nameInR).join('^');
    if (grouping.slopes.length === 0) return base;
    const slopes = grouping.slopes.map(nameInR).join(', ');
    return grouping.intercept ? `${base}[${slopes}]` : `${base}[[${slopes}]]`;
  });
  if (model.needsConstant) effects.unshift(freshName(model));
  return effects.length === 0 ? '' : ` | ${effects.join(' + ')}`;
}

export function vcovR({ vcov, cluster }: Sketch): string {
  if (vcov === 'cluster') return `~ ${cluster.map(nameInR).join(' + ')}`;
  return vcov === 'HC1' ? '"hetero"' : `"${vcov}"`;
}

function codeStata(model: Sketch, where: Where): string {
  const { weights, groupings, outcome, rightHand, cluster } = model;
  const names = new StataNames([
    outcome,
    ...rightHand,
    ...groupings.flatMap(({ by, slopes }) => [...by, ...slopes]),
    ...(weights === null ? [] : [weights.column]),
    ...cluster,
    ...dependentColumns(model, where),
  ]);
  const lines = names.hints();
  if (model.treatment !== null) lines.push(`* ${names.of(model.treatment)}: 1 in treated unit-periods, 0 elsewhere`);
  if (groupings.length > 0)
    lines.push('* a text column among the effects becomes numbers with: egen new_name = group(old_name)');
  if (countsDiffer(model) && model.preset === 'fixest') {
    lines.push(
      '* fixest counts one redundant level per effect, reghdfe connected parts: standard errors can differ slightly',
    );
  }
  const weight = weights === null ? '' : ` [${stataWeight[weights.kind]}=${names.of(weights.column)}]`;
  const body = `${[outcome, ...rightHand].map((name) => names.of(name)).join(' ')}`;
  const absorbed = groupings.map((grouping) => absorbStata(grouping, names));
  const plain = groupings.every(({ by, intercept, slopes }) => by.length === 1 && intercept && slopes.length === 0);
  const effects = plain ? groupings.map(({ by }) => names.of(by[0])) : null;
  const dependent = dependentStata(model, where, names, body, weight, absorbed, effects);
  return `${[...lines, ...(dependent ?? commandStata(model, where, names, body, weight))].join('\n')}\n`;
}

export const stataWeight = { analytic: 'aw', frequency: 'fw', probability: 'pw' } as const;

function commandStata(model: Sketch, where: Where, names: StataNames, body: string, weight: string): string[] {
  const { groupings, vcov, cluster, singletons, intercept, needsConstant } = model;
  const onDummies = vcov !== 'iid' && vcov !== 'HC1' && vcov !== 'cluster';
  const pooled = groupings.length === 0;
  const ones = freshName(model);
  const lines: string[] = [];
  if (onDummies || (pooled && (cluster.length < 2 || !intercept))) {
    const dummies = groupings.flatMap((grouping) => dummiesStata(grouping, names));
    const options = [`vce(${vceStata(vcov, cluster, names, 'regress')})`];
    if (!intercept && pooled) options.unshift('noconstant');
    const right = [body, ...dummies].join(' ');
    if (vcov === 'panelCorrected') return panelCorrectedStata(where, names, right, pooled && !intercept);
    if (vcov === 'CR2') lines.push('* Stata 18 or later: CR2 with degrees of freedom of its own per coefficient');
    if (vcov === 'CR1S') lines.push('* Stata takes G - 1 degrees of freedom for every coefficient');
    return [...lines, `regress ${right}${weight}, ${options.join(' ')}`];
  }
  const terms = groupings.map((grouping) => absorbStata(grouping, names));
  const absorb = pooled ? 'noabsorb' : `absorb(${[...(needsConstant ? [ones] : []), ...terms].join(' ')})`;
  const keep = singletons === 'keep' ? ' keepsingletons' : '';
  return [
    ...(needsConstant ? [`generate byte ${ones} = 1`] : []),
    `reghdfe ${body}${weight}, ${absorb} vce(${vceStata(vcov, cluster, names, 'reghdfe')})${keep}`,
  ];
}

function panelCorrectedStata({ unit, time }: Where, names: StataNames, right: string, bare: boolean): string[] {
  const of = (name: string | null, other: string) => (name === null ? other : names.of(name));
  return [
    `xtset ${of(unit, 'unit')} ${of(time, 'time')}`,
    '* normal instead of t quantiles',
    `xtpcse ${right}, pairwise${bare ? ' noconstant' : ''}`,
  ];
}

function vceStata(vcov: SettledFeols['vcov'], cluster: readonly string[], names: StataNames, command: string): string {
  const by = cluster.map((name) => names.of(name)).join(' ');
  if (vcov === 'cluster' || vcov === 'CR1S') return `cluster ${by}`;
  if (vcov === 'CR2') return `hc2 ${by}, dfadjust`;
  if (vcov === 'iid') return command === 'regress' ? 'ols' : 'unadjusted';
  return vcov === 'HC1' ? 'robust' : vcov.toLowerCase();
}

export function absorbStata({ by, intercept, slopes }: Grouping, names: StataNames): string {
  const base = by.map((name) => names.of(name)).join('#');
  if (slopes.length === 0) return base;
  const joint = intercept ? '##' : '#';
  const list = slopes.map((name) => `c.${names.of(name)}`);
  return `${base}${joint}${list.length === 1 ? list[0] : `(${list.join(' ')})`}`;
}

export function dummiesStata({ by, intercept, slopes }: Grouping, names: StataNames): string[] {
  const base = by.map((name) => `i.${names.of(name)}`).join('#');
  return [...(intercept ? [base] : []), ...slopes.map((slope) => `${base}#c.${names.of(slope)}`)];
}

/** The two packages count redundant levels of several effects differently; with clusters only those beyond the usual pair matter. */
export function countsDiffer({ vcov, groupings }: Sketch): boolean {
  return groupings.filter((grouping) => grouping.intercept).length > (vcov === 'cluster' ? 2 : 1);
}
