export { chiSquaredCdf, chiSquaredQuantile, chiSquaredSurvival } from './chi-squared.ts';
export { fisherCdf, fisherQuantile, fisherSurvival } from './fisher-f.ts';
export { logGamma } from './gamma.ts';
export { incompleteBeta } from './incomplete-beta.ts';
export { incompleteGamma } from './incomplete-gamma.ts';
export { noncentralChiSquaredQuantile, noncentralChiSquaredSurvival } from './noncentral-chi-squared.ts';
export { normalCdf, normalQuantile, normalSurvival } from './normal.ts';
export { studentCdf, studentQuantile, studentSurvival, studentTwoSided } from './student-t.ts';
