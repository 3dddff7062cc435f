import { dot } from '../../../core/linalg/gram.ts';
import type { PreparedColumn, PreparedModel } from '../../solve/prepare.ts';
import { orthonormalise, sweep } from './orthonormal.ts';

/** A column split into the part that the excluded instruments explain and the rest, controls and effects taken out of both. */
export interface ReducedColumn {
  readonly name: string;
  /** After controls and effects. */
  readonly within: Float64Array;
  /** Coefficients on the instrument basis. */
  readonly coef: Float64Array;
  /** After instruments, controls and effects: the reduced-form or first-stage residual. */
  readonly residual: Float64Array;
  readonly withinSquare: number;
  readonly residualSquare: number;
}

/** The columns of an instrumental-variable model as every statistic sees them. */
export interface IvGeometry {
  /** Orthonormal basis of the excluded instruments after controls and effects: all statistics are the same in any basis, and plain in this. */
  readonly basis: readonly Float64Array[];
  readonly outcome: ReducedColumn;
  readonly endogenous: readonly ReducedColumn[];
}

export interface IvColumns {
  readonly endogenous: readonly PreparedColumn[];
  readonly controls: readonly PreparedColumn[];
  /** Linearly independent given the controls. */
  readonly instruments: readonly PreparedColumn[];
}

export function ivGeometry(prepared: PreparedModel, columns: IvColumns): IvGeometry {
  const { weights } = prepared;
  const values = (list: readonly PreparedColumn[]) => list.map((column) => column.values);
  const controls = orthonormalise(values(columns.controls), weights);
  const basis = orthonormalise(values(columns.instruments), weights, controls);
  const reduce = ({ name, values }: PreparedColumn): ReducedColumn => {
    const within = sweep(controls, values, weights);
    const coef = Float64Array.from(basis, (q) => dot(q, within, weights));
    const residual = sweep(basis, within, weights);
    return {
      name,
      within,
      coef,
      residual,
      withinSquare: dot(within, within, weights),
      residualSquare: dot(residual, residual, weights),
    };
  };
  return { basis, outcome: reduce(prepared.outcome), endogenous: columns.endogenous.map(reduce) };
}

/** Residual sum of squares, as a share of that before the instruments, below which a first stage counts as exact. */
const EXACT = 1e-20;

export const isExact = ({ residualSquare, withinSquare }: ReducedColumn): boolean =>
  residualSquare <= EXACT * withinSquare;

/** The l x k matrix of coefficients of k columns on the basis, row-major. */
export function coefficientMatrix(columns: readonly ReducedColumn[], l: number): Float64Array {
  const k = columns.length;
  const out = new Float64Array(l * k);
  columns.forEach(({ coef }, j) => {
    for (let i = 0; i < l; i++) out[i * k + j] = coef[i];
  });
  return out;
}
