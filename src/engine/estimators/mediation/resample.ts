import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { compressCodes } from '../../absorb/group-rows.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { readCodes } from '../../solve/read-columns.ts';
import { gatherCodes } from '../../solve/sample.ts';

/** Rows that are drawn together. */
export interface ResampleGroups {
  /** null: single rows. */
  readonly by: string | null;
  readonly groups: Int32Array;
  readonly count: number;
}

/**
 * Groups of the sample rows: by the column given, else by the only cluster variable, else by unit, else every row by itself.
 * Failures: columnUnknown, resampleMissing.
 */
export function resampleGroups(prepared: PreparedModel, given: string | null): Outcome<ResampleGroups> {
  const { panel, clusters, rows, n } = prepared;
  if (given === null && clusters.length === 1) {
    return succeed({ by: clusters[0].by, groups: clusters[0].codes, count: clusters[0].count });
  }
  const by = given ?? (panel.unitOf === null ? null : panel.design.unit);
  if (by === null) return succeed({ by, groups: Int32Array.from({ length: n }, (_, r) => r), count: n });
  const read = readCodes(panel, by, 'resample');
  if (!read.ok) return read;
  const codes = gatherCodes(read.value.codes, rows);
  const missing = codes.reduce((count, code) => count + Number(code < 0), 0);
  if (missing > 0) return fail('resampleMissing', { column: by, rows: missing });
  const { codes: groups, levels } = compressCodes(codes, read.value.levels);
  return succeed({ by, groups, count: levels });
}
