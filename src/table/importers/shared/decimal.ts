const pow10 = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Below this, one more decimal digit still gives an integer that a double holds exactly. */
const exactHead = 9e14;
const split = 134217729;

/**
 * Reads a plain decimal (`-?digits[mark digits]`) to the double nearest to it, the same as `Number(text)` with a point.
 *
 * @param text the cell, untrimmed
 * @param mark character code of the decimal mark
 * @returns the value, or NaN when the text is anything else: exponents, signs other than `-`, group marks, leading zeros,
 *   integers of 16 digits and more from 9e15 on, or the rare decimal whose rounding this fast way cannot prove. The caller then looks closer.
 *
 * Up to 15-16 digits a quotient of two exact doubles is correctly rounded (Clinger 1990, "How to read floating point
 * numbers accurately", section 4). Longer ones are divided in double-double arithmetic (Dekker 1971) and accepted when
 * the error bound does not reach the rounding boundary (Ziv 1991).
 */
export function parseDecimal(text: string, mark: number): number {
  const length = text.length;
  let at = 0;
  let code = text.charCodeAt(0);
  const negative = code === 45;
  if (negative) {
    at = 1;
    code = text.charCodeAt(1);
  }
  if (!(code >= 48 && code <= 57)) return Number.NaN;
  if (code === 48 && length > at + 1 && text.charCodeAt(at + 1) !== mark) return Number.NaN;
  let head = 0;
  let tail = 0;
  let tailDigits = 0;
  let markAt = -1;
  for (; at < length; at++) {
    code = text.charCodeAt(at);
    const digit = code - 48;
    if (digit >= 0 && digit <= 9) {
      if (head < exactHead && tailDigits === 0) head = head * 10 + digit;
      else {
        tail = tail * 10 + digit;
        tailDigits++;
      }
    } else if (code === mark && markAt < 0) markAt = at;
    else return Number.NaN;
  }
  const scale = markAt < 0 ? 0 : length - 1 - markAt;
  if (scale > 22) return Number.NaN;
  const value =
    tailDigits === 0 ? head / pow10[scale] : markAt < 0 ? Number.NaN : longQuotient(head, tail, tailDigits, scale);
  return negative ? -value : value;
}

/** (head x 10^tailDigits + tail) / 10^scale, correctly rounded, or NaN when that is not certain. */
function longQuotient(head: number, tail: number, tailDigits: number, scale: number): number {
  if (tailDigits > 5) return Number.NaN;
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
