import { commentText, StataNames, textInStata } from '../../engine/estimators/feols/names.ts';
import type { AbsorbTerm, Fields, OptionsOf } from '../../engine/fields.ts';
import type { RosterEntry } from '../../engine/panel.ts';
import { columnsOfSteps, stepLines, withMade } from './recipe-code.ts';
import {
  bodyLines,
  builtTreatment,
  droppedUnits,
  freshColumn,
  hasSteps,
  type ScriptContext,
  type ScriptModel,
} from './script.ts';

/** inlist() takes at most ten texts. */
const TEXTS_PER_LINE = 8;
const NUMBERS_PER_LINE = 40;

interface Namer {
  readonly of: (column: string) => string;
}

/** A Stata do-file that runs as it stands beside the data file; columns whose names Stata cannot hold are renamed by their position. */
export function scriptStata(models: readonly ScriptModel[], given: ScriptContext): string {
  const context = withMade(given, given.recipe);
  const start = freshColumn('first_treated', context);
  const used = usedColumns(models, context, start);
  const names = new StataNames(used);
  const fitted = models.map((model, index) => fitStata(model, index, start, names, context));
  const stata = (column: string) => names.of(column);
  const steps = stepLines(given.recipe, given, { r: stata, stata }).stata;
  const lines = [
    ...readStata(used, names, given),
    ...(steps.length > 0 ? ['', '* data preparation', ...steps, ''] : []),
    ...(models.some(hasSteps) ? ['tempfile raw', "quietly save `raw'"] : []),
    ...sampleStata(names, context),
    ...treatmentStata(start, names, context),
    ...groupsStata(models, names, context),
    '',
    ...fitted.flat(),
    ...tableStata(models, context),
  ];
  return `${lines.join('\n')}\n`;
}

function usedColumns(
  models: readonly ScriptModel[],
  { design, treatmentName, recipe: steps }: ScriptContext,
  start: string,
): string[] {
  const { unit, time, treatment } = design;
  const own = treatment !== null && treatment.kind !== 'roster' ? treatment.column : null;
  const mentioned = models.flatMap(({ estimator, options, roles, recipe }) => [
    roles.outcome,
    ...columnsOfSteps(recipe),
    ...optionColumns(options, estimator.meta.fields),
  ]);
  const all = [
    ...mentioned,
    ...columnsOfSteps(steps),
    unit,
    time,
    own,
    treatmentName,
    treatment === null ? null : start,
  ];
  return [...new Set(all)].filter((name) => name !== null);
}

function optionColumns(options: OptionsOf<Fields>, fields: Fields): string[] {
  const found: string[] = [];
  renameOptions(options, fields, {
    of: (column) => {
      found.push(column);
      return column;
    },
  });
  return found;
}

/** The same options with every column under its Stata name. */
function renameOptions(options: OptionsOf<Fields>, fields: Fields, names: Namer): OptionsOf<Fields> {
  const entries = Object.entries(options).map(([key, value]) => {
    const type = Object.hasOwn(fields, key) ? fields[key].type : null;
    if (value === null || type === null) return [key, value];
    if (type === 'column') return [key, names.of(value as string)];
    if (type === 'columns') return [key, (value as readonly string[]).map((column) => names.of(column))];
    if (type === 'absorb') return [key, (value as readonly AbsorbTerm[]).map((term) => renameEffect(term, names))];
    return [key, value];
  });
  return Object.fromEntries(entries) as OptionsOf<Fields>;
}

function renameEffect(term: AbsorbTerm, names: Namer): AbsorbTerm {
  if (typeof term === 'string') return names.of(term);
  if ('slope' in term) return { by: term.by.map((column) => names.of(column)), slope: names.of(term.slope) };
  return term.map((column) => names.of(column));
}

function readStata(used: readonly string[], names: StataNames, context: ScriptContext): string[] {
  const { title, columns, dataFile } = context;
  const file = `"${dataFile.replace(/[`"$\\\r\n]/g, '_')}"`;
  const inFile = columns.map((column) => column.name);
  const renamed = used.some((column) => names.of(column) !== column && inFile.includes(column));
  const reading = renamed ? 'varnames(nonames) rowrange(2)' : 'varnames(1) case(preserve)';
  const renames = inFile.flatMap((column, position) =>
    used.includes(column) ? [`rename v${position + 1} ${names.of(column)} // ${commentText(column)}`] : [],
  );
  return [
    ...(title === '' ? [] : [`* ${commentText(title)}`]),
    '* needs: ssc install reghdfe, ssc install ftools, ssc install estout',
    'version 15',
    '',
    `import delimited using ${file}, ${reading} encoding("utf-8") bindquote(strict) clear`,
    ...(renamed ? renames : []),
    ...timeStata(names, context),
  ];
}

const isText = ({ columns }: ScriptContext, name: string): boolean =>
  columns.find((column) => column.name === name)?.kind === 'category';

/** Years written as text become numbers. */
function timeStata(names: StataNames, context: ScriptContext): string[] {
  const { time } = context.design;
  if (time === null || !isText(context, time)) return [];
  return [
    `replace ${names.of(time)} = ustrregexra(${names.of(time)}, "[^0-9.-]", "")`,
    `destring ${names.of(time)}, replace`,
  ];
}

function sampleStata(names: StataNames, context: ScriptContext): string[] {
  const { time, unit, sample } = context.design;
  const lines: string[] = [];
  if (time !== null) {
    if (sample.timeFrom !== null) lines.push(`keep if ${names.of(time)} >= ${sample.timeFrom}`);
    if (sample.timeTo !== null) lines.push(`keep if ${names.of(time)} <= ${sample.timeTo}`);
  }
  if (unit === null) return lines;
  const conditions = unitConditions(droppedUnits(context.design), unit, names, context);
  return [...lines, ...conditions.map((condition) => `drop if ${condition}`)];
}

/** `inlist(...)` over units in portions, as text or number as the column is. */
function unitConditions(units: readonly string[], unit: string, names: StataNames, context: ScriptContext): string[] {
  const text = isText(context, unit);
  const portion = text ? TEXTS_PER_LINE : NUMBERS_PER_LINE;
  // In a column of numbers a unit that is no number cannot occur.
  const possible = text ? units : units.filter((key) => Number.isFinite(Number(key)));
  const values = possible.map((key) => (text ? textInStata(key) : String(Number(key))));
  const portions = Array.from({ length: Math.ceil(values.length / portion) }, (_, index) =>
    values.slice(index * portion, (index + 1) * portion),
  );
  return portions.map((part) => `inlist(${names.of(unit)}, ${part.join(', ')})`);
}

/** The first treated period of every row's unit (missing: never), and from it the policy variable; nothing where the data hold a 0/1 column. */
function treatmentStata(start: string, names: StataNames, context: ScriptContext): string[] {
  const { treatment, time, unit, whatIf } = context.design;
  const { treatmentName } = context;
  if (treatment === null || treatment.kind === 'indicator' || time === null || treatmentName === null) return [];
  const target = names.of(start);
  const own =
    treatment.kind === 'roster'
      ? rosterStata(treatment.entries, target, unit ?? time, names, context)
      : cohortStata(treatment.column, target, names, context);
  const changes = (whatIf?.starts ?? []).flatMap((change) =>
    unitConditions([change.unit], unit ?? time, names, context).map(
      (condition) => `replace ${target} = ${change.start ?? '.'} if ${condition}`,
    ),
  );
  const [did, year] = [names.of(treatmentName), names.of(time)];
  return [
    '',
    '* first treated period of every unit; missing: never treated',
    ...own,
    ...(changes.length > 0 ? ['* what if some units had started at another time?', ...changes] : []),
    `generate byte ${did} = ${year} >= ${target} if !missing(${year})`,
  ];
}

function rosterStata(
  entries: readonly RosterEntry[],
  target: string,
  unit: string,
  names: StataNames,
  context: ScriptContext,
): string[] {
  const starts = [...new Set(entries.map((entry) => entry.start))].sort((a, b) => a - b);
  const lines = starts.flatMap((start) => {
    const units = entries.filter((entry) => entry.start === start).map((entry) => entry.unit);
    return unitConditions(units, unit, names, context).map(
      (condition) => `replace ${target} = min(${target}, ${start}) if ${condition}`,
    );
  });
  return [`generate double ${target} = .`, ...lines];
}

function cohortStata(column: string, target: string, names: StataNames, context: ScriptContext): string[] {
  const { unit, time } = context.design;
  const source = names.of(column);
  const value = isText(context, column) ? `real(ustrregexra(${source}, "[^0-9.-]", ""))` : source;
  const year = names.of(time!);
  return [
    `generate double ${target} = ${value}`,
    `quietly summarize ${year}, meanonly`,
    `replace ${target} = . if inlist(${target}, 0, 9999, 10000, 99999) & !inrange(${target}, r(min), r(max))`,
    ...(unit === null
      ? []
      : [
          `bysort ${names.of(unit)}: egen double ${target}_unit = min(${target})`,
          `replace ${target} = ${target}_unit`,
          `drop ${target}_unit`,
        ]),
  ];
}

/** Text columns among effects and clusters become numbers, which reghdfe asks for. */
function groupsStata(models: readonly ScriptModel[], names: StataNames, context: ScriptContext): string[] {
  const { unit } = context.design;
  const mentioned = models.flatMap(({ options, estimator }) => optionColumns(options, estimator.meta.fields));
  const texts = [...new Set([unit, ...mentioned])].filter((name) => name !== null && isText(context, name)) as string[];
  return texts.flatMap((column) => {
    const name = names.of(column);
    return [
      `egen long group_of_${name.slice(0, 20)} = group(${name})`,
      `drop ${name}`,
      `rename group_of_${name.slice(0, 20)} ${name}`,
    ];
  });
}

/** A model with steps of its own starts from the data as read: steps come before the sample. */
function preparedStata(model: ScriptModel, start: string, names: StataNames, context: ScriptContext): string[] {
  const stata = (column: string) => names.of(column);
  return [
    "use `raw', clear",
    ...stepLines(model.recipe, context, { r: stata, stata }).stata,
    ...sampleStata(names, context),
    ...treatmentStata(start, names, context),
    ...groupsStata([model], names, withMade(context, model.recipe)),
  ];
}

/** One model. A snippet may change its data, so each works on a copy. */
function fitStata(
  model: ScriptModel,
  index: number,
  start: string,
  names: StataNames,
  context: ScriptContext,
): string[] {
  const { design } = context;
  const name = (column: string | null) => (column === null ? null : names.of(column));
  const built = builtTreatment(design.treatment, start);
  const treatment = built === null || built.kind === 'roster' ? null : { ...built, column: names.of(built.column) };
  const { stata } = model.estimator.code(renameOptions(model.options, model.estimator.meta.fields, names), {
    roles: { outcome: names.of(model.roles.outcome), treatmentName: name(model.roles.treatmentName) },
    unit: name(design.unit),
    time: name(design.time),
    treatment,
  });
  const repeated = /^\* a text column among the effects becomes numbers/;
  return [
    `* (${index + 1}) ${commentText(model.title)}`,
    'preserve',
    ...(hasSteps(model) ? preparedStata(model, start, names, context) : []),
    ...bodyLines(stata, repeated),
    `estimates store m${index + 1}`,
    'restore',
    '',
  ];
}

function tableStata(models: readonly ScriptModel[], { stars, digits }: ScriptContext): string[] {
  if (models.length === 0) return [];
  const names = models.map((_, index) => `m${index + 1}`).join(' ');
  const falling = [...stars].sort((a, b) => b - a);
  const signs = falling.map((threshold, index) => `${'*'.repeat(index + 1)} ${threshold}`).join(' ');
  const star = signs === '' ? 'nostar' : `star(${signs})`;
  return [
    `esttab ${names}, b(${digits}) se(${digits}) ${star} stats(N N_clust r2 r2_within, fmt(0 0 ${digits} ${digits}))`,
  ];
}
