import type { CodeContext } from '../../estimator.ts';
import { commentText, nameInR, StataNames, stringInR } from '../feols/names.ts';
import type { RandomEffectsOptions } from './meta.ts';

/** Scripts with plm and xtreg: random effects, fixed effects, and the tests between them; '' without units. */
export function code(
  options: RandomEffectsOptions,
  { roles, unit, time }: CodeContext,
): { readonly r: string; readonly stata: string } {
  if (unit === null) return { r: '', stata: '' };
  const policy = options.treatment ? roles.treatmentName : null;
  const controls = [...new Set(options.controls ?? [])].filter((name) => name !== policy);
  const right = [...(policy === null ? [] : [policy]), ...controls];
  const withTime = options.timeEffects && time !== null ? time : null;
  const sketch: Sketch = { options, outcome: roles.outcome, policy, right, unit, time, withTime };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

interface Sketch {
  readonly options: RandomEffectsOptions;
  readonly outcome: string;
  readonly policy: string | null;
  readonly right: readonly string[];
  readonly unit: string;
  readonly time: string | null;
  /** The period column when its dummies enter. */
  readonly withTime: string | null;
}

function codeR({ options, outcome, policy, right, unit, time, withTime }: Sketch): string {
  const terms = [...right.map(nameInR), ...(withTime === null ? [] : [`factor(${nameInR(withTime)})`])];
  const formula = `${nameInR(outcome)} ~ ${terms.length > 0 ? terms.join(' + ') : '1'}`;
  const index = [unit, ...(time === null ? [] : [time])].map(stringInR).join(', ');
  const clusters = options.cluster ?? [unit];
  const errors = {
    iid: 'summary(model)',
    HC1: 'summary(model, vcov = function(x) vcovHC(x, method = "white1", type = "HC1"))',
    cluster:
      clusters.length === 1 && clusters[0] === unit
        ? 'summary(model, vcov = function(x) vcovHC(x, method = "arellano", type = "sss"))'
        : '# plm clusters by unit or period only: other clusters need the sandwich package',
  }[options.vcov];
  return `${[
    'library(plm) # 2.6 or later; the data frame is called df',
    ...(policy === null ? [] : [`# ${commentText(policy)}: 1 in treated unit-periods, 0 elsewhere`]),
    `d <- pdata.frame(df, index = c(${index}))`,
    `model <- plm(${formula}, data = d, model = "random", random.method = "swar")`,
    errors,
    `fixed <- plm(${formula}, data = d, model = "within")`,
    `pooled <- plm(${formula}, data = d, model = "pooling")`,
    'phtest(fixed, model) # Hausman',
    `phtest(${formula}, data = d, method = "aux", vcov = vcovHC) # by an auxiliary regression, robust`,
    'plmtest(pooled, type = "bp") # Breusch-Pagan',
    `bare <- plm(${nameInR(outcome)} ~ ${right.length > 0 ? right.map(nameInR).join(' + ') : '1'}, data = d, model = "pooling")`,
    'pFtest(fixed, bare) # all effects against none',
    'pcdtest(fixed, test = "cd") # Pesaran CD',
    'pwartest(fixed) # Wooldridge, residuals of fixed effects',
    `pwfdtest(${formula}, data = d, h0 = "fe") # Wooldridge, first differences; h0 = "fd" for the differenced errors`,
  ].join('\n')}\n`;
}

function codeStata({ options, outcome, policy, right, unit, time, withTime }: Sketch): string {
  const clusters = options.vcov === 'cluster' ? (options.cluster ?? [unit]) : [];
  const names = new StataNames([outcome, ...right, unit, ...(time === null ? [] : [time]), ...clusters]);
  const of = (name: string) => names.of(name);
  const body = [outcome, ...right].map(of).join(' ') + (withTime === null ? '' : ` i.${of(withTime)}`);
  const errors = { iid: '', HC1: ' vce(robust)', cluster: ` vce(cluster ${clusters.map(of).join(' ')})` }[options.vcov];
  const means = right.map((_, j) => `mean_${j + 1}`);
  return `${[
    ...names.hints(),
    ...(policy === null ? [] : [`* ${of(policy)}: 1 in treated unit-periods, 0 elsewhere`]),
    '* a text column as the unit becomes numbers with: egen new_name = group(old_name)',
    `xtset ${of(unit)}${time === null ? '' : ` ${of(time)}`}`,
    `quietly xtreg ${body}, fe`,
    'estimates store fixed',
    `quietly xtreg ${body}, re sa`,
    'estimates store random',
    'xttest0 // Breusch-Pagan, one-sided',
    'hausman fixed random',
    'hausman fixed random, sigmamore',
    `xtserial ${[outcome, ...right].map(of).join(' ')} // Wooldridge, first differences (from SSC or net), without a constant in the differences`,
    `quietly xtreg ${body}, fe`,
    'xtcsd, pesaran // Pesaran CD (from SSC)',
    '* Mundlak: unit means beside the regressors',
    ...right.map((name, j) => `bysort ${of(unit)}: egen double ${means[j]} = mean(${of(name)})`),
    `quietly xtreg ${body} ${means.join(' ')}, re sa${errors}`,
    `test ${means.join(' ')}`,
    `xtreg ${body}, re sa${errors}`,
  ].join('\n')}\n`;
}
