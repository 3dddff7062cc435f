import { textInStata } from '../../estimators/feols/names.ts';
import type { StepCodeContext } from '../types.ts';
import { isGrouped } from './functions.ts';
import type { BinaryOperator, Expression } from './types.ts';

type Context = Pick<StepCodeContext, 'stata' | 'isText' | 'unit' | 'time'>;

const COMPARISONS = new Set<BinaryOperator>(['==', '!=', '<', '<=', '>', '>=']);

/** Lines that declare the panel; the unit becomes numbers first. */
export function declarePanelStata({ stata, unit, time }: Pick<Context, 'stata' | 'unit' | 'time'>): string[] {
  return ['capture drop _panel', `egen long _panel = group(${stata(unit ?? '')})`, `tsset _panel ${stata(time ?? '')}`];
}

/** An expression as Stata source, and the lines that must stand before it: lags and group values need variables of their own. */
export function expressionStata(
  expression: Expression,
  context: Context,
): { readonly before: readonly string[]; readonly value: string } {
  const printer = new Printer(context);
  const value = printer.print(expression);
  return { before: printer.before, value };
}

class Printer {
  readonly before: string[] = [];
  private declared = false;
  private helpers = 0;

  constructor(private readonly context: Context) {}

  print(one: Expression): string {
    switch (one.kind) {
      case 'number':
        return String(one.value);
      case 'text':
        return textInStata(one.value);
      case 'missing':
        return '.';
      case 'column':
        return this.context.stata(one.name);
      case 'unary': {
        const inner = this.print(one.operand);
        return one.operator === '-' ? `(-${inner})` : `cond(missing(${inner}), ., ${inner} == 0)`;
      }
      case 'binary':
        return this.binary(one.operator, this.print(one.left), this.print(one.right));
      case 'in': {
        const operand = this.print(one.operand);
        const equal = one.list.map((item) => this.binary('==', operand, this.print(item)));
        return equal.reduce((left, right) => this.binary('or', left, right));
      }
      case 'if': {
        const [condition, yes, no] = [one.condition, one.yes, one.no].map((part) => this.print(part));
        return `cond(missing(${condition}), ., cond(${condition}, ${yes}, ${no}))`;
      }
      case 'call':
        return this.call(one);
    }
  }

  /** Stata counts missing as the largest number and as true; here it is neither. */
  private binary(operator: BinaryOperator, left: string, right: string): string {
    if (operator === 'and')
      return `cond(${left} == 0 | ${right} == 0, 0, cond(missing(${left}) | missing(${right}), ., 1))`;
    if (operator === 'or') {
      const holds = (side: string) => `(${side} != 0 & !missing(${side}))`;
      return `cond(${holds(left)} | ${holds(right)}, 1, cond(missing(${left}) | missing(${right}), ., 0))`;
    }
    const text = `(${left} ${operator} ${right})`;
    return COMPARISONS.has(operator) ? `cond(missing(${left}) | missing(${right}), ., ${text})` : text;
  }

  private helper(command: string, value: string, after = ''): string {
    const name = `_step${++this.helpers}`;
    this.before.push(`capture drop ${name}`, `${command} double ${name} = ${value}${after}`);
    return name;
  }

  private call(one: Expression & { kind: 'call' }): string {
    const args = one.args.map((arg) => this.print(arg));
    const { name } = one;
    if (isGrouped(name, args.length)) return this.grouped(one, args[0]);
    if (name === 'lag' || name === 'lead' || name === 'diff') {
      if (!this.declared) this.before.push(...declarePanelStata(this.context));
      this.declared = true;
      const of = this.helper('generate', args[0]);
      const periods = args[1] ?? '1';
      return name === 'diff' ? `(${of} - L${periods}.${of})` : `${name === 'lag' ? 'L' : 'F'}${periods}.${of}`;
    }
    if (name === 'min' || name === 'max') {
      const missing = args.map((arg) => `missing(${arg})`).join(' | ');
      return `cond(${missing}, ., ${name}(${args.join(', ')}))`;
    }
    if (name === 'coalesce') return args.reduceRight((rest, arg) => `cond(missing(${arg}), ${rest}, ${arg})`);
    if (name === 'ln1p') return `ln(1 + ${args[0]})`;
    if (name === 'round' && args.length === 2) return `round(${args[0]}, 10^(-${args[1]}))`;
    return `${name}(${args.join(', ')})`;
  }

  private grouped(one: Expression & { kind: 'call' }, of: string): string {
    const columns = one.by.map((item) => this.context.stata(item.name));
    const command = one.name === 'sum' ? 'total' : one.name;
    const options = [
      ...(columns.length > 0 ? [`by(${columns.join(' ')})`] : []),
      ...(one.name === 'sum' ? ['missing'] : []),
    ];
    const value = this.helper('egen', `${command}(${of})`, options.length > 0 ? `, ${options.join(' ')}` : '');
    if (columns.length === 0) return value;
    return `cond(${columns.map((column) => `missing(${column})`).join(' | ')}, ., ${value})`;
  }
}
