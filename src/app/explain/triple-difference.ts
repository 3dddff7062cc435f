import { id, it, math, op, row, sub } from './mathml.ts';
import type { Explanation } from './types.ts';

export const tripleDifference: Explanation = {
  title: { en: 'Triple difference', zh: '三重差分' },
  what: [
    {
      en: 'The policy should reach one group of units (polluting firms) and not another (clean ones). The effect in the first less the effect in the second takes out whatever else moved with the policy and touched both alike.',
      zh: '政策应影响一组个体（如污染企业）而不影响另一组（如清洁企业）。前者的效应减去后者的效应，即可消除与政策同时发生且同样影响两组的其他变化。',
    },
    {
      en: 'Group × period effects let the two groups follow paths of their own. Cohort × period or place × period effects also take out everything that the treated had in common, so that only the comparison within a cohort or place is left.',
      zh: '组别 × 时期效应允许两组各有走势。批次 × 时期或地区 × 时期效应进一步消除受处理者的共同变化，只保留同批次或同地区内部的比较。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      id('β'),
      it('D'),
      sub(id('R'), id('i')),
      op('+'),
      id('δ'),
      it('D'),
      op('+'),
      it('x'),
      id('γ'),
      op('+'),
      sub(id('α'), id('i')),
      op('+'),
      sub(id('λ'), row(sub(id('R'), id('i')), id('t'))),
      op('+'),
      it('ε'),
    ),
    where: {
      en: 'Rᵢ is 1 in the group that the policy should reach. δ is the effect in the other group, δ + β that in the first.',
      zh: 'Rᵢ 在政策应影响的组中为 1；δ 为另一组的效应，δ + β 为受影响组的效应。',
    },
  },
  assumes: [
    {
      en: 'Without the policy the gap between the two groups would have moved alike among treated and untreated units. That is one condition on a difference of gaps, not two conditions on trends.',
      zh: '若无政策，两组之差在处理与未处理个体中应同步变动。这是对“差之差”的一个条件，而非两个平行趋势条件。',
    },
    {
      en: 'The other group is not touched, not even through markets or neighbours.',
      zh: '另一组不受影响，包括不受市场或邻近单位的间接影响。',
    },
  ],
  wrong: [
    {
      en: 'The effect in the group that should not react is large. Then either it does react, and the difference counts its reaction too, or trends differed before: look at both effects, not at their difference alone.',
      zh: '不应受影响的组却有明显效应。要么它确有反应（此时差分也计入了该反应），要么事前趋势本就不同：应同时查看两组效应，而不只看其差。',
    },
    {
      en: 'Groups formed after the policy began, or formed by the outcome.',
      zh: '分组在政策开始之后形成，或依据结果变量形成。',
    },
  ],
  next: [
    {
      en: 'Event studies in both groups: does the one that should not react stay flat?',
      zh: '对两组分别做事件研究：不应受影响的组是否保持平稳？',
    },
  ],
  references: [
    'Gruber, J. (1994). The incidence of mandated maternity benefits. American Economic Review 84(3), 622–641.',
    'Olden, A., Møen, J. (2022). The triple difference estimator. The Econometrics Journal 25(3), 531–553.',
  ],
  code: {
    r: `feols(y ~ did:dirty + did + x1 | city + year + dirty^year, d, vcov = ~ city)`,
    stata: 'reghdfe y 1.dirty#c.did did x1, absorb(city year dirty#year) vce(cluster city)',
  },
};
