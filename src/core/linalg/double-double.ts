/**
 * Arithmetic on unevaluated sums of two doubles (about 32 digits), written into a shared result so that hot loops allocate nothing.
 * Sources: Dekker (1971), Numer. Math. 18; Hida, Li & Bailey (2001), Quad-double arithmetic, algorithms 3-7.
 */
const SPLITTER = 134217729; // 2^27 + 1

/** A vector whose i-th entry is hi[i] + lo[i]. */
export interface DoubleDoubleVector {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

/** One number hi + lo. */
export interface DoubleDouble {
  hi: number;
  lo: number;
}

export function widen(values: Float64Array): DoubleDoubleVector {
  return { hi: values.slice(), lo: new Float64Array(values.length) };
}

export function fromNumber(value: number): DoubleDouble {
  return { hi: value, lo: 0 };
}

export function addTo(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = a.hi + b.hi;
  const bb = s - a.hi;
  const e = a.hi - (s - bb) + (b.hi - bb) + a.lo + b.lo;
  const hi = s + e;
  return { hi, lo: e - (hi - s) };
}

export function negate(a: DoubleDouble): DoubleDouble {
  return { hi: -a.hi, lo: -a.lo };
}

export function multiplyBy(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = a.hi * b.hi;
  const e = productError(a.hi, b.hi, p) + (a.hi * b.lo + a.lo * b.hi);
  const hi = p + e;
  return { hi, lo: e - (hi - p) };
}

export function divideBy(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.hi / b.hi;
  const rest = addTo(a, negate(multiplyBy(b, fromNumber(first))));
  const second = rest.hi / b.hi;
  const rest2 = addTo(rest, negate(multiplyBy(b, fromNumber(second))));
  const third = rest2.hi / b.hi;
  return addTo(addTo(fromNumber(first), fromNumber(second)), fromNumber(third));
}

export function squareRoot(a: DoubleDouble): DoubleDouble {
  if (!(a.hi > 0)) return fromNumber(0);
  const first = Math.sqrt(a.hi);
  const rest = addTo(a, negate(multiplyBy(fromNumber(first), fromNumber(first))));
  return addTo(fromNumber(first), fromNumber(rest.hi / (2 * first)));
}

/** The rounding error of a * b = p (Dekker's product). */
function productError(a: number, b: number, p: number): number {
  const ta = SPLITTER * a;
  const ah = ta - (ta - a);
  const al = a - ah;
  const tb = SPLITTER * b;
  const bh = tb - (tb - b);
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/** sum_i w_i x_i y_i; `weights` null for ones. */
export function dotWide(x: DoubleDoubleVector, y: DoubleDoubleVector, weights: Float64Array | null): DoubleDouble {
  let sumHi = 0;
  let sumLo = 0;
  for (let i = 0; i < x.hi.length; i++) {
    const a = x.hi[i];
    const b = y.hi[i];
    let p = a * b;
    let e = productError(a, b, p) + (a * y.lo[i] + x.lo[i] * b);
    if (weights !== null) {
      const w = weights[i];
      const q = p * w;
      e = productError(p, w, q) + e * w;
      p = q;
    }
    const s = sumHi + p;
    const bb = s - sumHi;
    sumLo += sumHi - (s - bb) + (p - bb) + e;
    sumHi = s;
  }
  const hi = sumHi + sumLo;
  return { hi, lo: sumLo - (hi - sumHi) };
}

/** y -= factor * x, entry by entry, in place. */
export function subtractMultiple(y: DoubleDoubleVector, factor: DoubleDouble, x: DoubleDoubleVector): void {
  const { hi: fh, lo: fl } = factor;
  for (let i = 0; i < y.hi.length; i++) {
    const a = x.hi[i];
    const p = -(fh * a);
    const e = productError(-fh, a, p) - (fh * x.lo[i] + fl * a);
    const s = y.hi[i] + p;
    const bb = s - y.hi[i];
    const t = y.hi[i] - (s - bb) + (p - bb) + e + y.lo[i];
    const hi = s + t;
    y.hi[i] = hi;
    y.lo[i] = t - (hi - s);
  }
}
