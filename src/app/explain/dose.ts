import { id, it, math, op, row, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

export const dose: Explanation = {
  title: { en: 'Continuous treatment', zh: '连续处理' },
  what: [
    {
      en: 'The treatment has a size: base stations, an agglomeration index, subsidies. As it stands, the regression follows changes of the dose within units. With a start, the dose of a unit counts from its own policy on, or from one period on for all (intensity times post).',
      zh: '处理有大小：基站数、集聚指数、补贴。按原值时，回归依靠个体内剂量的变化；带起点时，个体的剂量自其自身政策起生效，或对所有个体自同一时期起生效（强度 × 时期后）。',
    },
    {
      en: 'Four shapes: a line; a parabola with the place where it turns and the test of Lind and Mehlum; bins, which compare groups of doses with none at all; and the dose times every period, an event study whose leads test parallel trends by dose.',
      zh: '四种形式：直线；抛物线，给出拐点与 Lind–Mehlum 检验；分组，把各组剂量与零剂量比较；剂量与各期相乘，即以剂量表示的事件研究，其事前系数检验按剂量的平行趋势。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      id('β'),
      sub(id('d'), id('i')),
      id('1'),
      row(op('{'), id('t'), op('≥'), sub(id('g'), id('i')), op('}')),
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
      en: 'd is the dose and g the start. Bins replace d by indicators of ranges of doses; cut points are quantiles over treated units.',
      zh: 'd 为剂量，g 为起点。分组形式以剂量区间的指示变量代替 d；分界点为受处理个体的分位数。',
    },
  },
  assumes: [
    {
      en: 'Against no dose (bins): parallel trends between treated and untreated units, as in the baseline.',
      zh: '与零剂量比较（分组）：受处理与未受处理个体之间的平行趋势，与基准回归相同。',
    },
    {
      en: 'Between doses (the slope): strong parallel trends. Units with a high dose would, at a low dose, have gained what low-dose units gained. Units that expect much from a dose and therefore take more of it violate this.',
      zh: '不同剂量之间（斜率）：强平行趋势，即高剂量个体若处于低剂量，其变化应与低剂量个体相同。因预期收益大而选择更多剂量的个体违反这一点。',
    },
    {
      en: 'The dose was fixed before the start, or at least does not answer to the outcome.',
      zh: '剂量在起点之前已确定，或至少不随结果而变。',
    },
  ],
  wrong: [
    {
      en: 'The two-way slope weights doses by how far they lie from their mean, not by how often they occur; some weights belong to comparisons between treated units only.',
      zh: '双向固定效应斜率按剂量与均值的距离加权，而不是按其出现的频率；部分权重只来自受处理个体之间的比较。',
    },
    {
      en: 'A dose that never changes within a unit says nothing under unit effects; it needs a start.',
      zh: '在个体内从不变化的剂量在个体固定效应下没有信息，需要起点。',
    },
    {
      en: 'Doses that grow because the outcome grows: base stations follow prosperity. An instrument or a dose from before the start is then needed.',
      zh: '因结果增长而增长的剂量：基站追随繁荣。此时需要工具变量或起点之前的剂量。',
    },
    {
      en: 'A square term that is significant is not yet a U: both ends must slope significantly in opposite directions within the data.',
      zh: '平方项显著还不等于 U 形：在数据范围内两端斜率须显著且方向相反。',
    },
  ],
  next: [
    { en: 'The bins: if they do not follow the line, report them.', zh: '看分组：若不沿直线，应报告分组结果。' },
    {
      en: 'The policy beside the dose: is it being treated, or how much?',
      zh: '剂量之外同时纳入政策：起作用的是“是否”还是“多少”？',
    },
    { en: 'Instrumental variables, when the dose may answer to the outcome.', zh: '若剂量可能随结果而变：工具变量。' },
  ],
  references: [
    'Callaway, B., Goodman-Bacon, A., Sant’Anna, P. H. C. (2024). Difference-in-differences with a continuous treatment. NBER 32117.',
    'de Chaisemartin, C., D’Haultfœuille, X. (2020). Two-way fixed effects estimators with heterogeneous treatment effects. American Economic Review 110(9), 2964–2996.',
    'Lind, J. T., Mehlum, H. (2010). With or without U? The appropriate test for a U-shaped relationship. Oxford Bulletin of Economics and Statistics 72(1), 109–118.',
  ],
  code: {
    r: 'd$dose_post <- d$dose * d$did\nfeols(y ~ dose_post + x1 | city + year, d, vcov = ~city)',
    stata: 'generate dose_post = dose * did\nreghdfe y dose_post x1, absorb(city year) vce(cluster city)',
  },
};
