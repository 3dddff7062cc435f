import { id, it, math, num, op, row, sub, sup } from './mathml.ts';
import type { Explanation } from './types.ts';

export const policies: Explanation = {
  title: { en: 'Two policies', zh: '两项政策' },
  what: [
    {
      en: 'Every unit-period is under neither policy, under one alone, or under both. One regression compares the three states with units under neither: what each does alone, and what both do together.',
      zh: '每个个体-时期处于四种状态之一：均未实施、仅实施其一、或同时实施。同一回归将后三种状态与均未实施者比较，给出各自单独的效应与共同效应。',
    },
    {
      en: 'Synergy is what both do together less the sum of what each does alone; it equals the coefficient of the product when both policies are in the regression too. The states by order split “both” by which policy came first.',
      zh: '协同效应等于共同效应减去各自单独效应之和；当两项政策都在回归中时，它就是乘积项系数。按先后顺序的状态把“双重”再按谁先实施拆分。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      sub(id('β'), id('1')),
      it('A'),
      op('('),
      row(num('1'), op('−'), it('B')),
      op(')'),
      op('+'),
      sub(id('β'), id('2')),
      op('('),
      row(num('1'), op('−'), it('A')),
      op(')'),
      it('B'),
      op('+'),
      sub(id('β'), id('12')),
      it('A'),
      it('B'),
      op('+'),
      sup(it('x'), id('′')),
      id('γ'),
      op('+'),
      sub(id('α'), id('i')),
      op('+'),
      sub(id('λ'), id('t')),
      op('+'),
      it('ε'),
    ),
    where: {
      en: 'A and B are 1 while the policies are in force. Synergy is β₁₂ − β₁ − β₂.',
      zh: 'A、B 在相应政策实施期间为 1；协同效应为 β₁₂ − β₁ − β₂。',
    },
  },
  assumes: [
    {
      en: 'Parallel trends for each state: without any policy, units that end up under both would have moved like those under one or none.',
      zh: '各状态均满足平行趋势：若无任何政策，最终双重实施的个体与仅实施其一或均未实施者本应同步变动。',
    },
    {
      en: 'Effects that do not grow or shrink with time in force. Where they do, whoever came second looks weaker or stronger for that reason alone; look at the event studies.',
      zh: '效应不随实施年限变化。否则后实施的政策仅因年限较短就显得更弱或更强；请查看事件研究。',
    },
  ],
  wrong: [
    {
      en: 'The product alone is in the regression. Units under one policy then stand among the controls, and the coefficient is neither the effect of both nor their synergy.',
      zh: '回归中只放乘积项。此时仅实施其一的个体成为对照，系数既非双重效应，也非协同效应。',
    },
    {
      en: 'One order is significant, the other is not, and the first is called better. Only the test of the difference between orders says that.',
      zh: '一种顺序显著、另一种不显著，就称前者更优。只有两种顺序之差的检验才能说明这一点。',
    },
    {
      en: 'The second pilot was given to units that did well under the first. The order is then chosen by success.',
      zh: '第二项试点授予在第一项试点中表现良好的个体，此时先后顺序本身由成效决定。',
    },
  ],
  next: [
    {
      en: 'Event studies of each policy with the other held constant by its event times.',
      zh: '对每项政策做事件研究，并以另一项政策的事件时间加以控制。',
    },
    {
      en: 'Each policy on units that never see the other: fewer units, but no question of synergy.',
      zh: '在从未受另一项政策影响的个体中分别估计：样本较小，但不涉及协同。',
    },
  ],
  references: [
    'Fricke, H. (2017). Identification based on difference-in-differences approaches with multiple treatments. Oxford Bulletin of Economics and Statistics 79(3), 426–433.',
    'de Chaisemartin, C., D’Haultfœuille, X. (2023). Two-way fixed effects and differences-in-differences estimators with several treatments. Journal of Econometrics 236(2), 105480.',
  ],
  code: {
    r: 'd$only_a <- d$A * (1 - d$B); d$only_b <- (1 - d$A) * d$B; d$both <- d$A * d$B\nfeols(y ~ only_a + only_b + both + x1 | city + year, d, vcov = ~ city)',
    stata:
      'reghdfe y only_a only_b both x1, absorb(city year) vce(cluster city)\nlincom both - only_a - only_b  // synergy',
  },
};
