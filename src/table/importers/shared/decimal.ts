const pow10 = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const zero = 48;
/** A double holds every integer of this many digits. */
const exactDigits = 15;
const mostTailDigits = 6;
const split = 134217729;

/**
 * Reads a plain decimal (`-?digits[mark digits]`) to the double nearest to it, the same as `Number(text)` with a point.
 *
 * @param text the cell, untrimmed, not empty
 * @param mark character code of the decimal mark
 * @returns the value, or NaN when the text is anything else: exponents, signs other than `-`, group marks, leading zeros,
 *   integers of 16 digits and more, or the rare decimal whose rounding this fast way cannot prove. The caller then looks
 *   closer.
 *
 * Up to 15 digits a quotient of two exact doubles is correctly rounded (Clinger 1990, "How to read floating point numbers
 * accurately", section 4). Longer ones are divided in double-double arithmetic (Dekker 1971) and accepted when the error
 * bound does not reach the rounding boundary (Ziv 1991).
 */
export function parseDecimal(text: string, mark: number): number {
  const length = text.length;
  // 1 for a minus sign, else 0, without a branch that random signs would mispredict.
  const negative = ((text.charCodeAt(0) ^ 45) - 1) >>> 31;
  if (negative >= length) return Number.NaN;
  const first = text.charCodeAt(negative) - zero;
  if (first >>> 0 > 9) return Number.NaN;
  if (length - negative > exactDigits + 1) return parseLong(text, negative, mark);
  let digits = first;
  let digit = 0;
  let at = negative + 1;
  while (at < length) {
    digit = text.charCodeAt(at) - zero;
    if (digit >>> 0 > 9) break;
    digits = digits * 10 + digit;
    at++;
  }
  const whole = at - negative;
  if (first === 0 && whole > 1) return Number.NaN;
  if (at === length) return whole > exactDigits ? Number.NaN : negative === 0 ? digits : -digits;
  if (digit !== mark - zero) return Number.NaN;
  const scale = length - 1 - at;
  for (at++; at < length; at++) {
    digit = text.charCodeAt(at) - zero;
    if (digit >>> 0 > 9) return Number.NaN;
    digits = digits * 10 + digit;
  }
  return (1 - 2 * negative) * (digits / pow10[scale]);
}

/** More than 15 digits, with a decimal mark among the first 15 of them. */
function parseLong(text: string, negative: number, mark: number): number {
  const length = text.length;
  const headEnd = negative + exactDigits + 1;
  let markAt = -1;
  let head = 0;
  let tail = 0;
  let at = negative;
  for (; at < headEnd; at++) {
    const code = text.charCodeAt(at);
    const digit = code - zero;
    if (digit >>> 0 <= 9) head = head * 10 + digit;
    else if (code === mark && markAt < 0) markAt = at;
    else return Number.NaN;
  }
  const tailDigits = length - at;
  if (markAt < 0 || tailDigits > mostTailDigits) return Number.NaN;
  for (; at < length; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit >>> 0 > 9) return Number.NaN;
    tail = tail * 10 + digit;
  }
  return (1 - 2 * negative) * longQuotient(head, tail, tailDigits, length - 1 - markAt);
}

/** (head x 10^tailDigits + tail) / 10^scale, correctly rounded, or NaN when that is not certain. */
function longQuotient(head: number, tail: number, tailDigits: number, scale: number): number {
  const product = head * pow10[tailDigits];
  const low = productError(head, pow10[tailDigits], product) + tail;
  const high = product + low;
  const rest = low - (high - product);
  const divisor = pow10[scale];
  const quotient = high / divisor;
  const back = quotient * divisor;
  const correction = (high - back - productError(quotient, divisor, back) + rest) / divisor;
  const slack = quotient * 2 ** -96;
  const lower = quotient + (correction - slack);
  return lower === quotient + (correction + slack) ? lower : Number.NaN;
}

/** a x b - fl(a x b), exactly. */
function productError(a: number, b: number, product: number): number {
  const aBig = split * a - (split * a - a);
  const bBig = split * b - (split * b - b);
  const aSmall = a - aBig;
  const bSmall = b - bBig;
  return aSmall * bSmall - (product - aBig * bBig - aSmall * bBig - aBig * bSmall);
}
