import { id, it, math, op, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

export const baseline: Explanation = {
  title: { en: 'Two-way fixed-effects difference-in-differences', zh: '双向固定效应双重差分' },
  what: [
    {
      en: 'The coefficient compares how the outcome changed in treated units, once treatment began, with how it changed over the same periods in units not under treatment. City effects take out everything about a city that never changes; year effects take out everything that hits all cities alike in a year.',
      zh: '该系数比较：处理开始后处理单位的结果变化，与同期未处理单位的变化之差。城市固定效应吸收城市不随时间变化的一切因素；年份固定效应吸收某年对所有城市相同的冲击。',
    },
    {
      en: 'Controls enter one by one so that a reader sees which of them moves the estimate. They are never chosen by significance here.',
      zh: '控制变量逐个加入，使读者看到哪一个改变了估计值。本软件从不按显著性挑选控制变量。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      id('β'),
      it('D'),
      op('+'),
      id('γ'),
      op('′'),
      it('x'),
      op('+'),
      sub(id('α'), id('i')),
      op('+'),
      sub(id('λ'), id('t')),
      op('+'),
      it('ε'),
    ),
    where: {
      en: 'D is 1 from a unit’s first treated period on; α are unit effects, λ period effects, x controls.',
      zh: 'D 自单位首次处理之期起为 1；α 为单位效应，λ 为时期效应，x 为控制变量。',
    },
  },
  assumes: [
    {
      en: 'Parallel trends: without the policy, treated and comparison units would have moved alike (given the controls).',
      zh: '平行趋势：若无政策，处理组与对照组（在给定控制变量下）的变动相同。',
    },
    {
      en: 'No anticipation: nothing changes before the start because the start is expected.',
      zh: '无预期效应：结果不会因预期政策而提前变化。',
    },
    {
      en: 'No spillover: treating one unit does not move the outcome of another.',
      zh: '无溢出：一个单位受处理不影响其他单位的结果。',
    },
    {
      en: 'With starts in several years: effects that are alike across waves and over time. Otherwise already treated units serve as comparisons and some weights turn negative.',
      zh: '若开始时间交错：各批次、各期效应相近。否则已处理单位会成为对照，部分权重为负。',
    },
    {
      en: 'Clustered errors: units are independent of each other, and there are enough of them (some 40 or more).',
      zh: '聚类标准误：各单位相互独立，且数量足够多（约 40 个以上）。',
    },
  ],
  wrong: [
    {
      en: 'Pilots were chosen because they were already growing faster: look at the leads in Parallel trends.',
      zh: '试点因本来增长更快而入选：请看“平行趋势”中的事前系数。',
    },
    {
      en: 'A control is itself moved by the policy (patents, income): it takes away part of the effect.',
      zh: '控制变量本身受政策影响（如专利、收入）：会吸收部分效应。',
    },
    {
      en: 'Effects that grow with time since the start, with staggered waves: the estimate can be far below every true effect.',
      zh: '交错处理且效应随时间增长：估计值可能远低于任何真实效应。',
    },
  ],
  next: [
    { en: 'Parallel trends: event study and joint test of the leads.', zh: '平行趋势：事件研究与事前系数联合检验。' },
    {
      en: 'Placebo: how often chance alone gives an estimate this large.',
      zh: '安慰剂检验：偶然得到这么大估计值的频率。',
    },
    {
      en: 'Design, panel view: drag a start or strike a unit out and see whether a single unit carries the result.',
      zh: '设计—面板视图：拖动开始时间或剔除单位，看结果是否由个别单位支撑。',
    },
  ],
  references: [
    'Goodman-Bacon, A. (2021). Difference-in-differences with variation in treatment timing. Journal of Econometrics 225(2), 254–277.',
    'Correia, S. (2017). Linear models with high-dimensional fixed effects: an efficient and feasible estimator. Working paper.',
    'Cameron, A. C., Gelbach, J. B., Miller, D. L. (2011). Robust inference with multiway clustering. Journal of Business & Economic Statistics 29(2), 238–249.',
    'Bertrand, M., Duflo, E., Mullainathan, S. (2004). How much should we trust differences-in-differences estimates? Quarterly Journal of Economics 119(1), 249–275.',
  ],
  code: {
    r: 'feols(y ~ did + x1 + x2 | city + year, data = d, vcov = ~city)',
    stata: 'reghdfe y did x1 x2, absorb(city year) vce(cluster city)',
  },
};
