import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherInts } from '../../design/gather.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { supTCritical } from '../../inference/sup-t.ts';
import type { Panel } from '../../panel.ts';
import type { EventCell, ModelResult } from '../../result.ts';
import { estimate, type LinearProblem, type Regressor } from '../../solve/linear-model.ts';
import { type PreparedModel, prepareLinearModel } from '../../solve/prepare.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { settle } from '../feols/settle.ts';
import { type EventCells, sortIntoCells } from './event-cells.ts';
import { eventNotices } from './event-notices.ts';
import { type EventSample, selectEventSample } from './event-sample.ts';
import { orderTerms, relativeToPreAverage, summariseEvents } from './event-terms.ts';
import type { EventStudyOptions } from './meta.ts';

const BAND_DRAWS = 10_000;
const BAND_SEED = 20_190_401;

/**
 * Two-way fixed-effects event study: y = sum_k b_k 1{t - g = k} + X d + absorbed effects + e, the base periods left out.
 * Failures: eventStudyNeedsPanel, eventStudyOneCohort, eventStudyNoRows, eventStudyNobodyTreated, eventStudyWindowEmpty,
 * eventStudyBaseUnobserved, and those of `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: EventStudyOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const sample = selectEventSample(panel, options);
  if (!sample.ok) return sample;
  const cells = sortIntoCells(sample.value, options, options.base ?? [-1]);
  if (!cells.ok) return cells;
  context.progress(0, 3, 'absorb');
  const problem = describeProblem(sample.value.panel, roles, options, cells.value);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(sample.value.panel, problem.value);
  if (!prepared.ok) return prepared;
  const counted = countCells(prepared.value, cells.value);
  if (!counted.some((cell) => cell.base && cell.nobs > 0)) {
    const observed = counted.filter((cell) => cell.nobs > 0).map((cell) => cell.e);
    return fail('eventStudyBaseUnobserved', { base: (options.base ?? [-1]).join(', '), observed: observed.join(', ') });
  }
  context.progress(1, 3, 'solve');
  const result = estimate(prepared.value);
  if (!result.ok) return result;
  context.progress(2, 3, 'band');
  return succeed(finish(result.value, prepared.value, sample.value, cells.value, counted, options));
}

/** Event-time dummies over panel rows, lags first and then leads from the nearest to the farthest: when the data cannot tell all of them apart, the farthest lead gives way. */
function describeProblem(
  panel: Panel,
  roles: ModelRoles,
  options: EventStudyOptions,
  { cells, cellOf }: EventCells,
): Outcome<LinearProblem> {
  const asFeols = { ...options, treatment: false, regressors: options.controls, intercept: true };
  const settled = settle(asFeols, roles, panel.design.unit, panel.design.time);
  const controls: Regressor[] = [];
  for (const name of settled.regressors) {
    const read = readNumbers(panel, name, 'regressor');
    if (!read.ok) return read;
    controls.push({ name, tag: { kind: 'coefficient', role: 'control' }, values: read.value });
  }
  const prefix = freePrefix(settled.regressors);
  const events = cells.flatMap((cell, code): Regressor[] => {
    if (cell.base) return [];
    const tag = { kind: 'event', e: cell.e, ...(cell.bin ? { bin: cell.bin } : {}) } as const;
    return [{ name: `${prefix}${cell.e}`, tag, values: Float64Array.from(cellOf, (of) => Number(of === code)) }];
  });
  const { outcome, absorb, weights, vcov, cluster, preset, singletons } = settled;
  return succeed({
    id: 'event-study',
    estimator: 'event-study',
    spec: { roles, options },
    outcome,
    regressors: [...orderForDropping(events), ...controls],
    absorb,
    intercept: 'auto',
    weights,
    vcov,
    cluster,
    preset,
    singletons,
  });
}

/** `event::`, or the like where a control is called that. */
function freePrefix(names: readonly string[]): string {
  let prefix = 'event::';
  while (names.some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  return prefix;
}

const eventTimeOf = ({ tag }: Regressor): number => (tag.kind === 'event' ? tag.e : Number.NaN);

function orderForDropping(events: readonly Regressor[]): Regressor[] {
  const lags = events.filter((event) => eventTimeOf(event) >= 0);
  const leads = events.filter((event) => eventTimeOf(event) < 0).reverse();
  return [...lags, ...leads];
}

/** Rows and units of the estimation sample behind every cell. */
function countCells({ rows, panel }: PreparedModel, { cells, cellOf }: EventCells): EventCell[] {
  const nobs = new Int32Array(cells.length);
  const units = new Int32Array(cells.length);
  const lastUnit = new Int32Array(cells.length).fill(-1);
  const n = rows === null ? cellOf.length : rows.length;
  for (let i = 0; i < n; i++) {
    const row = rows === null ? i : rows[i];
    const cell = cellOf[row];
    if (cell < 0) continue;
    nobs[cell]++;
    if (lastUnit[cell] !== panel.unitOf![row]) units[cell]++;
    lastUnit[cell] = panel.unitOf![row];
  }
  return cells.map((cell, i) => ({ ...cell, units: units[i], nobs: nobs[i] }));
}

function startsUsed({ rows, panel }: PreparedModel): Float64Array {
  const units = new Set(rows === null ? panel.unitOf! : gatherInts(panel.unitOf!, rows));
  return panel.cohort!.filter((_, unit) => units.has(unit));
}

function finish(
  estimated: ModelResult,
  prepared: PreparedModel,
  sample: EventSample,
  { outsideInBase }: EventCells,
  counted: readonly EventCell[],
  options: EventStudyOptions,
): ModelResult {
  const ordered = orderTerms(estimated);
  const averaged = options.normalise === 'preAverage';
  const result = averaged ? relativeToPreAverage(ordered, counted) : ordered;
  const cells = averaged ? counted.map((cell) => ({ ...cell, base: false })) : counted;
  const { tests, combinations, vcov, k } = summariseEvents(result);
  return {
    ...result,
    tests: [...result.tests, ...tests],
    combinations,
    events: {
      cells,
      endpoints: options.endpoints,
      reference: options.reference,
      bandLevel: options.bandLevel,
      bandCritical: supTCritical(vcov, k, options.bandLevel, BAND_DRAWS, BAND_SEED),
      bandDraws: BAND_DRAWS,
      bandSeed: BAND_SEED,
    },
    notices: [
      ...sample.notices,
      ...eventNotices({ result, sample, starts: startsUsed(prepared), counted, outsideInBase, options }),
      ...result.notices,
    ],
    details: { ...result.details, referenceCohort: sample.referenceCohort },
  };
}
