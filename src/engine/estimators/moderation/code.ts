import type { CodeContext } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { RegressionScript, type ScriptRegression, termInR } from '../dose/script.ts';
import { columnR } from '../event-study/code-r.ts';
import { type StataNames, stringInR } from '../feols/names.ts';
import type { ModerationOptions } from './meta.ts';

interface Sketch {
  readonly options: ModerationOptions;
  readonly script: RegressionScript;
  readonly unit: string | null;
  readonly time: string | null;
  /** Columns: the moderator as used, and its product with the policy. */
  readonly moderator: string;
  readonly product: string;
}

/** Scripts that make the moderator and the product, run the regressions and give the effect at quantiles of the moderator; '' without a moderator. */
export function code(options: ModerationOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { unit, time, roles } = context;
  const { moderator, hub, centre } = options;
  if (moderator === null && (hub === null || unit === null)) return { r: '', stata: '' };
  const channels = [...new Set(options.channels ?? [])].filter((name) => name !== roles.outcome);
  const script = new RegressionScript(options, context, [moderator, hub, ...coordinates(options), ...channels]);
  const used = moderatorColumn(options, script, unit, time);
  const product = script.fresh('policy_x_moderator');
  const sketch: Sketch = { options, script, unit, time, moderator: used, product };
  const own = [script.exposure, product, used, ...script.controls.filter((name) => name !== used)];
  const slope: AbsorbTerm[] = options.moderatorByTime && time !== null ? [{ by: [time], slope: used }] : [];
  const regression = (name: string, outcome: string): ScriptRegression => {
    return { name, outcome, regressors: own, absorb: [...script.absorb(), ...slope] };
  };
  const models = [
    ...channels.map((channel, j) => regression(`channel${j + 1}`, channel)),
    regression('model', roles.outcome),
  ];
  const variables = [roles.outcome, script.exposure, used, ...script.controls];
  return {
    r: script.r(models, [...moderatorR(sketch), ...productR(sketch, variables, centre)], effectsR(sketch)),
    stata: script.stata(
      models,
      (names) => [...moderatorStata(sketch, names), ...productStata(sketch, variables, names)],
      (names) => effectsStata(sketch, names),
    ),
  };
}

const coordinates = ({ latitude, longitude, moderator }: ModerationOptions) =>
  moderator === null ? [latitude ?? 'latitude', longitude ?? 'longitude'] : [];

/** The moderator itself, or the name of the column that the script makes of it. */
function moderatorColumn(
  options: ModerationOptions,
  script: RegressionScript,
  unit: string | null,
  time: string | null,
) {
  const { moderator, moderatorAt } = options;
  if (moderator === null) return script.fresh('distance');
  return moderatorAt === 'first' && unit !== null && time !== null ? script.fresh('moderator_first') : moderator;
}

function moderatorR({ options, moderator, unit, time }: Sketch): string[] {
  if (options.moderator === null) return distanceR(options, moderator);
  if (moderator === options.moderator) return [];
  return [
    '# the moderator as it was in the first period of the unit',
    `df <- df[order(${columnR(unit!)}, ${columnR(time!)}), ]`,
    `${columnR(moderator)} <- ave(${columnR(options.moderator)}, ${columnR(unit!)}, FUN = function(v) v[!is.na(v)][1])`,
  ];
}

function distanceR(options: ModerationOptions, distance: string): string[] {
  const [latitude, longitude] = coordinates(options).map(stringInR);
  const km = 'min(haversine(df[[lat]][i], df[[lon]][i], hubs[[lat]], hubs[[lon]]))';
  return [
    '# kilometres to the nearest hub',
    'haversine <- function(a, b, c, d) {',
    '  h <- sin((c - a) * pi / 360)^2 + cos(a * pi / 180) * cos(c * pi / 180) * sin((d - b) * pi / 360)^2',
    '  2 * 6371 * asin(pmin(1, sqrt(h)))',
    '}',
    `lat <- ${latitude}; lon <- ${longitude}`,
    `hubs <- unique(df[which(${columnR(options.hub!)} != 0), c(lat, lon)])`,
    `${columnR(distance)} <- sapply(seq_len(nrow(df)), function(i) ${km})`,
    ...(options.distanceScale === 'log' ? [`${columnR(distance)} <- log1p(${columnR(distance)})`] : []),
  ];
}

function productR({ script, moderator, product }: Sketch, variables: readonly string[], centre: string): string[] {
  const whole = `${columnR(product)} <- ${columnR(script.exposure)} * `;
  if (centre === 'none') return [`${whole}${columnR(moderator)}`];
  const used = `complete.cases(df[, c(${variables.map(stringInR).join(', ')})])`;
  return [`centre <- mean(${columnR(moderator)}[${used}])`, `${whole}(${columnR(moderator)} - centre)`];
}

function effectsR({ options, script, moderator, product }: Sketch): string[] {
  const [p, x] = [termInR(script.exposure), termInR(product)];
  const away = options.centre === 'mean' ? 'm - centre' : 'm';
  return [
    '# the effect at quantiles of the moderator, by the delta method',
    `m <- quantile(${columnR(moderator)}, c(0.1, 0.25, 0.5, 0.75, 0.9), na.rm = TRUE); z <- ${away}`,
    'b <- coef(model); V <- vcov(model)',
    `data.frame(m, effect = b[[${p}]] + z * b[[${x}]],`,
    `  se = sqrt(V[${p}, ${p}] + 2 * z * V[${p}, ${x}] + z^2 * V[${x}, ${x}]))`,
  ];
}

function moderatorStata({ options, moderator, unit, time }: Sketch, names: StataNames): string[] {
  const of = (name: string) => names.of(name);
  if (options.moderator === null) return distanceStata(options, moderator, unit!, names);
  if (moderator === options.moderator) return [];
  return [
    '* the moderator as it was in the first period of the unit',
    `bysort ${of(unit!)} (${of(time!)}): generate double ${of(moderator)} = ${of(options.moderator)} if _n == 1`,
    `bysort ${of(unit!)} (${of(time!)}): replace ${of(moderator)} = cond(missing(${of(moderator)}[_n-1]), ${of(options.moderator)}, ${of(moderator)}[_n-1]) if _n > 1`,
    `bysort ${of(unit!)} (${of(time!)}): replace ${of(moderator)} = ${of(moderator)}[_N]`,
  ];
}

function distanceStata(options: ModerationOptions, distance: string, unit: string, names: StataNames): string[] {
  const [latitude, longitude] = coordinates(options).map((name) => names.of(name));
  const [d, hub] = [names.of(distance), names.of(options.hub!)];
  const h = [
    `sin((\`y' - ${latitude}) * _pi / 360)^2`,
    `cos(${latitude} * _pi / 180) * cos(\`y' * _pi / 180) * sin((\`x' - ${longitude}) * _pi / 360)^2`,
  ].join(' + ');
  return [
    '* kilometres to the nearest hub',
    'tempvar hub_number',
    `egen long \`hub_number' = group(${names.of(unit)}) if ${hub} != 0 & !missing(${hub})`,
    "quietly summarize `hub_number', meanonly",
    'local hubs = r(max)',
    `generate double ${d} = .`,
    "forvalues h = 1/`hubs' {",
    `    quietly summarize ${latitude} if \`hub_number' == \`h', meanonly`,
    '    local y = r(mean)',
    `    quietly summarize ${longitude} if \`hub_number' == \`h', meanonly`,
    '    local x = r(mean)',
    `    quietly replace ${d} = min(${d}, 2 * 6371 * asin(min(1, sqrt(${h})))) if !missing(${latitude}, ${longitude})`,
    '}',
    ...(options.distanceScale === 'log' ? [`replace ${d} = ln(1 + ${d})`] : []),
  ];
}

function productStata(
  { options, script, moderator, product }: Sketch,
  variables: readonly string[],
  names: StataNames,
): string[] {
  const of = (name: string) => names.of(name);
  const whole = `generate double ${of(product)} = ${of(script.exposure)} * `;
  if (options.centre === 'none') return [`${whole}${of(moderator)}`];
  return [
    `quietly summarize ${of(moderator)} if !missing(${variables.map(of).join(', ')}), meanonly`,
    'local centre = r(mean)',
    `${whole}(${of(moderator)} - \`centre')`,
  ];
}

function effectsStata({ options, script, moderator, product }: Sketch, names: StataNames): string[] {
  const away = options.centre === 'mean' ? "(r(r`i') - `centre')" : "r(r`i')";
  return [
    '* the effect at quantiles of the moderator',
    'forvalues i = 1/5 {',
    `    quietly _pctile ${names.of(moderator)}, percentiles(10 25 50 75 90)`,
    `    local z = ${away}`,
    `    lincom ${names.of(script.exposure)} + \`z' * ${names.of(product)}`,
    '}',
  ];
}
