import type { CodeContext } from '../../estimator.ts';
import { RegressionScript, type ScriptRegression, termInR } from '../dose/script.ts';
import { columnR } from '../event-study/code-r.ts';
import { type StataNames, stringInR } from '../feols/names.ts';
import type { MediationOptions } from './meta.ts';

interface Sketch {
  readonly options: MediationOptions;
  readonly script: RegressionScript;
  readonly outcome: string;
  readonly channels: readonly string[];
  /** Column by which rows are drawn; null: single rows. */
  readonly by: string | null;
  readonly unit: string | null;
  /** Column of the script that numbers the copies. */
  readonly copy: string;
  readonly models: readonly ScriptRegression[];
}

/** Scripts that run the regressions one after the other and, for three steps, form a b with its tests and bootstrap it; '' without channels. */
export function code(options: MediationOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { outcome } = context.roles;
  const channels = [...new Set(options.channels ?? [])].filter((name) => name !== outcome);
  if (channels.length === 0) return { r: '', stata: '' };
  const clusters = options.vcov === 'cluster' ? options.cluster : null;
  const by = options.resample ?? (clusters?.length === 1 ? clusters[0] : context.unit);
  const script = new RegressionScript(options, context, [...channels, by]);
  const own = [script.exposure, ...script.controls];
  const first = channels.map((channel, j) => ({ name: `channel${j + 1}`, outcome: channel, regressors: own }));
  const three = options.steps === 'three';
  const models = [
    ...(three ? [{ name: 'total', outcome, regressors: own }] : []),
    ...first,
    { name: 'model', outcome, regressors: three ? [...own, ...channels] : own },
  ];
  const copy = script.fresh('copy');
  const sketch = { options, script, outcome, channels, by, unit: context.unit, copy, models };
  if (!three) return { r: script.r(models), stata: script.stata(models) };
  return {
    r: script.r(models, commonSampleR(sketch), stepsR(sketch)),
    stata: script.stata(
      models,
      (names) => commonSampleStata(sketch, names),
      (names) => stepsStata(sketch, names),
    ),
  };
}

const variables = ({ script, outcome, channels }: Sketch) => [
  outcome,
  script.exposure,
  ...script.controls,
  ...channels,
];

function commonSampleR(sketch: Sketch): string[] {
  const list = variables(sketch).map(stringInR).join(', ');
  return ['# the three steps on the same rows', `df <- df[complete.cases(df[, c(${list})]), ]`];
}

function stepsR(sketch: Sketch): string[] {
  const { script, channels, options, by } = sketch;
  const policy = termInR(script.exposure);
  const paths = channels.flatMap((channel, j) => [
    `a <- coef(channel${j + 1})[[${policy}]]; s_a <- se(channel${j + 1})[[${policy}]]`,
    `b <- coef(model)[[${termInR(channel)}]]; s_b <- se(model)[[${termInR(channel)}]]`,
    `total_effect <- coef(total)[[${policy}]]`,
    'c(indirect = a * b, share = a * b / total_effect,',
    '  z_sobel = a * b / sqrt(a^2 * s_b^2 + b^2 * s_a^2),',
    '  z_aroian = a * b / sqrt(a^2 * s_b^2 + b^2 * s_a^2 + s_a^2 * s_b^2),',
    '  z_goodman = a * b / sqrt(a^2 * s_b^2 + b^2 * s_a^2 - s_a^2 * s_b^2))',
  ]);
  if (options.draws === 0) return paths;
  const rows = by === null ? 'seq_len(nrow(df))' : `split(seq_len(nrow(df)), ${columnR(by)})`;
  const products = channels.map(
    (channel, j) => `coef(update(channel${j + 1}, data = d))[[${policy}]] * second[[${termInR(channel)}]]`,
  );
  return [
    ...paths,
    '# bootstrap: groups of rows drawn whole, every copy with effects of its own',
    `set.seed(${options.seed})`,
    `rows <- ${rows}`,
    `indirect <- replicate(${options.draws}, {`,
    '  drawn <- rows[sample(length(rows), replace = TRUE)]',
    '  d <- df[unlist(drawn), ]',
    ...(by === null ? [] : [`  copy <- rep(seq_along(drawn), lengths(drawn))`, `  ${renewR(sketch)}`]),
    '  second <- coef(update(model, data = d))',
    `  c(${products.join(',\n    ')})`,
    '})',
    `apply(matrix(indirect, nrow = ${channels.length}), 1, quantile, c(0.025, 0.975))`,
  ];
}

/** Units inside a copied group become units of their own. */
function renewR({ by, unit }: Sketch): string {
  const column = `d[[${stringInR(unit ?? by!)}]]`;
  return unit === null || unit === by ? `${column} <- copy` : `${column} <- paste(copy, ${column})`;
}

function commonSampleStata(sketch: Sketch, names: StataNames): string[] {
  const list = variables(sketch).map((name) => names.of(name));
  return ['* the three steps on the same rows', `drop if missing(${list.join(', ')})`];
}

function stepsStata(sketch: Sketch, names: StataNames): string[] {
  const { script, channels, options } = sketch;
  const policy = names.of(script.exposure);
  const restored = (name: string) => `quietly estimates restore ${name}`;
  const paths = channels.flatMap((channel, j) => [
    restored(`channel${j + 1}`),
    `local a = _b[${policy}]`,
    `local s_a = _se[${policy}]`,
    restored('model'),
    `local b = _b[${names.of(channel)}]`,
    `local s_b = _se[${names.of(channel)}]`,
    "local sobel = `a'^2 * `s_b'^2 + `b'^2 * `s_a'^2",
    "local both = `s_a'^2 * `s_b'^2",
    restored('total'),
    `display "indirect " \`a' * \`b' ", share " \`a' * \`b' / _b[${policy}]`,
    "display \"Sobel z \" `a' * `b' / sqrt(`sobel')",
    "display \"Aroian z \" `a' * `b' / sqrt(`sobel' + `both')",
    "display \"Goodman z \" `a' * `b' / sqrt(`sobel' - `both')",
  ]);
  return options.draws === 0 ? paths : [...paths, ...bootstrapStata(sketch, names)];
}

function bootstrapStata(sketch: Sketch, names: StataNames): string[] {
  const { script, channels, options, by, copy, models } = sketch;
  const policy = names.of(script.exposure);
  const quiet = (model: ScriptRegression) =>
    script
      .regressionStata(model, names)
      .map((line) => `    quietly ${by === null ? line : renewStata(line, sketch, names)}`);
  const first = models.filter((model) => model.name.startsWith('channel'));
  const products = channels.map((_, j) => `indirect${j + 1} = r(indirect${j + 1})`);
  const groups = by === null ? '' : ` cluster(${names.of(by)}) idcluster(${names.of(copy)})`;
  return [
    '* bootstrap: groups of rows drawn whole, every copy with effects of its own',
    ...(by === null ? [] : [`generate long ${names.of(copy)} = ${names.of(by)}`]),
    'capture program drop three_steps',
    'program three_steps, rclass',
    ...first.flatMap((model, j) => [...quiet(model), `    local a${j + 1} = _b[${policy}]`]),
    ...quiet(models[models.length - 1]),
    ...channels.map((channel, j) => `    return scalar indirect${j + 1} = \`a${j + 1}' * _b[${names.of(channel)}]`),
    'end',
    `bootstrap ${products.join(' ')}, reps(${options.draws}) seed(${options.seed})${groups}: three_steps`,
    'estat bootstrap, percentile bc',
    'estimates restore model',
  ];
}

/** Effects of the drawn groups, or of units within them, are those of the copy. */
function renewStata(line: string, { script, by, unit, copy }: Sketch, names: StataNames): string {
  const old = unit ?? by;
  if (old === null || !script.absorb().includes(old)) return line;
  const own = old === by ? names.of(copy) : `${names.of(copy)}#${names.of(old)}`;
  return line.replace(/absorb\(([^)]*)\)/, (_, terms: string) => {
    const list = terms.split(' ').map((term) => (term === names.of(old) ? own : term));
    return `absorb(${list.join(' ')})`;
  });
}
