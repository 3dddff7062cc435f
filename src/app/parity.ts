const checkedAgainst: Readonly<Record<string, string>> = {
  data: 'R 4.2.2',
  design: 'R 4.2.2',
  baseline: 'R fixest 0.14.2, reghdfe',
  trends: 'R fixest 0.14.2',
  placebo: 'R fixest 0.14.2',
  robustness: 'R fixest 0.14.2, reghdfe, ivreg2r',
  mechanism: 'R fixest 0.14.2',
  heterogeneity: 'R fixest 0.14.2',
  spatial: 'R spdep 1.2-7, spatialreg 1.2-6',
};

/** The programs that a chapter's numbers are compared with in the reference tests; the page "How exact?" has every quantity. */
export function parityOf(chapter: string): string | null {
  return checkedAgainst[chapter] ?? null;
}

export const chaptersChecked: readonly string[] = Object.keys(checkedAgainst);
