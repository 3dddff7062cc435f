import { fail, type Outcome } from '../../../core/notice.ts';

/** Where a piece of an expression stands in its text: UTF-16 units from `at`, `length` of them. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

export type BinaryOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '^';
export type UnaryOperator = '-' | 'not';

export type Expression = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'missing' }
    | { readonly kind: 'column'; readonly name: string }
    | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'in'; readonly operand: Expression; readonly list: readonly Expression[] }
    | {
        readonly kind: 'if';
        readonly condition: Expression;
        readonly yes: Expression;
        readonly no: Expression;
      }
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly args: readonly Expression[];
        /** Columns after `by`; []: over all rows. */
        readonly by: readonly { readonly name: string; readonly at: number; readonly length: number }[];
      }
  );

/** A failure that points at its place: every expression failure has the parameters `at` (0-based) and `length`. */
export function failAt<T = never>(
  code: string,
  { at, length }: Span,
  params: Record<string, string | number> = {},
): Outcome<T> {
  return fail(code, { ...params, at, length: Math.max(length, 1) });
}
