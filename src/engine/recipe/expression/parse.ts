import { type Outcome, succeed } from '../../../core/notice.ts';
import { functionName, functionShape, isGrouped } from './functions.ts';
import { type Token, tokenise } from './tokens.ts';
import { type BinaryOperator, type Expression, failAt, type Span } from './types.ts';

export const KEYWORDS: ReadonlySet<string> = new Set([
  'if',
  'else',
  'and',
  'or',
  'not',
  'in',
  'by',
  'true',
  'false',
  'missing',
  'NA',
]);

/** Deeper nesting is no expression that a person wrote, and would exhaust the stack. */
const DEEPEST = 200;

/** Binding strength; `^` is read from the right, comparisons are not chained. */
const STRENGTH: ReadonlyMap<string, number> = new Map([
  ['or', 1],
  ['and', 2],
  ...['==', '!=', '<', '<=', '>', '>=', 'in'].map((sign) => [sign, 4] as const),
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
  ['^', 8],
]);
const NOT_STRENGTH = 3;
const MINUS_STRENGTH = 7;
const COMPARISON = 4;

const spanOf = (first: Span, last: Span): Span => ({ at: first.at, length: last.at + last.length - first.at });

/**
 * Reads an expression: numbers, "texts", columns (names, or anything between backticks), `+ - * / ^`, comparisons, `in (a, b)`, `and or not`,
 * `if (condition) a else b` (also `ifelse(condition, a, b)`, `cond(...)`), `missing`, and the functions of `functions.ts`, grouped ones with `by`.
 * Never throws; a failure points at the character (`at`, `length`). Failures: expressionEmpty, expressionEnds, expressionUnexpected, expressionUnclosed,
 * expressionSingleEquals, expressionEmptyName, expressionChained, expressionFunctionUnknown, expressionArguments, expressionBy, expressionPeriods,
 * expressionTooDeep, expressionTooLong.
 */
export function parseExpression(text: string): Outcome<Expression> {
  const tokens = tokenise(text);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 1) return failAt('expressionEmpty', { at: 0, length: 1 });
  return new Parser(tokens.value).whole();
}

class Parser {
  private next = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Outcome<Expression> {
    const parsed = this.expression(0);
    if (!parsed.ok) return parsed;
    return this.peek().kind === 'end' ? parsed : this.unexpected();
  }

  private peek(): Token {
    return this.tokens[this.next];
  }

  private take(): Token {
    return this.tokens[this.next++];
  }

  /** The word or sign that stands next, '' for anything else. Names in backticks are never words. */
  private word(): string {
    const token = this.peek();
    if (token.kind === 'sign') return token.value;
    return token.kind === 'name' && !token.quoted ? token.value : '';
  }

  private unexpected<T>(): Outcome<T> {
    const token = this.peek();
    if (token.kind === 'end') return failAt('expressionEnds', { at: Math.max(0, token.at - 1), length: 1 });
    const found = 'value' in token ? String(token.value) : '';
    return failAt('expressionUnexpected', token, { found });
  }

  private expect(sign: string): Outcome<Token> {
    return this.word() === sign ? succeed(this.take()) : this.unexpected();
  }

  /** The parenthesis that ends what `open` began. */
  private close(open: Token): Outcome<Token> {
    if (this.peek().kind === 'end') return failAt('expressionUnclosed', open, { sign: '(' });
    return this.expect(')');
  }

  private expression(weakest: number): Outcome<Expression> {
    if (++this.depth > DEEPEST) return failAt('expressionTooDeep', this.peek());
    const parsed = this.operators(weakest);
    this.depth--;
    return parsed;
  }

  private operators(weakest: number): Outcome<Expression> {
    const first = this.prefixed();
    if (!first.ok) return first;
    let left = first.value;
    let steps = 0;
    let compared = false;
    for (;;) {
      const operator = this.word();
      const strength = STRENGTH.get(operator);
      if (strength === undefined || strength < weakest) return succeed(left);
      // A chain leans to the left as deep as it is long.
      if (++steps > DEEPEST) return failAt('expressionTooDeep', this.peek());
      if (strength === COMPARISON && compared) return failAt('expressionChained', this.peek());
      compared ||= strength === COMPARISON;
      this.take();
      const joined =
        operator === 'in' ? this.membership(left) : this.joined(left, operator as BinaryOperator, strength);
      if (!joined.ok) return joined;
      left = joined.value;
    }
  }

  private joined(left: Expression, operator: BinaryOperator, strength: number): Outcome<Expression> {
    const right = this.expression(operator === '^' ? MINUS_STRENGTH : strength + 1);
    if (!right.ok) return right;
    return succeed({ kind: 'binary', operator, left, right: right.value, ...spanOf(left, right.value) });
  }

  private membership(operand: Expression): Outcome<Expression> {
    const open = this.expect('(');
    if (!open.ok) return open;
    const list = this.list();
    if (!list.ok) return list;
    const close = this.close(open.value);
    if (!close.ok) return close;
    return succeed({ kind: 'in', operand, list: list.value, ...spanOf(operand, close.value) });
  }

  private list(): Outcome<Expression[]> {
    const items: Expression[] = [];
    for (;;) {
      const item = this.expression(0);
      if (!item.ok) return item;
      items.push(item.value);
      if (this.word() !== ',') return succeed(items);
      this.take();
    }
  }

  private prefixed(): Outcome<Expression> {
    const word = this.word();
    if (word === '+') {
      this.take();
      return this.expression(MINUS_STRENGTH);
    }
    if (word !== '-' && word !== 'not') return this.primary();
    const sign = this.take();
    const operand = this.expression(word === '-' ? MINUS_STRENGTH : NOT_STRENGTH);
    if (!operand.ok) return operand;
    return succeed({ kind: 'unary', operator: word, operand: operand.value, ...spanOf(sign, operand.value) });
  }

  private primary(): Outcome<Expression> {
    const token = this.peek();
    const span = { at: token.at, length: token.length };
    if (token.kind === 'number') {
      if (!Number.isFinite(token.value)) return this.unexpected();
      this.take();
      return succeed({ kind: 'number', value: token.value, ...span });
    }
    if (token.kind === 'text') {
      this.take();
      return succeed({ kind: 'text', value: token.value, ...span });
    }
    if (token.kind === 'sign' && token.value === '(') return this.parenthesised();
    if (token.kind !== 'name') return this.unexpected();
    if (token.quoted) {
      this.take();
      return succeed({ kind: 'column', name: token.value, ...span });
    }
    return this.named(token.value, token);
  }

  private parenthesised(): Outcome<Expression> {
    const open = this.take();
    const inner = this.expression(0);
    if (!inner.ok) return inner;
    const close = this.close(open);
    return close.ok ? succeed({ ...inner.value, ...spanOf(open, close.value) }) : close;
  }

  private named(name: string, token: Token): Outcome<Expression> {
    const span = { at: token.at, length: token.length };
    const following = this.tokens[this.next + 1];
    const called = following?.kind === 'sign' && following.value === '(';
    if (name === 'if') return this.conditional();
    if (called && (name === 'ifelse' || name === 'cond')) return this.conditionalCall();
    if (called) return this.call(name, token);
    if (name === 'missing' || name === 'NA') {
      this.take();
      return succeed({ kind: 'missing', ...span });
    }
    if (name === 'true' || name === 'false') {
      this.take();
      return succeed({ kind: 'number', value: Number(name === 'true'), ...span });
    }
    if (KEYWORDS.has(name)) return this.unexpected();
    this.take();
    return succeed({ kind: 'column', name, ...span });
  }

  /** `if (condition) a else b`; what follows `else` reaches as far as it can. */
  private conditional(): Outcome<Expression> {
    const first = this.take();
    const open = this.expect('(');
    if (!open.ok) return open;
    const condition = this.expression(0);
    if (!condition.ok) return condition;
    const close = this.close(open.value);
    if (!close.ok) return close;
    const then = this.expression(0);
    if (!then.ok) return then;
    const word = this.expect('else');
    if (!word.ok) return word;
    const otherwise = this.expression(0);
    if (!otherwise.ok) return otherwise;
    return succeed({
      kind: 'if',
      condition: condition.value,
      yes: then.value,
      no: otherwise.value,
      ...spanOf(first, otherwise.value),
    });
  }

  private conditionalCall(): Outcome<Expression> {
    const name = this.take();
    const open = this.take();
    const args = this.list();
    if (!args.ok) return args;
    const close = this.close(open);
    if (!close.ok) return close;
    const span = spanOf(name, close.value);
    if (args.value.length !== 3) {
      return failAt('expressionArguments', span, { name: 'ifelse', least: 3, most: 3, given: args.value.length });
    }
    const [condition, yes, no] = args.value;
    return succeed({ kind: 'if', condition, yes, no, ...span });
  }

  private call(written: string, token: Token): Outcome<Expression> {
    const name = functionName(written);
    if (name === null) return failAt('expressionFunctionUnknown', token, { name: written });
    this.take();
    const open = this.take();
    const args = this.word() === ')' ? succeed<Expression[]>([]) : this.list();
    if (!args.ok) return args;
    const by = this.word() === 'by' ? this.groups(name, args.value.length) : succeed([]);
    if (!by.ok) return by;
    const close = this.close(open);
    if (!close.ok) return close;
    const span = spanOf(token, close.value);
    const { least, most } = functionShape(name);
    const given = args.value.length;
    if (given < least || given > most) return failAt('expressionArguments', span, { name, least, most, given });
    if (functionShape(name).kind === 'time' && given === 2 && !isPeriods(args.value[1])) {
      return failAt('expressionPeriods', args.value[1], { name });
    }
    return succeed({ kind: 'call', name, args: args.value, by: by.value, ...span });
  }

  private groups(name: string, args: number): Outcome<{ name: string; at: number; length: number }[]> {
    const word = this.take();
    if (!isGrouped(name, args)) return failAt('expressionBy', word, { name });
    const columns: { name: string; at: number; length: number }[] = [];
    for (;;) {
      const token = this.peek();
      if (token.kind !== 'name' || (!token.quoted && KEYWORDS.has(token.value))) return this.unexpected();
      this.take();
      columns.push({ name: token.value, at: token.at, length: token.length });
      if (this.word() !== ',') return succeed(columns);
      this.take();
    }
  }
}

/** Whole numbers of periods are written out: a lag that differs by row would be another function. */
const isPeriods = (one: Expression): boolean =>
  one.kind === 'number' && Number.isInteger(one.value) && one.value >= 0 && one.value <= 1_000;
