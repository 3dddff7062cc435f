/** Column names are hostile text: what a person may run must hold them as names and nothing else. */

const SYNTACTIC_R = /^(?:[\p{L}]|\.(?![0-9]))[\p{L}\p{N}._]*$/u;
const RESERVED_R = new Set(
  'if else repeat while function for next break TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_character_ NA_complex_ in'.split(
    ' ',
  ),
);

/** The name as R source: bare when R would read it as one name, else between backticks with escapes. */
export function nameInR(name: string): string {
  if (SYNTACTIC_R.test(name) && !RESERVED_R.has(name) && !/^\.\.(?:\.|[0-9])/.test(name)) return name;
  const escaped = Array.from(name, (char) => {
    if (char === '\\' || char === '`') return `\\${char}`;
    const code = char.codePointAt(0)!;
    return code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, '0')}` : char;
  });
  return `\`${escaped.join('')}\``;
}

/** The name as an R string. */
export function stringInR(name: string): string {
  return JSON.stringify(name).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Text that cannot end or open a comment in either language. */
export function commentText(name: string): string {
  return name.replace(/[^\p{L}\p{N}\p{Zs}_.,:;()%+-]/gu, '?').slice(0, 120);
}

const LEGAL_STATA = /^[\p{L}_][\p{L}\p{N}_]{0,31}$/u;
const RESERVED_STATA =
  /^(?:_all|_b|byte|_coef|_cons|double|float|if|in|int|long|_n|_N|_pi|_pred|_rc|_skip|str[0-9]+|strL|using|with)$/;

/** Legal Stata names for columns, each name its own; those that had to change are kept with what they were called. */
export class StataNames {
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(columns: readonly string[]) {
    for (const column of columns) if (legal(column)) this.taken.add(column);
    for (const column of columns) if (!this.names.has(column)) this.names.set(column, this.choose(column));
  }

  private choose(column: string): string {
    if (legal(column)) return column;
    const letters = column.replace(/[^\p{L}\p{N}_]/gu, '_').replace(/^([^\p{L}_])/u, '_$1');
    const base = Array.from(letters === '' ? 'column' : letters)
      .slice(0, 28)
      .join('');
    for (let suffix = 0; ; suffix++) {
      const candidate = suffix === 0 ? base : `${base}_${suffix}`;
      if (!legal(candidate) || this.taken.has(candidate)) continue;
      this.taken.add(candidate);
      return candidate;
    }
  }

  of(column: string): string {
    return this.names.get(column)!;
  }

  /** One comment line per column that Stata cannot call by its own name. */
  hints(): string[] {
    return [...this.names].flatMap(([column, name]) =>
      column === name ? [] : [`* rename the column "${commentText(column)}" to ${name} when importing`],
    );
  }
}

function legal(name: string): boolean {
  return LEGAL_STATA.test(name) && !RESERVED_STATA.test(name);
}

/** A text as a Stata expression; signs that would start a macro or end the line are written by their codes. */
export function textInStata(text: string): string {
  const pieces = text.split(/([`'"$\\\r\n])/).filter((piece) => piece !== '');
  if (pieces.length === 0) return '""';
  return pieces
    .map((piece) => (/^[`'"$\\\r\n]$/.test(piece) ? `char(${piece.charCodeAt(0)})` : `"${piece}"`))
    .join(' + ');
}
