import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { listExamples } from '../../design/panel-issues.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import type { LedgerStep } from '../../ledger.ts';
import type { Panel } from '../../panel.ts';

/** Which rows an event study uses and who stands for 'no event'. */
export interface EventSampleOptions {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly endpoints: 'bin' | 'drop' | 'base';
  readonly reference: 'never' | 'last';
  readonly alwaysTreated: 'drop' | 'keep';
}

export interface EventSample {
  readonly panel: Panel;
  /** t - g by panel row; NaN where there is no event: never treated, or in the reference cohort before its start. */
  readonly eventTime: Float64Array;
  /** Start of the last cohort when it is the reference. */
  readonly referenceCohort: number | null;
  readonly notices: readonly Notice[];
}

/**
 * The rows of an event study with their event times. Out of the sample go, each with its reason in the ledger: rows of units whose start is
 * unknown, of units treated from the first period on (unless kept), of the reference cohort from its start on, and, when endpoints are
 * dropped, rows of treated units outside the window.
 */
export function selectEventSample(panel: Panel, options: EventSampleOptions): Outcome<EventSample> {
  const { unitOf, time, cohort, periods } = panel;
  if (!unitOf || !time || !cohort) return fail('eventStudyNeedsPanel');
  const isAlways = cohort.map((start) => Number(options.alwaysTreated === 'drop' && start <= periods[0]));
  const last = options.reference === 'last' ? lastCohort(cohort.filter((_, unit) => isAlways[unit] === 0)) : null;
  if (options.reference === 'last' && last === null) return fail('eventStudyOneCohort');
  const kept: number[] = [];
  const lost = new Map<string, number[]>();
  for (let i = 0; i < unitOf.length; i++) {
    const start = cohort[unitOf[i]];
    const reason = isAlways[unitOf[i]] === 1 ? 'alwaysTreated' : lossOf(start, time[i], last, options);
    if (reason === null) kept.push(i);
    else if (lost.has(reason)) lost.get(reason)!.push(panel.rows[i]);
    else lost.set(reason, [panel.rows[i]]);
  }
  if (kept.length === 0) return fail('eventStudyNoRows');
  const restricted =
    lost.size === 0 ? panel : restrictPanel(panel, Int32Array.from(kept), ledgerSteps(lost, last, options));
  return succeed({
    panel: restricted,
    eventTime: eventTimes(restricted, last),
    referenceCohort: last,
    notices: alwaysNotices(panel.unitKeys, isAlways),
  });
}

function lossOf(start: number, time: number, last: number | null, options: EventSampleOptions): string | null {
  if (Number.isNaN(start)) return 'missingTreatment';
  if (start === last) return time >= start ? 'afterTreatment' : null;
  if (options.endpoints !== 'drop' || start === Infinity) return null;
  const e = time - start;
  return e >= (options.lower ?? -Infinity) && e <= (options.upper ?? Infinity) ? null : 'outsideWindow';
}

/** The latest start, provided that an earlier cohort is left to study. */
function lastCohort(cohort: Float64Array): number | null {
  const starts = cohort.filter(Number.isFinite);
  const last = starts.reduce((a, b) => Math.max(a, b), -Infinity);
  return starts.some((start) => start < last) ? last : null;
}

function ledgerSteps(
  lost: ReadonlyMap<string, readonly number[]>,
  last: number | null,
  { lower, upper }: EventSampleOptions,
): LedgerStep[] {
  const paramsOf = (reason: string): LedgerStep['params'] => {
    if (reason === 'afterTreatment' && last !== null) return { cohort: last };
    if (reason !== 'outsideWindow') return {};
    return { ...(lower === null ? {} : { lower }), ...(upper === null ? {} : { upper }) };
  };
  return Array.from(lost, ([reason, rows]) => ({ reason, params: paramsOf(reason), rows: Int32Array.from(rows) }));
}

function eventTimes({ unitOf, time, cohort }: Panel, last: number | null): Float64Array {
  return Float64Array.from(time!, (t, i) => {
    const start = cohort![unitOf![i]];
    // Rounded so that starts and times with decimals (quarters as 2014.25) give the same number for the same distance.
    return Number.isFinite(start) && start !== last ? Math.round((t - start) * 1e9) / 1e9 + 0 : Number.NaN;
  });
}

function alwaysNotices(unitKeys: readonly string[], isAlways: Float64Array): Notice[] {
  const names = unitKeys.filter((_, unit) => isAlways[unit] === 1);
  if (names.length === 0) return [];
  return [notice('caution', 'eventStudyAlwaysTreated', { units: names.length, examples: listExamples(names) })];
}
