import { keyText } from '../../design/code-values.ts';
import type { CodeContext } from '../../estimator.ts';
import type { AbsorbTerm } from '../../fields.ts';
import { columnR } from '../event-study/code-r.ts';
import { code as feolsCode } from '../feols/code.ts';
import { commentText, nameInR, StataNames, stringInR } from '../feols/names.ts';
import type { ExposureOptions, RegressionOptions } from './base-problem.ts';

/** One regression of a script with several: what it explains by what, and the name under which the script keeps it. */
export interface ScriptRegression {
  readonly name: string;
  readonly outcome: string;
  readonly regressors: readonly string[];
  /** Effects in place of those of the options. */
  readonly absorb?: readonly AbsorbTerm[];
  /** A regressor that is written as something else in the formula. */
  readonly written?: { readonly name: string; readonly r: string; readonly stata: string };
}

/** A column that the script makes: what it is called and the expression behind it. */
interface MadeColumn {
  readonly name: string;
  readonly r: string;
  readonly stata: (names: StataNames) => string;
}

/** Regressions with the same effects and inference, written with the columns that they need made first. */
export class RegressionScript {
  /** Name of the treatment in every regression. */
  readonly exposure: string;
  readonly controls: readonly string[];
  private readonly made: MadeColumn[] = [];
  private readonly columns: string[];
  private readonly policy: string;

  constructor(
    private readonly options: RegressionOptions & ExposureOptions,
    private readonly context: CodeContext,
    extra: readonly (string | null)[] = [],
  ) {
    const { roles, unit, time } = context;
    this.policy = roles.treatmentName ?? 'treated';
    const effects = this.absorb().flatMap((term) => {
      if (typeof term === 'string') return [term];
      return 'slope' in term ? [...term.by, term.slope] : [...term];
    });
    const { controls, cluster, weights, dose } = options;
    const usesPolicy =
      dose === null ||
      options.doseTiming === 'ownStart' ||
      (options.doseTiming === 'common' && options.doseFrom === null);
    const own = usesPolicy ? this.policy : null;
    const all = [
      roles.outcome,
      own,
      dose,
      ...extra,
      ...(controls ?? []),
      unit,
      time,
      ...effects,
      ...(cluster ?? []),
      weights,
    ];
    this.columns = [...new Set(all)].filter((name) => name !== null);
    this.exposure = this.makeExposure();
    this.controls = [...new Set(controls ?? [])].filter((name) => name !== this.exposure && !extra.includes(name));
  }

  absorb(): readonly AbsorbTerm[] {
    const { unit, time } = this.context;
    return this.options.absorb ?? [unit, time].filter((name) => name !== null);
  }

  /** A name that no column has. */
  fresh(wanted: string): string {
    let name = wanted;
    while (this.columns.includes(name)) name += '_';
    this.columns.push(name);
    return name;
  }

  /** Adds a column to the data of the script. */
  make(wanted: string, r: string, stata: (names: StataNames) => string): string {
    const name = this.fresh(wanted);
    this.made.push({ name, r, stata });
    return name;
  }

  private makeExposure(): string {
    const { dose, doseTiming, doseFrom } = this.options;
    const { time } = this.context;
    if (dose === null) return this.policy;
    if (doseTiming === 'given') return dose;
    const { policy } = this;
    if (doseTiming === 'ownStart') {
      return this.make(
        'dose_post',
        `${columnR(dose)} * ${columnR(policy)}`,
        (names) => `${names.of(dose)} * ${names.of(policy)}`,
      );
    }
    if (time === null) return dose;
    const from = doseFrom === null ? null : keyText(doseFrom);
    const inR = from ?? `min(${columnR(time)}[${columnR(policy)} == 1], na.rm = TRUE)`;
    return this.make('dose_post', `${columnR(dose)} * (${columnR(time)} >= ${inR})`, (names) => {
      return `${names.of(dose)} * (${names.of(time)} >= ${from ?? "`first_start'"})`;
    });
  }

  /** Header, columns and regressions; the last one is called `model`. `before` and `after`: further lines. */
  r(models: readonly ScriptRegression[], before: readonly string[] = [], after: readonly string[] = []): string {
    const lines = ['library(fixest) # 0.13 or later; the data frame is called df'];
    if (this.exposure === this.policy)
      lines.push(`# ${commentText(this.policy)}: 1 in treated unit-periods, 0 elsewhere`);
    for (const { name, r } of this.needed(models, before)) lines.push(`${columnR(name)} <- ${r}`);
    lines.push(...before);
    for (const model of models) lines.push(...this.regressionR(model));
    return `${[...lines, ...after].join('\n')}\n`;
  }

  /** Columns made that a regression, another column or a line of the script asks for. */
  private needed(models: readonly ScriptRegression[], lines: readonly string[]): MadeColumn[] {
    return this.made.filter(
      ({ name }) =>
        models.some((model) => model.regressors.includes(name)) ||
        lines.some((line) => line.includes(name)) ||
        this.made.some((other) => other.name !== name && other.r.includes(stringInR(name))),
    );
  }

  private regressionR({ name, outcome, regressors, absorb, written }: ScriptRegression): string[] {
    const { r } = feolsCode(this.asFeols(this.options, regressors, absorb), this.contextFor(this.context, outcome));
    return r
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('library(') && line !== 'summary(model)')
      .map((line) => line.replace(/^model <- /, `${name} <- `))
      .map((line) => (written ? replaceWord(line, nameInR(written.name), written.r) : line));
  }

  /** `after` may name columns only through the names it is given. */
  stata(
    models: readonly ScriptRegression[],
    before: (names: StataNames) => readonly string[] = () => [],
    after: (names: StataNames) => readonly string[] = () => [],
  ): string {
    const names = new StataNames(this.columns);
    const lines = names.hints();
    if (this.exposure === this.policy) lines.push(`* ${names.of(this.policy)}: 1 in treated unit-periods, 0 elsewhere`);
    lines.push('* a text column among the effects becomes numbers with: egen new_name = group(old_name)');
    lines.push(...this.firstStartStata(names));
    const made = before(names);
    for (const column of this.needed(models, made)) {
      lines.push(`generate double ${names.of(column.name)} = ${column.stata(names)}`);
    }
    lines.push(...made);
    for (const model of models) lines.push(...this.regressionStata(model, names), `estimates store ${model.name}`);
    return `${[...lines, ...after(names)].join('\n')}\n`;
  }

  private firstStartStata(names: StataNames): string[] {
    const { dose, doseTiming, doseFrom } = this.options;
    const { time } = this.context;
    if (dose === null || doseTiming !== 'common' || doseFrom !== null || time === null) return [];
    return [
      `quietly summarize ${names.of(time)} if ${names.of(this.policy)} == 1, meanonly`,
      'local first_start = r(min)',
    ];
  }

  /** The command alone, under Stata's names. */
  regressionStata({ outcome, regressors, absorb, written }: ScriptRegression, names: StataNames): string[] {
    const { options } = this;
    const of = (name: string) => names.of(name);
    const renamed = {
      ...options,
      absorb: options.absorb === null ? null : options.absorb.map((term) => renameEffect(term, of)),
      cluster: options.cluster?.map(of) ?? null,
      weights: options.weights === null ? null : of(options.weights),
    };
    const { unit, time } = this.context;
    const context = { ...this.context, unit: unit === null ? null : of(unit), time: time === null ? null : of(time) };
    const effects = absorb?.map((term) => renameEffect(term, of));
    const { stata } = feolsCode(
      this.asFeols(renamed, regressors.map(of), effects),
      this.contextFor(context, of(outcome)),
    );
    return stata
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('* a text column'))
      .map((line) => (written ? replaceWord(line, names.of(written.name), written.stata) : line));
  }

  private asFeols(
    options: RegressionOptions,
    regressors: readonly string[],
    absorb: readonly AbsorbTerm[] | undefined,
  ) {
    return { ...options, ...(absorb ? { absorb } : {}), treatment: false, regressors, intercept: true };
  }

  private contextFor(context: CodeContext, outcome: string): CodeContext {
    return { ...context, roles: { outcome, treatmentName: null } };
  }
}

/** The text in place of a word, which stands between blanks. */
function replaceWord(line: string, word: string, text: string): string {
  return line
    .split(' ')
    .map((piece) => (piece === word ? text : piece))
    .join(' ');
}

function renameEffect(term: AbsorbTerm, of: (name: string) => string): AbsorbTerm {
  if (typeof term === 'string') return of(term);
  if ('slope' in term) return { by: term.by.map(of), slope: of(term.slope) };
  return term.map(of);
}

/** The name of a coefficient in R's output. */
export const termInR = (name: string): string => JSON.stringify(nameInR(name));
