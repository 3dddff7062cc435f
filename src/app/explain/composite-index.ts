import { frac, id, it, math, num, op, row, sub, under } from './mathml.ts';
import type { Explanation } from './types.ts';

export const compositeIndex: Explanation = {
  title: { en: 'Composite index: entropy weights and others', zh: '综合指数：熵权法及其他方法' },
  what: [
    {
      en: 'An index puts several indicators on one scale and adds them up with weights. Entropy weights are taken from the data: an indicator whose values are alike everywhere tells rows apart little and weighs little; one that is large in a few rows and small in the rest weighs much.',
      zh: '指数把多个指标放到同一标尺上加权求和。熵权来自数据本身：各处取值相近的指标区分度小、权重低；集中于少数行的指标权重高。',
    },
    {
      en: 'Weights and scales can be taken over all rows together or year by year. Together, scores can be compared over time, which difference-in-differences needs. Year by year, a change of the score mixes what the unit did with how the weights moved.',
      zh: '权重与标准化可合并各期计算，也可逐年计算。合并计算时得分可跨期比较，这是双重差分所需；逐年计算时，得分变化混合了个体变化与权重变化。',
    },
    {
      en: 'Beside the weight stand two shares: of the level (how much of the mean score) and of the variance. A regression lives on the variance: an indicator of large weight that hardly varies moves no estimate.',
      zh: '权重之外列出两种占比：水平占比（占平均得分）与方差占比。回归依赖方差：权重大而几乎不变的指标不会影响估计。',
    },
    {
      en: 'Zeros: after min-max scaling every indicator has one at least, and p ln p is 0 there, its limit. Moving all values up by a little is common in papers; the weights then depend on how little. Leaving rows with a zero out changes the sample behind the weights.',
      zh: '零值：极差标准化后每个指标至少有一个零，p ln p 在该处取极限 0。论文中常把所有数值略微平移，权重便取决于平移量；剔除含零的行则改变赋权样本。',
    },
  ],
  equation: {
    mathml: math(
      sub(id('e'), id('j')),
      op('='),
      op('−'),
      frac(num('1'), row(op('ln'), id('n'))),
      under(op('∑'), id('it')),
      sub(id('p'), row(id('it'), op(','), id('j'))),
      op('ln'),
      sub(id('p'), row(id('it'), op(','), id('j'))),
      op(','),
      sub(id('w'), id('j')),
      op('='),
      frac(
        row(num('1'), op('−'), sub(id('e'), id('j'))),
        row(under(op('∑'), id('k')), op('('), num('1'), op('−'), sub(id('e'), id('k')), op(')')),
      ),
      op(','),
      it('S'),
      op('='),
      under(op('∑'), id('j')),
      sub(id('w'), id('j')),
      sub(id('u'), row(id('it'), op(','), id('j'))),
    ),
    where: {
      en: 'u is the indicator scaled to [0, 1] and turned so that more is better, p its share of the sum over all rows, n the number of rows in that sum, e the entropy, w the weight, S the score.',
      zh: 'u 为归一到 [0, 1] 且正向化的指标，p 为其在全部行合计中的比重，n 为求和所用行数，e 为熵值，w 为权重，S 为得分。',
    },
  },
  assumes: [
    {
      en: 'Differences between rows are what matters: what hardly varies is treated as unimportant, whatever theory says.',
      zh: '以行间差异衡量重要性：几乎不变的指标被视为不重要，无论理论如何看待。',
    },
    {
      en: 'The sign of every indicator is known. A wrong sign does not show in the weight; it shows in the score.',
      zh: '每个指标的方向已知。方向设错不会体现在权重上，而会体现在得分上。',
    },
    {
      en: 'Weights come from treated rows, too. Where the policy changes the spread of an indicator it changes the weights; compare with equal weights.',
      zh: '赋权样本也包含处理组。若政策改变了指标的离散程度，也就改变了权重；请与等权结果对照。',
    },
  ],
  wrong: [
    {
      en: 'The sum runs over n = N × T rows but is divided by ln T: the entropy exceeds one, 1 − e is negative, and the indicator that tells most gets the smallest weight. “Compared with your old weights” shows both and recognises yours.',
      zh: '对 n = N × T 行求和却除以 ln T：熵值大于 1，1 − e 为负，区分度最大的指标反而权重最小。“与旧权重比较”会并列展示并识别您的旧权重。',
    },
    {
      en: 'One outlier sets the min-max scale: the other rows crowd near zero and the indicator gets a large weight. Winsorise first.',
      zh: '极端值决定极差标尺：其余各行挤在零附近，该指标权重过大。请先缩尾。',
    },
    {
      en: 'An all-zero or constant indicator carries nothing and is left out with a notice; an indicator that is missing in the data changes what the index means, so say so in the paper.',
      zh: '全零或不变的指标没有信息，会被剔除并提示；数据中缺少的指标会改变指数的含义，应在文中说明。',
    },
  ],
  next: [
    {
      en: 'Look at “Does the method matter?”: a rank correlation below 0.9 or shifts of many places mean that the method is part of the result. Then use the index as outcome and repeat the baseline with equal weights.',
      zh: '查看“结论是否依赖方法？”：秩相关低于 0.9 或名次变动很大，说明方法本身就是结论的一部分。然后将指数设为结果变量，并用等权重做基准回归。',
    },
  ],
  references: [
    'Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal 27, 379–423.',
    'Hwang, C.-L., Yoon, K. (1981). Multiple Attribute Decision Making. Springer.',
    'Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in multiple criteria problems: The CRITIC method. Computers & Operations Research 22(7), 763–770.',
  ],
  code: {
    r: 'u <- apply(x, 2, function(v) (v - min(v)) / (max(v) - min(v)))\np <- sweep(u, 2, colSums(u), "/")\ne <- -colSums(ifelse(p > 0, p * log(p), 0)) / log(nrow(u))\nw <- (1 - e) / sum(1 - e)\nscore <- drop(u %*% w)',
    stata:
      'quietly summarize x1\ngenerate double u1 = (x1 - r(min)) / (r(max) - r(min))\nquietly summarize u1\ngenerate double p1 = u1 / r(sum)\ngenerate double q1 = cond(p1 > 0, p1 * ln(p1), 0)\nquietly summarize q1\nscalar d1 = 1 + r(sum) / ln(r(N))',
  },
};
