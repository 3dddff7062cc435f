import type { StepCodeContext } from './types.ts';

/** `generate`, or the same by way of a new variable where the data have one of that name, which the value may need. */
export function assignStata({ stata, has }: StepCodeContext, target: string, value: string): string[] {
  const name = stata(target);
  if (!has(target)) return [`generate double ${name} = ${value}`];
  return [`generate double _made = ${value}`, `drop ${name}`, `rename _made ${name}`];
}

/** Drops helper variables that may be there; in one command, the first that is not there would keep the others. */
export const dropStata = (...names: readonly string[]): string[] => names.map((name) => `capture drop ${name}`);

/** A function that works on a vector, applied within groups of rows; rows without a group get NA. */
export const withinR = [
  'within <- function(v, g, f) {',
  '  out <- rep(NA_real_, length(v))',
  '  for (i in split(seq_along(v), g)) out[i] <- f(v[i])',
  '  out',
  '}',
];
