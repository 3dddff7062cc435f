import type { Notice } from '../../../core/notice.ts';
import type { KeywordGroup } from '../../fields.ts';

/** A dictionary as the analyst edits it: words under the heading of a group. */
export type Dictionary = readonly KeywordGroup[];

export interface WordCount {
  /** A word in the form in which it is compared, or the name of a column of counts. */
  readonly word: string;
  /** Null for a column of counts. */
  readonly group: string | null;
  readonly hits: number;
  /** Rows with at least one hit. */
  readonly rows: number;
  /** Other words of the dictionary that contain it: there it is not counted on its own. */
  readonly inside: readonly string[];
}

/** Arrays run over panel rows. Rows without a text are NaN (and -1 among the counts): not the same as a text without a hit. */
export interface KeywordIndex {
  readonly groups: readonly string[];
  readonly words: readonly WordCount[];
  readonly hits: Int32Array;
  readonly hitsByGroup: readonly Int32Array[];
  /** Blanks apart; -1 where not known. */
  readonly characters: Int32Array;
  /** The measure asked for, over all groups and for each. */
  readonly value: Float64Array;
  readonly valueByGroup: readonly Float64Array[];
  readonly rowsRead: number;
  readonly rowsWithText: number;
  readonly notices: readonly Notice[];
}
