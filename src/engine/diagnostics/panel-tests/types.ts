/** A test statistic with its reference distribution. */
export interface PanelTest {
  readonly statistic: number;
  readonly distribution: 'F' | 'chi2' | 'normal';
  readonly df1: number | null;
  readonly df2: number | null;
  readonly pValue: number;
}

/** Whether units differ, and whether their differences may be treated as random. Null: cannot be computed, and a notice says why. */
export interface PanelTests {
  /** All absorbed effects against none, under homoskedastic, uncorrelated errors. */
  readonly effects: PanelTest | null;
  /** Breusch & Pagan (1980), for unequal numbers of rows Baltagi & Li (1990): no variance between units. Two-sided; Stata halves the p-value. */
  readonly breuschPagan: PanelTest | null;
  /** Hausman (1978) with each regression's own variance. */
  readonly hausman: PanelTest | null;
  /** The same with the error variance of the random-effects regression in both (Stata `sigmamore`), which is never negative. */
  readonly hausmanPooledVariance: PanelTest | null;
  /** Mundlak (1978): unit means added to the random-effects regression, tested with the covariance of the model. Holds with clustered errors. */
  readonly mundlak: PanelTest | null;
  /** Pesaran (2004, 2015): residuals of the fixed-effects regression are unrelated between units. */
  readonly crossSection: PanelTest | null;
  /** Wooldridge (2010, 10.5.4): no serial correlation in the errors, from residuals of fixed effects. Units must have the same periods. */
  readonly serialWithin: PanelTest | null;
  /** Wooldridge (2010, 10.6.3), Stata xtserial's hypothesis: from residuals of first differences, whose correlation is then -1/2. */
  readonly serialLevels: PanelTest | null;
  /** The same residuals: no serial correlation in the differenced errors. */
  readonly serialDifferences: PanelTest | null;
  /** Coefficients compared by the Hausman and Mundlak tests. */
  readonly terms: readonly string[];
}
