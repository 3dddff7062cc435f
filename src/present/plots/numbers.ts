import { numberText } from '../../table/column.ts';

/** The numbers behind a figure for other programs: plain column names, numbers at full precision, null where there is none. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}

/** RFC 4180 with CRLF line ends, no byte order mark. Texts are ours, never cells of the data. */
export function numbersCsv({ columns, rows }: Numbers): string {
  const lines = [columns, ...rows.map((row) => row.map(cellText))];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function cellText(cell: number | string | null): string {
  if (typeof cell === 'string') return cell;
  return cell === null || !Number.isFinite(cell) ? '' : exactText(cell);
}

/** The shortest text that reads back as the same number. */
function exactText(value: number): string {
  return Number.isInteger(value) ? numberText(value) : String(value);
}
