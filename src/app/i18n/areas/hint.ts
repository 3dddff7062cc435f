import type { Pairs } from '../pairs.ts';

/** What follows from a choice, under its control: `<option>_<choice>`. A choice without an entry has no line. */
export const hint = {
  weights_entropy: {
    en: 'Indicators that tell rows apart more weigh more. With the logarithm of the rows used as divisor.',
    zh: '区分度越大的指标权重越高；以所用行数的对数为除数。',
  },
  weights_critic: {
    en: 'Indicators that spread widely and repeat the others little weigh more.',
    zh: '差异大且与其他指标重复少的指标权重更高。',
  },
  weights_cv: {
    en: 'Weights in proportion to the coefficient of variation.',
    zh: '权重与变异系数成正比。',
  },
  weights_pca: {
    en: 'Components of the correlations, weighed by the variance that they explain. Scores are centred on zero.',
    zh: '相关矩阵的主成分，按方差贡献加权；得分以零为中心。',
  },
  weights_equal: { en: 'Every indicator counts the same.', zh: '各指标同等重要。' },
  weights_own: { en: 'Weights that you give, scaled to sum to one.', zh: '由您给定的权重，按合计为 1 缩放。' },
  score_sum: { en: 'Weighted sum of the scaled indicators.', zh: '标准化指标的加权和。' },
  score_topsis: {
    en: 'How near a row is to the best profile against the worst, from 0 to 1. Not linear in the indicators.',
    zh: '与最优解和最劣解的相对接近度，取值 0–1；与指标不是线性关系。',
  },
  weightsOver_pooled: {
    en: 'One set of weights for all years: scores can be compared over time.',
    zh: '各年共用一套权重：得分可跨期比较。',
  },
  weightsOver_period: {
    en: 'Other weights each year: a change of the score mixes change of the unit with change of the weights.',
    zh: '逐年赋权：得分变化混合了个体变化与权重变化。',
  },
  scaleOver_pooled: {
    en: 'One scale for all years: levels can be compared over time.',
    zh: '各年共用一个标尺：水平可跨期比较。',
  },
  scaleOver_period: {
    en: 'Each year on its own scale: growth that all units share disappears from the index.',
    zh: '逐年标准化：所有个体共同的增长会从指数中消失。',
  },
  zeros_zero: { en: '0 ln 0 counts as 0, its limit. Nothing is moved.', zh: '0 ln 0 按极限取 0，不作任何平移。' },
  zeros_shift: {
    en: 'Every scaled value is moved up a little. The weights then depend on how far.',
    zh: '所有标准化值略微上移；权重因此依赖平移量。',
  },
  zeros_drop: {
    en: 'Rows with a zero take no part in the weights. After min-max scaling each indicator has one at least.',
    zh: '含零的行不参与赋权；极差标准化后每个指标至少有一个零。',
  },
  measure_log: {
    en: 'Damps the longest reports; a text without a hit stays 0.',
    zh: '抑制极端词频；未出现的文本为 0。',
  },
  measure_per10000: {
    en: 'Allows for the length of the text. Blanks do not count.',
    zh: '按文本长度折算，空白不计。',
  },
  measure_count: { en: 'Longer texts have more hits.', zh: '文本越长词频越高。' },
} as const satisfies Pairs;
