import { keyText } from '../../design/code-values.ts';
import type { CodeContext } from '../../estimator.ts';
import type { StartsSketch } from '../event-study/code.ts';
import { columnR, startsR } from '../event-study/code-r.ts';
import { startsStata } from '../event-study/code-stata.ts';
import { nameInR, type StataNames } from '../feols/names.ts';
import type { DoseOptions } from './meta.ts';
import { RegressionScript, termInR } from './script.ts';

type Scripts = { readonly r: string; readonly stata: string };

interface Sketch {
  readonly options: DoseOptions;
  readonly context: CodeContext;
  readonly script: RegressionScript;
  /** Policy indicator where it enters, and controls. */
  readonly others: readonly string[];
}

/** Scripts that make the treatment and repeat the regression of its shape; '' without a dose. */
export function code(options: DoseOptions, context: CodeContext): Scripts {
  if (options.dose === null) return { r: '', stata: '' };
  const policy = options.withPolicy ? (context.roles.treatmentName ?? 'treated') : null;
  const { treatment } = context;
  const starts = !treatment || treatment.kind === 'roster' ? null : treatment.column;
  const script = new RegressionScript(options, context, [policy, options.shape === 'periods' ? starts : null]);
  const others = [...(policy === null ? [] : [policy]), ...script.controls];
  return writers[options.shape]({ options, context, script, others });
}

const writers: Record<DoseOptions['shape'], (sketch: Sketch) => Scripts> = {
  linear: ({ script, context, others }) => {
    const models = [{ name: 'model', outcome: context.roles.outcome, regressors: [script.exposure, ...others] }];
    return { r: script.r(models, [], ['summary(model)']), stata: script.stata(models) };
  },
  quadratic: quadraticCode,
  bins: binsCode,
  periods: periodsCode,
};

function quadraticCode({ script, context, others, options }: Sketch): Scripts {
  const { exposure } = script;
  const square = script.make('dose_squared', `${columnR(exposure)}^2`, (names) => `${names.of(exposure)}^2`);
  const models = [{ name: 'model', outcome: context.roles.outcome, regressors: [exposure, square, ...others] }];
  const [b, c] = [termInR(exposure), termInR(square)];
  const counted = options.doseTiming === 'given' ? '' : `[${columnR(exposure)} != 0]`;
  const after = [
    '# turning point, and slopes at the ends of the doses (Lind & Mehlum 2010)',
    'b <- coef(model); V <- vcov(model)',
    `-b[[${b}]] / (2 * b[[${c}]])`,
    `ends <- range(${columnR(exposure)}${counted}, na.rm = TRUE)`,
    `slope <- b[[${b}]] + 2 * b[[${c}]] * ends`,
    `data.frame(ends, slope, t = slope / sqrt(V[${b}, ${b}] + 4 * ends * V[${b}, ${c}] + 4 * ends^2 * V[${c}, ${c}]))`,
  ];
  const stata = script.stata(
    models,
    () => [],
    (names) => [
      '* turning point, and slopes at the ends of the doses (Lind & Mehlum 2010)',
      `nlcom -_b[${names.of(exposure)}] / (2 * _b[${names.of(square)}])`,
      `quietly summarize ${names.of(exposure)}${counted === '' ? '' : ` if ${names.of(exposure)} != 0`}, meanonly`,
      'local low = r(min)',
      'local high = r(max)',
      `lincom ${names.of(exposure)} + 2 * \`low' * ${names.of(square)}`,
      `lincom ${names.of(exposure)} + 2 * \`high' * ${names.of(square)}`,
    ],
  );
  return { r: script.r(models, [], after), stata };
}

function binsCode({ script, context, others, options }: Sketch): Scripts {
  const { exposure } = script;
  const bin = script.fresh('dose_bin');
  const written = { name: bin, r: `i(${bin}, ref = reference)`, stata: `ib\`reference'.${bin}` };
  const models = [{ name: 'model', outcome: context.roles.outcome, regressors: [bin, ...others], written }];
  const { unit } = context;
  const byUnit = options.doseTiming !== 'given' && unit !== null;
  const cuts = options.doseCuts?.length ? [...new Set(options.doseCuts)].sort((a, b) => a - b) : null;
  const reference = options.referenceBin === null ? null : String(options.referenceBin);
  const once = byUnit ? ` & !duplicated(ifelse(${columnR(exposure)} %in% 0, NA, ${columnR(unit!)}))` : '';
  const made = [
    '# bins of the doses other than zero; bin 0: no dose',
    `dose <- ${columnR(exposure)}`,
    cuts === null
      ? `cuts <- unique(quantile(dose[which(dose != 0${once})], seq_len(${options.doseBins - 1}) / ${options.doseBins}))`
      : `cuts <- c(${cuts.map(keyText).join(', ')})`,
    `${columnR(bin)} <- ifelse(dose == 0, 0, findInterval(dose, cuts, left.open = TRUE) + 1)`,
    `reference <- ${reference ?? `min(${columnR(bin)}, na.rm = TRUE)`}`,
  ];
  const r = script.r(models, made, ['summary(model)']);
  const stata = script.stata(models, (names) =>
    binsStata(names.of(exposure), names.of(bin), byUnit ? names.of(unit!) : null, cuts, options),
  );
  return { r, stata };
}

function binsStata(
  dose: string,
  bin: string,
  unit: string | null,
  cuts: readonly number[] | null,
  { doseBins, referenceBin }: DoseOptions,
): string[] {
  const shares = Array.from({ length: doseBins - 1 }, (_, i) => keyText(((i + 1) * 100) / doseBins)).join(' ');
  const once = unit === null ? [] : ['tempvar once', `egen \`once' = tag(${unit}) if ${dose} != 0 & !missing(${dose})`];
  const among = unit === null ? `${dose} != 0` : "`once' == 1";
  const find =
    cuts === null
      ? [
          ...once,
          '* _pctile averages at whole ranks, the engine interpolates: cut points can differ slightly',
          `_pctile ${dose} if ${among}, percentiles(${shares})`,
          'local cuts',
          `forvalues i = 1/${doseBins - 1} {`,
          "    local cuts `cuts' `=r(r`i')'",
          '}',
        ]
      : [`local cuts ${cuts.map(keyText).join(' ')}`];
  return [
    '* bins of the doses other than zero; bin 0: no dose',
    ...find,
    `generate int ${bin} = cond(${dose} == 0, 0, 1) if !missing(${dose})`,
    'foreach cut of local cuts {',
    `    replace ${bin} = ${bin} + 1 if ${dose} != 0 & ${dose} > \`cut' & !missing(${dose})`,
    '}',
    ...(referenceBin === null
      ? [`quietly summarize ${bin}, meanonly`, 'local reference = r(min)']
      : [`local reference = ${referenceBin}`]),
  ];
}

function periodsCode({ script, context, others, options }: Sketch): Scripts {
  const { roles, unit, time } = context;
  if (unit === null || time === null) return { r: '', stata: '' };
  const dose = options.dose!;
  const period = script.fresh('dose_period');
  const start = script.fresh('first_start');
  const written = { name: period, r: `i(${period}, ${nameInR(dose)}, ref = base)`, stata: "`terms'" };
  const models = [{ name: 'model', outcome: roles.outcome, regressors: [period, ...others], written }];
  const treatment = context.treatment ?? { kind: 'indicator', column: roles.treatmentName ?? 'did' };
  const own: StartsSketch = { treatment, unit, time, names: { start } };
  const known = options.doseTiming !== 'ownStart' && options.doseFrom !== null ? keyText(options.doseFrom) : null;
  const r = script.r(
    models,
    [...(known === null ? startsR(own) : []), ...periodsR(options, period, start, time, known)],
    ['wald(model, keep = "::-") # joint test of the periods before the start', 'iplot(model)'],
  );
  const stata = script.stata(models, (names) => [
    ...(known === null ? startsStata(own, names) : []),
    ...periodsStata(options, names, { dose, period, start, time }, known),
  ]);
  return { r, stata };
}

function periodsR(
  { doseTiming, lower, upper }: DoseOptions,
  period: string,
  start: string,
  time: string,
  known: string | null,
) {
  const own = doseTiming === 'ownStart';
  const from = known ?? (own ? columnR(start) : `min(${columnR(start)})`);
  const column = columnR(period);
  return [
    `${column} <- ${columnR(time)} - ${from}${own ? ' # -Inf: never under the policy' : ''}`,
    `base <- max(${column}[is.finite(${column}) & ${column} < 0])`,
    ...(own ? [`${column}[!is.finite(${column})] <- base`] : []),
    ...(lower === null ? [] : [`${column} <- pmax(${column}, ${lower})`]),
    ...(upper === null ? [] : [`${column} <- pmin(${column}, ${upper})`]),
  ];
}

interface PeriodColumns {
  readonly dose: string;
  readonly period: string;
  readonly start: string;
  readonly time: string;
}

function periodsStata(
  { doseTiming, lower, upper }: DoseOptions,
  names: StataNames,
  columns: PeriodColumns,
  known: string | null,
): string[] {
  const [period, start, time, dose] = [columns.period, columns.start, columns.time, columns.dose].map((name) =>
    names.of(name),
  );
  const own = doseTiming === 'ownStart';
  const first = own ? start : "`from'";
  return [
    ...(known === null && !own ? [`quietly summarize ${start}, meanonly`, 'local from = r(min)'] : []),
    ...(known === null ? [] : [`local from = ${known}`]),
    `generate double ${period} = ${time} - ${first}${own ? ' // missing: never under the policy' : ''}`,
    ...(lower === null ? [] : [`replace ${period} = max(${period}, ${lower}) if !missing(${period})`]),
    ...(upper === null ? [] : [`replace ${period} = min(${period}, ${upper}) if !missing(${period})`]),
    `quietly summarize ${period} if ${period} < 0, meanonly`,
    'local base = r(max)',
    'local terms',
    `quietly levelsof ${period}, local(periods)`,
    'foreach t of local periods {',
    "    if `t' == `base' continue",
    '    local name = strtoname("dose_" + cond(`t\' < 0, "lead", "lag") + string(abs(`t\')))',
    `    generate double \`name' = ${dose} * (${period} == \`t')`,
    "    local terms `terms' `name'",
    '}',
  ];
}
