import type { TableModel } from '../tables/model.ts';

export interface ExportedFile {
  readonly fileName: string;
  readonly mime: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

export type ExportFormat = 'csv' | 'latex' | 'html' | 'markdown' | 'docx' | 'text';

export interface ExportOptions {
  /** Without extension; absent: made from the title. */
  readonly fileName?: string;
  /** CSV and text. `shown`: the cells as printed; `exact`: the numbers behind them at full double precision. */
  readonly values?: 'shown' | 'exact';
  /** CSV: byte order mark, so that spreadsheets read UTF-8. */
  readonly bom?: boolean;
}

/** An export format is one file plus one line in the registry. */
export interface Exporter {
  readonly id: ExportFormat;
  readonly extension: string;
  readonly mime: string;
  write(table: TableModel, options?: ExportOptions): Promise<ExportedFile>;
}
