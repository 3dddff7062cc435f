import type { Language } from '../i18n/index.ts';

export type Align = 'left' | 'center' | 'right' | 'decimal';
export type CellKind = 'label' | 'estimate' | 'error' | 'stat';

/** `text` never holds the stars, so that they cannot shift the digits; `value` is the number behind it at full precision. */
export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
  readonly align: Align;
  readonly stars?: string;
  readonly tone?: 'strong' | 'soft';
  readonly value?: number | null;
}

export interface HeadCell {
  readonly text: string;
  readonly span: number;
  readonly align: Exclude<Align, 'decimal'>;
  readonly italic?: boolean;
  /** A short rule under a spanning header. */
  readonly rule?: boolean;
}

export interface TableColumn {
  readonly tone?: 'highlight';
}

/** A three-line table as the page shows it and every exporter writes it. Each row of `rows`, and the spans of each head row, fill all columns. */
export interface TableModel {
  readonly id: string;
  readonly language: Language;
  /** `Table 2.`, set by whoever knows the order; LaTeX numbers for itself. */
  readonly number?: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly (readonly Cell[])[];
  /** Body rows above which a thin rule stands. */
  readonly rules: readonly number[];
  readonly notes: readonly string[];
}

export const emptyCell: Cell = { text: '', kind: 'stat', align: 'center' };

export function labelCell(text: string, tone?: Cell['tone']): Cell {
  return tone ? { text, kind: 'label', align: 'left', tone } : { text, kind: 'label', align: 'left' };
}

/** A number that lines up on its decimal point with the others of its column. */
export function numberCell(text: string, value: number | null, kind: CellKind = 'stat'): Cell {
  return { text, kind, align: 'decimal', value };
}

/** A word or a count in the middle of its column. */
export function centerCell(text: string, value: number | null = null): Cell {
  return value === null ? { text, kind: 'stat', align: 'center' } : { text, kind: 'stat', align: 'center', value };
}

export function headCell(text: string, align: HeadCell['align'] = 'center', italic = false): HeadCell {
  return { text, span: 1, align, italic };
}

/** A plain table: one label column, then numbers under one line of headers. */
export function simpleTable(
  model: Pick<TableModel, 'id' | 'language' | 'title' | 'rows'> & Partial<Pick<TableModel, 'rules' | 'notes'>>,
  headers: readonly string[],
): TableModel {
  const head = headers.map((text, index) => headCell(text, index === 0 ? 'left' : 'center'));
  return { rules: [], notes: [], ...model, columns: headers.map(() => ({})), head: [head] };
}
