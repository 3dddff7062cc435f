import type { Pairs } from '../pairs.ts';

export const explain = {
  assumes: { en: 'What it assumes', zh: '它假定什么' },
  wrong: { en: 'When it is wrong', zh: '何时会错' },
  next: { en: 'What to look at next', zh: '接下来看什么' },
  code: { en: 'The same elsewhere', zh: '其他软件中的写法' },
  references: { en: 'References', zh: '参考文献' },
} as const satisfies Pairs;
