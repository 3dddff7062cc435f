export const notices = {
  dependenceNeedsTime: {
    en: 'These standard errors ({{vcov}}) let rows of different periods depend on each other, and no time column is set. Set the time role in Design, or choose other standard errors.',
    zh: '该标准误（{{vcov}}）允许不同时期的观测相关，但尚未设定时间列。请在“设计”中设定时间，或改用其他标准误。',
  },
  dependenceNeedsPanel: {
    en: 'These standard errors ({{vcov}}) follow each unit over time, and no unit column is set. Set the unit role in Design, or choose other standard errors.',
    zh: '该标准误（{{vcov}}）需要跟踪每个个体随时间的变化，但尚未设定个体列。请在“设计”中设定个体，或改用其他标准误。',
  },
  dependenceLags: {
    en: 'The number of lags must be zero or a positive whole number, {{lags}} was given. Leave it empty for floor(T^(1/4)).',
    zh: '滞后阶数必须是零或正整数，当前为 {{lags}}。留空则取 T 的四次方根的整数部分。',
  },
  dependenceOnePeriod: {
    en: 'The sample has a single period, so standard errors over time ({{vcov}}) do not exist. Widen the sample, or use HC1.',
    zh: '样本只有一个时期，无法计算跨期标准误（{{vcov}}）。请扩大样本，或改用 HC1。',
  },
  conleyCutoff: {
    en: 'The cutoff distance must be a positive number of kilometres, {{cutoff}} was given. Try a distance at which neighbouring cities are reached, such as 100 to 500.',
    zh: '截断距离必须为正的公里数，当前为 {{cutoff}}。可尝试能覆盖相邻城市的距离，如 100 至 500 公里。',
  },
  conleyNoNeighbours: {
    en: 'No two of the {{places}} places lie within {{cutoff}} km of each other, so no correlation over space is allowed for. Raise the cutoff, and check that the coordinates are degrees.',
    zh: '{{places}} 个地点中没有任何两个相距在 {{cutoff}} 公里以内，等于没有考虑空间相关。请提高截断距离，并确认经纬度单位为度。',
  },
  conleyCoversAll: {
    en: 'All {{places}} places lie within {{cutoff}} km of each other. With period effects the scores of a period then sum to zero and the standard errors collapse. Lower the cutoff, or use the Bartlett kernel.',
    zh: '全部 {{places}} 个地点两两相距都在 {{cutoff}} 公里以内。若含时期固定效应，每期得分之和为零，标准误会趋于零。请降低截断距离，或改用 Bartlett 核。',
  },
  fewPeriods: {
    en: 'Driscoll-Kraay standard errors rely on many periods, and the sample has {{periods}}. They tend to be too small with fewer than about 20; compare with clustering by unit.',
    zh: 'Driscoll-Kraay 标准误要求时期较多，当前样本仅 {{periods}} 期。少于约 20 期时往往偏小，请与按个体聚类的结果对照。',
  },
  vcovNotPsd: {
    en: 'The covariance ({{vcov}}) had a negative variance in some direction, set to zero. Uniform weights up to a cutoff can do that: try the Bartlett kernel or another cutoff.',
    zh: '协方差矩阵（{{vcov}}）在某个方向上方差为负，已置为零。截断距离内等权可能出现这种情况，请尝试 Bartlett 核或其他截断距离。',
  },
} as const;
