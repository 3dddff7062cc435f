import type { Notice, Outcome } from '../core/notice.ts';
import type { IvDiagnostics } from '../engine/diagnostics/iv/types.ts';
import type { Matching } from '../engine/diagnostics/matching/types.ts';
import type { PlaceboResult } from '../engine/diagnostics/placebo/types.ts';
import type { Groups } from '../engine/groups.ts';
import { groupDifferences, groupRows } from '../engine/inference/groups.ts';
import { tidy } from '../engine/inference/tidy.ts';
import type { Ledger } from '../engine/ledger.ts';
import type { StepReport } from '../engine/recipe/types.ts';
import type { Combination, ModelResult } from '../engine/result.ts';
import type { Evaluation } from '../spec/evaluate.ts';
import { specHash } from '../spec/hash.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { type Fitted, LISTED_ROWS } from '../spec/tasks.ts';
import { type Frame, sourceRow } from '../table/frame.ts';
import { frameHash } from '../table/frame-hash.ts';
import type { ImportReport } from '../table/importers/types.ts';
import { writeIndices, writeKeywords } from './indices.ts';
import { writeMarginal, writeMediation, writeRandomEffects } from './mechanism.ts';
import { writeRobustness } from './robustness.ts';
import { sentenceOf } from './sentences.ts';
import { writeSpatial } from './spatial.ts';

type Json = Record<string, unknown>;

const writeNotice = (one: Notice): Json => ({ ...one, text: sentenceOf(one) });

function writeLedger(frame: Frame, { rowsRead, steps, rowsUsed }: Ledger): Json {
  const written = steps.map(({ reason, params, rows }) => ({
    reason,
    params,
    count: rows.length,
    rows: Array.from(rows.subarray(0, LISTED_ROWS), (row) => sourceRow(frame, row)),
  }));
  return { rowsRead, steps: written, rowsUsed };
}

function writeCombination({ id, estimate, stdError, dof, terms }: Combination, level: number): Json {
  const term = { name: id, tag: { kind: 'att' as const } };
  const one = {
    terms: [term],
    coef: Float64Array.of(estimate),
    vcov: Float64Array.of(stdError ** 2),
    dofResidual: dof,
  };
  const { statistic, pValue, lo, hi } = tidy(one, level)[0];
  return { id, terms, dof, estimate, stdError, statistic, pValue, lo, hi };
}

function writeModel(frame: Frame, result: ModelResult, level: number): Json {
  const { id, estimator, outcome, spec, vcovType, preset, dofResidual, dropped, absorbed, counts, stats, tests } =
    result;
  const k = result.terms.length;
  const rows = tidy(result, level);
  return {
    id,
    ok: true,
    estimator,
    outcome,
    spec,
    terms: result.terms.map(({ name, tag }, i) => {
      const { estimate, stdError, statistic, pValue, lo, hi } = rows[i];
      const dof = result.dofTerms ? { dof: result.dofTerms[i] } : {};
      return { name, ...tag, estimate, stdError, statistic, pValue, lo, hi, ...dof };
    }),
    vcov: result.terms.map((_, i) => Array.from(result.vcov.subarray(i * k, (i + 1) * k))),
    vcovType,
    preset,
    dofResidual,
    level,
    dropped,
    absorbed,
    counts,
    stats,
    tests,
    combinations: result.combinations.map((combination) => writeCombination(combination, level)),
    events: result.events,
    iv: result.iv && writeIv(frame, result.iv, level),
    matching: result.matching && writeMatching(result.matching),
    groups: result.groups && writeGroups(frame, result, result.groups, level),
    spatial: result.spatial,
    ...writeRobustness(result),
    ...writeMechanism(frame, result, level),
    ...writeSpatial(result, {
      model: (one) => writeModel(frame, one, level),
      notice: writeNotice,
      level,
    }),
    ledger: writeLedger(frame, result.ledger),
    notices: result.notices.map(writeNotice),
  };
}

function writeMechanism(frame: Frame, result: ModelResult, level: number): Json {
  const { mediation, marginal, dose, randomEffects, difference } = result;
  const writers = { model: (one: ModelResult) => writeModel(frame, one, level), notice: writeNotice, level };
  return {
    mediation: mediation && writeMediation(mediation, writers),
    marginal: marginal && writeMarginal(marginal, writers),
    dose,
    randomEffects: randomEffects && writeRandomEffects(randomEffects, writers),
    difference,
  };
}

function writeIv(frame: Frame, iv: IvDiagnostics, level: number): Json {
  const write = (stage: ModelResult) => writeModel(frame, stage, level);
  return { ...iv, firstStages: iv.firstStages.map(write), reducedForm: write(iv.reducedForm) };
}

function writeGroups(frame: Frame, result: ModelResult, { design, models }: Groups, level: number): Json {
  return {
    design,
    cells: groupRows(result, level).map(({ cell, ...effect }) => {
      return { ...cell, ...effect, missing: cell.missing && writeNotice(cell.missing) };
    }),
    differences: groupDifferences(result, level),
    models: models.map((model) => model && writeModel(frame, model, level)),
  };
}

/** The weights stay out: they belong to rows of the panel, which the document does not list. */
function writeMatching({ weights: _, ...rest }: Matching): Json {
  return rest;
}

function writePlacebo(frame: Frame, result: PlaceboResult): Json {
  const { ledger, notices, points: _, ...rest } = result;
  return { ...rest, ledger: writeLedger(frame, ledger), notices: notices.map(writeNotice) };
}

function writePart<T>(part: Outcome<T>, write: (value: T) => unknown): Json {
  return part.ok ? { ok: true, value: write(part.value) } : { ok: false, notice: writeNotice(part.notice) };
}

/** Notices of one part of the result; a failure counts as one. */
interface PartNotices {
  readonly part: string;
  readonly notices: readonly Notice[];
}

const noticesOf = (part: Outcome<{ readonly notices: readonly Notice[] }>) =>
  part.ok ? part.value.notices : [part.notice];
const fittedNotices = (fitted: Fitted): PartNotices => ({
  part: fitted.id,
  notices: fitted.ok ? fitted.result.notices : [fitted.notice],
});

/** One record per step of the recipe, in their order. */
function writeStep(report: StepReport, step: string): Json {
  if (report.ok === 'off') return { step, ok: true, off: true };
  if (!report.ok) return { step, ok: false, notice: writeNotice(report.notice) };
  return { step, ...report, notices: report.notices.map(writeNotice) };
}

const stepNotices = (report: StepReport): readonly Notice[] => {
  if (report.ok === 'off') return [];
  return report.ok ? report.notices : [report.notice];
};

function collectNotices({ panel, recipe, models, baseline, trends, placebo, descriptives }: Evaluation): PartNotices[] {
  const described = Object.values(descriptives ?? {}) as Outcome<{ notices: readonly Notice[] }>[];
  return [
    { part: 'recipe', notices: recipe.flatMap(stepNotices) },
    { part: 'panel', notices: panel.notices },
    ...[...(baseline?.columns ?? []), ...(trends ? [trends] : []), ...models].map(fittedNotices),
    ...(placebo ? [{ part: 'placebo', notices: noticesOf(placebo) }] : []),
    ...(descriptives ? [{ part: 'descriptives', notices: described.flatMap(noticesOf) }] : []),
  ];
}

export interface Evaluated {
  readonly frame: Frame;
  readonly report: ImportReport;
  readonly spec: AnalysisSpec;
  readonly evaluation: Evaluation;
  readonly engine: { readonly version: string; readonly runtime: string };
}

/** The result as docs/result.schema.json describes it. */
export function writeResult({ frame, report, spec, evaluation, engine }: Evaluated): Json {
  const { panel, recipe, indices, keywords, summary, models, baseline, trends, placebo, descriptives } = evaluation;
  const { level } = spec.output;
  const hash = frameHash(frame);
  const model = (fitted: Fitted) =>
    fitted.ok
      ? writeModel(frame, fitted.result, level)
      : { id: fitted.id, ok: false, notice: writeNotice(fitted.notice) };
  const parts = [{ part: 'import', notices: report.notices }, ...collectNotices(evaluation)];
  const { issues: _, counts, ...shape } = summary;
  return {
    format: 'pilotlight-result',
    version: 1,
    engine: { name: 'pilotlight', ...engine },
    project: { hash: specHash(spec), spec },
    data: {
      hash,
      rows: frame.nrow,
      columns: frame.columns.map((column) => column.name),
      encoding: report.encoding,
      delimiter: report.delimiter,
      repairs: report.repairs,
    },
    recipe: recipe.map((report, at) => writeStep(report, spec.recipe[at].step)),
    indices: writeIndices(indices),
    keywords: writeKeywords(keywords),
    panel: { ...shape, units: shape.units, treatment: counts },
    ledger: writeLedger(frame, panel.ledger),
    models: models.map(model),
    baseline: baseline && { ...baseline, columns: baseline.columns.map(model) },
    trends: trends && model(trends),
    placebo: placebo && writePart(placebo, (value) => writePlacebo(frame, value)),
    descriptives:
      descriptives &&
      Object.fromEntries(Object.entries(descriptives).map(([key, part]) => [key, writePart(part, writeDescribed)])),
    warnings: parts.flatMap(({ part, notices }) => notices.map((one) => ({ part, ...writeNotice(one) }))),
  };
}

function writeDescribed(value: { readonly notices: readonly Notice[] }): Json {
  return { ...value, notices: value.notices.map(writeNotice) };
}

/** JSON with every number exact; typed arrays as arrays, and null for what is not a number. */
export function resultText(document: Json): string {
  const plain = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value);
  return `${JSON.stringify(document, plain, 1)}\n`;
}
