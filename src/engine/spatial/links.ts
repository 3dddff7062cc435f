import { type SparseEntry, type SparseMatrix, sparseFromEntries } from '../../core/linalg/sparse.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import { listExamples } from '../design/panel-issues.ts';
import type { UnitLink } from '../fields.ts';
import type { WeightsOptions } from './fields.ts';

export interface LinkedMatrix {
  readonly matrix: SparseMatrix;
  readonly notices: readonly Notice[];
}

/**
 * The matrix of a list of links over units with the given keys. Failures: spatialLinksMissing, spatialLinkWeight, spatialLinksNoMatch.
 */
export function linkMatrix(
  keys: readonly string[],
  links: readonly UnitLink[] | null,
  direction: WeightsOptions['direction'],
): Outcome<LinkedMatrix> {
  if (links === null || links.length === 0) return fail('spatialLinksMissing');
  const wrong = links.find(([, , weight]) => !(weight >= 0 && weight < Infinity));
  if (wrong) return fail('spatialLinkWeight', { from: wrong[0], to: wrong[1], weight: wrong[2] });
  const place = new Map(keys.map((key, index) => [key, index]));
  const unknown = new Set<string>();
  const entries: SparseEntry[] = [];
  let own = 0;
  for (const [from, to, value] of links) {
    const [row, column] = [place.get(from), place.get(to)];
    if (row === undefined) unknown.add(from);
    if (column === undefined) unknown.add(to);
    if (row === undefined || column === undefined) continue;
    if (row === column) own++;
    else entries.push({ row, column, value });
  }
  if (entries.length === 0) {
    return fail('spatialLinksNoMatch', { links: links.length, examples: listExamples([...unknown]) });
  }
  const notices: Notice[] = [];
  if (unknown.size > 0) {
    notices.push(
      notice('caution', 'spatialLinksUnknown', { units: unknown.size, examples: listExamples([...unknown].sort()) }),
    );
  }
  if (own > 0) notices.push(notice('info', 'spatialLinksToSelf', { links: own }));
  const repeated = countRepeated(entries, keys.length);
  if (repeated > 0) notices.push(notice('caution', 'spatialLinksRepeated', { links: repeated }));
  const mirrored = mirrorsLinks(links, direction);
  if (!mirrored) return succeed({ matrix: sparseFromEntries(keys.length, entries), notices });
  if (direction === 'auto') notices.push(notice('info', 'spatialLinksMirrored', { links: entries.length }));
  const turned = entries.map(({ row, column, value }) => ({ row: column, column: row, value }));
  return succeed({ matrix: sparseFromEntries(keys.length, [...entries, ...turned]), notices });
}

/** Whether every link is to go both ways: asked for, or under 'auto' because no pair of units is listed in both directions. */
export function mirrorsLinks(links: readonly UnitLink[], direction: WeightsOptions['direction']): boolean {
  if (direction !== 'auto') return direction === 'bothWays';
  const seen = new Set(links.map(([from, to]) => JSON.stringify([from, to])));
  return !links.some(([from, to]) => from !== to && seen.has(JSON.stringify([to, from])));
}

/** Pairs listed again with another weight. */
function countRepeated(entries: readonly SparseEntry[], n: number): number {
  const first = new Map<number, number>();
  let repeated = 0;
  for (const { row, column, value } of entries) {
    const known = first.get(row * n + column);
    if (known === undefined) first.set(row * n + column, value);
    else if (known !== value) repeated++;
  }
  return repeated;
}

/**
 * The links of a full weights matrix: one row and one column per unit, named, or in the order of the units where `names` is null.
 * Failures: spatialMatrixNotSquare, spatialMatrixSize, spatialLinkWeight.
 */
export function linksFromMatrix(
  rows: readonly (readonly number[])[],
  names: readonly string[] | null,
  keys: readonly string[],
): Outcome<readonly UnitLink[]> {
  const n = rows.length;
  const uneven = rows.find((row) => row.length !== n);
  if (n === 0 || uneven) return fail('spatialMatrixNotSquare', { rows: n, columns: uneven?.length ?? 0 });
  const called = names ?? keys;
  if (called.length !== n) return fail('spatialMatrixSize', { rows: n, units: called.length });
  const links: UnitLink[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const weight = rows[i][j];
      if (!(weight >= 0 && weight < Infinity)) {
        return fail('spatialLinkWeight', { from: called[i], to: called[j], weight });
      }
      if (i !== j && weight > 0) links.push([called[i], called[j], weight]);
    }
  }
  return succeed(links);
}
