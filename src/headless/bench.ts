import { benches as csv } from './bench/csv.ts';
import { benches as entropy } from './bench/entropy.ts';
import { benches as feols } from './bench/feols.ts';
import { benches as groupDifference } from './bench/group-difference.ts';
import { benches as heterogeneity } from './bench/heterogeneity.ts';
import { benches as influence } from './bench/influence.ts';
import { benches as placebo } from './bench/placebo.ts';
import { benches as psm } from './bench/psm.ts';
import { benches as runPaper } from './bench/run-paper.ts';
import { benches as spatial } from './bench/spatial.ts';
import type { Bench } from './bench/types.ts';
import { benches as wild } from './bench/wild.ts';

/** Every benchmark that runs in Node, by the kernels they stand beside. */
export const benches: readonly Bench[] = [
  ...placebo,
  ...feols,
  ...csv,
  ...entropy,
  ...psm,
  ...wild,
  ...heterogeneity,
  ...influence,
  ...groupDifference,
  ...spatial,
  ...runPaper,
];
