import { gram } from '../../../core/linalg/gram.ts';
import type { AbsorbBlock } from '../../absorb/absorber.ts';
import { createAbsorber } from '../../absorb/create-absorber.ts';
import { compressCodes, isNested } from '../../absorb/group-rows.ts';
import { gatherFloats, gatherInts } from '../../design/gather.ts';
import type { PreparedModel } from '../../solve/prepare.ts';

/** Columns of a regression on resampled groups of rows. */
export interface DrawProblem {
  readonly prepared: Pick<PreparedModel, 'blocks' | 'constantAbsorbed' | 'weights'>;
  /** Residuals after the effects of the whole sample, length n each. */
  readonly columns: readonly Float64Array[];
  /** Group of each row, 0 .. count - 1. */
  readonly groups: Int32Array;
  readonly count: number;
}

/** Cross-products of the columns, effects taken out, when group g occurs `copies[g]` times. */
export interface DrawKernel {
  /** Columns of the answer before those of the problem: effects that are solved for. */
  readonly leading: number;
  /** m x m row-major, m = leading + columns. */
  moments(copies: Int32Array): Float64Array;
}

/** Most effects solved for in every draw before it is cheaper to absorb them anew. */
const MOST_LEADING = 96;
/** Most numbers kept: 160 megabytes. */
const MOST_KEPT = 2e7;

/** Cross-products summed from those of the groups where few effects cut across groups; else by absorbing anew. */
export function createDrawKernel(problem: DrawProblem): DrawKernel {
  const blocks = allBlocks(problem);
  const across = blocks.filter((block) => !isNested(block.codes, block.levels, problem.groups));
  const size = across.reduce(
    (sum, { levels, intercept, slopes }) => sum + levels * (Number(intercept) + slopes.length),
    0,
  );
  const width = size + problem.columns.length;
  const kept = problem.groups.length * size + problem.count * triangular(width);
  if (size > MOST_LEADING || kept > MOST_KEPT) return new AbsorbingKernel(problem);
  const within = blocks.filter((block) => !across.includes(block));
  return new SummingKernel(problem, within, across.flatMap(dummies));
}

/** The absorbed blocks, and the constant where it is not part of one. */
function allBlocks({ prepared: { blocks, constantAbsorbed }, groups }: DrawProblem): readonly AbsorbBlock[] {
  if (!constantAbsorbed || blocks.some((block) => block.intercept)) return blocks;
  return [...blocks, { codes: new Int32Array(groups.length), levels: 1, intercept: true, slopes: [] }];
}

const triangular = (size: number) => (size * (size + 1)) / 2;

function dummies({ codes, levels, intercept, slopes }: AbsorbBlock): Float64Array[] {
  const columns: Float64Array[] = [];
  for (let level = 0; level < levels; level++) {
    if (intercept) columns.push(Float64Array.from(codes, (code) => Number(code === level)));
    for (const slope of slopes) columns.push(slope.map((value, r) => (codes[r] === level ? value : 0)));
  }
  return columns;
}

/**
 * Effects whose levels lie within groups are the same whatever the number of copies: they are taken out once. The cross-products of a draw are
 * then sums over groups, with the other effects as columns.
 */
class SummingKernel implements DrawKernel {
  readonly leading: number;
  private readonly size: number;
  /** Lower triangle by row, one after the other for every group. */
  private readonly parts: Float64Array;
  private readonly count: number;

  constructor({ prepared, columns, groups, count }: DrawProblem, within: readonly AbsorbBlock[], rest: Float64Array[]) {
    const absorber = createAbsorber(within, prepared.weights);
    for (const column of rest) absorber.apply(column);
    const all = [...rest, ...columns];
    this.leading = rest.length;
    this.size = all.length;
    this.count = count;
    const triangle = triangular(this.size);
    this.parts = new Float64Array(count * triangle);
    for (let r = 0; r < groups.length; r++) {
      const weight = prepared.weights === null ? 1 : prepared.weights[r];
      let at = groups[r] * triangle;
      for (let i = 0; i < this.size; i++) {
        const scaled = weight * all[i][r];
        for (let j = 0; j <= i; j++) this.parts[at++] += scaled * all[j][r];
      }
    }
  }

  moments(copies: Int32Array): Float64Array {
    const { size, parts, count } = this;
    const triangle = triangular(size);
    const sums = new Float64Array(triangle);
    for (let g = 0; g < count; g++) {
      const times = copies[g];
      if (times === 0) continue;
      const from = g * triangle;
      for (let cell = 0; cell < triangle; cell++) sums[cell] += times * parts[from + cell];
    }
    const out = new Float64Array(size * size);
    let at = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        out[i * size + j] = sums[at];
        out[j * size + i] = sums[at++];
      }
    }
    return out;
  }
}

/** The plain way: the rows of the groups that occur, weighted by their copies, with all effects absorbed anew. */
export class AbsorbingKernel implements DrawKernel {
  readonly leading = 0;
  private readonly blocks: readonly AbsorbBlock[];

  constructor(private readonly problem: DrawProblem) {
    this.blocks = allBlocks(problem);
  }

  moments(copies: Int32Array): Float64Array {
    const { prepared, columns, groups } = this.problem;
    const rows = Int32Array.from(groups.keys()).filter((r) => copies[groups[r]] > 0);
    const weights = Float64Array.from(
      rows,
      (r) => copies[groups[r]] * (prepared.weights === null ? 1 : prepared.weights[r]),
    );
    const blocks = this.blocks.map((block) => ({
      ...block,
      ...compressCodes(gatherInts(block.codes, rows), block.levels),
      slopes: block.slopes.map((slope) => gatherFloats(slope, rows)),
    }));
    const absorber = createAbsorber(blocks, weights);
    const chosen = columns.map((column) => gatherFloats(column, rows));
    for (const column of chosen) absorber.apply(column);
    return gram(chosen, weights);
  }
}
