import { quantile } from '../../../core/quantile.ts';
import { mean, standardDeviation, sum } from '../../../core/sums.ts';
import type { BinaryOperator } from './types.ts';

const truth = (holds: boolean, x: number, y: number): number =>
  Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : Number(holds);

const BINARY: Record<BinaryOperator, (x: number, y: number) => number> = {
  '+': (x, y) => x + y,
  '-': (x, y) => x - y,
  '*': (x, y) => x * y,
  '/': (x, y) => x / y,
  // 1^missing and missing^0 would be 1.
  '^': (x, y) => (Number.isNaN(x) ? x : x ** y),
  '==': (x, y) => truth(x === y, x, y),
  '!=': (x, y) => truth(x !== y, x, y),
  '<': (x, y) => truth(x < y, x, y),
  '<=': (x, y) => truth(x <= y, x, y),
  '>': (x, y) => truth(x > y, x, y),
  '>=': (x, y) => truth(x >= y, x, y),
  and: (x, y) => (x === 0 || y === 0 ? 0 : truth(true, x, y)),
  or: (x, y) => ((x !== 0 && !Number.isNaN(x)) || (y !== 0 && !Number.isNaN(y)) ? 1 : truth(false, x, y)),
};

/** Rules on two numbers, NaN missing; `and` and `or` are those of three-valued logic, as in R. */
export const binaryRule = (operator: BinaryOperator): ((x: number, y: number) => number) => BINARY[operator];

const CELL: ReadonlyMap<string, (cells: readonly number[]) => number> = new Map([
  ['ln', ([x]) => Math.log(x)],
  ['log10', ([x]) => Math.log10(x)],
  ['ln1p', ([x]) => Math.log1p(x)],
  ['exp', ([x]) => Math.exp(x)],
  ['abs', ([x]) => Math.abs(x)],
  ['sqrt', ([x]) => Math.sqrt(x)],
  ['floor', ([x]) => Math.floor(x)],
  ['ceil', ([x]) => Math.ceil(x)],
  ['sign', ([x]) => Math.sign(x)],
  ['round', ([x, digits = 0]) => roundTo(x, digits)],
  ['min', (cells) => Math.min(...cells)],
  ['max', (cells) => Math.max(...cells)],
  ['coalesce', (cells) => cells.find((cell) => !Number.isNaN(cell)) ?? Number.NaN],
]);

/** Half away from zero, as Stata and people do. */
function roundTo(x: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(x) * Math.round(Math.abs(x) * scale)) / scale;
}

export const cellRule = (name: string): ((cells: readonly number[]) => number) => CELL.get(name)!;

const GROUP: ReadonlyMap<string, (present: Float64Array) => number> = new Map<
  string,
  (present: Float64Array) => number
>([
  ['mean', mean],
  ['sum', (present) => (present.length === 0 ? Number.NaN : sum(present))],
  ['sd', (present) => standardDeviation(present)],
  ['median', (present) => quantile(present, 0.5, 7)],
  ['count', (present) => present.length],
  ['min', (present) => extreme(present, Math.min)],
  ['max', (present) => extreme(present, Math.max)],
]);

const extreme = (present: Float64Array, pick: (a: number, b: number) => number): number =>
  present.length === 0 ? Number.NaN : present.reduce((best, value) => pick(best, value));

/** One number of the present values of a group; NaN where there is none (a standard deviation needs two). */
export const groupRule = (name: string): ((present: Float64Array) => number) => GROUP.get(name)!;
