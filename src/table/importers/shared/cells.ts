import type { DecimalMark, ThousandsMark } from '../types.ts';

/** How the numbers of a file are written. */
export interface Conventions {
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark;
}

/**
 * What one cell is. `code`: digits with leading zeros; `longInteger`: more digits than a double keeps; `infinite`: written
 * so, or beyond the largest double.
 */
export type CellKind = 'number' | 'infinite' | 'date' | 'code' | 'longInteger' | 'text';

export interface Cell {
  readonly kind: CellKind;
  /** The number (also of a code or a long integer, rounded), or the year of a date; NaN otherwise. */
  readonly value: number;
  readonly percent: boolean;
  readonly grouped: boolean;
  readonly fullWidth: boolean;
}

const fullWidthForms = /[\uFF01-\uFF5E]/;
const beyondAscii = /[^ -~]/;
const minus = /[\u2212\uFE63]/g;
const infinity = /^[+-]?(?:inf|infinity|∞)$/i;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const wholeNumber = /^[+-]?\d+$/;
const groupSpaces = '[ \\u00a0\\u2009\\u202f]';
const grouped = {
  ',': /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/,
  '.': /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/,
  ' ': new RegExp(`^[+-]?\\d{1,3}(?:${groupSpaces}\\d{3})+(?:[.,]\\d*)?$`),
} as const;
const groupMark = { ',': /,/g, '.': /\./g, ' ': new RegExp(groupSpaces, 'g') } as const;

/** Full-width letters, digits and signs (U+FF01 to U+FF5E) as their ordinary forms. */
export function narrow(text: string): string {
  if (!fullWidthForms.test(text)) return text;
  return text.replace(/[\uFF01-\uFF5E]/g, (form) => String.fromCharCode(form.charCodeAt(0) - 0xfee0));
}

/** Reads a cell that is not a missing marker. The text need not be trimmed. */
export function readCell(raw: string, conventions: Conventions): Cell {
  const trimmed = raw.trim();
  const foreign = beyondAscii.test(trimmed);
  const text = foreign ? narrow(trimmed).replace(minus, '-') : trimmed;
  const fullWidth = foreign && fullWidthForms.test(trimmed);
  const percent = text.endsWith('%');
  const body = percent ? text.slice(0, -1).trimEnd() : text;
  const number = pointForm(body, conventions);
  if (number !== null) {
    const value = Number(number);
    const groups = number.length !== body.length;
    if (!Number.isFinite(value)) return cell('infinite', Number.NaN, percent, groups, fullWidth);
    return cell(percent ? 'number' : numberKind(number, value), value, percent, groups, fullWidth);
  }
  if (infinity.test(body)) return cell('infinite', Number.NaN, false, false, fullWidth);
  const year = yearOfDate(text);
  if (year !== null) return cell('date', year, false, false, fullWidth);
  return cell('text', Number.NaN, false, false, false);
}

function cell(kind: CellKind, value: number, percent: boolean, grouped: boolean, fullWidth: boolean): Cell {
  return { kind, value, percent, grouped, fullWidth };
}

/** The same number with a decimal point and without group marks, or null when it is not a number in these conventions. */
function pointForm(text: string, { decimal, thousands }: Conventions): string | null {
  if (decimal === '.' && plainNumber.test(text)) return text;
  if (!/\d/.test(text)) return null;
  let form = text;
  if (thousands !== 'none' && grouped[thousands].test(form)) form = form.replace(groupMark[thousands], '');
  if (decimal === ',') {
    if (form.includes('.')) return null;
    form = form.replace(',', '.');
  }
  return plainNumber.test(form) ? form : null;
}

function numberKind(text: string, value: number): CellKind {
  if (!wholeNumber.test(text)) return 'number';
  const digits = text.replace(/^[+-]/, '');
  if (digits.length > 1 && digits[0] === '0') return 'code';
  if (value <= Number.MAX_SAFE_INTEGER || String(value) === digits) return 'number';
  return BigInt(digits) === BigInt(value) ? 'number' : 'longInteger';
}

const clock = '(?:[T ]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
type Fits = (first: number, second: number) => boolean;
const isMonth: Fits = (month) => month >= 1 && month <= 12;
const isDay: Fits = (day) => day >= 1 && day <= 31;
/** An absent day is NaN, which no comparison excludes. */
const isMonthDay: Fits = (month, day) => isMonth(month, 0) && !(day < 1 || day > 31);
const isEitherOrder: Fits = (a, b) => isMonthDay(a, b) || isMonthDay(b, a);
const always: Fits = () => true;

interface DatePattern {
  readonly pattern: RegExp;
  /** Capture groups of the year and of what `fits` looks at. */
  readonly year: number;
  readonly parts: readonly [number, number];
  readonly fits: Fits;
}

const datePatterns: readonly DatePattern[] = [
  { pattern: /^(\d{4}) ?年$/, year: 1, parts: [1, 1], fits: always },
  { pattern: /^(\d{4}) ?年 ?(\d{1,2}) ?月(?:份| ?(\d{1,2}) ?[日号])?$/, year: 1, parts: [2, 3], fits: isMonthDay },
  {
    pattern: new RegExp(`^(\\d{4})([-/])(\\d{1,2})(?:\\2(\\d{1,2}))?${clock}$`),
    year: 1,
    parts: [3, 4],
    fits: isMonthDay,
  },
  { pattern: new RegExp(`^(\\d{4})\\.(\\d{1,2})\\.(\\d{1,2})${clock}$`), year: 1, parts: [2, 3], fits: isMonthDay },
  {
    pattern: new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${clock}$`),
    year: 4,
    parts: [1, 3],
    fits: isEitherOrder,
  },
  { pattern: /^(\d{1,2})[-/](\d{4})$/, year: 2, parts: [1, 1], fits: isMonth },
  { pattern: /^(\d{4}) ?[-/]?(?:[Qq][1-4]|[Hh][12])$/, year: 1, parts: [1, 1], fits: always },
  { pattern: /^(\d{4}) ?[Mm](\d{1,2})$/, year: 1, parts: [2, 2], fits: isMonth },
  { pattern: new RegExp(`^(?:${months})[a-z]*\\.?[- ]?(\\d{4})$`, 'i'), year: 1, parts: [1, 1], fits: always },
  {
    pattern: new RegExp(`^(\\d{1,2})[- ]?(?:${months})[a-z]*\\.?[- ]?(\\d{4})$`, 'i'),
    year: 2,
    parts: [1, 1],
    fits: isDay,
  },
  { pattern: new RegExp(`^(?:${months})[a-z]*\\.? (\\d{1,2}), ?(\\d{4})$`, 'i'), year: 2, parts: [1, 1], fits: isDay },
];

const plausibleYear = (year: number) => year >= 1000 && year <= 2999;

/** The year of a written date (2014-05-30, 2014/5, 2014年5月, 30.05.2014, 2014Q2, May 2014), or null. */
export function yearOfDate(text: string): number | null {
  for (const { pattern, year, parts, fits } of datePatterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const value = Number(match[year]);
    return plausibleYear(value) && fits(Number(match[parts[0]]), Number(match[parts[1]])) ? value : null;
  }
  return null;
}

/** The year of 201405 or 20140530, or null when the digits are no month or day. */
export function yearOfCompactDate(value: number): number | null {
  const text = String(value);
  if (!/^\d{6}$|^\d{8}$/.test(text)) return null;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  const day = text.length === 8 ? Number(text.slice(6)) : 1;
  return plausibleYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? year : null;
}

export const isYear = (value: number) => Number.isInteger(value) && plausibleYear(value);
