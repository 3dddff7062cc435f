import { id, it, math, op, row, sub, under } from './mathml.ts';
import type { Explanation } from './types.ts';

export const trends: Explanation = {
  title: { en: 'Event study and parallel trends', zh: '事件研究与平行趋势' },
  what: [
    {
      en: 'Instead of one effect, one coefficient for each period before and after the start. The leads ask whether treated units were already moving apart; the lags show how the effect builds up or fades.',
      zh: '不估计单一效应，而是为开始前后的每一期各估计一个系数。事前系数检验处理组是否早已偏离；事后系数展示效应如何积累或消退。',
    },
    {
      en: 'All coefficients are relative to the base period, usually the last one before the start, which is zero by construction and has no interval.',
      zh: '所有系数都相对于基期（通常为开始前一期），基期按定义为零，没有置信区间。',
    },
  ],
  equation: {
    mathml: math(
      it('y'),
      op('='),
      under(op('∑'), row(id('k'), op('≠'), op('−'), '<mn>1</mn>')),
      sub(id('β'), id('k')),
      id('1'),
      op('{'),
      id('t'),
      op('−'),
      sub(id('g'), id('i')),
      op('='),
      id('k'),
      op('}'),
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
      en: 'g is a unit’s first treated period. Binned endpoints hold all periods beyond the window.',
      zh: 'g 为单位首次处理之期。归并的端点包含窗口以外的各期。',
    },
  },
  assumes: [
    {
      en: 'Parallel trends after the start. The leads can contradict the assumption; they can never prove it.',
      zh: '处理开始后仍满足平行趋势。事前系数可以推翻这一假设，但永远不能证明它。',
    },
    { en: 'No anticipation in the base period.', zh: '基期没有预期效应。' },
    {
      en: 'With staggered starts: the path of effects is the same in every wave; otherwise leads and lags contaminate each other.',
      zh: '交错处理时：各批次效应路径相同；否则事前与事后系数会相互污染。',
    },
  ],
  wrong: [
    {
      en: 'A passed test with wide intervals says little: the data could not have seen a drift of the size of the effect.',
      zh: '区间很宽时“通过”检验说明不了什么：数据本就无法发现与效应同等大小的偏离。',
    },
    {
      en: 'Shifting all coefficients by their pre-period mean makes any drift look smaller. It is not offered here.',
      zh: '把所有系数减去事前均值会使偏离看起来更小，本软件不提供这种做法。',
    },
    {
      en: 'Reading each interval by itself: with eight of them one excludes zero by chance every third time. The band covers all at once.',
      zh: '逐个解读区间：八个区间中每三次就有一次会偶然排除零。同时置信带可一并覆盖。',
    },
  ],
  next: [
    {
      en: 'If leads drift: unit-specific slopes in Baseline, or another comparison group.',
      zh: '若事前有偏离：在“基准回归”中加入单位特定趋势，或更换对照组。',
    },
    {
      en: 'Placebo in time: the same question with pretended earlier starts.',
      zh: '时间安慰剂：以假设的更早开始时间回答同一问题。',
    },
  ],
  references: [
    'Freyaldenhoven, S., Hansen, C., Pérez Pérez, J., Shapiro, J. M. (2021). Visualization, identification, and estimation in the linear panel event-study design. NBER 29170.',
    'Montiel Olea, J. L., Plagborg-Møller, M. (2019). Simultaneous confidence bands. Journal of Applied Econometrics 34(1), 1–17.',
    'Roth, J. (2022). Pretest with caution: event-study estimates after testing for parallel trends. AER: Insights 4(3), 305–322.',
    'Sun, L., Abraham, S. (2021). Estimating dynamic treatment effects in event studies with heterogeneous treatment effects. Journal of Econometrics 225(2), 175–199.',
  ],
  code: {
    r: 'feols(y ~ i(rel, ref = c(-1, -1000)) + x1 | city + year, data = d, vcov = ~city)',
    stata: 'reghdfe y pre5-pre2 post0-post5 x1, absorb(city year) vce(cluster city)',
  },
};
