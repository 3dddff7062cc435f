export const notices = {
  spatialNeedsPanel: {
    en: 'A spatial model relates the units of each period to one another, so it needs to know the unit and the period. Set both roles in Design.',
    zh: '空间模型把同一时期的各个体联系起来，因此必须知道个体和时期。请在“设计”中设定这两个角色。',
  },
  spatialCoordinatesUnset: {
    en: 'Distances need a column of latitudes and one of longitudes, and no column name says so. Choose both in the weights, or use a list of neighbours instead.',
    zh: '计算距离需要纬度列和经度列，但没有列名表明这一点。请在空间权重中选定两列，或改用邻接名单。',
  },
  spatialCoordinatesRange: {
    en: '{{column}} has the value {{value}}, but degrees lie between −{{limit}} and {{limit}} here. Latitude and longitude may be swapped, or the coordinates may be in metres.',
    zh: '{{column}} 中有取值 {{value}}，而此处的度数应在 −{{limit}} 到 {{limit}} 之间。可能是经纬度选反了，或坐标以米为单位。',
  },
  spatialCoordinatesVary: {
    en: 'The coordinates of {{units}} unit(s) differ between rows by more than about a kilometre ({{examples}}). Their mean is used; check whether a unit was renamed or moved.',
    zh: '有 {{units}} 个个体的坐标在各行之间相差超过约一公里（{{examples}}）。此处使用其均值，请检查是否有个体更名或迁址。',
  },
  spatialCoordinatesMissing: {
    en: '{{units}} unit(s) have no coordinates ({{examples}}), so they have no place among the neighbours of others. Their rows are left out and the rest is estimated; add the coordinates to keep them.',
    zh: '有 {{units}} 个个体没有坐标（{{examples}}），无法确定其邻居。这些个体的行已剔除，其余照常估计；补上坐标即可保留它们。',
  },
  spatialEconomyUnset: {
    en: 'Economic weights compare units by a column, for example GDP per head. Choose that column in the weights.',
    zh: '经济距离权重需要一列来比较各个体，例如人均 GDP。请在空间权重中选择该列。',
  },
  spatialEconomyMissing: {
    en: '{{units}} unit(s) have no value of the column that economic distance is made of ({{examples}}). Their rows are left out; choose another column or a later year to keep them.',
    zh: '有 {{units}} 个个体缺少构造经济距离所用列的取值（{{examples}}）。其行已剔除；换一列或放宽年份可以保留它们。',
  },
  spatialEconomyAfterPolicy: {
    en: 'Economic distance uses years of {{column}} from {{start}} on, when the policy had begun and may have moved it. End the years before {{start}} so that weights cannot be an outcome.',
    zh: '经济距离用到了 {{column}} 在 {{start}} 年及之后的取值，此时政策已经开始，可能影响该变量。请只用 {{start}} 年之前的年份，以免权重本身成为结果。',
  },
  spatialEconomySign: {
    en: 'Shares need positive values, but {{column}} is not positive for {{unit}}. Choose a column in levels rather than logs, or nest by product.',
    zh: '按份额嵌套要求取值为正，但 {{unit}} 的 {{column}} 不为正。请选用水平值而非对数，或改为乘积嵌套。',
  },
  spatialSamePlace: {
    en: '{{first}} and {{second}} have the same coordinates, so their inverse distance is infinite. Correct one of them, or use nearest neighbours or a threshold.',
    zh: '{{first}} 与 {{second}} 的坐标相同，反距离为无穷大。请更正其一，或改用最近邻或距离阈值。',
  },
  spatialSameEconomy: {
    en: '{{first}} and {{second}} have the same mean of {{column}}, so their economic weight is infinite. Choose a column that tells units apart.',
    zh: '{{first}} 与 {{second}} 的 {{column}} 均值相同，经济权重为无穷大。请选择能够区分各个体的列。',
  },
  spatialTooFewUnits: {
    en: 'Only {{units}} unit(s) are left, too few for weights between them. The ledger shows where the others went.',
    zh: '只剩 {{units}} 个个体，无法构造空间权重。样本台账列出了其余个体的去向。',
  },
  spatialNeighboursTooMany: {
    en: 'Each of the {{units}} units cannot have {{neighbours}} neighbours. Choose a smaller number.',
    zh: '{{units}} 个个体不可能各有 {{neighbours}} 个邻居。请选择较小的数目。',
  },
  spatialNearestTied: {
    en: 'For {{units}} unit(s) the last nearest neighbour is tied with the next; the one first in the order of the units is taken. More digits in the coordinates, or another number of neighbours, settle it.',
    zh: '有 {{units}} 个个体的最后一个最近邻与下一个距离相同，取个体顺序在前者。提高坐标精度或更换邻居数目即可消除这一任意性。',
  },
  spatialThresholdChosen: {
    en: 'Units within {{distance}} km are neighbours: the least distance that leaves nobody without one. Set another distance if theory suggests it.',
    zh: '相距 {{distance}} 公里以内的个体互为邻居：这是使每个个体都有邻居的最小距离。若理论上有依据，可另设距离。',
  },
  spatialLinksMissing: {
    en: 'Weights by contiguity need a list of neighbours. Paste one link per line (from, to, and a weight if there is one), or a full matrix.',
    zh: '邻接权重需要邻居名单。请每行粘贴一对（起点、终点，可附权重），或粘贴完整矩阵。',
  },
  spatialLinkWeight: {
    en: 'The weight from {{from}} to {{to}} is {{weight}}; weights must be zero or positive numbers. Correct the list.',
    zh: '{{from}} 到 {{to}} 的权重为 {{weight}}，而权重必须为零或正数。请更正名单。',
  },
  spatialLinksNoMatch: {
    en: 'None of the {{links}} links joins two units of the data (names found only in the list: {{examples}}). Write units as the unit column does.',
    zh: '{{links}} 条邻接关系中没有一条连接数据中的两个个体（仅出现在名单中的名称：{{examples}}）。请按个体列的写法书写。',
  },
  spatialLinksUnknown: {
    en: '{{units}} name(s) of the list are not units of the sample and their links are ignored: {{examples}}. Check the spelling if they should be there.',
    zh: '名单中有 {{units}} 个名称不是样本中的个体，其邻接关系已忽略：{{examples}}。若本应在内，请检查写法。',
  },
  spatialLinksToSelf: {
    en: '{{links}} link(s) join a unit to itself and are ignored: a unit is not its own neighbour.',
    zh: '有 {{links}} 条关系连接个体自身，已忽略：个体不是自己的邻居。',
  },
  spatialLinksRepeated: {
    en: '{{links}} link(s) are listed again with another weight; the larger weight is used. Clean the list if that is not meant.',
    zh: '有 {{links}} 条关系以不同权重重复出现，此处取较大者。若非本意，请整理名单。',
  },
  spatialLinksMirrored: {
    en: 'No pair stands in the list in both directions, so each of the {{links}} links is read as going both ways. Choose “as given” if they are meant one way.',
    zh: '名单中没有一对关系以两个方向出现，因此 {{links}} 条关系均按双向处理。若本为单向，请选择“按原样”。',
  },
  spatialMatrixNotSquare: {
    en: 'A weights matrix has as many columns as rows; this one has {{rows}} rows, and a row of {{columns}} columns. Check where lines were broken.',
    zh: '权重矩阵的列数应等于行数；此矩阵有 {{rows}} 行，而其中一行有 {{columns}} 列。请检查换行处。',
  },
  spatialMatrixSize: {
    en: 'The weights matrix has {{rows}} rows but there are {{units}} units. Without names in its first row and column it must match the units one to one, in their order.',
    zh: '权重矩阵有 {{rows}} 行，而个体有 {{units}} 个。若首行首列没有名称，矩阵必须与个体按顺序一一对应。',
  },
  spatialTextUnreadable: {
    en: 'Line {{line}} is neither a link (from, to, weight) nor a row of a matrix. Correct it and paste again.',
    zh: '第 {{line}} 行既不是邻接关系（起点、终点、权重），也不是矩阵的一行。请更正后重新粘贴。',
  },
  spatialTextTooLarge: {
    en: 'The text has {{cells}} cells; up to {{limit}} are read here. Give the links that are not zero as a list (from, to, weight), or let weights be made from coordinates.',
    zh: '文本有 {{cells}} 个单元格，此处最多读取 {{limit}} 个。请只列出非零的关系（起点、终点、权重），或改用坐标生成权重。',
  },
  spatialNoLinks: {
    en: 'None of the {{units}} units has a neighbour, so there is nothing spatial to estimate. Raise the cutoff, or use nearest neighbours.',
    zh: '{{units}} 个个体都没有邻居，无从估计空间关系。请提高距离上限，或改用最近邻。',
  },
  spatialNoWeights: {
    en: 'No weights are chosen to compare. Choose at least one kind.',
    zh: '尚未选择要比较的空间权重，请至少选择一种。',
  },
  spatialNotRowStandardised: {
    en: 'The rows of W do not sum to one, so W × variable is a sum over neighbours, not their average, and units with many neighbours get more. ρ and effects cannot be compared with those of row-standardised weights; standardise by row unless theory says otherwise.',
    zh: 'W 的各行之和不为一，W × 变量是邻居之和而非平均，邻居多的个体受到的影响更大。ρ 与效应不能与行标准化权重的结果比较；除非理论要求，请做行标准化。',
  },
  spatialNearBound: {
    en: '{{parameter}} is {{estimate}}, within two standard errors ({{stdError}}) of its bound {{bound}}. There (I − ρW) is almost singular: effects are enormous and standard errors by the normal distribution are not to be trusted. Use weights with fewer neighbours, or ask whether a common trend is missing.',
    zh: '{{parameter}} 为 {{estimate}}，距其边界 {{bound}} 不足两个标准误（{{stdError}}）。此处 (I − ρW) 几乎奇异：效应极大，正态标准误不可信。请改用邻居较少的权重，或检查是否遗漏了共同趋势。',
  },
  spatialBelowMinusOne: {
    en: '{{parameter}} is {{estimate}}, below −1. Negative eigenvalues of W allow values down to {{bound}}, but then neighbours overshoot one another in turn; usually the weights or the effects are at fault.',
    zh: '{{parameter}} 为 {{estimate}}，小于 −1。W 的负特征值允许其低至 {{bound}}，但这意味着邻居轮番反向波动；通常是权重或固定效应设定有误。',
  },
  spatialDenseNegative: {
    en: '{{parameter}} is negative ({{estimate}}) under weights by which {{neighbours}} of the {{units}} units are neighbours on average. With period effects the average of nearly everybody is nearly minus the own deviation, so such weights give a negative parameter without any spillover. Set a cutoff or use nearest neighbours and compare.',
    zh: '在平均有 {{neighbours}} 个邻居（共 {{units}} 个个体）的权重下，{{parameter}} 为负（{{estimate}}）。含时期效应时，几乎全体的平均近似于自身离差的相反数，因此即使没有溢出也会得到负值。请设距离上限或改用最近邻后比较。',
  },
  spatialIslands: {
    en: '{{units}} unit(s) have no neighbour ({{examples}}): their spatial lags are zero, and they neither give nor get spillovers. Raise the cutoff or use nearest neighbours if that is not meant.',
    zh: '有 {{units}} 个个体没有邻居（{{examples}}）：其空间滞后为零，既不产生也不接受溢出。若非本意，请提高距离上限或改用最近邻。',
  },
  spatialUnbalanced: {
    en: '{{incomplete}} of {{units}} units lack some of the {{periods}} periods after missing cells are left out ({{examples}}). Every unit must be there in every period: fill the gaps, drop the control that causes them, or let incomplete units go.',
    zh: '剔除缺失值后，{{units}} 个个体中有 {{incomplete}} 个缺少 {{periods}} 个时期中的一部分（{{examples}}）。空间模型要求每个个体在每个时期都有观测：请补齐缺口、去掉造成缺口的控制变量，或剔除不完整的个体。',
  },
  spatialUnitsDropped: {
    en: '{{incomplete}} of {{units}} units lack some of the {{periods}} periods and were left out whole ({{examples}}). They are gone as neighbours too, so the weights of those around them have changed.',
    zh: '{{units}} 个个体中有 {{incomplete}} 个缺少 {{periods}} 个时期中的一部分，已整体剔除（{{examples}}）。它们也不再作为邻居，周边个体的权重随之改变。',
  },
  spatialLagUnknown: {
    en: 'A spatial lag is asked of {{columns}}, which is not among the regressors. Add it to the controls, or take it off the list of lags.',
    zh: '要求为 {{columns}} 加入空间滞后，但它不在解释变量之中。请将其加入控制变量，或从滞后列表中去掉。',
  },
  spatialLeeYuNeedsRows: {
    en: 'The Lee–Yu transformation takes out period effects only when every row of the weights sums to one ({{islands}} unit(s) without neighbours). Standardise by row, remove islands, or switch the correction off.',
    zh: 'Lee–Yu 变换只有在权重各行之和均为一时才能消除时期效应（没有邻居的个体：{{islands}} 个）。请做行标准化并处理孤岛，或关闭该修正。',
  },
  spatialAtBound: {
    en: 'The likelihood keeps rising up to the bound of {{parameter}} ({{bound}}): it has no maximum inside, so no estimate is given. Weights with nearer neighbours (a cutoff, nearest neighbours), other fixed effects or no Lee–Yu correction usually help.',
    zh: '似然函数一直上升到 {{parameter}} 的边界（{{bound}}），内部没有极大值，因此不给出估计。改用较近的邻居（距离上限、最近邻）、其他固定效应或关闭 Lee–Yu 修正通常有效。',
  },
  spatialInformationSingular: {
    en: 'The information matrix of the {{model}} model is not positive definite at the maximum, so standard errors do not exist. Drop regressors that hardly vary, or use a simpler model.',
    zh: '{{model}} 模型在极大值处的信息矩阵不是正定的，标准误不存在。请去掉几乎不变的解释变量，或改用更简单的模型。',
  },
  spatialTooLarge: {
    en: 'Weights among {{units}} units without zeros take too long here (the limit is {{limit}}). Set a cutoff or use nearest neighbours: sparse weights have no such limit.',
    zh: '{{units}} 个个体之间的稠密权重计算过久（上限为 {{limit}} 个）。请设距离上限或改用最近邻：稀疏权重没有此限制。',
  },
  spatialDrawsOutside: {
    en: '{{outside}} of {{draws}} simulated values of the spatial parameter lie beyond its bounds and were left out, so simulated standard errors are too small. Use those of the delta method.',
    zh: '空间参数的 {{draws}} 次模拟值中有 {{outside}} 次超出边界而被剔除，模拟标准误因此偏小。请使用德尔塔法标准误。',
  },
  moranNoPeriod: {
    en: 'In no period do at least four neighbouring units have different values of {{variable}}, so spatial correlation is not defined. Choose another variable or wider weights.',
    zh: '没有一个时期有至少四个相邻且 {{variable}} 取值不同的个体，空间相关无从定义。请换一个变量或放宽权重。',
  },
  moranPeriodUnknown: {
    en: 'Period {{period}} has too few values of {{variable}} for local statistics. Choose another period.',
    zh: '{{period}} 期 {{variable}} 的取值过少，无法计算局部统计量。请选择其他时期。',
  },
  moranIncomplete: {
    en: 'In {{periods}} period(s) some units have no value of {{variable}}. They leave those periods, and the weights of the others are standardised anew.',
    zh: '有 {{periods}} 个时期的部分个体缺少 {{variable}}。它们不参与这些时期，其余个体的权重重新标准化。',
  },
  moranFewDraws: {
    en: 'With {{draws}} permutations no p-value can be below {{least}}. Use 999 or more for a value that can be printed.',
    zh: '只有 {{draws}} 次置换，p 值不可能低于 {{least}}。若要报告，请使用 999 次或更多。',
  },
  moranSkipped: {
    en: 'Period(s) {{periods}} are skipped: fewer than four neighbouring units have a value of {{variable}}, or all have the same.',
    zh: '跳过时期 {{periods}}：有 {{variable}} 取值的相邻个体不足四个，或取值全部相同。',
  },
  spilloverNeedsPolicy: {
    en: 'Spillovers are those of a policy, so unit, period and policy must be known. Set these roles in Design.',
    zh: '溢出效应是政策的溢出，因此必须知道个体、时期和政策。请在“设计”中设定这些角色。',
  },
  spilloverNoRings: {
    en: 'No distance is given. Name the outer distances of the rings in kilometres, for example 100, 200, 300.',
    zh: '尚未给出距离。请填写各距离圈的外沿（公里），例如 100、200、300。',
  },
  spilloverNoCleanUnits: {
    en: 'Every untreated unit comes within {{distance}} km of a treated one at some time, so no unit stands for the absence of spillovers throughout. The comparison rests on periods before the policy reached the neighbourhood; choose smaller rings to keep untouched units.',
    zh: '每个未处理个体都曾位于某个处理个体 {{distance}} 公里以内，没有始终不受溢出影响的个体。此时的比较只依靠政策尚未波及周边的时期；缩小距离圈可以保留未受影响的个体。',
  },
  spilloverFewCleanUnits: {
    en: 'Only {{units}} unit(s) are never treated and never within {{distance}} km of a treated one: with rings the effect is measured against a handful of remote places, hence the wide intervals. Fewer or narrower rings keep more of them.',
    zh: '只有 {{units}} 个个体从未受处理且从未位于处理个体 {{distance}} 公里以内：加入距离圈后效应是相对少数偏远地区度量的，因此区间很宽。减少或缩窄距离圈可以保留更多对照。',
  },
  spilloverRingEmpty: {
    en: 'No row lies in the ring(s) {{rings}} km, so they have no estimate. Widen them.',
    zh: '没有任何行位于 {{rings}} 公里的距离圈内，无法估计。请放宽该圈。',
  },
} as const;
