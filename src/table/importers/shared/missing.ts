/** The texts that stand for no value: compared after trimming, without regard to case; the empty text always does. */
export interface MissingMarkers {
  matches(text: string): boolean;
  /** Markers that read as numbers (999): such a value needs a second look. Null when there are none. */
  readonly numbers: ReadonlySet<number> | null;
}

export function missingMarkers(markers: readonly string[]): MissingMarkers {
  const known = new Set(['', ...markers.map((marker) => marker.trim().toLowerCase())]);
  const longest = Math.max(...[...known].map(({ length }) => length));
  const numbers = [...known].filter((marker) => /\d/.test(marker)).map((marker) => Number(marker.replace(',', '.')));
  return {
    matches(text) {
      const trimmed = text.trim();
      return trimmed.length <= longest && (known.has(trimmed) || known.has(trimmed.toLowerCase()));
    },
    numbers: numbers.length > 0 ? new Set(numbers) : null,
  };
}
