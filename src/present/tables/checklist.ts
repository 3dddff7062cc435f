import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatError, formatEstimate, formatInterval, formatLevel, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { type TermRow, tidyTerms } from '../tidy-terms.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { errorsLabel } from './regression-notes.ts';

/** One line of the checklist: a check with its result, or in words why there is none. */
export interface Check {
  readonly label: string;
  readonly result: ModelResult | null;
  readonly failure: string;
  readonly main?: boolean;
}

/** The policy's line of a result: its coefficient, or the average effect where the estimator has one. */
export function policyRow(result: ModelResult, level: number): TermRow | null {
  const isPolicy = ({ term: { tag } }: TermRow) =>
    tag.kind === 'att' || (tag.kind === 'coefficient' && tag.role === 'treatment');
  return tidyTerms(result, level).find(isPolicy) ?? null;
}

/** Every check made, one line each; a check that failed stays in sight with its reason. */
export function checklistTable(checks: readonly Check[], chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const headers = [
    say(language, 'col.check'),
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.interval', { level: formatLevel(options.level) }),
    say(language, 'col.n'),
    say(language, 'col.inference'),
  ];
  return simpleTable(
    {
      id: 'checklist',
      language,
      title: say(language, 'title.checklist'),
      rows: checks.map((check) => checkRow(check, options)),
    },
    headers,
  );
}

function checkRow({ label, result, failure, main = false }: Check, options: OutputOptions): Cell[] {
  const head = labelCell(label, main ? 'strong' : undefined);
  if (result === null) return [head, labelCell(failure, 'soft'), emptyCell, emptyCell, emptyCell, emptyCell];
  const row = policyRow(result, options.level);
  const nobs = centerCell(formatCount(result.counts.nobs), result.counts.nobs);
  const errors = centerCell(errorsLabel(result, options));
  if (row === null) return [head, emptyCell, emptyCell, emptyCell, nobs, errors];
  const stars = starsFor(row.pValue, options.stars);
  const estimate = numberCell(formatEstimate(row.estimate, options.digits), row.estimate, 'estimate');
  return [
    head,
    { ...estimate, ...(stars ? { stars } : {}), ...(main ? { tone: 'strong' as const } : {}) },
    numberCell(formatError(row.stdError, options.digits), row.stdError),
    centerCell(formatInterval(row.lo, row.hi, options.digits)),
    nobs,
    errors,
  ];
}
