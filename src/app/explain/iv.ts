import { id, it, math, op, row, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

const equation = math(
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
  op(','),
  row(it('D'), op('='), id('π'), op('′'), it('z')),
  op('+'),
  id('δ'),
  op('′'),
  it('x'),
  op('+'),
  sub(id('a'), id('i')),
  op('+'),
  sub(id('l'), id('t')),
  op('+'),
  it('v'),
);

export const iv: Explanation = {
  title: { en: 'Instrumental variables: 2SLS and LIML', zh: '工具变量法：2SLS 与 LIML' },
  what: [
    {
      en: 'Where the policy (or another regressor) may itself respond to what moves the outcome, only that part of its variation is used which an outside variable, the instrument, brings about. The first stage shows how the instrument moves the regressor, the reduced form how it moves the outcome; with one instrument the estimate is the second over the first.',
      zh: '当政策（或其他解释变量）本身可能受影响结果的因素左右时，只利用由外部变量（工具变量）引起的那部分变动。第一阶段显示工具变量如何影响该变量，简约式显示其如何影响结果；只有一个工具变量时，估计值即后者与前者之比。',
    },
    {
      en: 'Under city effects an instrument must move over time. A historical column (fixed telephones per 100 inhabitants in 1984) does not, so it is multiplied by a national series of the year before (internet users): the builder does this, and the first year, which has no year before, leaves through the ledger.',
      zh: '吸收城市效应后，工具变量必须随时间变动。历史变量（如 1984 年每百人固定电话数）不变，因此与上一年的全国序列（互联网用户数）相乘：构造器完成这一步，没有“上一年”的首年记入台账并剔除。',
    },
    {
      en: 'LIML is the alternative to 2SLS that is less biased when instruments are many or weak; with as many instruments as endogenous variables the two are the same.',
      zh: 'LIML 是 2SLS 的替代：工具变量较多或较弱时偏误更小；工具变量与内生变量个数相同时二者一致。',
    },
    {
      en: 'The table prints the Kleibergen–Paap LM statistic (are the instruments related at all?) and Wald F with the Stock–Yogo value in brackets. The effective F and the Anderson–Rubin set are the ones to rely on: the former holds under clustering, the latter however weak the instruments are.',
      zh: '表中给出 Kleibergen–Paap LM 统计量（工具变量是否相关）和 Wald F，方括号内为 Stock–Yogo 临界值。真正可依据的是有效 F 与 Anderson–Rubin 置信集：前者在聚类下成立，后者无论工具变量多弱都成立。',
    },
  ],
  equation: {
    mathml: equation,
    where: {
      en: 'D is endogenous: correlated with ε. z are the excluded instruments: they move D (π ≠ 0) and are unrelated to ε given the controls x and the unit and period effects.',
      zh: 'D 为内生变量，与 ε 相关；z 为排除性工具变量：影响 D（π ≠ 0），且在给定控制变量 x 及单位、时期效应后与 ε 无关。',
    },
  },
  assumes: [
    {
      en: 'Relevance: the instrument moves the regressor. This is tested; an effective F below 10 is weak, 23.1 rules out a bias above 10 % of the worst case with one instrument.',
      zh: '相关性：工具变量影响内生变量。可检验：有效 F 低于 10 为弱；单个工具变量时超过 23.1 可排除偏误大于最坏情形的 10%。',
    },
    {
      en: 'Exclusion: the instrument acts on the outcome only through that regressor. This cannot be tested with one instrument; with more, the J test asks whether they agree with each other.',
      zh: '排他性：工具变量只通过该变量影响结果。单个工具变量时无法检验；多于一个时，J 检验考察它们是否彼此一致。',
    },
    {
      en: 'For history × national series: places with more of the history would not have taken another path for other reasons when the national series rose.',
      zh: '对“历史 × 全国序列”：当全国序列上升时，历史水平较高的地区不会因其他原因走上不同的路径。',
    },
    {
      en: 'Monotonicity, if effects differ: the instrument pushes nobody the other way. The estimate is then the effect on those whom it moves, not on all.',
      zh: '效应异质时还需单调性：工具变量不会使任何单位反向变动。此时估计的是被其推动者的效应，而非所有单位的效应。',
    },
  ],
  wrong: [
    {
      en: 'An estimate many times the least-squares one with a modest first stage: more often a broken exclusion restriction, magnified by division, than a large effect.',
      zh: '估计值数倍于最小二乘而第一阶段平平：往往是排他性被破坏后经相除放大，而非效应真的很大。',
    },
    {
      en: 'Historical infrastructure also foretells later growth (market access, education): interact it with the same national series for rival explanations and see whether the estimate stands.',
      zh: '历史基础设施也预示后来的增长（市场可达性、教育）：请将竞争性解释与同一全国序列交互后纳入，看估计是否稳健。',
    },
    {
      en: 'Comparing a clustered F with the Stock–Yogo value as if it were exact: those values are for independent homoskedastic errors.',
      zh: '把聚类 F 与 Stock–Yogo 临界值当作精确比较：这些临界值只适用于独立同方差误差。',
    },
    {
      en: 'A standard error read as usual when the Anderson–Rubin set is unbounded or in several parts.',
      zh: 'Anderson–Rubin 置信集无界或分为数段时，仍照常解读标准误。',
    },
    {
      en: 'A control that the policy itself moves, or an instrument that is also among the controls.',
      zh: '控制变量受政策本身影响，或工具变量同时出现在控制变量中。',
    },
  ],
  next: [
    {
      en: 'Print the reduced form beside the two stages: without an effect there, there is none to instrument.',
      zh: '在两阶段旁列出简约式：若其中没有效应，便无可工具化的效应。',
    },
    {
      en: 'Cluster by the level at which the instrument varies: history is one number per city.',
      zh: '按工具变量变动的层级聚类：历史变量每个城市只有一个数。',
    },
    {
      en: 'Estimate with each instrument alone, and by LIML: strong, valid instruments give about the same answer.',
      zh: '分别用单个工具变量以及 LIML 估计：强而有效的工具变量应给出相近的结果。',
    },
  ],
  references: [
    'Kleibergen, F., Paap, R. (2006). Generalized reduced rank tests using the singular value decomposition. Journal of Econometrics 133(1), 97–126.',
    'Stock, J. H., Yogo, M. (2005). Testing for weak instruments in linear IV regression. In: Identification and Inference for Econometric Models. Cambridge University Press, 80–108.',
    'Montiel Olea, J. L., Pflueger, C. (2013). A robust test for weak instruments. Journal of Business & Economic Statistics 31(3), 358–369.',
    'Andrews, I., Stock, J. H., Sun, L. (2019). Weak instruments in instrumental variables regression: theory and practice. Annual Review of Economics 11, 727–753.',
    'Nunn, N., Qian, N. (2014). US food aid and civil conflict. American Economic Review 104(6), 1630–1666.',
    'Baum, C. F., Schaffer, M. E., Stillman, S. (2007). Enhanced routines for instrumental variables/generalized method of moments estimation and testing. Stata Journal 7(4), 465–506.',
  ],
  code: {
    r: 'feols(y ~ x1 | city + year | did ~ iv, data = d, vcov = ~city)  # summary(., stage = 1) for the first stage',
    stata: 'ivreghdfe y x1 (did = iv), absorb(city year) cluster(city) first endog(did)',
  },
};
