import { type Notice, notice } from '../../../core/notice.ts';
import type { EventCell, ModelResult } from '../../result.ts';
import type { EventSample } from './event-sample.ts';
import type { EventStudyOptions } from './meta.ts';

/** A coefficient that rests on fewer units is named. */
const FEW_UNITS = 5;

interface Facts {
  readonly result: ModelResult;
  readonly sample: EventSample;
  readonly counted: readonly EventCell[];
  readonly outsideInBase: number;
  readonly options: EventStudyOptions;
}

/** `-5, -4`: event times for a sentence; ends that are bins carry their sign. */
function listTimes(cells: readonly EventCell[]): string {
  return cells.map(({ e, bin }) => (bin === 'lower' ? '≤' : bin === 'upper' ? '≥' : '') + e).join(', ');
}

/** What a reader of this event study has to know. */
export function eventNotices(facts: Facts): Notice[] {
  const { counted, outsideInBase, options } = facts;
  const notices = [...referenceNotices(facts), ...estimableNotices(facts), ...cohortNotices(facts)];
  if (outsideInBase > 0) notices.push(notice('caution', 'eventStudyOutsideInBase', { rows: outsideInBase }));
  if (options.normalise === 'preAverage') notices.push(notice('info', 'eventStudyPreAverage'));
  const bin = counted.find((cell) => cell.bin === 'lower' && !cell.base && cell.nobs > 0);
  if (bin) notices.push(notice('info', 'eventStudyPreTestBin', { bin: listTimes([bin]), rows: bin.nobs }));
  const binnedBase = counted.find((cell) => cell.bin && cell.base);
  if (binnedBase) notices.push(notice('caution', 'eventStudyBinnedBase', { bin: listTimes([binnedBase]) }));
  return notices;
}

function referenceNotices({ sample, options, result, counted }: Facts): Notice[] {
  if (sample.referenceCohort !== null) {
    const units = countUnits(sample, (start) => start === sample.referenceCohort);
    return [notice('info', 'eventStudyLastCohort', { cohort: sample.referenceCohort, units })];
  }
  if (options.reference !== 'never' || countUnits(sample, (start) => start === Infinity) > 0) return [];
  const lost = listTimes(notEstimable(result, counted));
  return [
    notice(
      'caution',
      lost === '' ? 'eventStudyNoNever' : 'eventStudyNoNeverDropped',
      lost === '' ? {} : { events: lost },
    ),
  ];
}

function countUnits({ panel }: EventSample, holds: (start: number) => boolean): number {
  return panel.cohort!.reduce((units, start) => units + Number(holds(start)), 0);
}

function notEstimable(result: ModelResult, counted: readonly EventCell[]): EventCell[] {
  const estimated = new Set(result.terms.map(({ tag }) => (tag.kind === 'event' ? tag.e : null)));
  return counted.filter((cell) => !cell.base && !estimated.has(cell.e));
}

function estimableNotices({ result, counted }: Facts): Notice[] {
  const lost = notEstimable(result, counted);
  const thin = counted.filter((cell) => !lost.includes(cell) && cell.units < FEW_UNITS);
  return [
    ...(lost.length > 0 ? [notice('caution', 'eventStudyNotEstimable', { events: listTimes(lost) })] : []),
    ...(thin.length > 0
      ? [notice('caution', 'eventStudyFewUnits', { events: listTimes(thin), units: FEW_UNITS })]
      : []),
  ];
}

function cohortNotices({ sample }: Facts): Notice[] {
  const starts = new Set(
    sample.panel.cohort!.filter((start) => Number.isFinite(start) && start !== sample.referenceCohort),
  );
  return starts.size > 1 ? [notice('info', 'eventStudyStaggered', { cohorts: starts.size })] : [];
}
