import { type Outcome, succeed } from '../../../core/notice.ts';
import type { CategoryColumn } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import { groupRows, type RowGroups, spread, valuesByGroup } from '../groups.ts';
import { type PanelOrder, panelOrder, rowsEarlier, shifted } from '../panel-order.ts';
import type { RecipeTable } from '../types.ts';
import { binaryRule, cellRule, groupRule } from './arithmetic.ts';
import { isGrouped } from './functions.ts';
import { type BinaryOperator, type Expression, failAt, type Span } from './types.ts';

/** One value for all rows, or one per row. Missing numbers are NaN, missing texts are code -1. */
type Value =
  | { readonly type: 'number'; readonly cells: Float64Array | number }
  | { readonly type: 'text'; readonly cells: CategoryColumn | string };

type Numbers = Float64Array | number;

export interface Evaluated {
  readonly values: Float64Array;
  /** Rows that are missing though an operation had what it needs: a division by zero, the logarithm of what is not positive. */
  readonly undefinedRows: number;
}

/**
 * The value of an expression for every row of a table. An operation on a missing cell is missing, except: `and`/`or` where the other side settles the
 * answer, `missing(x)`, `coalesce(...)`, and groups, which leave missing cells out. What is no finite number is missing. True is 1, false 0.
 * Failures (each with `at` and `length`): expressionColumnUnknown {column}, expressionNeedsNumber, expressionTextResult,
 * expressionNeedsPanel {name}.
 */
export function evaluateExpression(expression: Expression, table: RecipeTable): Outcome<Evaluated> {
  const evaluator = new Evaluator(table);
  const value = evaluator.numbers(expression, 'expressionTextResult');
  if (!value.ok) return value;
  const { nrow } = table.frame;
  const values = typeof value.value === 'number' ? new Float64Array(nrow).fill(value.value) : value.value.slice();
  let undefinedRows = 0;
  for (let row = 0; row < nrow; row++)
    if (evaluator.undefinedAt[row] === 1 && Number.isNaN(values[row])) undefinedRows++;
  return succeed({ values, undefinedRows });
}

class Evaluator {
  readonly undefinedAt: Uint8Array;
  private readonly nrow: number;

  constructor(private readonly table: RecipeTable) {
    this.nrow = table.frame.nrow;
    this.undefinedAt = new Uint8Array(this.nrow);
  }

  numbers(one: Expression, otherwise = 'expressionNeedsNumber'): Outcome<Numbers> {
    const value = this.value(one);
    if (!value.ok) return value;
    return value.value.type === 'number' ? succeed(value.value.cells) : failAt(otherwise, one);
  }

  private several(parts: readonly Expression[]): Outcome<Numbers[]> {
    const found: Numbers[] = [];
    for (const part of parts) {
      const numbers = this.numbers(part);
      if (!numbers.ok) return numbers;
      found.push(numbers.value);
    }
    return succeed(found);
  }

  private value(one: Expression): Outcome<Value> {
    switch (one.kind) {
      case 'number':
        return succeed({ type: 'number', cells: one.value });
      case 'missing':
        return succeed({ type: 'number', cells: Number.NaN });
      case 'text':
        return succeed({ type: 'text', cells: one.value });
      case 'column':
        return this.column(one.name, one);
      case 'unary': {
        const operand = this.numbers(one.operand);
        if (!operand.ok) return operand;
        const rule = one.operator === '-' ? (x: number) => -x : (x: number) => (Number.isNaN(x) ? x : Number(x === 0));
        return this.each([operand.value], ([x]) => rule(x));
      }
      case 'binary':
        return this.binary(one.operator, one.left, one.right);
      case 'in':
        return this.membership(one.operand, one.list);
      case 'if':
        return this.conditional(one.condition, one.yes, one.no);
      case 'call':
        return this.call(one);
    }
  }

  private column(name: string, span: Span): Outcome<Value> {
    const column = findColumn(this.table.frame, name);
    if (!column) return failAt('expressionColumnUnknown', span, { column: name });
    return succeed(
      column.kind === 'number' ? { type: 'number', cells: column.values } : { type: 'text', cells: column },
    );
  }

  /** Applies a rule to every row; `undefinedAt` marks those where it gives no finite number of finite numbers. */
  private each(parts: readonly Numbers[], rule: (cells: readonly number[]) => number): Outcome<Value> {
    const cells = parts.map((part) => (typeof part === 'number' ? part : 0));
    if (parts.every((part) => typeof part === 'number')) {
      const only = rule(cells);
      if (Number.isFinite(only)) return succeed({ type: 'number', cells: only });
      if (!cells.some(Number.isNaN)) this.undefinedAt.fill(1);
      return succeed({ type: 'number', cells: Number.NaN });
    }
    const out = new Float64Array(this.nrow);
    for (let row = 0; row < out.length; row++) {
      let complete = true;
      for (let j = 0; j < parts.length; j++) {
        const part = parts[j];
        const cell = typeof part === 'number' ? part : part[row];
        cells[j] = cell;
        if (Number.isNaN(cell)) complete = false;
      }
      const value = rule(cells);
      out[row] = Number.isFinite(value) ? value + 0 : Number.NaN;
      if (complete && !Number.isFinite(value)) this.undefinedAt[row] = 1;
    }
    return succeed({ type: 'number', cells: out });
  }

  private binary(operator: BinaryOperator, left: Expression, right: Expression): Outcome<Value> {
    const first = this.value(left);
    if (!first.ok) return first;
    const second = this.value(right);
    if (!second.ok) return second;
    const [a, b] = [first.value, second.value];
    if (a.type === 'number' && b.type === 'number') {
      const rule = binaryRule(operator);
      return this.each([a.cells, b.cells], ([x, y]) => rule(x, y));
    }
    const equality = operator === '==' || operator === '!=';
    if (!equality || a.type !== 'text' || b.type !== 'text') {
      return failAt('expressionNeedsNumber', a.type === 'text' ? left : right);
    }
    return succeed({ type: 'number', cells: sameTexts(a.cells, b.cells, this.nrow, operator === '!=') });
  }

  private membership(operand: Expression, list: readonly Expression[]): Outcome<Value> {
    const [first, ...others] = list.map((item): Expression => {
      return { kind: 'binary', operator: '==', left: operand, right: item, at: item.at, length: item.length };
    });
    const any = others.reduce<Expression>(
      (left, right) => ({ kind: 'binary', operator: 'or', left, right, at: right.at, length: right.length }),
      first,
    );
    return this.value(any);
  }

  private conditional(condition: Expression, then: Expression, otherwise: Expression): Outcome<Value> {
    const parts = this.several([condition, then, otherwise]);
    if (!parts.ok) return parts;
    return this.each(parts.value, ([c, x, y]) => (Number.isNaN(c) ? c : c !== 0 ? x : y));
  }

  private call(one: Expression & { kind: 'call' }): Outcome<Value> {
    const { name, args } = one;
    if (name === 'missing') return this.missingness(args[0]);
    const parts = this.several(isGrouped(name, args.length) ? args : args.slice(0, timed(name) ? 1 : undefined));
    if (!parts.ok) return parts;
    if (timed(name)) return this.alongTime(one, parts.value[0]);
    if (isGrouped(name, args.length)) return this.grouped(one, parts.value[0]);
    return this.each(parts.value, cellRule(name));
  }

  private missingness(arg: Expression): Outcome<Value> {
    const value = this.value(arg);
    if (!value.ok) return value;
    const { cells, type } = value.value;
    if (typeof cells === 'string') return succeed({ type: 'number', cells: 0 });
    if (typeof cells === 'number') return succeed({ type: 'number', cells: Number(Number.isNaN(cells)) });
    const isMissing =
      type === 'number'
        ? (row: number) => Number.isNaN((cells as Float64Array)[row])
        : (row: number) => (cells as CategoryColumn).codes[row] < 0;
    return succeed({
      type: 'number',
      cells: Float64Array.from({ length: this.nrow }, (_, row) => Number(isMissing(row))),
    });
  }

  private alongTime(one: Expression & { kind: 'call' }, of: Numbers): Outcome<Value> {
    const order = panelOrder(this.table);
    if (!order.ok) return failAt('expressionNeedsPanel', one, { name: one.name, role: order.notice.params.role });
    const second = one.args[1];
    const periods = second?.kind === 'number' ? second.value : 1;
    const values = typeof of === 'number' ? new Float64Array(this.nrow).fill(of) : of;
    const earlier = this.at(order.value, one.name === 'lead' ? -periods : periods, values);
    if (one.name !== 'diff') return succeed({ type: 'number', cells: earlier });
    return this.each([values, earlier], ([x, y]) => x - y);
  }

  private at(order: PanelOrder, periods: number, values: Float64Array): Float64Array {
    return shifted(values, rowsEarlier(order, periods));
  }

  private grouped(one: Expression & { kind: 'call' }, of: Numbers): Outcome<Value> {
    const groups = this.groups(one.by);
    if (!groups.ok) return groups;
    const values = typeof of === 'number' ? new Float64Array(this.nrow).fill(of) : of;
    const rule = groupRule(one.name);
    const byGroup = valuesByGroup(values, groups.value).map(rule);
    return succeed({ type: 'number', cells: spread(byGroup, groups.value) });
  }

  private groups(by: (Expression & { kind: 'call' })['by']): Outcome<RowGroups> {
    const columns = [];
    for (const item of by) {
      const column = findColumn(this.table.frame, item.name);
      if (!column) return failAt('expressionColumnUnknown', item, { column: item.name });
      columns.push(column);
    }
    return succeed(groupRows(this.nrow, columns));
  }
}

const timed = (name: string): boolean => name === 'lag' || name === 'lead' || name === 'diff';

/** Whether two texts are equal (or, `negated`, are not), row by row; missing where one of them is. */
function sameTexts(a: CategoryColumn | string, b: CategoryColumn | string, nrow: number, negated: boolean): Numbers {
  if (typeof a === 'string' && typeof b === 'string') return Number((a === b) !== negated);
  if (typeof a === 'string') return sameTexts(b, a, nrow, negated);
  const levels = typeof b === 'string' ? null : new Map(b.levels.map((level, code) => [level, code]));
  const codeInB = a.levels.map((level) => (levels ? (levels.get(level) ?? -2) : Number(level === b)));
  const out = new Float64Array(nrow);
  for (let row = 0; row < nrow; row++) {
    const code = a.codes[row];
    const other = typeof b === 'string' ? 1 : b.codes[row];
    out[row] = code < 0 || other < 0 ? Number.NaN : Number((codeInB[code] === other) !== negated);
  }
  return out;
}
