import { baseline } from './areas/baseline.ts';
import { data } from './areas/data.ts';
import { design } from './areas/design.ts';
import { explain } from './areas/explain.ts';
import { choice, estimator, field } from './areas/field.ts';
import { ledger } from './areas/ledger.ts';
import { placebo } from './areas/placebo.ts';
import { question } from './areas/question.ts';
import { robustness } from './areas/robustness.ts';
import { shell } from './areas/shell.ts';
import { trends } from './areas/trends.ts';
import type { Pairs } from './pairs.ts';

export const areas = {
  shell,
  question,
  data,
  design,
  baseline,
  trends,
  placebo,
  ledger,
  explain,
  field,
  choice,
  estimator,
  robustness,
} as const;

const noticeFiles = import.meta.glob<{ notices: Pairs }>(['./notices/*.ts', '!./notices/*.test.ts'], {
  eager: true,
});

/** Every notice code of every area; a code written twice is a mistake that the parity test finds. */
export const noticePairs: Pairs = Object.assign({}, ...Object.values(noticeFiles).map((file) => file.notices));
