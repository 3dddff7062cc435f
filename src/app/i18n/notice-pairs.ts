import type { Pairs } from './pairs.ts';

const noticeFiles = import.meta.glob<{ notices: Pairs }>(['./notices/*.ts', '!./notices/*.test.ts'], {
  eager: true,
});

/** Every notice code of every area; a code written twice is a mistake that the parity test finds. */
export const noticePairs: Pairs = Object.assign({}, ...Object.values(noticeFiles).map((file) => file.notices));
