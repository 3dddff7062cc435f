/** Rows of each level. `order` is null when the rows of a level already stand together in ascending level order. */
export interface GroupRows {
  readonly levels: number;
  /** levels + 1 offsets into the row sequence. */
  readonly starts: Int32Array;
  readonly order: Int32Array | null;
}

export function groupRows(codes: Int32Array, levels: number): GroupRows {
  const n = codes.length;
  const starts = new Int32Array(levels + 1);
  let sorted = true;
  for (let r = 0; r < n; r++) {
    starts[codes[r] + 1]++;
    if (r > 0 && codes[r] < codes[r - 1]) sorted = false;
  }
  for (let g = 0; g < levels; g++) starts[g + 1] += starts[g];
  if (sorted) return { levels, starts, order: null };
  const next = starts.slice(0, levels);
  const order = new Int32Array(n);
  for (let r = 0; r < n; r++) order[next[codes[r]]++] = r;
  return { levels, starts, order };
}

/** Compresses codes to the levels that occur, keeping their order. Codes already in full use come back as they are. */
export function compressCodes(
  codes: Int32Array,
  levels: number,
): { codes: Int32Array; levels: number; used: Int32Array } {
  const seen = new Uint8Array(levels);
  for (let r = 0; r < codes.length; r++) seen[codes[r]] = 1;
  const rank = new Int32Array(levels);
  let count = 0;
  for (let g = 0; g < levels; g++) rank[g] = seen[g] === 1 ? count++ : -1;
  const used = new Int32Array(count);
  for (let g = 0; g < levels; g++) if (seen[g] === 1) used[rank[g]] = g;
  if (count === levels) return { codes, levels, used };
  const out = new Int32Array(codes.length);
  for (let r = 0; r < out.length; r++) out[r] = rank[codes[r]];
  return { codes: out, levels: count, used };
}

/** Whether every level of `fine` lies within one level of `coarse`. */
export function isNested(fine: Int32Array, fineLevels: number, coarse: Int32Array): boolean {
  const parent = new Int32Array(fineLevels).fill(-1);
  for (let r = 0; r < fine.length; r++) {
    const known = parent[fine[r]];
    if (known === -1) parent[fine[r]] = coarse[r];
    else if (known !== coarse[r]) return false;
  }
  return true;
}
