import { frac, id, it, math, num, op, row, sub, sup } from './mathml.ts';
import type { Explanation } from './types.ts';

export const randomEffects: Explanation = {
  title: { en: 'Random effects and the Hausman test', zh: '随机效应与 Hausman 检验' },
  what: [
    {
      en: 'Random effects treat what is particular to a unit as a draw that has nothing to do with the regressors. The estimate then mixes comparisons within units and between them, and is more precise where that holds. Variances are those of Swamy and Arora.',
      zh: '随机效应把个体的特殊之处视为与解释变量无关的随机抽取。估计由组内与组间比较混合而成，若假设成立则更精确。方差按 Swamy–Arora 估计。',
    },
    {
      en: 'Hausman’s test compares the coefficients with those of fixed effects: if they differ by more than chance, unit effects are related to the regressors and only fixed effects are safe. Mundlak’s version adds unit means and also holds with clustered errors.',
      zh: 'Hausman 检验把系数与固定效应系数比较：若差异超出偶然，则个体效应与解释变量相关，只有固定效应可靠。Mundlak 版本加入个体均值，在聚类误差下同样成立。',
    },
    {
      en: 'Breusch and Pagan’s test asks whether units differ at all; the F test asks the same of fixed effects.',
      zh: 'Breusch–Pagan 检验个体之间是否存在差异；F 检验对固定效应提出同样的问题。',
    },
    {
      en: 'Three tests look at the residuals. Pesaran’s CD asks whether units move together; Wooldridge’s ask whether errors carry over from one period to the next, from first differences or, where every unit has every period, from residuals of fixed effects.',
      zh: '另有三项检验考察残差。Pesaran CD 检验个体之间是否同步变动；Wooldridge 检验误差是否逐期延续，可基于一阶差分，或在平衡面板中基于固定效应残差。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('−'),
      sub(id('θ'), id('i')),
      sub(id('ȳ'), id('i')),
      op('='),
      id('β'),
      op('′'),
      row(op('('), it('x'), op('−'), sub(id('θ'), id('i')), sub(id('x̄'), id('i')), op(')')),
      op('+'),
      id('…'),
      op(','),
      sub(id('θ'), id('i')),
      op('='),
      num('1'),
      op('−'),
      sup(
        row(
          op('('),
          frac(
            sup(id('σ'), num('2')),
            row(sub(id('T'), id('i')), sup(sub(id('σ'), id('u')), num('2')), op('+'), sup(id('σ'), num('2'))),
          ),
          op(')'),
        ),
        row(num('1'), op('/'), num('2')),
      ),
    ),
    where: {
      en: 'σ is the error, σᵤ the unit effect, T the rows of a unit. θ near 1 is almost fixed effects, θ = 0 pooled least squares.',
      zh: 'σ 为误差，σᵤ 为个体效应，T 为个体的观测数。θ 接近 1 几乎等同固定效应，θ = 0 为混合最小二乘。',
    },
  },
  assumes: [
    {
      en: 'Unit effects unrelated to policy and controls. Pilots that are chosen for what they are contradict this from the outset.',
      zh: '个体效应与政策和控制变量无关。因自身条件入选的试点从一开始就违反这一点。',
    },
    {
      en: 'Hausman, Breusch–Pagan and F: errors of equal variance, uncorrelated over time.',
      zh: 'Hausman、Breusch–Pagan 与 F 检验：误差同方差且时间上不相关。',
    },
  ],
  wrong: [
    {
      en: 'Choosing random effects because Hausman’s test does not reject: with few treated units it has little power.',
      zh: '因 Hausman 检验不拒绝而选择随机效应：受处理个体较少时检验力很低。',
    },
    {
      en: 'A negative Hausman statistic: the two covariances contradict the assumption behind the test. It is then left out here, not shown as zero.',
      zh: 'Hausman 统计量为负：两个协方差与检验前提相矛盾。此时不显示，而不是显示为零。',
    },
  ],
  next: [
    {
      en: 'For a policy evaluation, report fixed effects and keep random effects as a remark.',
      zh: '政策评估应报告固定效应，随机效应仅作附注。',
    },
  ],
  references: [
    'Swamy, P. A. V. B., Arora, S. S. (1972). The exact finite sample properties of the estimators of coefficients in the error components regression models. Econometrica 40(2), 261–275.',
    'Baltagi, B. H., Chang, Y.-J. (1994). Incomplete panels. Journal of Econometrics 62(2), 67–89.',
    'Hausman, J. A. (1978). Specification tests in econometrics. Econometrica 46(6), 1251–1271.',
    'Mundlak, Y. (1978). On the pooling of time series and cross section data. Econometrica 46(1), 69–85.',
    'Wooldridge, J. M. (2010). Econometric Analysis of Cross Section and Panel Data, 2nd ed., sections 10.5.4 and 10.6.3. MIT Press.',
    'Pesaran, M. H. (2015). Testing weak cross-sectional dependence in large panels. Econometric Reviews 34(6–10), 1089–1117.',
    'Breusch, T. S., Pagan, A. R. (1980). The Lagrange multiplier test and its applications. Review of Economic Studies 47(1), 239–253.',
  ],
  code: {
    r: 'library(plm)\nre <- plm(y ~ did + x1 + factor(year), d, index = c("city", "year"), model = "random")\nphtest(update(re, model = "within"), re)',
    stata: 'xtset city year\nxtreg y did x1 i.year, re sa\nhausman fixed random, sigmamore',
  },
};
