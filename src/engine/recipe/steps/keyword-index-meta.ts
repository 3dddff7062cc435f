import { fields as countFields } from '../../diagnostics/keyword-index/meta.ts';
import type { Fields, KeywordGroup } from '../../fields.ts';
import type { StepMeta } from '../types.ts';

const { measure, ...sources } = countFields;

export const fields = {
  ...sources,
  measure,
  dictionary: { type: 'dictionary', default: [], when: { text: ['*'] } },
  /** Beside the index one column per group of the dictionary. */
  groupColumns: { type: 'flag', default: false, when: { text: ['*'] } },
} as const satisfies Fields;

/** The groups of a dictionary that hold words, each once. */
export function groupsOf(dictionary: readonly KeywordGroup[]): string[] {
  const held = dictionary.filter(({ words }) => words.some((word) => word.trim() !== ''));
  return [...new Set(held.map(({ group }) => group))];
}

/** Names of the columns that a keyword index of that name makes. */
export function keywordColumns(
  name: string,
  {
    text,
    dictionary,
    groupColumns,
  }: { text: string | null; dictionary: readonly KeywordGroup[]; groupColumns: boolean },
): string[] {
  const groups = groupColumns && text !== null ? groupsOf(dictionary) : [];
  return [name, ...groups.map((group) => `${name}_${group}`)];
}

export const meta: StepMeta<typeof fields> = {
  id: 'keyword-index',
  fields,
  needs: [],
  removesRows: false,
  makes: (options) => keywordColumns('keywords', options),
};
