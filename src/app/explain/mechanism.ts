import { id, it, math, num, op, row, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

const effects = [op('+'), sub(id('α'), id('i')), op('+'), sub(id('λ'), id('t')), op('+'), it('ε')];

export const mediation: Explanation = {
  title: { en: 'Channels and mediation', zh: '渠道与中介' },
  what: [
    {
      en: 'Channels side by side: the baseline regression with each channel in the place of the outcome. It shows whether the policy moved the channel, and asks no more of the data than the baseline does. That the channel then moves the outcome is argued from theory and earlier work (Jiang 2022).',
      zh: '渠道并列：把基准回归的被解释变量依次换成各渠道变量，检验政策是否改变了渠道，对数据的要求与基准回归相同。渠道随后影响结果这一环节，由理论与已有研究论证（江艇，2022）。',
    },
    {
      en: 'Three steps, on request: the outcome on the policy (c), the channel on the policy (a), the outcome on both (b and c′). The product a × b is the part of c that runs along with the channel; on one sample c − c′ = a × b exactly.',
      zh: '三步法（按需）：结果对政策（c）、渠道对政策（a）、结果对二者（b 与 c′）。乘积 a × b 是 c 中与渠道相伴的部分；在同一样本上 c − c′ = a × b 恒成立。',
    },
    {
      en: 'Sobel’s test takes the product as normal, which it is not in small samples; Aroian and Goodman add or subtract one term. The bootstrap draws whole units with all their years and needs no normality: report its interval.',
      zh: 'Sobel 检验假定乘积服从正态分布，小样本下并不成立；Aroian 与 Goodman 各加或减一项。自助法整个个体连同所有年份一起抽取，不需要正态假设：应报告其区间。',
    },
  ],
  equation: {
    mathml: math(
      it('m'),
      op('='),
      id('a'),
      it('D'),
      ...effects,
      op(','),
      it('y'),
      op('='),
      row(id('c'), op('′')),
      it('D'),
      op('+'),
      id('b'),
      it('m'),
      ...effects,
    ),
    where: {
      en: 'm is the channel, D the policy or dose. Indirect effect a × b, from unrounded numbers; share a × b / c.',
      zh: 'm 为渠道，D 为政策或剂量。间接效应 a × b 由未四舍五入的数值计算；占比为 a × b / c。',
    },
  },
  assumes: [
    {
      en: 'For the channel regressions: what the baseline assumes, with the channel as outcome.',
      zh: '渠道回归：与基准回归相同的假设，只是以渠道为结果。',
    },
    {
      en: 'For a × b as a causal effect: besides that, nothing unobserved moves channel and outcome together, and nothing that the policy changed confounds the two. No design of the policy makes this true.',
      zh: '若把 a × b 视为因果效应：还需没有未观测因素同时影响渠道与结果，且没有受政策改变的变量混淆二者。政策设计本身不能保证这一点。',
    },
  ],
  wrong: [
    {
      en: 'The channel is a post-treatment control. If firms that innovate also grow for other reasons, b is biased, and with it both the indirect and the direct effect.',
      zh: '渠道是受政策影响的控制变量。若创新的企业因其他原因也增长，b 就有偏，间接与直接效应随之有偏。',
    },
    {
      en: 'A channel built from the outcome, or from the policy, is no channel; such columns are refused.',
      zh: '由结果或政策变量构造的渠道不是渠道；此类列会被拒绝。',
    },
    {
      en: 'Reading “c′ is smaller and a, b are significant” as proof; or quoting a share when the total effect is near zero or the parts have opposite signs.',
      zh: '把“c′ 变小且 a、b 显著”当作证明；或在总效应接近零、两部分符号相反时引用占比。',
    },
    {
      en: 'Trying many channels and showing those with stars. Every channel asked for stays in the table.',
      zh: '尝试许多渠道而只展示带星的。所要求的每个渠道都保留在表中。',
    },
  ],
  next: [
    {
      en: 'An event study of the channel: did it move before the policy?',
      zh: '对渠道做事件研究：它在政策之前是否已变动？',
    },
    {
      en: 'Moderation: the channel argued by who responds more, with a moderator fixed beforehand.',
      zh: '调节：以事先确定的调节变量，从“谁反应更大”论证渠道。',
    },
  ],
  references: [
    'Jiang, T. (2022). Mediating effects and moderating effects in causal inference. China Industrial Economics 5, 100–120.',
    'Baron, R. M., Kenny, D. A. (1986). The moderator–mediator variable distinction. Journal of Personality and Social Psychology 51(6), 1173–1182.',
    'Sobel, M. E. (1982). Asymptotic confidence intervals for indirect effects. Sociological Methodology 13, 290–312.',
    'MacKinnon, D. P., Lockwood, C. M., Williams, J. (2004). Confidence limits for the indirect effect. Multivariate Behavioral Research 39(1), 99–128.',
    'Imai, K., Keele, L., Tingley, D. (2010). A general approach to causal mediation analysis. Psychological Methods 15(4), 309–334.',
  ],
  code: {
    r: 'a <- coef(feols(med ~ did + x1 | city + year, d))["did"]\nb <- coef(feols(y ~ did + med + x1 | city + year, d))["med"]; a * b',
    stata:
      'reghdfe med did x1, absorb(city year) vce(cluster city)\nreghdfe y did med x1, absorb(city year) vce(cluster city)',
  },
};

export const moderation: Explanation = {
  title: { en: 'Moderation and distance', zh: '调节与距离' },
  what: [
    {
      en: 'The policy is multiplied with a moderator. The figure draws the effect of the policy along the moderator, with a confidence band from the full covariance; the coefficient of the policy alone is only its value where the moderator is zero (or at its mean, when centred).',
      zh: '政策与调节变量相乘。图形画出政策效应沿调节变量的变化及由完整协方差得到的置信带；政策本身的系数只是调节变量为零（或中心化后为均值）处的取值。',
    },
    {
      en: 'Squares beside the line are effects estimated apart in bins of the moderator. Where they leave the band, the line is the wrong shape. Bars underneath show where rows are; the line is not drawn beyond treated rows.',
      zh: '线旁的方块是在调节变量各分组内分别估计的效应；若它们偏离置信带，直线形式就不合适。下方条形显示观测分布；直线不会画到没有受处理观测之处。',
    },
    {
      en: 'Distance: without a moderator, mark hub cities, and the great-circle distance to the nearest hub is computed from coordinates. If the effect fades with distance, the law of distance decay holds; if it grows, it is broken. The same is asked of every channel.',
      zh: '距离：不选调节变量而标出中心城市，即可由坐标计算到最近中心的大圆距离。效应随距离减弱，则距离衰减规律成立；随距离增强，则被打破。各渠道亦可同样检验。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      sub(id('β'), num('1')),
      it('D'),
      op('+'),
      sub(id('β'), num('2')),
      it('D'),
      row(op('('), it('m'), op('−'), id('c'), op(')')),
      op('+'),
      sub(id('β'), num('3')),
      it('m'),
      ...effects,
    ),
    where: {
      en: 'The effect at m is β₁ + β₂(m − c), its variance v₁₁ + 2(m − c)v₁₂ + (m − c)²v₂₂; c is 0 or the mean.',
      zh: 'm 处的效应为 β₁ + β₂(m − c)，方差为 v₁₁ + 2(m − c)v₁₂ + (m − c)²v₂₂；c 为 0 或均值。',
    },
  },
  assumes: [
    {
      en: 'Parallel trends at every value of the moderator, not only on average.',
      zh: '在调节变量的每个取值上都满足平行趋势，而不仅是平均而言。',
    },
    {
      en: 'The moderator is not moved by the policy: take its value before the start, or one that never changes.',
      zh: '调节变量不受政策影响：取政策之前的值，或不随时间变化的量。',
    },
    {
      en: 'The effect is linear in the moderator, unless the bins are read instead.',
      zh: '效应关于调节变量是线性的，除非改看分组估计。',
    },
  ],
  wrong: [
    {
      en: 'Units with different moderators drift apart without any policy. Slopes of the moderator by period answer this; the option is one switch away.',
      zh: '调节变量不同的个体即使没有政策也会走势不同。让调节变量的斜率分期变化即可应对，只需一个开关。',
    },
    {
      en: 'Calling the interaction causal: it says for whom the effect is larger, not that the moderator makes it so. Richer cities differ in much else.',
      zh: '把交互项说成因果：它说明对谁的效应更大，而不是调节变量使其更大。富裕城市在许多方面都不同。',
    },
    {
      en: 'Reading the effect where the bars are empty, or the policy coefficient alone when a moderator of zero does not occur.',
      zh: '在条形为空处解读效应；或在调节变量从不为零时单独解读政策系数。',
    },
    {
      en: 'No significant slope is not “no decay”: look at how much decay the interval still allows.',
      zh: '斜率不显著不等于“没有衰减”：要看置信区间仍容许多大的衰减。',
    },
  ],
  next: [
    {
      en: 'Heterogeneity: the same question by groups, with tests of the difference.',
      zh: '异质性：按分组提出同样的问题，并检验差异。',
    },
    {
      en: 'Spatial: does the policy reach neighbours? Distance to hubs and spillovers are easily confused.',
      zh: '空间：政策是否影响邻近单位？到中心的距离与溢出容易混淆。',
    },
  ],
  references: [
    'Brambor, T., Clark, W. R., Golder, M. (2006). Understanding interaction models. Political Analysis 14(1), 63–82.',
    'Hainmueller, J., Mummolo, J., Xu, Y. (2019). How much should we trust estimates from multiplicative interaction models? Political Analysis 27(2), 163–192.',
  ],
  code: {
    r: 'feols(y ~ did * m + x1 | city + year, d, vcov = ~city)',
    stata: 'reghdfe y c.did##c.m x1, absorb(city year) vce(cluster city)\nmargins, dydx(did) at(m = (0(1)10))',
  },
};
