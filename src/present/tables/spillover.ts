import type { SpilloverResult } from '../../engine/diagnostics/spillover-rings/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import type { TableModel } from './model.ts';
import type { Labels } from './options.ts';
import { defaultRegressionOptions, type RegressionTableOptions, regressionTable } from './regression.ts';

/** The policy as usual, with exposure to treated neighbours, and with distance rings: the parts that have an estimate, side by side. */
export function spilloverTable(result: SpilloverResult, chosen: Partial<RegressionTableOptions> = {}): TableModel {
  const options = { ...defaultRegressionOptions, controls: 'fold' as const, ...chosen };
  const { language } = options;
  const parts: { title: string; result: ModelResult }[] = [];
  const { usual, exposure, rings } = result;
  if (usual.ok) parts.push({ title: say(language, 'spillover.usual'), result: usual.value });
  if (exposure.ok) parts.push({ title: say(language, 'spillover.exposure'), result: exposure.value.result });
  if (rings.ok) parts.push({ title: say(language, 'spillover.rings'), result: rings.value.result });
  const table = regressionTable(
    parts.map((part) => part.result),
    {
      ...options,
      labels: ringLabels(result, options.labels),
      title: options.title ?? say(language, 'title.spillovers', { policy: columnLabel(options, result.treatment) }),
      columnTitles: parts.map((part) => part.title),
    },
  );
  return { ...table, id: 'spillovers', notes: [...table.notes, ...notesOf(result, options)] };
}

/** Ring terms are called after their distances, whatever columns are called. */
function ringLabels({ rings }: SpilloverResult, labels: Labels): Labels {
  const own = new Map(labels);
  if (!rings.ok) return own;
  for (const { term, from, to, treated } of rings.value.rings) {
    const params = { from: formatPeriod(from), to: formatPeriod(to) };
    const key = treated ? 'spillover.ringTreated' : 'spillover.ring';
    own.set(term, { en: say('en', key, params), zh: say('zh', key, params) });
  }
  return own;
}

function notesOf({ usual, exposure, rings }: SpilloverResult, { language, digits }: RegressionTableOptions): string[] {
  const notes = usual.ok ? [say(language, 'spillover.noteSutva')] : [];
  if (exposure.ok && exposure.value.meanUntreated !== null) {
    const mean = formatEstimate(exposure.value.meanUntreated, digits);
    notes.push(say(language, 'spillover.noteExposure', { mean }));
  }
  if (rings.ok && rings.value.cleanUnits > 0) {
    const distance = formatPeriod(Math.max(...rings.value.rings.map(({ to }) => to)));
    const column = 1 + Number(usual.ok) + Number(exposure.ok);
    const units = formatCount(rings.value.cleanUnits);
    notes.push(say(language, 'spillover.noteClean', { units, distance, column }));
  }
  return notes;
}
