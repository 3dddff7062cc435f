import { id, it, math, num, op, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

export const design: Explanation = {
  title: { en: 'Design: who was treated, and when', zh: '设计：谁在何时受处理' },
  what: [
    {
      en: 'Everything starts from two facts: which unit, and from which period on. They may come as a 0/1 column, as a column with the first treated year, or as a list of names. Cohort, event time and the treatment indicator are derived from them, so no one multiplies “treat × post” by hand.',
      zh: '一切始于两个事实：哪个单位、自哪一期起。它们可以来自 0/1 列、首次处理年份列或一份名单。批次、事件期与处理变量都由此推导，无需手工构造“处理×时期”。',
    },
    {
      en: 'The panel view shows each unit as a line. Dragging an edge asks “what if it had started then?”; the answer is marked as a what-if until you keep or drop it.',
      zh: '面板视图中每行一个单位。拖动边界即提出“若那时开始会怎样？”；在您保留或放弃之前，结果都标为假设情形。',
    },
  ],
  equation: {
    mathml: math(
      it('D'),
      op('='),
      id('1'),
      op('{'),
      id('t'),
      op('≥'),
      sub(id('g'), id('i')),
      op('}'),
      op(','),
      id('k'),
      op('='),
      id('t'),
      op('−'),
      sub(id('g'), id('i')),
      op('∈'),
      op('{'),
      op('…'),
      op(','),
      op('−'),
      num('1'),
      op(','),
      num('0'),
      op(','),
      num('1'),
      op(','),
      op('…'),
      op('}'),
    ),
    where: {
      en: 'g is the first treated period of a unit (never: infinite), k the event time.',
      zh: 'g 为单位首次处理之期（从未处理则为无穷），k 为事件期。',
    },
  },
  assumes: [
    { en: 'Treatment stays on once it has begun; reversals are reported.', zh: '处理一旦开始便持续；若有中断会报告。' },
    {
      en: 'A unit-period occurs once; duplicates are listed and the first row is kept.',
      zh: '每个单位-时期仅出现一次；重复行会列出，并保留第一行。',
    },
  ],
  wrong: [
    {
      en: 'A district was a pilot, the city was not: rosters differ between papers. The library says which coding it uses.',
      zh: '试点是某个区而非全市：不同论文的编码并不一致。名单库会注明所用编码。',
    },
    {
      en: 'Units treated in every period cannot be compared with themselves before; they only serve as comparisons that move with the policy.',
      zh: '始终受处理的单位没有处理前的自身可比，只会成为随政策变动的对照。',
    },
    {
      en: 'Announcement year and year of effect differ: drag the start and see how much hangs on it.',
      zh: '公布年份与生效年份不同：可拖动开始时间，查看结果对此的依赖程度。',
    },
  ],
  next: [{ en: 'Baseline, then Parallel trends.', zh: '基准回归，然后平行趋势。' }],
  references: [
    'Roth, J., Sant’Anna, P. H. C., Bilinski, A., Poe, J. (2023). What’s trending in difference-in-differences? Journal of Econometrics 235(2), 2218–2244.',
  ],
  code: {
    r: 'd$did <- as.integer(!is.na(d$g) & d$year >= d$g)',
    stata: 'gen byte did = !missing(g) & year >= g',
  },
};
