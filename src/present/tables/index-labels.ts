import type { IndexOptions } from '../../engine/diagnostics/composite-index/meta.ts';
import { systemTemplates } from '../../engine/diagnostics/composite-index/templates.ts';
import { formatCount, formatPeriod } from '../format.ts';
import { type Language, type OutputKey, say } from '../i18n/index.ts';

const dimensions = new Map(
  systemTemplates.flatMap((template) => template.dimensions.map(({ id, name }) => [id, name] as const)),
);

/** What a dimension is called: that of a template by its name in the language, any other as the analyst wrote it. */
export function dimensionLabel(language: Language, dimension: string | null): string {
  if (dimension === null) return say(language, 'index.noDimension');
  return dimensions.get(dimension)?.[language] ?? dimension;
}

/** `Entropy weights`, `CRITIC`. */
export const methodLabel = (language: Language, id: string): string => say(language, `index.method.${id}` as OutputKey);

/** How an index was made, in one sentence. */
export function methodNote(
  language: Language,
  options: IndexOptions,
  rows: { readonly rowsWeighed: number; readonly rowsScored: number },
): string {
  const { weights, score, scale, weightsOver, scaleOver, zeros, epsilon } = options;
  const entropy = weights === 'entropy';
  const parts = [
    say(language, `index.note.${weights}` as OutputKey),
    say(language, `index.note.over.${weightsOver}` as OutputKey, { rows: formatCount(rows.rowsWeighed) }),
    say(language, `index.note.scale.${scale}` as OutputKey),
    ...(scaleOver === 'period' ? [say(language, 'index.note.scaleOver.period')] : []),
    ...(entropy ? [say(language, `index.note.zeros.${zeros}` as OutputKey, { epsilon: formatPeriod(epsilon) })] : []),
    say(language, `index.note.score.${score}` as OutputKey),
    say(language, 'index.note.rows', { rows: formatCount(rows.rowsScored) }),
  ];
  return say(language, 'index.note', { parts: parts.join(say(language, 'clauseSeparator')) });
}
