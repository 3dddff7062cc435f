import { KEYWORDS } from './parse.ts';
import type { Expression } from './types.ts';

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u;

/** A column as an expression writes it: bare where that reads as one name, else between backticks. */
export const printName = (name: string): string =>
  PLAIN_NAME.test(name) && !KEYWORDS.has(name) ? name : `\`${name.replaceAll('`', '``')}\``;

/** The text of an expression, with every part in parentheses that could need them: it reads back as the same expression. */
export function printExpression(one: Expression): string {
  switch (one.kind) {
    case 'number':
      return String(one.value);
    case 'text':
      return `"${one.value.replaceAll('"', '""')}"`;
    case 'missing':
      return 'missing';
    case 'column':
      return printName(one.name);
    case 'unary':
      return one.operator === '-' ? `-${part(one.operand)}` : `not ${part(one.operand)}`;
    case 'binary':
      return `${part(one.left)} ${one.operator} ${part(one.right)}`;
    case 'in':
      return `${part(one.operand)} in (${one.list.map(printExpression).join(', ')})`;
    case 'if':
      return `if (${printExpression(one.condition)}) ${part(one.yes)} else ${part(one.no)}`;
    case 'call': {
      const by = one.by.length > 0 ? ` by ${one.by.map(({ name }) => printName(name)).join(', ')}` : '';
      return `${one.name}(${one.args.map(printExpression).join(', ')}${by})`;
    }
  }
}

function part(one: Expression): string {
  const simple = one.kind === 'number' || one.kind === 'text' || one.kind === 'missing' || one.kind === 'column';
  return simple || one.kind === 'call' ? printExpression(one) : `(${printExpression(one)})`;
}
