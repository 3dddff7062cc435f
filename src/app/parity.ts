const checkedAgainst: Readonly<Record<string, string>> = {
  design: 'R 4.2',
  baseline: 'R fixest 0.14, reghdfe',
  trends: 'R fixest 0.14',
  placebo: 'R fixest 0.14',
  robustness: 'R fixest 0.14, reghdfe',
};

/** The package that a chapter's numbers are compared with in the reference tests. */
export function parityOf(chapter: string): string | null {
  return checkedAgainst[chapter] ?? null;
}
