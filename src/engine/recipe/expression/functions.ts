/** What a function of the language takes and how it works: cell by cell, over groups of rows, or along time within a unit. */
export interface FunctionShape {
  readonly kind: 'cell' | 'group' | 'time';
  readonly least: number;
  readonly most: number;
}

const shape = (kind: FunctionShape['kind'], least: number, most = least): FunctionShape => ({ kind, least, most });

const SHAPES: ReadonlyMap<string, FunctionShape> = new Map([
  ...['ln', 'log10', 'ln1p', 'exp', 'abs', 'sqrt', 'floor', 'ceil', 'sign', 'missing'].map(
    (name) => [name, shape('cell', 1)] as const,
  ),
  ['round', shape('cell', 1, 2)],
  ['coalesce', shape('cell', 2, 20)],
  ...['mean', 'sum', 'sd', 'median', 'count'].map((name) => [name, shape('group', 1)] as const),
  /** With one argument over rows, with more of them cell by cell. */
  ...['min', 'max'].map((name) => [name, shape('group', 1, 20)] as const),
  ...['lag', 'lead', 'diff'].map((name) => [name, shape('time', 1, 2)] as const),
]);

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['log', 'ln'],
  ['log1p', 'ln1p'],
  ['ceiling', 'ceil'],
  ['is.na', 'missing'],
  ['total', 'sum'],
  ['pmin', 'min'],
  ['pmax', 'max'],
  ['对数', 'ln'],
  ['均值', 'mean'],
  ['滞后', 'lag'],
]);

export const functionNames: readonly string[] = [...SHAPES.keys()];

/** The one name of a function that has several; null: no such function. */
export function functionName(name: string): string | null {
  const own = OTHER_NAMES.get(name) ?? name;
  return SHAPES.has(own) ? own : null;
}

export const functionShape = (name: string): FunctionShape => SHAPES.get(name)!;

/** Whether a call sums up rows rather than working on cells. */
export const isGrouped = (name: string, args: number): boolean =>
  functionShape(name).kind === 'group' && !((name === 'min' || name === 'max') && args > 1);
