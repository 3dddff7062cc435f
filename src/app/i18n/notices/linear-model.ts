export const notices = {
  columnUnknown: {
    en: 'The data have no column named {{column}}, so the model cannot be estimated. Pick another column in the model, or restore this one in Data.',
    zh: '数据中没有名为 {{column}} 的列，模型无法估计。请在模型中另选一列，或在“数据”中恢复该列。',
  },
  columnNotNumeric: {
    en: '{{column}} holds text, but it is used here as a number. Set its type to number in Data, or absorb it as a fixed effect instead.',
    zh: '{{column}} 是文本列，但此处需要数值。请在“数据”中将其类型改为数值，或改为作固定效应吸收。',
  },
  weightNegative: {
    en: 'The weight column {{column}} has a negative value ({{value}}); weights must be zero or more. Correct the column or choose another one.',
    zh: '权重列 {{column}} 含有负值（{{value}}），权重不能为负。请更正该列或另选一列。',
  },
  weightNotInteger: {
    en: 'A frequency weight counts equal rows, but {{column}} has the value {{value}}. Use analytic or probability weights, or a column of whole numbers.',
    zh: '频数权重表示重复行数，但 {{column}} 中有取值 {{value}}。请改用分析权重或概率权重，或选用整数列。',
  },
  clusterCount: {
    en: 'Clustered standard errors need one or two cluster columns, {{given}} were given. Choose one or two in the model, or another kind of standard error.',
    zh: '聚类标准误需要一个或两个聚类变量，当前为 {{given}} 个。请在模型中选择一至两个，或改用其他标准误。',
  },
  oneCluster: {
    en: 'All rows lie in a single cluster of {{column}}, so no clustered standard error exists. Cluster by a column with many groups, or widen the sample.',
    zh: '所有行都属于 {{column}} 的同一个聚类，无法计算聚类标准误。请按组数较多的列聚类，或扩大样本。',
  },
  noRowsLeft: {
    en: 'None of the {{rowsRead}} rows is left to estimate from. The sample ledger shows which condition took them; remove the column with most missing cells, or widen the sample.',
    zh: '读入的 {{rowsRead}} 行全部被排除，没有可用于估计的样本。样本台账列出了各项排除条件；请去掉缺失最多的列或放宽样本范围。',
  },
  noResidualDof: {
    en: 'The model has {{parameters}} coefficients for {{nobs}} observations, so no residual variation is left and standard errors do not exist. Use fewer effects or controls.',
    zh: '模型有 {{parameters}} 个系数，而观测只有 {{nobs}} 个，没有剩余自由度，标准误不存在。请减少固定效应或控制变量。',
  },
  treatmentAbsorbed: {
    en: '{{term}} does not vary within the effects ({{effects}}), so its coefficient cannot be told apart from them. Absorb fewer effects, or check that the policy starts inside the sample period.',
    zh: '{{term}} 在固定效应（{{effects}}）内部没有变动，其系数无法识别。请减少固定效应，或检查政策是否在样本期内开始实施。',
  },
  treatmentUnknown: {
    en: 'The model asks for the policy indicator {{term}}, but no policy is set. Say in Design who is treated from when.',
    zh: '模型需要政策变量 {{term}}，但尚未设定政策。请在“设计”中指明谁从何时起受处理。',
  },
  vcovWithoutWeights: {
    en: '{{vcov}} standard errors are not available with weights here. Leave the weights out, or cluster.',
    zh: '此处加权时无法使用 {{vcov}} 标准误。请去掉权重，或改用聚类标准误。',
  },
  vcovOneWay: {
    en: '{{vcov}} clusters by one column only. Keep the one with fewer clusters, or take two-way clustered errors.',
    zh: '{{vcov}} 只能按一列聚类。请保留聚类数较少的一列，或改用双向聚类标准误。',
  },
  vcovTooWide: {
    en: '{{vcov}} needs every effect that crosses clusters as a column of its own: {{columns}} here, {{limit}} at most. Cluster at the level of the effects, absorb fewer, or use the wild cluster bootstrap.',
    zh: '{{vcov}} 需要把每个跨聚类的效应展开为一列：此处为 {{columns}} 列，上限 {{limit}} 列。请在效应层级聚类、减少固定效应，或使用野聚类自助法。',
  },
  hcNeedsExactAbsorption: {
    en: '{{vcov}} needs the leverage of every row, which is not available for effects of this size. Use HC1 or clustered standard errors, or absorb fewer effects.',
    zh: '{{vcov}} 需要每一行的杠杆值，而当前固定效应规模过大，无法得到。请改用 HC1 或聚类标准误，或减少固定效应。',
  },
  fewClusters: {
    en: '{{column}} has only {{clusters}} clusters. Clustered standard errors tend to be too small with so few; read p-values near a threshold with care, or use the wild cluster bootstrap.',
    zh: '{{column}} 只有 {{clusters}} 个聚类。聚类数过少时聚类标准误往往偏小；请谨慎看待临界附近的 p 值，或使用野聚类自助法。',
  },
  vcovRepaired: {
    en: 'The two-way clustered covariance ({{clusters}}) had a negative variance in some direction, set to zero as Cameron, Gelbach and Miller do. Joint tests are affected most; compare with one-way clustering.',
    zh: '双向聚类协方差矩阵（{{clusters}}）在某个方向上方差为负，已按 Cameron、Gelbach 和 Miller 的做法置为零。联合检验受影响最大，请与单向聚类结果对照。',
  },
  leverageOne: {
    en: '{{rows}} rows are fitted exactly whatever their value, so {{vcov}} is not defined for them and they add nothing to it. Drop singletons, or use HC1.',
    zh: '有 {{rows}} 行无论取何值都被完全拟合，{{vcov}} 对其没有定义，这些行不计入。请剔除单例，或改用 HC1。',
  },
  probabilityWeightsRobust: {
    en: 'Standard errors under probability weights ({{column}}) are heteroskedasticity-robust (HC1): the classical formula does not apply to a weighted sample.',
    zh: '概率权重（{{column}}）下的标准误采用异方差稳健形式（HC1），因为经典公式不适用于加权抽样样本。',
  },
  perfectFit: {
    en: 'The model fits {{outcome}} exactly, so standard errors are zero and tests mean nothing. Check whether a regressor is the outcome in another form.',
    zh: '模型完全拟合了 {{outcome}}，标准误为零，检验没有意义。请检查是否有解释变量只是被解释变量的另一种形式。',
  },
  illConditioned: {
    en: 'Some regressors are almost collinear: only {{share}} of one is left by the others. Coefficients rest on that remainder; drop or combine regressors if it is rounding.',
    zh: '部分解释变量几乎共线：其中一个在剔除其他变量后仅剩 {{share}}。系数取决于这一余量；若只是舍入误差，请删除或合并变量。',
  },
  absorptionIterative: {
    en: 'The effects are too many to solve at once and were taken out step by step ({{iterations}} rounds, relative residual {{residual}}); digits beyond that are not exact.',
    zh: '固定效应过多，无法一次解出，采用了迭代剔除（{{iterations}} 轮，相对残差 {{residual}}），超出该精度的数字并不精确。',
  },
  absorptionNotConverged: {
    en: 'Taking out the effects did not converge in {{iterations}} rounds (relative residual {{residual}}); coefficients are approximate. Absorb fewer effects, or drop those that hardly overlap.',
    zh: '剔除固定效应的迭代在 {{iterations}} 轮后仍未收敛（相对残差 {{residual}}），系数只是近似值。请减少固定效应，或去掉几乎不重叠的效应。',
  },
} as const;
