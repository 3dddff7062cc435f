import { type GroupKey, nameOfGroup, type PolicyState } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import type { Term } from '../../result.ts';
import type { PolicyPair } from './second-policy.ts';

/** A regressor made of both policies: what it is called and its value per panel row, NaN where a policy is unknown. */
export interface StateColumn {
  readonly key: GroupKey & { readonly kind: 'policies' };
  readonly term: Term;
  readonly values: Float64Array;
}

export type JointView = 'states' | 'withProduct' | 'productAlone' | 'byOrder' | 'howMany';

const statesOf: Readonly<Record<JointView, readonly PolicyState[]>> = {
  states: ['firstOnly', 'secondOnly', 'both'],
  withProduct: ['first', 'second', 'product'],
  productAlone: ['product'],
  byOrder: ['firstOnly', 'secondOnly', 'firstThenSecond', 'secondThenFirst', 'sameTime'],
  howMany: ['count'],
};

/** A row's value in a state, from both indicators (d1, d2) and both starts (g1, g2) of its unit. */
const values: Readonly<Record<PolicyState, (d1: number, d2: number, g1: number, g2: number) => number>> = {
  first: (d1) => d1,
  second: (_, d2) => d2,
  firstOnly: (d1, d2) => d1 * (1 - d2),
  secondOnly: (d1, d2) => (1 - d1) * d2,
  both: (d1, d2) => d1 * d2,
  product: (d1, d2) => d1 * d2,
  count: (d1, d2) => d1 + d2,
  firstThenSecond: (d1, d2, g1, g2) => d1 * d2 * Number(g1 < g2),
  secondThenFirst: (d1, d2, g1, g2) => d1 * d2 * Number(g1 > g2),
  sameTime: (d1, d2, g1, g2) => d1 * d2 * Number(g1 === g2),
  firstClean: (d1) => d1,
  secondClean: (_, d2) => d2,
  bothAgainstNone: (d1, d2) => d1 * d2,
  bothAgainstOne: (d1, d2) => d1 * d2,
};

/** The columns of a view in the order in which a table lists them. */
export function stateColumns({ unitOf }: Panel, pair: PolicyPair, view: JointView): StateColumn[] {
  return statesOf[view].map((state) => stateColumn(unitOf!, pair, state));
}

export function stateColumn(unitOf: Int32Array, { first, second }: PolicyPair, state: PolicyState): StateColumn {
  const key = { kind: 'policies', state, first: first.name, second: second.name } as const;
  return {
    key,
    term: { name: nameOfGroup(key), tag: { kind: 'coefficient', role: 'treatment', split: { of: first.name, key } } },
    values: first.treated.map((d1, i) => {
      const d2 = second.treated[i];
      if (Number.isNaN(d1) || Number.isNaN(d2)) return Number.NaN;
      return values[state](d1, d2, first.starts[unitOf[i]], second.starts[unitOf[i]]);
    }),
  };
}
