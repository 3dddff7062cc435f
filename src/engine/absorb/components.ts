/** Disjoint sets with path halving and union by size. */
export class DisjointSets {
  private readonly parent: Int32Array;
  private readonly size: Int32Array;
  count: number;

  constructor(n: number) {
    this.parent = Int32Array.from({ length: n }, (_, i) => i);
    this.size = new Int32Array(n).fill(1);
    this.count = n;
  }

  find(i: number): number {
    let at = i;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]];
      at = this.parent[at];
    }
    return at;
  }

  union(i: number, j: number): void {
    let a = this.find(i);
    let b = this.find(j);
    if (a === b) return;
    if (this.size[a] < this.size[b]) [a, b] = [b, a];
    this.parent[b] = a;
    this.size[a] += this.size[b];
    this.count--;
  }
}

/** Number of connected components of the bipartite graph whose edges are the rows (Abowd, Creecy & Kramarz 2002). */
export function countComponents(a: Int32Array, aLevels: number, b: Int32Array, bLevels: number): number {
  const sets = new DisjointSets(aLevels + bLevels);
  for (let r = 0; r < a.length && sets.count > 1; r++) sets.union(a[r], aLevels + b[r]);
  return sets.count;
}
