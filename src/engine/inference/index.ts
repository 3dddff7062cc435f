export { linearCombination } from './linear-combination.ts';
export { supTCritical } from './sup-t.ts';
export { confint, stdErrors, type TidyRow, tidy } from './tidy.ts';
export { wald } from './wald.ts';
