import { studentQuantile, studentTwoSided } from '../../core/distributions/index.ts';
import type { GroupCell, GroupKey } from '../groups.ts';
import type { ModelResult } from '../result.ts';
import { linearCombination } from './linear-combination.ts';
import { benjaminiHochberg, holm } from './multiple-testing.ts';

/** An effect with its interval; `holm` and `bh` are adjusted over all lines of the same list. Numbers are null where there is no estimate. */
export interface EffectRow {
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly holm: number | null;
  readonly bh: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

export interface GroupRow extends EffectRow {
  readonly cell: GroupCell;
}

/** The effect in group `b` less that in group `a`. */
export interface DifferenceRow extends EffectRow {
  readonly a: GroupKey;
  readonly b: GroupKey;
}

interface Effect {
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly dof: number;
}

function effectRows(effects: readonly Effect[], level: number): EffectRow[] {
  const rows = effects.map(({ estimate, stdError, dof }) => {
    if (estimate === null || stdError === null) return { estimate, stdError, ...nothing };
    const reach = studentQuantile((1 + level) / 2, dof) * stdError;
    const statistic = stdError > 0 ? estimate / stdError : null;
    const pValue = statistic === null ? null : studentTwoSided(statistic, dof);
    return { estimate, stdError, statistic, pValue, lo: estimate - reach, hi: estimate + reach };
  });
  const pValues = rows.map((row) => row.pValue);
  const strict = holm(pValues);
  const share = benjaminiHochberg(pValues);
  return rows.map((row, i) => ({ ...row, holm: strict[i], bh: share[i] }));
}

const nothing = { statistic: null, pValue: null, lo: null, hi: null };

/** The effects by group of a result at `level` (0.95), in the order of its cells; empty where it has none. */
export function groupRows({ groups }: Pick<ModelResult, 'groups'>, level = 0.95): GroupRow[] {
  const cells = groups?.cells ?? [];
  return effectRows(cells, level).map((row, i) => ({ ...row, cell: cells[i] }));
}

/** Pairs of groups that both have an estimate, all or those with the first: the later less the earlier, by the covariance of the result. */
export function groupDifferences(
  result: Pick<ModelResult, 'groups' | 'terms' | 'coef' | 'vcov' | 'dofResidual'>,
  level = 0.95,
  pairs: 'all' | 'first' = 'all',
): DifferenceRow[] {
  const cells = (result.groups?.cells ?? []).flatMap(({ term, key }) => (term === null ? [] : [{ term, key }]));
  const chosen = cells.flatMap((b, at) =>
    cells.slice(0, pairs === 'all' ? at : Math.min(at, 1)).map((a) => ({ a, b })),
  );
  const effects = chosen.map(({ a, b }) => {
    const weights = new Map([
      [b.term, 1],
      [a.term, -1],
    ]);
    return linearCombination(result, weights, 'difference');
  });
  return effectRows(effects, level).map((row, i) => ({ ...row, a: chosen[i].a.key, b: chosen[i].b.key }));
}
