/** Random effects and the tests between them and fixed effects. */
export const notices = {
  randomTooFewUnits: {
    en: '{{units}} units are too few to estimate the variance between them beside {{means}} coefficients of their means. Leave out controls, or use fixed effects.',
    zh: '只有 {{units}} 个个体，不足以在估计 {{means}} 个均值系数的同时估计个体间方差。请减少控制变量，或使用固定效应。',
  },
  randomNoUnitVariance: {
    en: 'The estimated variance between units is not positive, so it is set to zero and the regression is pooled least squares. Units then differ no more than chance would make them, or the controls take up all differences.',
    zh: '估计的个体间方差不为正，已设为零，回归等同于混合最小二乘。这意味着个体差异不超出偶然，或已被控制变量完全吸收。',
  },
  randomWithoutFixed: {
    en: 'The regression with fixed effects cannot be fitted, so random effects stand alone and no test compares them. What random effects then use is the comparison between units, which is what fixed effects are meant to rule out.',
    zh: '固定效应回归无法估计，随机效应因而没有可比较的对象。此时随机效应依靠的正是个体之间的比较，而这恰是固定效应要排除的。',
  },
  hausmanNotPositive: {
    en: 'The difference of the two covariances is not positive definite in this sample, so Hausman’s statistic with separate variances has no meaning and is left out. Use the version with one error variance, or the test of unit means.',
    zh: '两个协方差之差在本样本中不是正定矩阵，分别使用各自方差的 Hausman 统计量没有意义，故不显示。请使用共同误差方差的版本，或个体均值检验。',
  },
  hausmanClassical: {
    en: 'Hausman’s test assumes errors of equal variance, uncorrelated over time; with clustered errors its p-value is not to be trusted. The test of unit means (Mundlak) uses the standard errors chosen here.',
    zh: 'Hausman 检验假定误差同方差且时间上不相关；误差按组相关时其 p 值不可信。个体均值检验（Mundlak）使用此处选定的标准误。',
  },
} as const;
