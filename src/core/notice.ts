export type Severity = 'info' | 'caution' | 'error';

/**
 * Something a person should know or can act on, as a value: a code that the interface and the exports translate
 * (`notice.<code>` in the dictionaries), the parameters of its sentence, and where it happened.
 */
export interface Notice {
  readonly code: string;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string | number>>;
  readonly where?: { readonly row?: number; readonly column?: string };
}

export function notice(
  severity: Severity,
  code: string,
  params: Record<string, string | number> = {},
  where?: Notice['where'],
): Notice {
  return where ? { code, severity, params, where } : { code, severity, params };
}

/** A value, or the reason why there is none. Exceptions are for bugs; what a person can mend is an `Outcome`. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly notice: Notice };

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail<T = never>(
  code: string,
  params: Record<string, string | number> = {},
  where?: Notice['where'],
): Outcome<T> {
  return { ok: false, notice: notice('error', code, params, where) };
}
