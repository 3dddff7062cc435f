import { type Notice, notice } from '../../core/notice.ts';

/** A step that was to leave out rows and found none says so. */
export const removalNotices = (removed: number, rows: number): Notice[] =>
  removed > 0 ? [] : [notice('info', 'recipeNothingRemoved', { rows })];
