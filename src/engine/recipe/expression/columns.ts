import { parseExpression } from './parse.ts';
import type { Expression } from './types.ts';

/** The columns that an expression names, each once; [] for a text that is no expression. */
export function columnsIn(text: string): string[] {
  const parsed = parseExpression(text);
  const found = new Set<string>();
  if (parsed.ok)
    walk(parsed.value, (one) => {
      for (const name of namesAt(one)) found.add(name);
    });
  return [...found];
}

const namesAt = (one: Expression): readonly string[] => {
  if (one.kind === 'column') return [one.name];
  return one.kind === 'call' ? one.by.map(({ name }) => name) : [];
};

export function childrenOf(one: Expression): readonly Expression[] {
  switch (one.kind) {
    case 'unary':
      return [one.operand];
    case 'binary':
      return [one.left, one.right];
    case 'in':
      return [one.operand, ...one.list];
    case 'if':
      return [one.condition, one.yes, one.no];
    case 'call':
      return one.args;
    default:
      return [];
  }
}

export function walk(one: Expression, visit: (one: Expression) => void): void {
  visit(one);
  for (const child of childrenOf(one)) walk(child, visit);
}
