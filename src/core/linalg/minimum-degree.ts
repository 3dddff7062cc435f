import type { SparseMatrix } from './sparse.ts';

/** An order of elimination and the fill it leads to. */
export interface Elimination {
  /** order[k] is the row and column eliminated k-th. */
  readonly order: Int32Array;
  /** For each step k the steps after k that its column reaches, ascending: the pattern of L (and, transposed, of U). */
  readonly reach: readonly Int32Array[];
}

/** From this share of filled places on, ordering costs more than it saves. */
const DENSE = 0.25;

/**
 * Minimum degree on the pattern of A + A' (Tinney & Walker 1967): at each step the node with fewest neighbours left, the first among equals,
 * whose neighbours then become neighbours of one another. A dense matrix is left in its order.
 */
export function minimumDegree(a: SparseMatrix): Elimination {
  const { n } = a;
  if (a.columns.length >= DENSE * n * n) return naturalOrder(n);
  const neighbours = graphOf(a);
  const order = new Int32Array(n);
  const step = new Int32Array(n);
  const queue = new DegreeQueue(neighbours.map((set) => set.size));
  const found: number[][] = [];
  for (let k = 0; k < n; k++) {
    const node = queue.takeLeast();
    order[k] = node;
    step[node] = k;
    const around = [...neighbours[node]];
    found.push(around);
    for (const other of around) {
      const set = neighbours[other];
      set.delete(node);
      for (const third of around) if (third !== other) set.add(third);
      queue.move(other, set.size);
    }
    neighbours[node].clear();
  }
  return { order, reach: found.map((around) => Int32Array.from(around, (node) => step[node]).sort()) };
}

function naturalOrder(n: number): Elimination {
  const order = Int32Array.from({ length: n }, (_, k) => k);
  return { order, reach: Array.from({ length: n }, (_, k) => order.slice(k + 1)) };
}

function graphOf({ n, starts, columns }: SparseMatrix): Set<number>[] {
  const neighbours = Array.from({ length: n }, () => new Set<number>());
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      if (columns[e] === i) continue;
      neighbours[i].add(columns[e]);
      neighbours[columns[e]].add(i);
    }
  }
  return neighbours;
}

/** Nodes by degree: buckets of sets, and the lowest that may hold one. */
class DegreeQueue {
  private readonly buckets: Set<number>[] = [];
  private lowest = 0;

  constructor(private readonly degrees: number[]) {
    degrees.forEach((degree, node) => {
      this.bucket(degree).add(node);
    });
  }

  private bucket(degree: number): Set<number> {
    while (this.buckets.length <= degree) this.buckets.push(new Set());
    return this.buckets[degree];
  }

  takeLeast(): number {
    while (this.buckets[this.lowest].size === 0) this.lowest++;
    const [node] = this.buckets[this.lowest];
    this.buckets[this.lowest].delete(node);
    return node;
  }

  move(node: number, degree: number): void {
    this.buckets[this.degrees[node]].delete(node);
    this.degrees[node] = degree;
    this.bucket(degree).add(node);
    this.lowest = Math.min(this.lowest, degree);
  }
}
