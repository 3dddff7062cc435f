import { type Notice, notice } from '../../../core/notice.ts';
import type { EventCell, ModelResult } from '../../result.ts';
import type { EventSample } from './event-sample.ts';
import type { EventStudyOptions } from './meta.ts';

/** A coefficient that rests on fewer units is named. */
const FEW_UNITS = 5;

interface Facts {
  readonly result: ModelResult;
  readonly sample: EventSample;
  /** First treated period of every unit in the estimation sample. */
  readonly starts: Float64Array;
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
  const notices = [...referenceNotices(facts), ...cellNotices(facts)];
  if (outsideInBase > 0) notices.push(notice('caution', 'eventStudyOutsideInBase', { rows: outsideInBase }));
  if (options.normalise === 'preAverage') notices.push(notice('info', 'eventStudyPreAverage'));
  const bin = counted.find((cell) => cell.bin === 'lower' && !cell.base && cell.nobs > 0);
  if (bin) notices.push(notice('info', 'eventStudyPreTestBin', { bin: listTimes([bin]), rows: bin.nobs }));
  const binnedBase = counted.find((cell) => cell.bin && cell.base);
  if (binnedBase) notices.push(notice('caution', 'eventStudyBinnedBase', { bin: listTimes([binnedBase]) }));
  return notices;
}

/** Who the treated are compared with, and what could not be estimated for want of a comparison. */
function referenceNotices({ sample, starts, result, counted }: Facts): Notice[] {
  const { referenceCohort } = sample;
  const estimated = new Set(result.terms.map(({ tag }) => (tag.kind === 'event' ? tag.e : null)));
  const lost = listTimes(counted.filter((cell) => !cell.base && !estimated.has(cell.e)));
  const notices: Notice[] = [];
  if (referenceCohort !== null) {
    const units = starts.filter((start) => start === referenceCohort).length;
    notices.push(notice('info', 'eventStudyLastCohort', { cohort: referenceCohort, units }));
  } else if (!starts.includes(Infinity)) {
    return [
      lost === ''
        ? notice('caution', 'eventStudyNoNever')
        : notice('caution', 'eventStudyNoNeverDropped', { events: lost }),
    ];
  }
  return lost === '' ? notices : [...notices, notice('caution', 'eventStudyNotEstimable', { events: lost })];
}

function cellNotices({ sample, starts, counted }: Facts): Notice[] {
  const thin = counted.filter((cell) => cell.nobs > 0 && cell.units < FEW_UNITS);
  const cohorts = new Set(starts.filter((start) => Number.isFinite(start) && start !== sample.referenceCohort));
  return [
    ...(thin.length > 0
      ? [notice('caution', 'eventStudyFewUnits', { events: listTimes(thin), units: FEW_UNITS })]
      : []),
    ...(cohorts.size > 1 ? [notice('info', 'eventStudyStaggered', { cohorts: cohorts.size })] : []),
  ];
}
