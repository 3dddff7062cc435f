import type { Exhibit } from '../../spec/report.ts';
import { type Language, say } from '../i18n/index.ts';

/** The numbers of exhibits in their order: as the report gives them, else counted among those of their kind. */
export function numbersOf(exhibits: readonly Exhibit[], language: Language): string[] {
  const counts = { table: 0, figure: 0 };
  return exhibits.map(({ kind, number }) => {
    counts[kind] += 1;
    return say(language, `report.${kind}`, { number: number || counts[kind] });
  });
}
