import { id, it, math, num, op, row, sub, under } from './mathml.ts';
import type { Explanation } from './types.ts';

export const heterogeneity: Explanation = {
  title: { en: 'Effects by group', zh: '分组效应（异质性）' },
  what: [
    {
      en: 'One regression gives every group its own effect and, by default, its own period effects, so that each group’s pilots are compared with untreated units of the same group. The joint test asks whether all effects are equal; the table of differences says by how much they differ.',
      zh: '在同一回归中，每个组都有自己的效应，默认还有自己的时期效应，从而各组试点只与同组未处理个体比较。联合检验判断各组效应是否相等，差异表给出相差多少。',
    },
    {
      en: 'Subsamples repeat the regression on each group alone: the same as interacting everything. One group at a time is the layout that many papers print; it leaves treated units of other groups among the controls.',
      zh: '分样本即对每组单独回归，等价于全部项都交互。逐组交互是许多论文的做法，但会把其他组的受处理个体留在对照组中。',
    },
    {
      en: 'A continuous treatment can take the place of the policy: the effects are then slopes.',
      zh: '也可以用连续处理变量代替政策变量，此时各组效应为斜率。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      under(op('∑'), id('g')),
      sub(id('β'), id('g')),
      num('1'),
      row(op('{'), sub(id('G'), id('i')), op('='), id('g'), op('}')),
      it('D'),
      op('+'),
      it('x'),
      id('γ'),
      op('+'),
      sub(id('α'), id('i')),
      op('+'),
      sub(id('λ'), row(sub(id('G'), id('i')), id('t'))),
      op('+'),
      it('ε'),
    ),
    where: {
      en: 'Gᵢ is the group of unit i, fixed before the policy; λ are period effects by group. The test is β₁ = β₂ = …',
      zh: 'Gᵢ 为个体 i 的组别，在政策之前确定；λ 为分组的时期效应。检验的原假设为 β₁ = β₂ = …',
    },
  },
  assumes: [
    {
      en: 'Parallel trends inside every group, not merely over all units together.',
      zh: '平行趋势须在每个组内部成立，而不仅是总体成立。',
    },
    {
      en: 'The grouping does not respond to the policy. That is why a unit stays in the group of its first value, or of its mean before the policy.',
      zh: '分组本身不受政策影响，因此个体按首个取值或政策前均值归组并保持不变。',
    },
  ],
  wrong: [
    {
      en: 'One effect differs from zero, another does not, and this is read as a difference. Only the test of the difference says that; two intervals that look unlike can belong to equal effects.',
      zh: '一组效应显著异于零、另一组不显著，就被解读为两组有差异。只有差异检验才能说明这一点；看似不同的两个区间完全可能来自相等的效应。',
    },
    {
      en: 'Many groupings are tried and the striking one is reported. Holm keeps the chance of any false rejection at its level; Benjamini–Hochberg the expected share of false ones.',
      zh: '尝试许多分组后只报告最醒目的一个。Holm 法控制任一错误拒绝的概率，Benjamini–Hochberg 法控制错误拒绝的期望比例。',
    },
    {
      en: 'A threshold is moved until the groups differ. The threshold then fits the noise of this sample; choose it from the data’s meaning or show the effects for all.',
      zh: '不断移动阈值直到两组出现差异。此时阈值迎合了样本噪声；应依据变量含义选定阈值，或展示所有阈值下的效应。',
    },
  ],
  next: [
    {
      en: 'A permutation test of the difference, which does not rest on many clusters per group.',
      zh: '差异的置换检验，不依赖每组有足够多的聚类。',
    },
    {
      en: 'The event study in each group: do the pre-trends hold where the effect is read from?',
      zh: '各组分别做事件研究：效应所在的组，其事前趋势是否成立？',
    },
  ],
  references: [
    'Feigenberg, B., Ost, B., Qureshi, J. A. (2023). Omitted variable bias in interacted models: a cautionary tale. Review of Economics and Statistics.',
    'Gelman, A., Stern, H. (2006). The difference between “significant” and “not significant” is not itself statistically significant. The American Statistician 60(4), 328–331.',
    'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 65–70.',
    'Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57(1), 289–300.',
  ],
  code: {
    r: 'feols(y ~ i(region, did) + x1 | city + year + region^year, d, vcov = ~ city)\nfeols(y ~ did + x1 | city + year, d, split = ~ region)  # subsamples',
    stata:
      'reghdfe y i.region#c.did x1, absorb(city year region#year) vce(cluster city)\ntestparm i.region#c.did, equal',
  },
};
