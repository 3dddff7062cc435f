import type { Method } from './methods.ts';
import type { Quantity } from './quantities.ts';

/** One quantity of one method against one program. */
export interface ParityRow {
  readonly method: Method;
  readonly quantity: Quantity;
  /** Package and version. */
  readonly program: string;
  readonly cases: number;
  readonly numbers: number;
  /** Worst relative error, two digits of it. */
  readonly error: number;
  readonly allowed: number;
  /** The case with that error, with the call that answered it. */
  readonly worst: string;
}

/** Cases of one group of the reference. */
export interface ParityGroup {
  readonly group: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly cases: number;
  readonly compared: number;
  /** Cases whose data travel with the source. */
  readonly inClone: number;
  readonly reasons: readonly { readonly cases: number; readonly en: string; readonly zh: string }[];
}

export interface ParityReport {
  readonly rows: readonly ParityRow[];
  readonly groups: readonly ParityGroup[];
}

/** Other programs print this many digits. */
export const PRINTED_DIGITS = 15;

/** Digits that agree: -log10 of the relative error, whole, at most those printed. */
export function digitsOf(error: number): number {
  if (error === 0) return PRINTED_DIGITS;
  return Math.max(0, Math.min(PRINTED_DIGITS, Math.floor(-Math.log10(error) + 1e-9)));
}
