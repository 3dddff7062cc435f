/** A numeric column. Missing cells are NaN; no other value is ever NaN or infinite. */
export interface NumericColumn {
  readonly kind: 'number';
  readonly name: string;
  readonly values: Float64Array;
}

/** A text column as level codes. `codes[i]` indexes `levels`; missing cells are -1. Levels stand in order of first appearance. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export type Column = NumericColumn | CategoryColumn;

export function columnLength(column: Column): number {
  return column.kind === 'number' ? column.values.length : column.codes.length;
}

export function isMissing(column: Column, row: number): boolean {
  return column.kind === 'number' ? Number.isNaN(column.values[row]) : column.codes[row] < 0;
}

/** The cell as a person would read it; '' when missing. Numbers print with up to 15 significant digits, never in a locale. */
export function cellText(column: Column, row: number): string {
  if (isMissing(column, row)) return '';
  return column.kind === 'number' ? numberText(column.values[row]) : column.levels[column.codes[row]];
}

export function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** Builds a category column from texts; '' and null are missing. */
export function categoryColumn(name: string, texts: readonly (string | null)[]): CategoryColumn {
  const codes = new Int32Array(texts.length);
  const levels: string[] = [];
  const codeOf = new Map<string, number>();
  texts.forEach((text, row) => {
    if (text === null || text === '') {
      codes[row] = -1;
      return;
    }
    let code = codeOf.get(text);
    if (code === undefined) {
      code = levels.length;
      codeOf.set(text, code);
      levels.push(text);
    }
    codes[row] = code;
  });
  return { kind: 'category', name, codes, levels };
}

export function numericColumn(name: string, values: ArrayLike<number>): NumericColumn {
  return { kind: 'number', name, values: values instanceof Float64Array ? values : Float64Array.from(values) };
}
