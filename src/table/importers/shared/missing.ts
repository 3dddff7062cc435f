/** A test for "this text stands for no value": trimmed, without regard to case; the empty text always does. */
export function missingTest(markers: readonly string[]): (text: string) => boolean {
  const known = new Set(['', ...markers.map((marker) => marker.trim().toLowerCase())]);
  return (text) => known.has(text.trim().toLowerCase());
}
