import type { WildSystem } from './system.ts';

/** Doubles in the tables of partial sums (32 MB): eight clusters to a table where that fits, else four. */
const MOST_TABLE = 4e6;

/**
 * The linear maps of a draw's weights v that its statistic needs, stacked into `width` rows: d0'v, d1'v, Q0'v, Q1'v, (d0 o P)'v, (d1 o P)'v.
 * For signs, sums over groups of clusters are looked up: one row of a table per group and sign pattern.
 */
export class WildKernel {
  private readonly width: number;
  /** clusters x width. */
  private readonly map: Float64Array;
  private readonly bits: number;
  private tables: Float64Array | null = null;
  private readonly sums: Float64Array;
  /** Square sums of d0 and d1, which signs leave as they are. */
  private d00 = 0;
  private d01 = 0;
  private d11 = 0;
  n0 = 0;
  n1 = 0;
  q00 = 0;
  q01 = 0;
  q11 = 0;

  constructor(private readonly system: WildSystem) {
    const { clusters, rank, d0, d1, p, q0, q1 } = system;
    this.width = 2 + 4 * rank;
    this.map = new Float64Array(clusters * this.width);
    for (let g = 0; g < clusters; g++) {
      const at = g * this.width;
      this.map[at] = d0[g];
      this.map[at + 1] = d1[g];
      this.d00 += d0[g] * d0[g];
      this.d01 += d0[g] * d1[g];
      this.d11 += d1[g] * d1[g];
      for (let j = 0; j < rank; j++) {
        const cell = g * rank + j;
        this.map[at + 2 + j] = q0[cell];
        this.map[at + 2 + rank + j] = q1[cell];
        this.map[at + 2 + 2 * rank + j] = d0[g] * p[cell];
        this.map[at + 2 + 3 * rank + j] = d1[g] * p[cell];
      }
    }
    this.bits = Math.ceil(clusters / 8) * 256 * this.width <= MOST_TABLE ? 8 : 4;
    this.sums = new Float64Array(this.width);
  }

  /** The five numbers of a draw of signs, packed 32 clusters to a word. */
  evaluateSigns(words: Uint32Array): void {
    const { bits, width, sums } = this;
    this.tables ??= this.buildTables();
    const tables = this.tables;
    const patterns = 1 << bits;
    const perWord = 32 / bits;
    const block = patterns * width;
    const mask = patterns - 1;
    sums.fill(0);
    for (let w = 0; w < words.length; w++) {
      // Four groups at a time: the sums are read and written once for all of them.
      for (let first = 0; first < perWord; first += 4) {
        const base = (w * perWord + first) * block;
        const word = words[w] >>> (first * bits);
        const a = base + (word & mask) * width;
        const b = base + block + ((word >>> bits) & mask) * width;
        const c = base + 2 * block + ((word >>> (2 * bits)) & mask) * width;
        const d = base + 3 * block + ((word >>> (3 * bits)) & mask) * width;
        for (let i = 0; i < width; i++) sums[i] += tables[a + i] + tables[b + i] + (tables[c + i] + tables[d + i]);
      }
    }
    this.finish(this.d00, this.d01, this.d11);
  }

  /** The five numbers of a draw of any weights. */
  evaluate(weights: Float64Array): void {
    const { width, sums, map } = this;
    const { d0, d1 } = this.system;
    let d00 = 0;
    let d01 = 0;
    let d11 = 0;
    sums.fill(0);
    for (let g = 0; g < weights.length; g++) {
      const v = weights[g];
      const square = v * v;
      d00 += square * d0[g] * d0[g];
      d01 += square * d0[g] * d1[g];
      d11 += square * d1[g] * d1[g];
      const at = g * width;
      for (let i = 0; i < width; i++) sums[i] += v * map[at + i];
    }
    this.finish(d00, d01, d11);
  }

  /** c_i'c_j = sum d_i d_j v^2 - m_i's_j - m_j's_i + s_i's_j, since P is orthonormal. */
  private finish(d00: number, d01: number, d11: number): void {
    const { sums } = this;
    const { rank } = this.system;
    let q00 = d00;
    let q01 = d01;
    let q11 = d11;
    for (let j = 0; j < rank; j++) {
      const s0 = sums[2 + j];
      const s1 = sums[2 + rank + j];
      const m0 = sums[2 + 2 * rank + j];
      const m1 = sums[2 + 3 * rank + j];
      q00 += s0 * (s0 - 2 * m0);
      q01 += s0 * s1 - m0 * s1 - m1 * s0;
      q11 += s1 * (s1 - 2 * m1);
    }
    this.n0 = sums[0];
    this.n1 = sums[1];
    this.q00 = q00;
    this.q01 = q01;
    this.q11 = q11;
  }

  /** Row `pattern` of a group: the sum of its clusters' columns, with plus where the bit is set and minus where not. */
  private buildTables(): Float64Array {
    const { bits, width, map } = this;
    const { clusters } = this.system;
    // Whole words: groups without clusters have rows of zeros.
    const groups = Math.ceil(clusters / 32) * (32 / bits);
    const patterns = 1 << bits;
    const tables = new Float64Array(groups * patterns * width);
    for (let group = 0; group < groups; group++) {
      const base = group * patterns * width;
      const members = Math.max(0, Math.min(bits, clusters - group * bits));
      for (let b = 0; b < members; b++) {
        for (let i = 0; i < width; i++) tables[base + i] -= map[(group * bits + b) * width + i];
      }
      for (let pattern = 1; pattern < patterns; pattern++) {
        const lowest = 31 - Math.clz32(pattern & -pattern);
        const from = base + (pattern & (pattern - 1)) * width;
        const to = base + pattern * width;
        const column = (group * bits + lowest) * width;
        for (let i = 0; i < width; i++) {
          tables[to + i] = tables[from + i] + (lowest < members ? 2 * map[column + i] : 0);
        }
      }
    }
    return tables;
  }
}
