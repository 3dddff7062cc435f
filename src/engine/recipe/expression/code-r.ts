import { stringInR } from '../../estimators/feols/names.ts';
import type { StepCodeContext } from '../types.ts';
import { walk } from './columns.ts';
import { isGrouped } from './functions.ts';
import type { BinaryOperator, Expression } from './types.ts';

const OPERATORS: Record<BinaryOperator, string> = {
  or: '|',
  and: '&',
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '^': '^',
};

const CALLS: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['ln1p', 'log1p'],
  ['ceil', 'ceiling'],
  ['missing', 'is.na'],
]);

/** Operations that can leave the numbers: their infinite and undefined results become NA, as here. */
const UNBOUNDED = new Set(['/', '^', 'ln', 'log10', 'ln1p', 'exp', 'sqrt']);

/** An expression as R source, and the lines that must stand before it. */
export function expressionR(
  expression: Expression,
  context: Pick<StepCodeContext, 'r' | 'unit' | 'time'>,
): { readonly before: readonly string[]; readonly value: string } {
  const used = new Set<string>();
  walk(expression, (one) => {
    if (one.kind === 'binary' && UNBOUNDED.has(one.operator)) used.add('finite');
    if (one.kind !== 'call') return;
    if (UNBOUNDED.has(one.name)) used.add('finite');
    if (isGrouped(one.name, one.args.length)) used.add('grouped');
    if (['lag', 'lead', 'diff'].includes(one.name)) used.add('shifted');
    if (one.name === 'round') used.add('rounded');
    if (one.name === 'coalesce') used.add('coalesce');
  });
  return { before: [...used].flatMap((name) => helperR(name, context)), value: print(expression, context) };
}

export function helperR(name: string, { r, unit, time }: Pick<StepCodeContext, 'r' | 'unit' | 'time'>): string[] {
  switch (name) {
    case 'finite':
      return ['finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }'];
    case 'grouped':
      return [
        'grouped <- function(v, f, ...) {',
        '  v <- rep_len(as.numeric(v), nrow(df))',
        '  g <- if (...length() == 0) factor(rep(1, nrow(df))) else interaction(..., drop = TRUE)',
        '  as.vector(tapply(v, g, function(x) { x <- x[!is.na(x)]; if (length(x) == 0) NA else f(x) })[as.integer(g)])',
        '}',
      ];
    case 'shifted': {
      const key = (by: string) => `paste(${r(unit ?? '')}, ${r(time ?? '')}${by})`;
      return [`shifted <- function(v, k) rep_len(v, nrow(df))[match(${key(' - k')}, ${key('')})]`];
    }
    case 'rounded':
      return ['rounded <- function(v, d = 0) sign(v) * floor(abs(v) * 10^d + 0.5) / 10^d'];
    default:
      return ['coalesce <- function(...) Reduce(function(a, b) ifelse(is.na(a), b, a), list(...))'];
  }
}

type Naming = Pick<StepCodeContext, 'r'>;

function print(one: Expression, context: Naming): string {
  const part = (inner: Expression) => {
    const text = print(inner, context);
    return inner.kind === 'binary' || inner.kind === 'unary' || inner.kind === 'in' ? `(${text})` : text;
  };
  switch (one.kind) {
    case 'number':
      return String(one.value);
    case 'text':
      return stringInR(one.value);
    case 'missing':
      return 'NA';
    case 'column':
      return context.r(one.name);
    case 'unary':
      return `${one.operator === '-' ? '-' : '!'}${part(one.operand)}`;
    case 'binary': {
      const text = `${part(one.left)} ${OPERATORS[one.operator]} ${part(one.right)}`;
      return UNBOUNDED.has(one.operator) ? `finite(${text})` : text;
    }
    case 'in':
      return one.list.map((item) => `${part(one.operand)} == ${part(item)}`).join(' | ');
    case 'if':
      return `ifelse(${[one.condition, one.yes, one.no].map((inner) => print(inner, context)).join(', ')})`;
    case 'call':
      return call(one, context);
  }
}

function call(one: Expression & { kind: 'call' }, context: Naming): string {
  const args = one.args.map((arg) => print(arg, context));
  const { name } = one;
  if (isGrouped(name, args.length)) {
    const by = one.by.map((item) => `, ${context.r(item.name)}`).join('');
    return `grouped(${args[0]}, ${name === 'count' ? 'length' : name}${by})`;
  }
  if (name === 'lag' || name === 'lead' || name === 'diff') {
    const periods = args[1] ?? '1';
    if (name === 'diff') return `(${args[0]} - shifted(${args[0]}, ${periods}))`;
    return `shifted(${args[0]}, ${name === 'lead' ? '-' : ''}${periods})`;
  }
  if (name === 'round') return `rounded(${args.join(', ')})`;
  if (name === 'min' || name === 'max') return `p${name}(${args.join(', ')})`;
  const text = `${CALLS.get(name) ?? name}(${args.join(', ')})`;
  return UNBOUNDED.has(name) ? `finite(${text})` : text;
}
