import type { Pairs } from '../pairs.ts';

export const explain = {
  assumes: { en: 'What it assumes', zh: '它假定什么' },
  wrong: { en: 'When it is wrong', zh: '何时会错' },
  next: { en: 'What to look at next', zh: '接下来看什么' },
  code: { en: 'The same elsewhere', zh: '其他软件中的写法' },
  none: {
    en: 'This page has no method of its own. Every method behind its tables and figures is explained beside it, in its chapter.',
    zh: '本页没有自身的方法。各图表所用的方法在其所属章节旁均有解释。',
  },
  references: { en: 'References', zh: '参考文献' },
} as const satisfies Pairs;
