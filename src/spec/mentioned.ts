/** Every text in a JSON value: the columns that a spec needs are among them, whatever part of it names them. */
export function textsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) textsIn(inner, found);
  return found;
}
