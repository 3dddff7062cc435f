import { type Outcome, succeed } from '../../../core/notice.ts';
import { failAt, type Span } from './types.ts';

export type Token = Span &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly value: string }
    | { readonly kind: 'name'; readonly value: string; readonly quoted: boolean }
    | { readonly kind: 'sign'; readonly value: string }
    | { readonly kind: 'end' }
  );

export const LONGEST_EXPRESSION = 5_000;

/** Signs of one meaning, typed in other ways: full-width ones of a Chinese keyboard, mathematical ones, those of R, Stata and C. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ...['(', ')', ',', '+', '-', '*', '/', '^', '<', '>', '<=', '>=', '==', '!='].map((sign) => [sign, sign] as const),
  ['**', '^'],
  ['&', 'and'],
  ['&&', 'and'],
  ['|', 'or'],
  ['||', 'or'],
  ['!', 'not'],
  ['~=', '!='],
  ['<>', '!='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
]);

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/uy;
const NUMBER = /(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const BLANK = /\s+/uy;
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
]);

/** Full-width forms (U+FF01 to U+FF5E) as their ASCII counterparts, one unit for one. */
const narrow = (char: string): string => {
  const code = char.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
};

const matchAt = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** The tokens of an expression. Failures: expressionTooLong, expressionUnclosed {sign}, expressionUnexpected {found}, expressionSingleEquals. */
export function tokenise(text: string): Outcome<Token[]> {
  if (text.length > LONGEST_EXPRESSION) {
    return failAt('expressionTooLong', { at: LONGEST_EXPRESSION, length: 1 }, { longest: LONGEST_EXPRESSION });
  }
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const token = tokenAt(text, at);
    if (!token.ok) return token;
    tokens.push(token.value);
    at += token.value.length;
  }
  tokens.push({ kind: 'end', at: text.length, length: 0 });
  return succeed(tokens);
}

function tokenAt(text: string, at: number): Outcome<Token> {
  const closing = QUOTES.get(text[at]);
  if (closing !== undefined) return quoted(text, at, closing);
  const number = matchAt(NUMBER, text, at);
  if (number !== null) return succeed({ kind: 'number', value: Number(number), at, length: number.length });
  const name = matchAt(NAME, text, at);
  if (name !== null) return succeed({ kind: 'name', value: name, quoted: false, at, length: name.length });
  const one = narrow(text[at]);
  const two = at + 1 < text.length ? one + narrow(text[at + 1]) : one;
  const pair = two.length === 2 ? SIGNS.get(two) : undefined;
  if (pair !== undefined) return succeed({ kind: 'sign', value: pair, at, length: 2 });
  const sign = SIGNS.get(one);
  if (sign !== undefined) return succeed({ kind: 'sign', value: sign, at, length: 1 });
  if (one === '=') return failAt('expressionSingleEquals', { at, length: 1 });
  const found = String.fromCodePoint(text.codePointAt(at)!);
  return failAt('expressionUnexpected', { at, length: found.length }, { found });
}

/** A column in backticks or a text in quotes; the closing sign twice stands for itself. */
function quoted(text: string, at: number, closing: string): Outcome<Token> {
  let value = '';
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] !== closing) value += text[end];
    else if (text[end + 1] === closing) {
      value += closing;
      end++;
    } else {
      const span = { at, length: end + 1 - at };
      if (closing !== '`') return succeed({ kind: 'text', value, ...span });
      if (value === '') return failAt('expressionEmptyName', span);
      return succeed({ kind: 'name', value, quoted: true, ...span });
    }
  }
  return failAt('expressionUnclosed', { at, length: text.length - at }, { sign: text[at] });
}
