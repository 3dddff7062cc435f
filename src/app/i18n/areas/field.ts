import type { Pairs } from '../pairs.ts';

/** Labels of the option fields of estimators (engine/estimators/<id>/meta.ts), by key. */
export const field = {
  none: { en: 'none', zh: '无' },
  add: { en: 'add', zh: '添加' },
  remove: { en: 'Remove', zh: '移除' },
  treatment: { en: 'Policy term', zh: '政策变量' },
  regressors: { en: 'Regressors', zh: '解释变量' },
  controls: { en: 'Controls', zh: '控制变量' },
  absorb: { en: 'Fixed effects', zh: '固定效应' },
  vcov: { en: 'Standard errors', zh: '标准误' },
  cluster: { en: 'Cluster by', zh: '聚类层级' },
  preset: { en: 'Convention', zh: '惯例' },
  singletons: { en: 'Singletons', zh: '单例' },
  weights: { en: 'Weights', zh: '权重' },
  weightKind: { en: 'Kind of weight', zh: '权重类型' },
  intercept: { en: 'Constant', zh: '常数项' },
  lower: { en: 'Periods before', zh: '之前期数' },
  upper: { en: 'Periods after', zh: '之后期数' },
  endpoints: { en: 'Beyond the window', zh: '窗口之外' },
  base: { en: 'Base periods', zh: '基期' },
  normalise: { en: 'Relative to', zh: '相对于' },
  reference: { en: 'Comparison', zh: '对照' },
  alwaysTreated: { en: 'Always treated', zh: '始终处理者' },
  bandLevel: { en: 'Band level', zh: '置信带水平' },
} as const satisfies Pairs;

/** Labels of choices; one that is a name of its own (HC1, reghdfe) needs none. */
export const choice = {
  iid: { en: 'iid', zh: '同方差' },
  cluster: { en: 'clustered', zh: '聚类' },
  drop: { en: 'drop', zh: '剔除' },
  keep: { en: 'keep', zh: '保留' },
  bin: { en: 'bin', zh: '归并' },
  base: { en: 'base', zh: '基期' },
  preAverage: { en: 'average of pre', zh: '事前平均' },
  never: { en: 'never treated', zh: '从未处理' },
  last: { en: 'last cohort', zh: '最后批次' },
  analytic: { en: 'analytic', zh: '分析权重' },
  frequency: { en: 'frequency', zh: '频数权重' },
  probability: { en: 'probability', zh: '概率权重' },
} as const satisfies Pairs;
