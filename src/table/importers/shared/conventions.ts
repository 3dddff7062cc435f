import type { DecimalMark, ImportOptions, Reason, ThousandsMark } from '../types.ts';
import { type Conventions, narrow } from './cells.ts';

/** What the cells say about how numbers are written. `unsure` ones can be read either way: 1,234 or 1.234. */
interface Evidence {
  commaDecimal: number;
  pointDecimal: number;
  commaGroups: number;
  pointGroups: number;
  spaceGroups: number;
  unsureComma: number;
  unsurePoint: number;
  unsureExample: string;
}

export interface ConventionGuess {
  readonly conventions: Conventions;
  readonly decimalReason: Reason;
  readonly thousandsReason: Reason;
  /** A cell that could be read either way, when nothing else in the file settles how. */
  readonly unsureExample: string | null;
  /** Cells with a decimal comma and cells with a decimal point stand in the same file. */
  readonly mixed: { readonly comma: number; readonly point: number } | null;
}

type Count = Exclude<keyof Evidence, 'unsureExample'>;

const space = '[ \\u00a0\\u2009\\u202f]';
const patterns: readonly (readonly [RegExp, readonly Count[]])[] = [
  [/^\d{1,3}(?:,\d{3})+\.\d*$/, ['pointDecimal', 'commaGroups']],
  [/^\d{1,3}(?:\.\d{3})+,\d*$/, ['commaDecimal', 'pointGroups']],
  [/^\d{1,3}(?:,\d{3}){2,}$/, ['commaGroups']],
  [/^\d{1,3}(?:\.\d{3}){2,}$/, ['pointGroups']],
  [new RegExp(`^\\d{1,3}(?:${space}\\d{3})+$`), ['spaceGroups']],
  [new RegExp(`^\\d{1,3}(?:${space}\\d{3})+,\\d*$`), ['spaceGroups', 'commaDecimal']],
  [new RegExp(`^\\d{1,3}(?:${space}\\d{3})+\\.\\d*$`), ['spaceGroups', 'pointDecimal']],
  [/^[1-9]\d{0,2},\d{3}$/, ['unsureComma']],
  [/^[1-9]\d{0,2}\.\d{3}$/, ['unsurePoint']],
  [/^\d*,\d+(?:e[+-]?\d+)?$/i, ['commaDecimal']],
  [/^\d*\.\d+(?:e[+-]?\d+)?$/i, ['pointDecimal']],
];

function gather(texts: Iterable<string>): Evidence {
  const evidence: Evidence = {
    commaDecimal: 0,
    pointDecimal: 0,
    commaGroups: 0,
    pointGroups: 0,
    spaceGroups: 0,
    unsureComma: 0,
    unsurePoint: 0,
    unsureExample: '',
  };
  for (const raw of texts) {
    if (!/\d[., \u00a0\u2009\u202f．，]\d|^[-+]?[.,]\d/.test(raw)) continue;
    const text = narrow(raw.trim())
      .replace(/^[-+\u2212]/, '')
      .replace(/\s*%$/, '');
    const found = patterns.find(([pattern]) => pattern.test(text));
    if (!found) continue;
    for (const count of found[1]) evidence[count]++;
    if (found[1][0] === 'unsureComma') evidence.unsureExample ||= text;
  }
  return evidence;
}

/** Settles the decimal and the thousands mark for the whole file, from its cells and the person's choices. */
export function guessConventions(
  texts: Iterable<string>,
  options: Pick<ImportOptions, 'decimal' | 'thousands'>,
  delimiter: string,
): ConventionGuess {
  const seen = gather(texts);
  const [decimal, decimalCode] = guessDecimal(seen, options, delimiter);
  const [thousands, thousandsCode] = guessThousands(seen, options, decimal);
  const settled = seen.commaDecimal + seen.pointDecimal + seen.commaGroups + seen.pointGroups > 0;
  const guessed = options.decimal === 'auto' && options.thousands === 'auto';
  const mixed = options.decimal === 'auto' && seen.commaDecimal > 0 && seen.pointDecimal > 0;
  return {
    conventions: { decimal, thousands },
    decimalReason: { code: decimalCode, params: { comma: seen.commaDecimal, point: seen.pointDecimal } },
    thousandsReason: { code: thousandsCode, params: {} },
    unsureExample: guessed && !settled && seen.unsureComma > 0 ? seen.unsureExample : null,
    mixed: mixed ? { comma: seen.commaDecimal, point: seen.pointDecimal } : null,
  };
}

function guessDecimal(
  seen: Evidence,
  options: Pick<ImportOptions, 'decimal' | 'thousands'>,
  delimiter: string,
): [DecimalMark, string] {
  if (options.decimal !== 'auto') return [options.decimal, 'importChosen'];
  if (options.thousands === ',') return ['.', 'importDecimalOther'];
  if (options.thousands === '.') return [',', 'importDecimalOther'];
  if (seen.commaDecimal > seen.pointDecimal) return [',', 'importDecimalComma'];
  if (seen.pointDecimal > 0) return ['.', 'importDecimalPoint'];
  if (seen.pointGroups > 0 && seen.commaGroups === 0) return [',', 'importDecimalOther'];
  if (seen.unsureComma > 0 && delimiter.startsWith(';') && seen.unsurePoint === 0)
    return [',', 'importDecimalSemicolon'];
  return ['.', 'importDecimalDefault'];
}

function guessThousands(
  seen: Evidence,
  options: Pick<ImportOptions, 'decimal' | 'thousands'>,
  decimal: DecimalMark,
): [ThousandsMark, string] {
  if (options.thousands === decimal) return ['none', 'importThousandsClash'];
  if (options.thousands !== 'auto') return [options.thousands, 'importChosen'];
  const other: ThousandsMark = decimal === '.' ? ',' : '.';
  const groups = decimal === '.' ? seen.commaGroups + seen.unsureComma : seen.pointGroups + seen.unsurePoint;
  if (groups > 0) return [other, 'importThousandsSeen'];
  if (seen.spaceGroups > 0) return [' ', 'importThousandsSeen'];
  return [other, 'importThousandsDefault'];
}
