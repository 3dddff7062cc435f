/** A text in both languages. */
export interface Both {
  readonly en: string;
  readonly zh: string;
}

/** One page of the Explain drawer. `equation` is MathML (presentation markup written by us, never made of data). */
export interface Explanation {
  readonly title: Both;
  readonly what: readonly Both[];
  readonly equation: { readonly mathml: string; readonly where: Both };
  readonly assumes: readonly Both[];
  readonly wrong: readonly Both[];
  readonly next: readonly Both[];
  readonly references: readonly string[];
  readonly code: { readonly r: string; readonly stata: string };
}
