import { frac, id, math, num, op, row, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

export const placebo: Explanation = {
  title: { en: 'Placebo test by permutation', zh: '置换安慰剂检验' },
  what: [
    {
      en: 'The start years of the real pilots are dealt out at random over all units, keeping how many start in each year, and the same regression is run. Repeating this hundreds of times shows which estimates chance alone produces.',
      zh: '把真实试点的开始年份随机分配给所有单位（保持每年开始的数量不变），再运行同样的回归。重复数百次，即可看出仅凭偶然会得到怎样的估计。',
    },
    {
      en: 'The result is the permutation p-value: the share of assignments, the real one included, whose estimate is at least as large as the actual one. The cloud of single p-values in the figure is illustration, not the test.',
      zh: '结果是置换 p 值：在全部分配（含真实分配）中，估计值不小于实际值的比例。图中各次的 p 值散点只是示意，并非检验本身。',
    },
  ],
  equation: {
    mathml: math(
      id('p'),
      op('='),
      frac(
        row(
          num('1'),
          op('+'),
          op('#'),
          op('{'),
          id('b'),
          op(':'),
          op('|'),
          sub(id('β'), id('b')),
          op('|'),
          op('≥'),
          op('|'),
          id('β'),
          op('|'),
          op('}'),
        ),
        row(num('1'), op('+'), id('B')),
      ),
    ),
    where: {
      en: 'B is the number of draws. The Monte Carlo error is √(p(1 − p)/B).',
      zh: 'B 为抽取次数；蒙特卡洛误差为 √(p(1 − p)/B)。',
    },
  },
  assumes: [
    {
      en: 'Under the null of no effect for anybody, every unit might as well have been a pilot. Shuffling within strata (say, provinces) weakens this to “within its stratum”.',
      zh: '在对任何单位都无效应的原假设下，每个单位同样可能成为试点。分层（如省内）打乱把这一要求放宽到“层内”。',
    },
  ],
  wrong: [
    {
      en: 'Pilots were picked for reasons linked to growth. A tiny p-value then says that the pilots differ from random cities, not that the policy worked.',
      zh: '试点的选择与增长有关。此时很小的 p 值只说明试点与随机城市不同，并不说明政策有效。',
    },
    {
      en: 'A p-value computed from a handful of shifted dates: three shifts can never give less than 0.25. In-time placebos are shown as estimates with intervals.',
      zh: '用寥寥数个时间平移计算 p 值：三次平移的 p 值不可能低于 0.25。时间安慰剂在此仅显示估计与区间。',
    },
    {
      en: 'Comparing the draws with a number other than the estimate of this very specification.',
      zh: '将抽取结果与并非出自同一设定的估计值比较。',
    },
  ],
  next: [
    {
      en: 'Parallel trends, for the question that no permutation answers: how pilots were chosen.',
      zh: '平行趋势：置换检验无法回答“试点如何选出”的问题。',
    },
    {
      en: 'The t-statistic version, which is robust to unequal noise across units.',
      zh: 't 统计量版本：对各单位噪声不等更为稳健。',
    },
  ],
  references: [
    'Phipson, B., Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical Applications in Genetics and Molecular Biology 9(1).',
    'Chetty, R., Looney, A., Kroft, K. (2009). Salience and taxation: theory and evidence. American Economic Review 99(4), 1145–1177.',
    'MacKinnon, J. G., Webb, M. D. (2020). Randomization inference for difference-in-differences with few treated clusters. Journal of Econometrics 218(2), 435–450.',
  ],
  code: {
    r: 'b <- replicate(500, { d$g0 <- sample(g)[d$id]; d$fake <- d$year >= d$g0\n  coef(feols(y ~ fake + x1 | city + year, d))["fakeTRUE"] })',
    stata: 'permute did _b[did], reps(500) seed(20140530): reghdfe y did x1, absorb(city year)  // by unit, not by row',
  },
};
