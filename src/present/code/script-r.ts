import { commentText, stringInR } from '../../engine/estimators/feols/names.ts';
import type { DesignSpec, RosterEntry } from '../../engine/panel.ts';
import { stepLines, withMade } from './recipe-code.ts';
import {
  bodyLines,
  builtTreatment,
  droppedUnits,
  freshColumn,
  hasSteps,
  type ScriptColumn,
  type ScriptContext,
  type ScriptModel,
} from './script.ts';

const NEVER_CODES = 'c(0, 9999, 10000, 99999)';

/** An R script that runs as it stands beside the data file: reads it, builds the policy variable, fits every model and prints one table. */
export function scriptR(models: readonly ScriptModel[], given: ScriptContext): string {
  const steps = stepLines(given.recipe, given, { r: columnR, stata: columnR }).r;
  const context = withMade(given, given.recipe);
  const start = freshColumn('first_treated', context);
  const fitted = models.map((model, index) => fitR(model, index, start, context));
  const own = models.some(hasSteps);
  const lines = [
    ...readR(given),
    ...(steps.length > 0 ? ['', '# data preparation', ...steps, ''] : []),
    ...(own ? ['raw <- df'] : []),
    ...sampleR(context),
    ...treatmentR(start, context),
    'panel <- df',
    '',
    ...fitted.flat(),
    ...tableR(models, context),
  ];
  return `${lines.join('\n')}\n`;
}

const columnR = (name: string): string => `df[[${stringInR(name)}]]`;
const keysR = (name: string): string => `as.character(${columnR(name)})`;
const textsR = (texts: readonly string[]): string => `c(${texts.map(stringInR).join(', ')})`;

function readR({ title, dataFile, columns, design }: ScriptContext): string[] {
  const { time } = design;
  const isText = columns.find((column: ScriptColumn) => column.name === time)?.kind === 'category';
  return [
    ...(title === '' ? [] : [`# ${commentText(title)}`]),
    '# needs: install.packages("fixest")',
    'library(fixest)',
    '',
    `df <- read.csv(${stringInR(dataFile)}, check.names = FALSE, fileEncoding = "UTF-8-BOM", na.strings = "")`,
    ...(time !== null && isText ? [`${columnR(time)} <- as.numeric(gsub("[^0-9.-]", "", ${columnR(time)}))`] : []),
  ];
}

function sampleR({ design }: ScriptContext): string[] {
  const { time, unit, sample } = design;
  const lines: string[] = [];
  if (time !== null && sample.timeFrom !== null)
    lines.push(`df <- df[which(${columnR(time)} >= ${sample.timeFrom}), ]`);
  if (time !== null && sample.timeTo !== null) lines.push(`df <- df[which(${columnR(time)} <= ${sample.timeTo}), ]`);
  const dropped = droppedUnits(design);
  if (unit !== null && dropped.length > 0) lines.push(`df <- df[!${keysR(unit)} %in% ${textsR(dropped)}, ]`);
  return lines;
}

/** The first treated period of every row's unit, and from it the policy variable; nothing where the data hold a 0/1 column. */
function treatmentR(start: string, { design, treatmentName }: ScriptContext): string[] {
  const { treatment, time, unit, whatIf } = design;
  if (treatment === null || treatment.kind === 'indicator' || time === null || treatmentName === null) return [''];
  const target = columnR(start);
  const changes = (whatIf?.starts ?? []).map(
    (change) => `${target}[${keysR(unit ?? time)} == ${stringInR(change.unit)}] <- ${change.start ?? 'Inf'}`,
  );
  return [
    '',
    '# first treated period of every unit; Inf: never treated',
    ...(treatment.kind === 'roster'
      ? rosterR(treatment.entries, target, unit ?? time)
      : cohortR(treatment.column, target, design)),
    ...(changes.length > 0 ? ['# what if some units had started at another time?', ...changes] : []),
    `${columnR(treatmentName)} <- as.integer(${columnR(time)} >= ${target})`,
  ];
}

function rosterR(entries: readonly RosterEntry[], target: string, unit: string): string[] {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  const starts = [...new Set(sorted.map((entry) => entry.start))];
  const waves = starts.map((start) => {
    const units = sorted.filter((entry) => entry.start === start).map((entry) => entry.unit);
    return `  data.frame(unit = ${textsR(units)}, start = ${start})`;
  });
  if (waves.length === 0) return [`${target} <- Inf`];
  return [
    'roster <- rbind(',
    `${waves.join(',\n')}`,
    ')',
    `${target} <- roster$start[match(${keysR(unit)}, roster$unit)]`,
    `${target}[is.na(${target})] <- Inf`,
  ];
}

function cohortR(column: string, target: string, { unit, time }: DesignSpec): string[] {
  const own = [
    `${target} <- suppressWarnings(as.numeric(${columnR(column)}))`,
    `${target}[is.na(${target}) | ${target} %in% setdiff(${NEVER_CODES}, ${columnR(time!)})] <- Inf`,
  ];
  return unit === null ? own : [...own, `${target} <- ave(${target}, ${keysR(unit)}, FUN = min)`];
}

const modelName = (index: number): string => `m${index + 1}`;

/** A model with steps of its own starts from the data as read: steps come before the sample. */
function preparedR({ recipe }: ScriptModel, start: string, context: ScriptContext): string[] {
  const { r } = stepLines(recipe, context, { r: columnR, stata: columnR });
  return ['df <- raw', ...r, ...sampleR(context), ...treatmentR(start, context).filter((line) => line !== '')];
}

/** One model. A snippet may change its data, so each starts from the panel. */
function fitR(model: ScriptModel, index: number, start: string, context: ScriptContext): string[] {
  const { design } = context;
  const treatment = builtTreatment(design.treatment, start);
  const { r } = model.estimator.code(model.options, {
    roles: model.roles,
    unit: design.unit,
    time: design.time,
    treatment,
  });
  const repeated = /^library\(fixest\)|^summary\(model\)$/;
  return [
    `# (${index + 1}) ${commentText(model.title)}`,
    ...(hasSteps(model) ? preparedR(model, start, context) : ['df <- panel']),
    ...bodyLines(r, repeated),
    `${modelName(index)} <- model`,
    '',
  ];
}

function tableR(models: readonly ScriptModel[], { stars, digits }: ScriptContext): string[] {
  if (models.length === 0) return [];
  const names = models.map((_, index) => modelName(index)).join(', ');
  const rising = [...stars].sort((a, b) => a - b);
  const codes = rising.map((threshold, index) => `"${'*'.repeat(rising.length - index)}" = ${threshold}`);
  const signif = codes.length > 0 ? `c(${codes.join(', ')})` : 'NA';
  return [`etable(${names},\n  digits = "r${digits}", signif.code = ${signif})`];
}
