import { id, math, num, op, row, sub, sup } from './mathml.ts';
import type { Explanation } from './types.ts';

export const groupDifference: Explanation = {
  title: { en: 'Tests of a difference', zh: '组间差异检验' },
  what: [
    {
      en: 'Do two groups react to the policy in different measure? Each group has its own regression; what is tested is the difference of the two coefficients, in four ways that lean on different things.',
      zh: '两组对政策的反应程度是否不同？每组各有一个回归，检验的是两个系数之差；四种检验所依赖的条件各不相同。',
    },
    {
      en: 'The interaction puts both groups into one regression in which every slope and effect differs. Seemingly unrelated regressions take the covariance of the two equations from shared clusters. Shuffling deals the labels out anew over the units and asks how often chance alone gives a difference as large. “As if independent” ignores that the groups may share clusters.',
      zh: '交互项法把两组放入同一回归，所有斜率与固定效应均不同；似无相关检验利用共享聚类得到两方程的协方差；费舍尔组合检验把组别标签在个体间随机重排，看随机情形下出现同样大差异的频率；“视为独立”则忽略两组可能共享聚类。',
    },
  ],
  equation: {
    mathml: math(
      id('p'),
      op('='),
      row(
        num('1'),
        op('+'),
        op('#'),
        op('{'),
        op('|'),
        sup(id('d'), id('r')),
        op('|'),
        op('≥'),
        op('|'),
        id('d'),
        op('|'),
        op('}'),
      ),
      op('/'),
      row(op('('), num('1'), op('+'), id('R'), op(')')),
      op(','),
      id('d'),
      op('='),
      sub(id('β'), num('1')),
      op('−'),
      sub(id('β'), num('2')),
    ),
    where: {
      en: 'd is the actual difference, dʳ that with the labels of the units shuffled for the r-th of R times. A unit keeps all its periods together.',
      zh: 'd 为实际差异，dʳ 为第 r 次（共 R 次）重排个体标签后的差异；同一个体的各期始终在一起。',
    },
  },
  assumes: [
    {
      en: 'Parallel trends inside both groups; otherwise the difference is one of trends.',
      zh: '两组内部均满足平行趋势，否则所见差异只是趋势之差。',
    },
    {
      en: 'For shuffling: under the null, labels could as well have been dealt out otherwise. Groups that differ in who was treated and when can break this.',
      zh: '重排检验：在原假设下，标签本可另行分配；若两组的受处理构成与时间差异很大，该条件可能不成立。',
    },
  ],
  wrong: [
    {
      en: 'One group’s effect is significant, the other’s is not, and a difference is declared. That comparison is no test at all.',
      zh: '一组显著、另一组不显著，便宣称存在差异。这种比较根本不是检验。',
    },
    {
      en: 'Few treated units in a group: clustered errors are then too small, and the difference looks surer than it is. Trust the shuffled labels more.',
      zh: '某组受处理个体很少：聚类标准误偏小，差异显得过于确定；此时更宜参考重排标签的检验。',
    },
    {
      en: 'The pair was picked because it looks most unlike. Adjust for all pairs that could have been picked.',
      zh: '挑选看起来差别最大的一对组。应对所有可能被挑选的组合作多重检验调整。',
    },
  ],
  next: [
    {
      en: 'Effects of all groups together, with the joint test and adjusted p-values.',
      zh: '把所有组放在一起：联合检验与调整后的 p 值。',
    },
    {
      en: 'The event study in each group.',
      zh: '各组分别做事件研究。',
    },
  ],
  references: [
    'Gelman, A., Stern, H. (2006). The difference between “significant” and “not significant” is not itself statistically significant. The American Statistician 60(4), 328–331.',
    'Weesie, J. (1999). Seemingly unrelated estimation and the cluster-adjusted sandwich estimator. Stata Technical Bulletin 52, 34–47.',
    'Cleary, S. (1999). The relationship between firm investment and financial status. Journal of Finance 54(2), 673–692.',
  ],
  code: {
    r: 'm <- feols(y ~ i(east, did) + i(east, x1) | city + east^year, d, vcov = ~ city)\n# shuffled: replicate(1000, difference(sample(label)))',
    stata:
      'reghdfe y i.east#c.(did x1), absorb(city east#year) vce(cluster city)\nlincom 1.east#c.did - 0.east#c.did\nbdiff, group(east) model(reghdfe y did x1, absorb(city year)) reps(1000) seed(1)',
  },
};
