import type { Notice, Severity } from '../core/notice.ts';
import type { Frame } from '../table/frame.ts';
import type { Ledger, LedgerStep } from './ledger.ts';

/** How the analyst says who is treated from when. Nobody ever builds treat x post by hand. */
export type TreatmentSpec =
  | { readonly kind: 'indicator'; readonly column: string }
  | { readonly kind: 'cohort'; readonly column: string }
  | { readonly kind: 'roster'; readonly entries: readonly RosterEntry[] };

/** `unit` is the exact text of a unit in the unit column (names are settled before they come here); `start` its first treated period. */
export interface RosterEntry {
  readonly unit: string;
  readonly start: number;
}

export interface WhatIf {
  /** Changed first treated periods; null: never treated. */
  readonly starts: readonly { readonly unit: string; readonly start: number | null }[];
  readonly struckUnits: readonly string[];
}

export interface SampleSpec {
  readonly timeFrom: number | null;
  readonly timeTo: number | null;
  readonly dropUnits: readonly string[];
}

/** What the design step needs. Any role may be null: an ordinary regression needs neither unit nor time. */
export interface DesignSpec {
  readonly unit: string | null;
  readonly time: string | null;
  readonly treatment: TreatmentSpec | null;
  readonly sample: SampleSpec;
  readonly whatIf: WhatIf | null;
  /** Rows of the frame that steps of data preparation left out. They still tell when a unit was first treated. */
  readonly filtered?: readonly LedgerStep[];
  /** Columns that a step of data preparation was to make and could not, with its position: why they are not in the frame. */
  readonly broken?: readonly { readonly column: string; readonly step: number }[];
}

/**
 * The frame seen as a panel. Row-level arrays run over panel rows (the sample before any model's own losses), sorted by (unit, time)
 * when both roles are set (units in the order of their keys: numbers ascending, else text by code point), else in file order.
 * `cohort` is per unit: first treated period, Infinity for never treated, NaN when unknown.
 */
export interface Panel {
  readonly frame: Frame;
  readonly design: DesignSpec;
  readonly rows: Int32Array;
  readonly unitOf: Int32Array | null;
  readonly unitKeys: readonly string[];
  readonly time: Float64Array | null;
  readonly periods: Float64Array;
  readonly treated: Float64Array | null;
  readonly cohort: Float64Array | null;
  readonly ledger: Ledger;
  readonly notices: readonly Notice[];
  /** What `notices` say, with the rows behind each. Absent in panels put together by hand. */
  readonly issues?: readonly PanelIssue[];
}

/**
 * A finding about the data of a design. `rows` are frame rows (of any year: a switch-off before the sample's first year counts) and
 * `unitOf` the unit index of each, -1 where the row belongs to no unit of the panel.
 */
export interface PanelIssue {
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly column?: string;
  readonly rows: Int32Array;
  readonly unitOf: Int32Array;
}
