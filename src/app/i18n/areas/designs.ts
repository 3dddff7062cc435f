import type { Pairs } from '../pairs.ts';

/** Sentences that build an instrument and a match, word by word. */
export const designs = {
  comma: { en: ', ', zh: '、' },
  andMore: { en: '{list} and {more} more', zh: '{list}等另外 {more} 项' },
  policy: { en: 'the policy', zh: '政策' },
  instrumentOwn: {
    en: '{endogenous} is instrumented by {others}. Could be added: {history} times {national} {lag}.',
    zh: '以{others}作为{endogenous}的工具变量。还可加入{history}与{national}（{lag}）的乘积。',
  },
  instrument: {
    en: '{endogenous} is instrumented by {history} times {national} {lag}; other instruments: {others}.',
    zh: '以{history}与{national}（{lag}）的乘积作为{endogenous}的工具变量；其他工具变量：{others}。',
  },
  history: { en: 'a history of each unit', zh: '各单位的历史变量' },
  national: { en: 'a national series', zh: '全国序列' },
  nationalLabel: { en: 'National series and its lag', zh: '全国序列及其滞后' },
  sameYear: { en: 'of the same period', zh: '同期' },
  earlierOne: { en: 'one period earlier', zh: '滞后一期' },
  earlier: { en: '{periods} periods earlier', zh: '滞后 {periods} 期' },
  noOthers: { en: 'none', zh: '无' },
  historyHint: {
    en: 'One number per unit from long before the policy, such as telephones per 100 people in 1984.',
    zh: '每个单位在政策之前很久的一个数，如 1984 年每百人固定电话数。',
  },
  nationalHint: {
    en: 'One number per period for the whole country, such as internet users.',
    zh: '每个时期全国共同的一个数，如互联网用户数。',
  },
  instrumentNote: {
    en: 'A history alone never changes, so unit effects would absorb it; times a national series it moves over time, most where the history was most. The first periods have no earlier value and leave the sample.',
    zh: '历史变量本身不随时间变化，会被个体效应吸收；与全国序列相乘后随时间变动，且历史水平越高变动越大。最初几期没有滞后值，因而离开样本。',
  },
  useGuess: { en: 'Use {history} × {national}', zh: '使用 {history} × {national}' },
  matching: {
    en: 'Pilots are compared with never treated units {method} on {covariates} {timing}.',
    zh: '{timing}，以{covariates}为依据，将试点与从未处理的单位{method}后比较。',
  },
  noCovariates: { en: 'no covariates yet', zh: '尚无匹配变量' },
  m_nearest: { en: 'matched to their {k} nearest ({link})', zh: '按最近邻 1:{k} 匹配（{link}）' },
  m_radius: { en: 'matched within a radius ({link})', zh: '按半径匹配（{link}）' },
  m_kernel: { en: 'matched by a kernel ({link})', zh: '按核匹配（{link}）' },
  m_mahalanobis: { en: 'matched by Mahalanobis distance, {k} each', zh: '按马氏距离 1:{k} 匹配' },
  m_entropy: { en: 'reweighted by entropy balancing', zh: '以熵平衡加权' },
  m_ipw: { en: 'weighted by inverse probability ({link})', zh: '以逆概率加权（{link}）' },
  t_baseline: { en: 'as they were before the first start', zh: '按首批试点之前的水平' },
  t_year: { en: 'as they were in {year}', zh: '按 {year} 年的水平' },
  t_pooled: { en: 'of the same year, all years together', zh: '按同年水平（各年混合）' },
  t_byYear: { en: 'of the same year, year by year', zh: '按同年水平（逐年）' },
  w_baseline: {
    en: 'Each unit is matched once, on what it was like before any pilot began: the policy cannot have moved these covariates, and a unit keeps its partners in every year. This is the safer choice.',
    zh: '每个单位只匹配一次，依据任何试点开始之前的状况：政策不可能影响这些变量，且各年的匹配对象不变。这是更稳妥的做法。',
  },
  w_pooled: {
    en: 'Rows of all years are matched together on covariates of their own year. After the start the policy may itself have moved them, and a row may be matched to a row of another year.',
    zh: '各年的观测放在一起，按当年的变量匹配。试点之后政策本身可能已影响这些变量，且一条观测可能与另一年的观测相匹配。',
  },
  w_byYear: {
    en: 'Every year is matched by itself on covariates of that year, as many papers print it. After the start the policy may itself have moved them, and partners change from year to year; years that cannot be matched are lost.',
    zh: '每年单独按当年的变量匹配，许多论文如此。试点之后政策本身可能已影响这些变量，且匹配对象逐年变化；无法匹配的年份会丢失。',
  },
  steps: { en: 'Steps for this model alone', zh: '仅用于本模型的数据步骤' },
  step: { en: 'step', zh: '步骤' },
} as const satisfies Pairs;
