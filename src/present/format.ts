/** Text of numbers in tables, figures and sentences: the same in every locale, with a true minus sign, and never a non-zero number shown as zero. */

export const MINUS = '−';
export const NOT_AVAILABLE = '—';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Beyond this many decimals a small number is written in scientific notation. */
const EXTRA_DECIMALS = 3;
const LARGEST_FIXED = 1e9;

type Maybe = number | null | undefined;

function withMinus(ascii: string): string {
  return ascii.startsWith('-') ? MINUS + ascii.slice(1) : ascii;
}

function isZeroText(ascii: string): boolean {
  return !/[1-9]/.test(ascii);
}

/** Fixed decimals; what rounds to zero prints as zero without a sign. Use `formatEstimate` where a hidden zero would mislead. */
export function formatFixed(value: Maybe, digits: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_AVAILABLE;
  if (Math.abs(value) >= LARGEST_FIXED) return formatScientific(value, digits + 1);
  const text = value.toFixed(digits);
  return withMinus(isZeroText(text) ? text.replace('-', '') : text);
}

/** `1.2×10⁻⁷` with the given number of significant digits. */
export function formatScientific(value: Maybe, significant = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_AVAILABLE;
  const [mantissa, exponent] = value.toExponential(significant - 1).split('e');
  const power = [...String(Math.abs(Number(exponent)))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return `${withMinus(mantissa)}×10${Number(exponent) < 0 ? '⁻' : ''}${power}`;
}

/**
 * A coefficient, standard error or statistic: fixed decimals, but a non-zero number that they would show as zero keeps two
 * significant digits (0.00042), and a very small one turns scientific (4.2×10⁻⁸).
 */
export function formatEstimate(value: Maybe, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_AVAILABLE;
  if (value === 0 || !isZeroText(value.toFixed(digits))) return formatFixed(value, digits);
  const decimals = 1 - Math.floor(Math.log10(Math.abs(value)));
  return decimals <= digits + EXTRA_DECIMALS ? formatFixed(value, decimals) : formatScientific(value);
}

/** What stands in parentheses under an estimate: `(0.043)`, and `(0)` for an exact zero, since (0.000) says nothing. */
export function formatError(value: Maybe, digits = 3): string {
  return value === 0 ? '(0)' : `(${formatEstimate(value, digits)})`;
}

export type PStyle = 'threshold' | 'exact';

/** A p-value: `0.610`, `<0.001`; style `exact` gives the small ones their digits instead. */
export function formatP(p: Maybe, style: PStyle = 'threshold', digits = 3): string {
  if (p === null || p === undefined || !Number.isFinite(p)) return NOT_AVAILABLE;
  if (style === 'exact') return formatEstimate(p, digits);
  const threshold = 10 ** -digits;
  return p < threshold ? `<${threshold.toFixed(digits)}` : p.toFixed(digits);
}

/** `p = 0.610` or `p < 0.001`, for sentences. */
export function formatPEquation(p: Maybe, digits = 3): string {
  const text = formatP(p, 'threshold', digits);
  return text.startsWith('<') ? `p < ${text.slice(1)}` : `p = ${text}`;
}

/** Thousands separators; fractions (sums of weights) keep up to two decimals. */
export function formatCount(value: Maybe): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NOT_AVAILABLE;
  const [whole, fraction] = String(Number(Math.abs(value).toFixed(2))).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 && (whole !== '0' || fraction) ? MINUS : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

export function formatPercent(share: Maybe, digits = 1): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return NOT_AVAILABLE;
  return `${formatEstimate(share * 100, digits)}%`;
}

/** A confidence level as people say it: 0.95 is `95%`, 0.999 is `99.9%`. */
export function formatLevel(level: number): string {
  return `${Number((level * 100).toFixed(4))}%`;
}

export function formatInterval(lo: Maybe, hi: Maybe, digits = 3): string {
  return `[${formatEstimate(lo, digits)}, ${formatEstimate(hi, digits)}]`;
}

/** A period or another number that is a name: no separators, true minus. */
export function formatPeriod(value: number): string {
  if (!Number.isFinite(value)) return NOT_AVAILABLE;
  return withMinus(String(Number(value.toPrecision(15))));
}

/** An event time with its sign: −3, 0, +2. */
export function formatEventTime(e: number): string {
  return e > 0 ? `+${formatPeriod(e)}` : formatPeriod(e);
}

/** One star per threshold that p falls below; thresholds in any order. */
export function starsFor(p: Maybe, thresholds: readonly number[]): string {
  if (p === null || p === undefined || Number.isNaN(p)) return '';
  return '*'.repeat(thresholds.filter((threshold) => p < threshold).length);
}

/** The same number for programs that read ASCII only: `-0.014`, `4.2e-8`. */
export function toAscii(text: string): string {
  return text
    .replace(/×10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign: string, power: string) => {
      const digits = [...power].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('');
      return `e${sign ? '-' : '+'}${digits}`;
    })
    .replaceAll(MINUS, '-');
}

/** `0.041 – 0.126`; with a minus sign in it `−0.041 … −0.026`, where a dash could be taken for another one. */
export function formatRange(least: Maybe, most: Maybe, digits: number): string {
  return [least, most].map((value) => formatEstimate(value, digits)).join((least ?? 0) < 0 ? ' … ' : ' – ');
}
