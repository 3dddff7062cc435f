import type { Fields, OptionsOf } from '../../fields.ts';

export const fields = {
  /** Column that holds the text of each unit and period. Null: counts that the data hold already. */
  text: { type: 'column', default: null },
  /** Columns of counts, added up as they are. */
  counts: { type: 'columns', default: [], when: { text: ['null'] } },
  /** Column with the length of each text, for counts per 10,000 characters. */
  characters: { type: 'column', default: null, when: { text: ['null'], measure: ['per10000'] } },
  /** ln(1 + hits), hits per 10,000 characters (blanks apart), or the hits themselves. */
  measure: { type: 'choice', choices: ['log', 'per10000', 'count'], default: 'log' },
} as const satisfies Fields;

export type KeywordOptions = OptionsOf<typeof fields>;
