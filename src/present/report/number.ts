import type { Exhibit } from '../../spec/report.ts';
import { type Language, say } from '../i18n/index.ts';

/** How an exhibit is numbered: `2`, and in words `Table 2.` */
export interface ExhibitNumber {
  readonly label: string;
  readonly number: string;
}

/** The numbers of exhibits in their order: as the report gives them, else counted among those of their kind. */
export function numbersOf(exhibits: readonly Exhibit[], language: Language): ExhibitNumber[] {
  const counts = { table: 0, figure: 0 };
  return exhibits.map(({ kind, number }) => {
    counts[kind] += 1;
    const label = number || String(counts[kind]);
    return { label, number: say(language, `report.${kind}`, { number: label }) };
  });
}
