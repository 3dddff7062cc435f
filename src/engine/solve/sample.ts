import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { extendLedger, type Ledger, type LedgerStep } from '../ledger.ts';
import type { Panel } from '../panel.ts';

/** Collects, in order, why panel rows leave the sample. */
export class SampleBuilder {
  private readonly keep: Uint8Array;
  private readonly steps: LedgerStep[] = [];
  private left: number;

  constructor(private readonly panel: Panel) {
    this.left = panel.rows.length;
    this.keep = new Uint8Array(this.left).fill(1);
  }

  /** Leaves out the rows still in for which `lost` holds. */
  private drop(reason: string, params: LedgerStep['params'], lost: (row: number) => boolean): void {
    const rows: number[] = [];
    for (let p = 0; p < this.keep.length; p++) {
      if (this.keep[p] === 0 || !lost(p)) continue;
      this.keep[p] = 0;
      rows.push(this.panel.rows[p]);
    }
    this.left -= rows.length;
    this.steps.push({ reason, params, rows: Int32Array.from(rows) });
  }

  dropMasked(keep: Uint8Array, reason: string, params: LedgerStep['params'] = {}): void {
    this.drop(reason, params, (p) => keep[p] === 0);
  }

  dropMissing(values: Float64Array, reason: string, column: string): void {
    if (hasMissing(values)) this.drop(reason, { column }, (p) => Number.isNaN(values[p]));
  }

  dropZero(values: Float64Array, reason: string, column: string): void {
    if (values.includes(0)) this.drop(reason, { column }, (p) => values[p] === 0);
  }

  dropUncoded(codes: Int32Array, reason: string, column: string): void {
    if (codes.includes(-1)) this.drop(reason, { column }, (p) => codes[p] < 0);
  }

  /** Flags over the rows still in, in their order. */
  dropFlagged(flags: Uint8Array, reason: string): void {
    let i = 0;
    const lost = new Uint8Array(this.keep.length);
    for (let p = 0; p < this.keep.length; p++) if (this.keep[p] === 1) lost[p] = flags[i++];
    this.drop(reason, {}, (p) => lost[p] === 1);
  }

  /** Panel rows still in; null when that is all of them. */
  rows(): Int32Array | null {
    if (this.left === this.keep.length) return null;
    const rows = new Int32Array(this.left);
    let i = 0;
    for (let p = 0; p < this.keep.length; p++) if (this.keep[p] === 1) rows[i++] = p;
    return rows;
  }

  /** The ledger, or why nothing is left: the failure names the reason that took most rows. */
  finish(): Outcome<Ledger> {
    const ledger = extendLedger(this.panel.ledger, this.steps);
    if (this.left > 0) return succeed(ledger);
    const worst = [...ledger.steps].sort((a, b) => b.rows.length - a.rows.length)[0];
    const column = worst?.params.column ?? '';
    return fail('noRowsLeft', { rowsRead: ledger.rowsRead, reason: worst?.reason ?? '', column });
  }
}

function hasMissing(values: Float64Array): boolean {
  let s = 0;
  for (let p = 0; p < values.length; p++) s += values[p] * 0;
  return Number.isNaN(s);
}

/** The entries of `values` at `rows` (null: all), always a fresh array. */
export function gather(values: Float64Array, rows: Int32Array | null): Float64Array {
  if (rows === null) return values.slice();
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = values[rows[i]];
  return out;
}

export function gatherCodes(codes: Int32Array, rows: Int32Array | null): Int32Array {
  if (rows === null) return codes;
  const out = new Int32Array(rows.length);
  for (let i = 0; i < out.length; i++) out[i] = codes[rows[i]];
  return out;
}
