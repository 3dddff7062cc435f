import { frac, id, it, math, num, op, row, sub, sup } from './mathml.ts';
import type { Explanation } from './types.ts';

export const wildBootstrap: Explanation = {
  title: { en: 'Wild cluster bootstrap', zh: '野聚类自助法' },
  what: [
    {
      en: 'Clustered standard errors rely on many clusters. With thirty provinces, or few treated ones, their t test rejects too often. The wild cluster bootstrap asks instead how large t would be by chance in these very data: the residuals of each cluster get one random sign, the regression is run again, and the share of draws with a t at least as large is the p-value.',
      zh: '聚类标准误依赖大量聚类。只有三十个省，或处理的聚类很少时，其 t 检验会过度拒绝。野聚类自助法改问：在这份数据中，t 偶然会有多大？对每个聚类的残差抽取一个随机符号，重新回归，t 至少同样大的抽样比例即为 p 值。',
    },
    {
      en: 'With the null imposed the residuals come from the regression in which the coefficient has the value under test. The interval holds the values that this test does not reject; it need not be symmetric.',
      zh: '施加原假设时，残差来自系数等于被检验值的回归。置信区间由该检验不拒绝的取值组成，未必对称。',
    },
    {
      en: 'With few clusters all sign patterns are taken instead of random ones, and the p-value is exact. With fewer than about twelve, Webb’s six weights give a finer scale.',
      zh: '聚类很少时穷举全部符号组合，p 值是精确的。少于约 12 个聚类时，Webb 六点权重能给出更细的刻度。',
    },
  ],
  equation: {
    mathml: math(
      it('p'),
      op('='),
      frac(
        row(
          num('1'),
          op('+'),
          op('#'),
          row(op('{'), op('|'), sup(id('t'), op('*')), op('|'), op('≥'), op('|'), it('t'), op('|'), op('}')),
        ),
        row(num('1'), op('+'), id('B')),
      ),
      op(','),
      sup(sub(id('y'), id('g')), op('*')),
      op('='),
      sub(id('ŷ'), id('g')),
      op('+'),
      sub(id('v'), id('g')),
      sub(id('ũ'), id('g')),
    ),
    where: {
      en: 'v is one weight per cluster g (1 or −1 with equal chance), ũ the residuals with the null imposed, B the number of draws.',
      zh: 'v 为每个聚类 g 的一个权重（以相同概率取 1 或 −1），ũ 为施加原假设的残差，B 为抽样次数。',
    },
  },
  assumes: [
    {
      en: 'Clusters are independent of each other; within a cluster anything goes.',
      zh: '聚类之间相互独立；聚类内部可任意相关。',
    },
    {
      en: 'No single cluster dominates, and the regressor moves in more than a handful of them.',
      zh: '没有单个聚类占主导，且解释变量在不止少数几个聚类中变动。',
    },
  ],
  wrong: [
    {
      en: 'Very few treated clusters: with the null imposed it hardly ever rejects, without it too often. Compare with the placebo over units.',
      zh: '处理的聚类极少：施加原假设时几乎从不拒绝，不施加则过度拒绝。请与个体安慰剂检验对照。',
    },
    {
      en: 'Clustering at too fine a level: the bootstrap cannot repair correlation across clusters.',
      zh: '聚类层级过细：自助法无法弥补聚类之间的相关。',
    },
    {
      en: 'Trying seeds until the p-value pleases: draw more instead.',
      zh: '反复更换随机种子直到 p 值满意：应增加抽样次数。',
    },
  ],
  next: [
    {
      en: 'With few clusters, take CR2: residuals are adjusted for what each cluster explains of itself, and every coefficient gets degrees of freedom of its own (Satterthwaite). The wild cluster bootstrap asks the same question without that working model.',
      zh: '聚类数较少时可用 CR2：按各聚类对自身的解释程度调整残差，并为每个系数给出各自的自由度（Satterthwaite）。野聚类自助法则无需该工作模型来回答同一问题。',
    },
    {
      en: 'Use the level at which the policy was assigned or shocks are shared, such as the province.',
      zh: '采用政策分配或共同冲击所在的层级，例如省份。',
    },
    {
      en: 'Look at where the two p-values differ: that is what the number of clusters costs.',
      zh: '比较两种 p 值的差别：那正是聚类数不足的代价。',
    },
  ],
  references: [
    'Cameron, A. C., Gelbach, J. B., Miller, D. L. (2008). Bootstrap-based improvements for inference with clustered errors. Review of Economics and Statistics 90(3), 414–427.',
    'Roodman, D., MacKinnon, J. G., Nielsen, M. Ø., Webb, M. D. (2019). Fast and wild: bootstrap inference in Stata using boottest. Stata Journal 19(1), 4–60.',
    'MacKinnon, J. G., Webb, M. D. (2018). The wild bootstrap for few (treated) clusters. Econometrics Journal 21(2), 114–135.',
    'Webb, M. D. (2023). Reworking wild bootstrap-based inference for clustered errors. Canadian Journal of Economics 56(3), 839–858.',
  ],
  code: {
    r: 'boottest(feols(y ~ did + x1 | city + year, data = d), param = "did", clustid = "province", B = 9999)',
    stata: 'reghdfe y did x1 i.year, absorb(city) vce(cluster province)\nboottest did, reps(9999)',
  },
};

export const influence: Explanation = {
  title: { en: 'Leaving one out', zh: '逐一剔除' },
  what: [
    {
      en: 'The regression is run again without each unit (or province) in turn. If one of them moves the estimate far, the answer hangs on it: look at its data before anything else.',
      zh: '依次剔除每个个体（或省份）后重新回归。若其中之一使估计值大幅移动，结论便取决于它：应首先核对其数据。',
    },
    {
      en: 'Every estimate here is exact, not an approximation. Where the effects allow it, cross-products are updated instead of running the regression again, with the same result.',
      zh: '此处每个估计都是精确的，而非近似。在固定效应允许时通过更新交叉乘积得到，结果与重新回归相同。',
    },
    {
      en: 'The shift is shown in standard errors of the whole sample (DFBETAS by group). The dotted line is 2 divided by the square root of the number of groups.',
      zh: '变动以全样本标准误的倍数表示（按组的 DFBETAS）。虚线为 2 除以组数的平方根。',
    },
  ],
  equation: {
    mathml: math(
      sub(id('DFBETAS'), id('g')),
      op('='),
      frac(
        row(sub(id('β̂'), row(op('('), id('g'), op(')'))), op('−'), id('β̂')),
        row(id('se'), op('('), id('β̂'), op(')')),
      ),
    ),
    where: {
      en: 'The estimate without group g, less that of the whole sample, over the standard error of the whole sample.',
      zh: '剔除组 g 后的估计减去全样本估计，再除以全样本标准误。',
    },
  },
  assumes: [
    {
      en: 'Nothing beyond the regression itself. It shows how the answer depends on single groups, not whether it is right.',
      zh: '除回归本身外无其他假设。它显示结论对单个组的依赖，而不是结论是否正确。',
    },
  ],
  wrong: [
    {
      en: 'Dropping influential units because they are influential: without an error in their data that is choosing the answer.',
      zh: '仅因影响大就剔除个体：若其数据无误，这等于挑选结论。',
    },
    {
      en: 'Groups of influential units hide each other: two that move together look harmless one at a time. Leave out provinces, too.',
      zh: '多个有影响的个体会相互掩盖：一起变动的两个单位单独剔除时都显得无碍。请同时按省份剔除。',
    },
  ],
  next: [
    {
      en: 'Report the range of estimates, and name the unit at either end.',
      zh: '报告估计值范围，并指出两端对应的单位。',
    },
    {
      en: 'See in Design how the most influential unit was coded, and since when it is treated.',
      zh: '在“设计”中查看影响最大单位的编码及其处理起始时间。',
    },
  ],
  references: [
    'Belsley, D. A., Kuh, E., Welsch, R. E. (1980). Regression Diagnostics. Wiley.',
    'Young, A. (2022). Consistency without inference: instrumental variables in practical application. European Economic Review 147, 104112.',
  ],
  code: {
    r: 'sapply(unique(d$city), function(g) coef(feols(y ~ did + x1 | city + year, data = d[d$city != g, ]))["did"])',
    stata:
      'levelsof city, local(all)\nforeach g of local all {\n    reghdfe y did x1 if city != "`g\'", absorb(city year)\n}',
  },
};

export const checklist: Explanation = {
  title: { en: 'The robustness checklist', zh: '稳健性检验清单' },
  what: [
    {
      en: 'One regression stands for the analysis; every check departs from it in one respect that could as well have been chosen: other controls or effects, other pilots held constant, another outcome, other data, other standard errors, another design. All of them are listed, whatever they say.',
      zh: '一个回归代表整个分析；每项检验只在一个同样站得住脚的方面与之不同：其他控制变量或固定效应、控制同期其他试点、替换被解释变量、不同样本、不同标准误、不同识别方法。所有检验无论结果如何都列出。',
    },
    {
      en: 'Steps of a single check (winsorising, other years, lagged controls) change the data of that check alone; the rows it loses stand in its own ledger.',
      zh: '单项检验的数据步骤（缩尾、更换年份、滞后控制变量）只改变该检验的数据；其丢失的行列在自己的账目中。',
    },
  ],
  equation: {
    mathml: math(
      sub(id('β̂'), num('0')),
      op(','),
      sub(id('β̂'), num('1')),
      op(','),
      op('…'),
      op(','),
      sub(id('β̂'), id('K')),
    ),
    where: {
      en: 'The baseline estimate and those of K checks on overlapping data: they are far from independent.',
      zh: '基准估计与 K 项检验的估计，数据大量重叠，彼此远非独立。',
    },
  },
  assumes: [
    { en: 'That the checks were chosen for reasons, not for their results.', zh: '检验的选择出于理由，而非结果。' },
    {
      en: 'Every check keeps the assumptions that it does not change: none of them tests parallel trends.',
      zh: '每项检验保留其未改变的假设：没有一项能检验平行趋势。',
    },
  ],
  wrong: [
    {
      en: 'Counting stars over the list: checks that share data and assumptions agree by construction.',
      zh: '数清单上的星号：共用数据与假设的检验本来就会一致。',
    },
    {
      en: 'Controls of the same year that the policy itself moves: lag them or fix them at their value before it.',
      zh: '使用受政策本身影响的同期控制变量：应取滞后值或政策前的取值。',
    },
    {
      en: 'Province effects beside city effects change nothing: a city never changes its province. Province × year effects do.',
      zh: '在城市固定效应之外加入省份固定效应不会改变任何结果：城市不会更换省份。省份 × 年份固定效应才有作用。',
    },
    {
      en: 'Trimming the outcome by its size selects on the result; winsorising keeps the rows.',
      zh: '按被解释变量的大小截尾是对结果进行选择；缩尾则保留观测。',
    },
  ],
  next: [
    {
      en: 'Read first what moves the estimate, then what moves its interval.',
      zh: '先看什么改变了估计值，再看什么改变了区间。',
    },
    {
      en: 'Where one check differs, say which of the two you believe, and why.',
      zh: '若某项检验不同，应说明相信哪一个及其理由。',
    },
  ],
  references: [
    'Leamer, E. E. (1983). Let’s take the con out of econometrics. American Economic Review 73(1), 31–43.',
    'Simonsohn, U., Simmons, J. P., Nelson, L. D. (2020). Specification curve analysis. Nature Human Behaviour 4, 1208–1214.',
    'Conley, T. G. (1999). GMM estimation with cross sectional dependence. Journal of Econometrics 92(1), 1–45.',
    'Pustejovsky, J. E., Tipton, E. (2018). Small-sample methods for cluster-robust variance estimation and hypothesis testing in fixed effects models. Journal of Business & Economic Statistics 36(4), 672–683.',
    'Beck, N., Katz, J. N. (1995). What to do (and not to do) with time-series cross-section data. American Political Science Review 89(3), 634–647.',
    'Driscoll, J. C., Kraay, A. C. (1998). Consistent covariance matrix estimation with spatially dependent panel data. Review of Economics and Statistics 80(4), 549–560.',
  ],
  code: {
    r: 'etable(feols(y ~ did + csw0(x1, x2) | city + csw(year, province^year), data = d, vcov = ~city))',
    stata: 'eststo: reghdfe y did x1 x2, absorb(city i.province#i.year) cluster(city)\nesttab, se',
  },
};
