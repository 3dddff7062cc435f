export const notices = {
  ivNoEndogenous: {
    en: 'Nothing says which variable is endogenous, and there is no policy to take its place. Name the endogenous variables in the model, or say in Design who is treated from when.',
    zh: '未指明哪个变量是内生的，也没有政策变量可代替。请在模型中指定内生变量，或在“设计”中指明谁从何时起受处理。',
  },
  ivNoInstrument: {
    en: 'An instrumental-variable model needs at least one excluded instrument. Name a column, or build one from a historical column and a national series.',
    zh: '工具变量模型至少需要一个排除性工具变量。请指定一列，或用历史变量与全国性时间序列构造。',
  },
  ivInteractionIncomplete: {
    en: 'The built instrument is a product of two columns, but only {{given}} is given. Name both the time-invariant column and the national series.',
    zh: '构造的工具变量是两列之积，但只给出了 {{given}}。请同时指定不随时间变化的列和全国性序列。',
  },
  ivInteractionNeedsPanel: {
    en: 'History times last period’s national series needs to know units and periods. Set both roles in the question sentence.',
    zh: '“历史变量 × 上期全国序列”需要知道单位和时间。请在问题句中设定这两个角色。',
  },
  ivHistoryVaries: {
    en: '{{column}} is meant to be constant over time, but changes within {{unit}}. Take its value in a base year before the sample, or use the column itself as an instrument.',
    zh: '{{column}} 应不随时间变化，但在 {{unit}} 内部有变动。请取样本期之前某一基年的值，或直接以该列作工具变量。',
  },
  ivNationalVaries: {
    en: '{{column}} is meant to be a national series, but differs between units in {{period}}. Use a series with one value per period, or the column itself as an instrument.',
    zh: '{{column}} 应为全国性序列，但在 {{period}} 年各单位取值不同。请使用每期只有一个值的序列，或直接以该列作工具变量。',
  },
  ivInteractionRows: {
    en: '{{rows}} rows have no value of the instrument {{instrument}} (lag {{lag}}: the first periods, gaps in the series, units without history) and are left out; the ledger lists them.',
    zh: '有 {{rows}} 行没有工具变量 {{instrument}} 的取值（滞后 {{lag}} 期：最初各期、序列缺口、缺少历史值的单位），已剔除并记入台账。',
  },
  ivEndogenousAbsorbed: {
    en: 'The endogenous variable {{term}} does not vary within the effects ({{effects}}), so there is nothing to explain. Absorb fewer effects or choose another variable.',
    zh: '内生变量 {{term}} 在固定效应（{{effects}}）内部没有变动，没有可解释的内容。请减少固定效应或另选变量。',
  },
  ivEndogenousCollinear: {
    en: 'The endogenous variable {{term}} is an exact combination of {{by}}, so its coefficient cannot be told apart from theirs. Remove one of them.',
    zh: '内生变量 {{term}} 是 {{by}} 的精确线性组合，系数无法区分。请去掉其中之一。',
  },
  ivTimeInvariantInstrument: {
    en: '{{instruments}} never changes within a unit, so the effects ({{effects}}) absorb it and it cannot instrument anything. Interact it with a national series, for example history × last year’s national internet users.',
    zh: '{{instruments}} 在单位内部不随时间变化，被固定效应（{{effects}}）完全吸收，无法充当工具变量。请与全国性时间序列交互，例如“历史变量 × 上年全国互联网用户数”。',
  },
  ivNoInstrumentLeft: {
    en: 'No instrument is left: {{instruments}} is fully explained by the controls or the effects ({{effects}}). An instrument must move on its own and stay out of the equation; choose another one or remove it from the controls.',
    zh: '没有剩余的工具变量：{{instruments}} 完全由控制变量或固定效应（{{effects}}）解释。工具变量须有自身的变动且不进入方程；请另选，或将其从控制变量中去掉。',
  },
  ivUnderIdentified: {
    en: '{{endogenous}} endogenous variables ({{endogenousNames}}) need at least as many instruments, but only {{instruments}} can be used ({{names}}; {{dropped}} dropped as absorbed or collinear). Add instruments or treat fewer variables as endogenous.',
    zh: '{{endogenous}} 个内生变量（{{endogenousNames}}）至少需要同样多的工具变量，但可用的只有 {{instruments}} 个（{{names}}；另有 {{dropped}} 个因被吸收或共线而剔除）。请增加工具变量或减少内生变量。',
  },
  ivNotIdentified: {
    en: 'The instruments do not move {{endogenous}} at all once controls and effects are taken out, so its coefficient does not exist. Choose instruments that are related to it.',
    zh: '剔除控制变量和固定效应后，工具变量与 {{endogenous}} 毫无关联，其系数不存在。请选择与之相关的工具变量。',
  },
  ivLimlExactFirstStage: {
    en: 'LIML needs a first stage that leaves something unexplained, but the instruments explain an endogenous variable exactly. Use 2SLS, which then equals least squares, or choose other instruments.',
    zh: 'LIML 要求第一阶段留有未解释部分，而工具变量完全解释了某个内生变量。请改用 2SLS（此时等同于最小二乘），或另选工具变量。',
  },
  ivFirstStageExact: {
    en: 'The instruments explain {{endogenous}} exactly: it serves as its own instrument, and the estimate is least squares with all its bias. Tests of strength do not exist; choose an instrument from outside.',
    zh: '工具变量完全解释了 {{endogenous}}：它成了自身的工具变量，估计即为普通最小二乘，偏误依旧。强度检验不存在；请选择外部工具变量。',
  },
  ivInstrumentTimeInvariant: {
    en: 'The instrument {{instrument}} never changes within a unit: the effects ({{effects}}) absorb it and it is left out. Interact it with a national series, for example history × last year’s national internet users.',
    zh: '工具变量 {{instrument}} 在单位内部不随时间变化，被固定效应（{{effects}}）吸收，已剔除。请与全国性时间序列交互，例如“历史变量 × 上年全国互联网用户数”。',
  },
  ivInstrumentAbsorbed: {
    en: 'The instrument {{instrument}} does not vary within the effects ({{effects}}) and is left out. A national series alone is absorbed by year effects: interact it with something that differs across units.',
    zh: '工具变量 {{instrument}} 在固定效应（{{effects}}）内部没有变动，已剔除。单独的全国性序列会被年份效应吸收：请与各单位取值不同的变量交互。',
  },
  ivInstrumentInControls: {
    en: 'The instrument {{instrument}} is among the controls, or a combination of them ({{by}}), so it moves nothing on its own and is left out. An instrument must stay out of the equation: drop it from the controls.',
    zh: '工具变量 {{instrument}} 已在控制变量之中，或是其线性组合（{{by}}），没有自身的变动，已剔除。工具变量不得进入方程：请将其从控制变量中去掉。',
  },
  ivInstrumentCollinear: {
    en: 'The instrument {{instrument}} is an exact combination of {{by}} and adds nothing; it is left out and the degrees of freedom of the tests count the others only.',
    zh: '工具变量 {{instrument}} 是 {{by}} 的精确线性组合，不提供新信息，已剔除；检验自由度只计其余工具变量。',
  },
  ivWeakInstruments: {
    en: 'Weak instruments: the effective first-stage F is {{f}}, below {{rule}}. The estimate leans towards least squares and its standard errors mislead; read the Anderson-Rubin set instead, or find a stronger instrument.',
    zh: '弱工具变量：第一阶段有效 F 为 {{f}}，低于 {{rule}}。估计值偏向最小二乘，标准误不可信；请改看 Anderson-Rubin 置信集，或寻找更强的工具变量。',
  },
  ivModerateInstruments: {
    en: 'The effective first-stage F is {{f}}: above the rule of thumb of 10, but below {{critical}}, where a bias above 10 % of the worst case is ruled out (23.1 with one instrument; Montiel Olea and Pflueger). Report the Anderson-Rubin set beside the estimate.',
    zh: '第一阶段有效 F 为 {{f}}：高于经验值 10，但低于可排除“偏误超过最坏情形 10%”的临界值 {{critical}}（单个工具变量时为 23.1；Montiel Olea 与 Pflueger）。请同时报告 Anderson-Rubin 置信集。',
  },
  ivWeakConditional: {
    en: 'Given the other endogenous variables, the instruments hardly move {{endogenous}}: conditional first-stage F {{f}}, below {{rule}}. Its own first-stage F may look large all the same; add an instrument that moves it alone.',
    zh: '在给定其他内生变量后，工具变量对 {{endogenous}} 几乎没有解释力：条件第一阶段 F 为 {{f}}，低于 {{rule}}。其自身的第一阶段 F 仍可能很大；请增加专门影响它的工具变量。',
  },
  ivStockYogoSize: {
    en: 'The Wald F of the instruments, {{f}}, is below the Stock-Yogo value {{critical}}: a nominal 5 % test may in truth reject in more than 10 % of cases, though not in more than {{size}} %. These values hold for independent homoskedastic errors; with clustering they are a rough guide, so look at the effective F and the Anderson-Rubin set.',
    zh: '工具变量的 Wald F 为 {{f}}，低于 Stock-Yogo 临界值 {{critical}}：名义 5% 的检验实际拒绝率可能超过 10%，但不超过 {{size}}%。这些临界值仅对独立同方差误差成立；聚类时只作粗略参考，请看有效 F 和 Anderson-Rubin 置信集。',
  },
  ivStockYogoWorst: {
    en: 'The Wald F of the instruments, {{f}}, is below every Stock-Yogo value ({{critical}} for a size of 10 %): a nominal 5 % test may reject in more than {{size}} % of cases. These values hold for independent homoskedastic errors; with clustering they are a rough guide, so rely on the Anderson-Rubin test.',
    zh: '工具变量的 Wald F 为 {{f}}，低于全部 Stock-Yogo 临界值（10% 水平为 {{critical}}）：名义 5% 的检验实际拒绝率可能超过 {{size}}%。这些临界值仅对独立同方差误差成立；聚类时只作粗略参考，请依据 Anderson-Rubin 检验。',
  },
  ivRankNotRejected: {
    en: 'That the instruments are unrelated to the endogenous variable cannot be rejected (rk LM {{statistic}}, p = {{p}}), so the coefficient may not be identified at all. Look for an instrument with a first stage.',
    zh: '无法拒绝“工具变量与内生变量无关”（rk LM {{statistic}}，p = {{p}}），系数可能根本无法识别。请寻找第一阶段显著的工具变量。',
  },
  ivCovarianceSingular: {
    en: 'The covariance of the instruments’ scores is not positive definite ({{instruments}} instruments, {{clusters}} clusters or rows), so some robust tests of the instruments do not exist. Use fewer instruments, or cluster by a column with more groups.',
    zh: '工具变量得分的协方差矩阵不是正定的（{{instruments}} 个工具变量，{{clusters}} 个聚类或行），部分稳健检验不存在。请减少工具变量，或按组数更多的列聚类。',
  },
  ivExactlyIdentified: {
    en: 'There are as many instruments as endogenous variables ({{instruments}}), so no test of their validity is possible: that they act on the outcome only through the endogenous variable has to be argued.',
    zh: '工具变量与内生变量个数相同（{{instruments}}），无法检验其有效性：工具变量只通过内生变量影响结果这一点只能靠论证。',
  },
  ivOveridentificationRejected: {
    en: 'The instruments contradict each other: the overidentification test rejects (statistic {{statistic}}, {{df}} degrees of freedom, p = {{p}}). At least one acts on the outcome directly, or effects differ between the units they move; estimate with each one alone and compare.',
    zh: '工具变量相互矛盾：过度识别检验拒绝（统计量 {{statistic}}，自由度 {{df}}，p = {{p}}）。至少有一个直接影响结果，或它们所影响单位的效应不同；请分别单独使用并比较。',
  },
  ivSetUndefined: {
    en: 'There is no Anderson-Rubin set of {{term}} at {{level}} %: the two-way clustered covariance of the scores is not positive definite everywhere. Compare with one-way clustering.',
    zh: '无法给出 {{term}} 的 {{level}}% Anderson-Rubin 置信集：双向聚类下得分的协方差矩阵并非处处正定。请与单向聚类结果对照。',
  },
  ivSetUnbounded: {
    en: 'The {{level}} % Anderson-Rubin set of {{term}} is unbounded: the data do not limit the coefficient in at least one direction, whatever the standard error says. The instruments are too weak for a conclusion about its size.',
    zh: '{{term}} 的 {{level}}% Anderson-Rubin 置信集无界：无论标准误如何，数据至少在一个方向上不能限制该系数。工具变量过弱，无法就其大小下结论。',
  },
  ivSetEmpty: {
    en: 'The {{level}} % Anderson-Rubin set of {{term}} is empty: no value of the coefficient agrees with all instruments, which speaks against their validity. See the overidentification test.',
    zh: '{{term}} 的 {{level}}% Anderson-Rubin 置信集为空：没有任何系数取值与全部工具变量相容，说明工具变量的有效性存疑。请看过度识别检验。',
  },
  ivSetDisjoint: {
    en: 'The {{level}} % Anderson-Rubin set of {{term}} has {{parts}} separate parts: the instruments agree with coefficients far from the estimate too. Report all parts, not only the one around the estimate.',
    zh: '{{term}} 的 {{level}}% Anderson-Rubin 置信集由 {{parts}} 段组成：远离估计值的系数也与工具变量相容。请报告全部各段，而不只是估计值附近的一段。',
  },
} as const;
