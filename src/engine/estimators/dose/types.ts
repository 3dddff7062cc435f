/** The effect of a dose against that of the origin, with its delta-method standard error. */
export interface DoseEffect {
  readonly dose: number;
  readonly estimate: number;
  readonly stdError: number;
}

/** Rows with a dose in (from, to]; bin 0: those with none. Units count once in every bin in which they have a row. */
export interface DoseBin {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly reference: boolean;
  readonly units: number;
  readonly nobs: number;
  readonly mean: number;
  /** Against the reference bin; null for that bin, and where the effects absorb it. */
  readonly effect: { readonly term: string; readonly estimate: number; readonly stdError: number } | null;
}

/** A quadratic response b d + c d^2 (Lind & Mehlum 2010). */
export interface TurningPoint {
  /** -b / 2c with its delta-method standard error; null when c is zero. */
  readonly at: number | null;
  readonly stdError: number | null;
  readonly low: SlopeAt;
  readonly high: SlopeAt;
  /** One-sided p-value of slopes of opposite sign at the two ends; null when the estimated slopes have the same sign. */
  readonly pValue: number | null;
}

/** b + 2 c d at one end of the doses. */
export interface SlopeAt {
  readonly dose: number;
  readonly slope: number;
  readonly stdError: number;
  readonly statistic: number;
}

export interface DoseResponse {
  /** Column of the dose. */
  readonly dose: string;
  /** Term of the linear treatment, dose times timing. */
  readonly exposure: string;
  readonly timing: 'given' | 'ownStart' | 'common';
  readonly from: number | null;
  readonly shape: 'linear' | 'quadratic' | 'bins' | 'periods';
  readonly dof: number;
  /** Dose against which effects are measured: 0, or the mean of the reference bin where nobody has none. */
  readonly origin: number;
  /** Along the doses, for shapes linear and quadratic. */
  readonly curve: readonly DoseEffect[];
  readonly bins: readonly DoseBin[];
  /** The linear regression on the same sample, beside bins. */
  readonly linear: { readonly estimate: number; readonly stdError: number; readonly dof: number } | null;
  readonly turning: TurningPoint | null;
}
