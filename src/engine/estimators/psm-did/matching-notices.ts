import { type Notice, notice } from '../../../core/notice.ts';
import type { Matching } from '../../diagnostics/matching/types.ts';
import type { Panel } from '../../panel.ts';
import type { Entities } from './entities.ts';
import type { PsmDidOptions } from './meta.ts';

/** Absolute bias after matching, in percent, from which a covariate counts as not balanced (Rosenbaum & Rubin 1985 take 5 to 20). */
const UNBALANCED = 10;
/** Share of all untreated weight on one unit or row that is worth a warning. */
const HEAVY = 0.1;

interface Facts {
  readonly panel: Panel;
  readonly entities: Entities;
  readonly matching: Matching;
  /** By entity. */
  readonly weights: Float64Array;
  readonly collinear: readonly string[];
  readonly options: PsmDidOptions;
}

/** What a reader of a matched sample has to know. */
export function matchingNotices(facts: Facts): Notice[] {
  return [
    ...designNotices(facts),
    ...lossNotices(facts),
    ...qualityNotices(facts),
    notice('info', 'matchingTakenAsGiven'),
  ];
}

/** How the match was set up. */
function designNotices({ options, entities, matching, collinear }: Facts): Notice[] {
  const notices: Notice[] = [];
  if (matching.timing !== 'baseline') notices.push(notice('caution', 'matchingSameYear'));
  if (matching.timing === 'pooled') notices.push(notice('caution', 'matchingAcrossYears'));
  if (options.order === 'file') notices.push(notice('info', 'matchingFileOrder'));
  const chooses = (options.method === 'nearest' || options.method === 'mahalanobis') && !options.replacement;
  if (chooses && options.order !== 'file') notices.push(notice('info', 'matchingWithoutReplacement'));
  if (collinear.length > 0) notices.push(notice('caution', 'matchingCollinear', { columns: collinear.join(', ') }));
  const missing = entities.steps.filter((step) => step.reason === 'missingCovariate');
  const rows = missing.reduce((total, step) => total + step.rows.length, 0);
  if (rows > 0) {
    const columns = missing.map((step) => step.params.column).join(', ');
    notices.push(notice('caution', 'matchingMissingCells', { rows, columns }));
  }
  return notices;
}

/** Who found no match, and the tell-tale of a table that prints the unmatched N. */
function lossNotices({ panel, matching, options }: Facts): Notice[] {
  const { treated, control, weights } = matching;
  const notices: Notice[] = [];
  const off = treated.offSupport + control.offSupport;
  if (off > 0)
    notices.push(notice('caution', 'matchingOffSupport', { treated: treated.offSupport, control: control.offSupport }));
  if (treated.unmatched > 0)
    notices.push(notice('caution', 'matchingUnmatched', { treated: treated.unmatched, all: treated.all }));
  const rows = panel.rows.length;
  if (weights.every((weight) => weight > 0)) {
    notices.push(
      options.weighted
        ? notice('info', 'matchingKeepsAllRows', { rows })
        : notice('caution', 'matchingChangesNothing', { rows }),
    );
  }
  return notices;
}

/** Whether the match did what it is for. */
function qualityNotices({ entities, matching, weights }: Facts): Notice[] {
  const notices: Notice[] = [];
  const poor = matching.balance.rows.filter(({ after }) => after.bias !== null && Math.abs(after.bias) > UNBALANCED);
  if (poor.length > 0) {
    const worst = Math.max(...poor.map(({ after }) => Math.abs(after.bias!)));
    notices.push(
      notice('caution', 'matchingUnbalanced', {
        columns: poor.map((row) => row.name).join(', '),
        worst: Number(worst.toPrecision(3)),
        limit: UNBALANCED,
      }),
    );
  }
  const { treated } = entities.sample;
  let total = 0;
  let heaviest = 0;
  weights.forEach((weight, i) => {
    if (treated[i] === 1) return;
    total += weight;
    heaviest = Math.max(heaviest, weight);
  });
  if (heaviest > HEAVY * total) {
    notices.push(
      notice('caution', 'matchingHeavyControl', {
        percent: Math.round((100 * heaviest) / total),
        effective: Number(matching.effectiveControls.toPrecision(3)),
      }),
    );
  }
  return notices;
}
