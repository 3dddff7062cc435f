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
  wildOneCluster: {
    en: 'The wild cluster bootstrap draws one sign per cluster of a single column, and {{given}} are chosen. Choose one cluster column, usually the coarsest.',
    zh: '野聚类自助法按单一聚类变量逐类抽取符号，当前选择了 {{given}} 个。请选择一个聚类变量，通常取最粗的层级。',
  },
  wildNoTerm: {
    en: 'The model has no coefficient to test. Add the policy term or a regressor.',
    zh: '模型中没有可检验的系数。请加入政策变量或解释变量。',
  },
  wildTermDropped: {
    en: 'The model has no coefficient of {{term}}: it is not among the regressors, or was dropped as collinear. Choose another term.',
    zh: '模型中没有 {{term}} 的系数：它不在解释变量中，或因共线被剔除。请另选一项。',
  },
  wildPerfectFit: {
    en: 'The regression leaves no residual to give signs to, so {{term}} cannot be tested. Check whether a regressor is the outcome in another form.',
    zh: '回归没有残差，无法对其抽取符号，因而不能检验 {{term}}。请检查是否有解释变量只是被解释变量的另一种形式。',
  },
  wildTooLarge: {
    en: 'With {{clusters}} clusters the bootstrap is neither needed nor affordable: clustered standard errors are reliable there. Use them, or a coarser cluster.',
    zh: '聚类多达 {{clusters}} 个时，自助法既无必要也难以承担，聚类标准误已足够可靠。请直接使用聚类标准误，或改用更粗的层级。',
  },
  wildEnumerated: {
    en: 'All {{draws}} sign patterns of the {{clusters}} clusters of {{column}} were taken instead of random draws, so the p-value is exact and does not depend on a seed.',
    zh: '已穷举 {{column}} 的 {{clusters}} 个聚类的全部 {{draws}} 种符号组合，未用随机抽样，p 值是精确的，与随机种子无关。',
  },
  wildFewSigns: {
    en: 'With {{clusters}} clusters of {{column}}, signs give only {{values}} different values of the statistic, so p-values move in coarse steps. Webb weights give more values.',
    zh: '{{column}} 仅有 {{clusters}} 个聚类，正负符号只产生 {{values}} 个不同的统计量，p 值刻度很粗。可改用 Webb 六点权重。',
  },
  wildFewMoving: {
    en: '{{term}} changes in only {{moving}} of the {{clusters}} clusters of {{column}}. The bootstrap with the null imposed then hardly ever rejects; read a large p-value as no information, and compare with a placebo over units.',
    zh: '{{term}} 仅在 {{column}} 的 {{clusters}} 个聚类中的 {{moving}} 个内有变动。此时施加原假设的自助法几乎从不拒绝；p 值较大不说明问题，请与个体安慰剂检验对照。',
  },
  wildOpenInterval: {
    en: 'The test rejects no value within a hundred standard errors on at least one side, so the confidence interval has no end there. There are too few clusters for this level.',
    zh: '至少有一侧在一百个标准误之内没有任何取值被拒绝，置信区间在该侧没有端点。聚类数对这一置信水平而言过少。',
  },
  wildUndefined: {
    en: '{{draws}} draws have no standard error, because the signs cancel the scores, and were left out of the comparison.',
    zh: '有 {{draws}} 次抽样因符号使得分相互抵消而没有标准误，未参与比较。',
  },
  influenceNoGroups: {
    en: 'Nothing says what to leave out: set the unit role in Design, or choose a column such as the province.',
    zh: '尚未指明逐一剔除的对象。请在“设计”中设定个体，或选择省份等列。',
  },
  influenceOneGroup: {
    en: '{{column}} has a single group in the sample, so nothing would be left without it. Choose a column with several groups.',
    zh: '{{column}} 在样本中只有一组，剔除后没有剩余样本。请选择含多个组的列。',
  },
  influenceTerm: {
    en: 'The model has no coefficient of {{term}} to watch: it is not among the regressors, or was dropped. Choose another term.',
    zh: '模型中没有 {{term}} 的系数可供观察：它不在解释变量中，或已被剔除。请另选一项。',
  },
  influenceRowsWithoutGroup: {
    en: '{{rows}} rows have no value in {{column}} and stay in every estimate.',
    zh: '有 {{rows}} 行的 {{column}} 缺失，这些行始终保留在估计中。',
  },
  influenceNotEstimable: {
    en: 'Without each of {{groups}} group(s) of {{column}} the coefficient cannot be estimated: the variation behind it is theirs alone.',
    zh: '分别剔除 {{column}} 的 {{groups}} 个组后，系数无法估计：其变动完全来自这些组。',
  },
  influenceSign: {
    en: 'The sign of the estimate turns without {{groups}} group(s) of {{column}} ({{examples}}). Look at their data first; say so in the text if they are right.',
    zh: '剔除 {{column}} 的 {{groups}} 个组（{{examples}}）中的任意一个后，估计值变号。请先核对其数据；若数据无误，应在文中说明。',
  },
  influenceSignificance: {
    en: 'Significance at 5 percent hangs on {{groups}} group(s) of {{column}} ({{examples}}): without one of them the test answers differently. Report the range of estimates rather than the stars.',
    zh: '5% 显著性取决于 {{column}} 的 {{groups}} 个组（{{examples}}）：剔除其一，检验结论即改变。建议报告估计值范围，而非星号。',
  },
  influenceLarge: {
    en: 'Leaving out {{group}} ({{column}}) moves the estimate by {{errors}} standard errors. No other group moves it as far; check its data and how it was coded.',
    zh: '剔除 {{group}}（{{column}}）会使估计值移动 {{errors}} 个标准误，为各组中最大。请核对其数据及编码。',
  },
  differenceNoPair: {
    en: '{{column}} makes {{groups}} group(s), and the two asked for are not among them or are the same. Choose two different groups.',
    zh: '{{column}} 共分为 {{groups}} 组，所选的两组不在其中或为同一组。请选择两个不同的组。',
  },
  differenceNoEffect: {
    en: 'In the group {{group}} the policy effect cannot be estimated: it needs treated units and a comparison of its own. Choose broader groups.',
    zh: '在组 {{group}} 内无法估计政策效应：组内需要同时有受处理个体和对照。请采用更宽的分组。',
  },
  differenceGroupMoves: {
    en: 'Some units change their group over time, so a unit has no label that could be shuffled and there is no permutation test. Group by the first value or the mean before the policy to have one.',
    zh: '部分个体的分组随时间变化，个体没有可供打乱的固定标签，因而没有置换检验。改用首次观测值或政策前均值分组即可进行。',
  },
  differenceFewUnits: {
    en: 'The group {{group}} has only {{units}} unit(s), so labels can be dealt out in few ways and the permutation p-value is coarse. Read it beside the interval.',
    zh: '组 {{group}} 仅有 {{units}} 个个体，标签的分配方式很少，置换 p 值刻度较粗，请结合置信区间判断。',
  },
  differenceDrawsLost: {
    en: 'In {{draws}} draw(s) one of the groups got no pilot or only pilots, so it has no estimate. They are left out of the comparison.',
    zh: '有 {{draws}} 次抽样中某一组没有试点或全为试点，无法估计，未参与比较。',
  },
} as const;
