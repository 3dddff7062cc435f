/** Sentences of the answer strip and of the text summaries under figures. */
export const notices = {
  verdictNoPolicy: {
    en: 'This regression has no policy term, so it answers no question about a policy. Say in Design who is treated from when.',
    zh: '该回归不含政策变量，无法回答政策问题。请在“设计”中指明谁从何时起受处理。',
  },
  verdictHigher: {
    en: '{{outcome}} is estimated to be {{size}} higher under {{policy}} ({{level}} interval {{lo}} to {{hi}}), compared with units not under it.',
    zh: '与未受政策影响的单位相比，{{policy}}下的{{outcome}}估计高 {{size}}（{{level}} 置信区间 {{lo}} 至 {{hi}}）。',
  },
  verdictLower: {
    en: '{{outcome}} is estimated to be {{size}} lower under {{policy}} ({{level}} interval {{lo}} to {{hi}}), compared with units not under it.',
    zh: '与未受政策影响的单位相比，{{policy}}下的{{outcome}}估计低 {{size}}（{{level}} 置信区间 {{lo}} 至 {{hi}}）。',
  },
  verdictUnclear: {
    en: 'These data do not settle whether {{policy}} changed {{outcome}}: the estimate is {{estimate}}, and anything from {{lo}} to {{hi}} agrees with them at the {{level}} level. That is not the same as no effect.',
    zh: '这些数据不足以判断 {{policy}} 是否改变了{{outcome}}：估计值为 {{estimate}}，在 {{level}} 水平上 {{lo}} 至 {{hi}} 之间的任何效应都与数据相容。这不等于没有效应。',
  },
  verdictSize: {
    en: 'That is {{share}} of the mean of the outcome ({{mean}}) and {{deviations}} of its standard deviations.',
    zh: '其大小相当于被解释变量均值（{{mean}}）的 {{share}}，或 {{deviations}} 个标准差。',
  },
  verdictPreTrendsUnknown: {
    en: 'Whether treated and comparison units moved together before the policy has not been tested yet: open Parallel trends.',
    zh: '尚未检验政策前处理组与对照组是否同步变动：请打开“平行趋势”。',
  },
  verdictPreTrendsQuiet: {
    en: 'Before the policy no difference in trends was found (joint test {{p}}). A test that finds nothing does not prove that nothing is there; the width of the intervals in Parallel trends says what it could have missed.',
    zh: '政策前未发现趋势差异（联合检验 {{p}}）。未发现不等于不存在；“平行趋势”中的区间宽度说明检验可能遗漏多大的差异。',
  },
  verdictPreTrendsMove: {
    en: 'Treated and comparison units already moved apart before the policy (joint test {{p}}), so the estimate may continue an older difference. Look at the event study in Parallel trends before relying on it.',
    zh: '处理组与对照组在政策前已出现分化（联合检验 {{p}}），估计值可能只是延续了原有差异。使用前请查看“平行趋势”中的事件研究。',
  },
  verdictPlaceboUnknown: {
    en: 'Whether pilots drawn at random would give such an estimate has not been tried yet: open Placebo.',
    zh: '尚未检验随机抽取的试点是否也会得到这样的估计值：请打开“安慰剂检验”。',
  },
  verdictPlaceboRare: {
    en: 'Among {{draws}} random assignments of the pilots, {{count}} gave an estimate at least this far from zero (permutation {{p}}). This makes chance an unlikely explanation; it does not rule out that the real pilots were chosen because they were already growing differently.',
    zh: '在 {{draws}} 次随机分配试点中，有 {{count}} 次得到至少同样偏离零的估计值（置换检验 {{p}}）。这说明偶然性不太可能是原因，但不能排除真实试点因其增长本就不同而入选。',
  },
  verdictPlaceboCommon: {
    en: 'Among {{draws}} random assignments of the pilots, {{count}} gave an estimate at least this far from zero (permutation {{p}}): chance alone produces such figures often enough. Do not read the estimate as an effect before Placebo and the standard errors have been looked at.',
    zh: '在 {{draws}} 次随机分配试点中，有 {{count}} 次得到至少同样偏离零的估计值（置换检验 {{p}}）：仅凭偶然就常会出现这样的数值。在查看“安慰剂检验”和标准误之前，不要把该估计值当作效应。',
  },
  verdictErrorsClusterLarger: {
    en: 'The standard error is {{clustered}} clustered by unit and {{robust}} by HC1. HC1 takes every row as new information, but the years of one unit resemble each other, so clustering counts less of it; with panel data report the clustered one.',
    zh: '按个体聚类的标准误为 {{clustered}}，HC1 稳健标准误为 {{robust}}。HC1 把每一行当作新的信息，但同一个体各年彼此相似，聚类标准误对此打了折扣；面板数据应报告聚类标准误。',
  },
  verdictErrorsClusterSmaller: {
    en: 'The standard error is {{clustered}} clustered by unit and {{robust}} by HC1. Clustering is smaller when the errors of one unit offset each other over the years, or by accident when there are few units; with few units rely on the larger one.',
    zh: '按个体聚类的标准误为 {{clustered}}，HC1 稳健标准误为 {{robust}}。同一个体各年误差相互抵消时聚类标准误会更小，个体较少时也可能出于偶然；个体较少时请采用较大者。',
  },
  verdictErrorsAgree: {
    en: 'Clustered by unit ({{clustered}}) and HC1 ({{robust}}) standard errors nearly agree: the errors of one unit hardly resemble each other over the years, so the choice matters little here.',
    zh: '按个体聚类的标准误（{{clustered}}）与 HC1 稳健标准误（{{robust}}）相近：同一个体各年误差几乎不相关，此处选择哪一种影响不大。',
  },
  verdictOthers: {
    en: 'The same effect estimated in other ways: {{list}}. Read them one by one, each with what it assumes.',
    zh: '用其他方法估计的同一效应：{{list}}。请结合各自的假定逐一解读。',
  },
  verdictStaggered: {
    en: 'The pilots start in {{waves}} waves ({{from}}–{{to}}). Two-way fixed effects then also compares later pilots with earlier ones already under the policy, which misleads if effects grow with time. See whether they do in the event study under Parallel trends.',
    zh: '试点分 {{waves}} 批开始（{{from}}–{{to}}）。双向固定效应此时也会把较晚的试点与已受政策影响的较早试点相比较；若效应随时间增长，估计会有偏。请在“平行趋势”的事件研究中查看。',
  },
  verdictNoEffects: {
    en: 'Without fixed effects, lasting differences between units and common shocks of a year are part of this estimate. Add unit and time effects under Baseline.',
    zh: '未加入固定效应时，单位之间的固有差异和各年的共同冲击都会混入该估计值。请在“基准回归”中加入单位和时间固定效应。',
  },
  verdictFewClusters: {
    en: 'There are only {{clusters}} clusters. With so few, clustered standard errors tend to be too small and p-values too optimistic; compare with the permutation p-value under Placebo.',
    zh: '聚类数仅 {{clusters}} 个。聚类过少时，聚类标准误往往偏小、p 值过于乐观；请与“安慰剂检验”中的置换 p 值相比较。',
  },
  verdictRowsLost: {
    en: '{{rows}} rows ({{share}} of those asked for) fell out through missing cells or singletons; if they differ from the rest, so may the effect. The sample ledger lists them by reason.',
    zh: '{{rows}} 行（占所选样本的 {{share}}）因缺失值或单例观测被剔除；若它们与其余样本不同，效应也可能不同。样本台账按原因列出了这些行。',
  },
  figureEventStudy: {
    en: 'Event study of {{outcome}}: {{beforeAway}} of {{before}} coefficients before the policy and {{afterAway}} of {{after}} from its start on have a {{level}} interval that leaves out zero.',
    zh: '{{outcome}}的事件研究：政策前 {{before}} 个系数中有 {{beforeAway}} 个、政策开始后 {{after}} 个系数中有 {{afterAway}} 个的 {{level}} 置信区间不含零。',
  },
  figureEventStudyPre: {
    en: 'Joint test of the coefficients before the policy: {{p}}.',
    zh: '政策前系数的联合检验：{{p}}。',
  },
  figureEventStudyPost: {
    en: 'Average of the coefficients from the start on: {{estimate}} (standard error {{stdError}}).',
    zh: '政策开始后各系数的平均：{{estimate}}（标准误 {{stdError}}）。',
  },
  figurePlacebo: {
    en: 'Coefficients of {{draws}} placebo draws have mean {{mean}} and standard deviation {{sd}}; the actual estimate is {{actual}}. {{count}} draws are at least as far from zero: permutation {{p}} (Monte Carlo error {{error}}).',
    zh: '{{draws}} 次安慰剂抽样的系数均值为 {{mean}}，标准差为 {{sd}}；实际估计值为 {{actual}}。有 {{count}} 次至少同样偏离零：置换检验 {{p}}（蒙特卡洛误差 {{error}}）。',
  },
  figurePermutation: {
    en: 'With the labels of units shuffled {{draws}} times, {{count}} differences are at least as far from zero as the actual one of {{actual}}: permutation {{p}}.',
    zh: '随机打乱组别 {{draws}} 次，有 {{count}} 次差异至少与实际差异 {{actual}} 同样偏离零：置换检验 {{p}}。',
  },
  figurePlaceboT: {
    en: 't statistics of {{draws}} placebo draws have mean {{mean}} and standard deviation {{sd}}; the actual one is {{actual}}. {{count}} draws are at least as far from zero: permutation {{p}} (Monte Carlo error {{error}}).',
    zh: '{{draws}} 次安慰剂抽样的 t 统计量均值为 {{mean}}，标准差为 {{sd}}；实际值为 {{actual}}。有 {{count}} 次至少同样偏离零：置换检验 {{p}}（蒙特卡洛误差 {{error}}）。',
  },
  figurePlaceboTime: {
    en: 'With every pilot pretended to start earlier, on years before the policy only: {{away}} of {{count}} estimates have a {{level}} interval that leaves out zero; the actual estimate is {{actual}}.',
    zh: '假想各试点提前开始（仅用政策前年份）：{{count}} 个估计值中有 {{away}} 个的 {{level}} 置信区间不含零；实际估计值为 {{actual}}。',
  },
  figurePlaceboOwn: {
    en: 'Under the assignment given by hand, {{away}} of {{count}} estimates have a {{level}} interval that leaves out zero; the actual estimate is {{actual}}.',
    zh: '在自定义的分配下，{{count}} 个估计值中有 {{away}} 个的 {{level}} 置信区间不含零；实际估计值为 {{actual}}。',
  },
  figureRawTrends: {
    en: 'Mean of {{outcome}} from {{from}} to {{to}}, nothing held fixed: {{groups}}.',
    zh: '{{from}} 至 {{to}} 年{{outcome}}的均值（未控制任何因素）：{{groups}}。',
  },
  figurePanelMap: {
    en: '{{units}} units over {{periods}} periods: {{treated}} are treated from {{starts}} on, {{never}} never.',
    zh: '{{units}} 个单位、{{periods}} 个时期：{{treated}} 个自 {{starts}} 起受处理，{{never}} 个从未受处理。',
  },
  figurePanelMapUntreated: {
    en: '{{units}} units over {{periods}} periods, none of them treated.',
    zh: '{{units}} 个单位、{{periods}} 个时期，均未受处理。',
  },
  figurePanelMapThinned: {
    en: 'The picture shows {{shown}} of {{units}} units, evenly taken; the table lists them all.',
    zh: '图中均匀抽取显示 {{units}} 个单位中的 {{shown}} 个；表格列出全部单位。',
  },
  figureStrip: {
    en: '{{count}} estimates from {{least}} to {{most}}.',
    zh: '{{count}} 个估计值，范围为 {{least}} 至 {{most}}。',
  },
  figureInfluence: {
    en: 'Leaving out one of {{count}} at a time, the estimate ({{whole}} with all) ranges from {{least}} (without {{leastGroup}}) to {{most}} (without {{mostGroup}}). {{group}} moves it most.',
    zh: '{{count}} 个中每次剔除一个，估计值（全样本为 {{whole}}）介于 {{least}}（剔除 {{leastGroup}}）与 {{most}}（剔除 {{mostGroup}}）之间。影响最大的是 {{group}}。',
  },
  figureWildDraws: {
    en: 'Of {{draws}} bootstrap draws, {{count}} have a t statistic at least as far from zero as the actual {{t}}: {{p}}.',
    zh: '{{draws}} 次自助抽样中，有 {{count}} 次的 t 统计量至少与实际值 {{t}} 同样偏离零：{{p}}。',
  },
  figureWildCurve: {
    en: 'The bootstrap does not reject values in {{interval}} ({{level}} interval).',
    zh: '自助检验不拒绝 {{interval}} 内的取值（{{level}} 置信区间）。',
  },
  figureBalance: {
    en: 'Standardised bias of {{covariates}} covariates: on average {{before}}% before matching and {{after}}% after it; {{away}} of them stay beyond {{limit}}%.',
    zh: '{{covariates}} 个协变量的标准化偏差：匹配前平均 {{before}}%，匹配后平均 {{after}}%；其中 {{away}} 个仍超过 {{limit}}%。',
  },
  figurePropensity: {
    en: 'Densities of the propensity score: treated and untreated share {{before}}% of their area before matching and {{after}}% after it.',
    zh: '倾向得分密度：处理组与对照组的重叠面积匹配前为 {{before}}%，匹配后为 {{after}}%。',
  },
  figureMarginal: {
    en: 'The estimated effect of {{policy}} on {{outcome}} goes from {{low}} at {{from}} to {{high}} at {{to}} ({{moderator}}). The {{level}} interval excludes zero at {{away}} of the {{places}} places drawn.',
    zh: '{{policy}} 对 {{outcome}} 的估计效应从 {{from}} 处的 {{low}} 变到 {{to}} 处的 {{high}}（{{moderator}}）。所绘 {{places}} 个位置中，{{away}} 处的 {{level}} 置信区间不含零。',
  },
  figureMarginalRises: {
    en: 'The effect is larger where this is higher: {{moderator}}. Slope {{slope}} per unit, {{level}} interval {{lo}} to {{hi}}.',
    zh: '该变量越高，效应越大：{{moderator}}。每单位斜率 {{slope}}，{{level}} 置信区间 {{lo}} 至 {{hi}}。',
  },
  figureMarginalFalls: {
    en: 'The effect is smaller where this is higher: {{moderator}}. Slope {{slope}} per unit, {{level}} interval {{lo}} to {{hi}}.',
    zh: '该变量越高，效应越小：{{moderator}}。每单位斜率 {{slope}}，{{level}} 置信区间 {{lo}} 至 {{hi}}。',
  },
  figureMarginalUnclear: {
    en: 'These data do not settle whether the effect changes with this: {{moderator}}. Slope {{slope}} per unit, {{level}} interval {{lo}} to {{hi}}.',
    zh: '这些数据不足以判断效应是否随之变化：{{moderator}}。每单位斜率 {{slope}}，{{level}} 置信区间 {{lo}} 至 {{hi}}。',
  },
  figureDistanceBroken: {
    en: 'The effect grows with distance ({{moderator}}: {{slope}} per unit, {{level}} interval {{lo}} to {{hi}}). Remote units gain more, so distance decay does not hold here.',
    zh: '效应随距离增大（{{moderator}}：每单位 {{slope}}，{{level}} 置信区间 {{lo}} 至 {{hi}}）。偏远单位获益更多，距离衰减规律在此被打破。',
  },
  figureDistanceHolds: {
    en: 'The effect fades with distance ({{moderator}}: {{slope}} per unit, {{level}} interval {{lo}} to {{hi}}), as the law of distance decay says.',
    zh: '效应随距离减弱（{{moderator}}：每单位 {{slope}}，{{level}} 置信区间 {{lo}} 至 {{hi}}），符合距离衰减规律。',
  },
  figureDistanceUnclear: {
    en: 'These data do not settle whether the effect fades with distance ({{moderator}}: {{slope}} per unit, {{level}} interval {{lo}} to {{hi}}). That is no proof that distance decay is broken.',
    zh: '这些数据不足以判断效应是否随距离减弱（{{moderator}}：每单位 {{slope}}，{{level}} 置信区间 {{lo}} 至 {{hi}}）。这并不能证明距离衰减被打破。',
  },
  figureMarginalBins: {
    en: 'Estimated apart in {{bins}} bins, the effects are compared with the line: {{p}}.',
    zh: '在 {{bins}} 个分组中分别估计的效应与该直线比较：{{p}}。',
  },
  figureForest: {
    en: '{{count}} effects with {{level}} intervals, from {{least}} ({{leastGroup}}) to {{most}} ({{mostGroup}}). That one interval holds zero and another does not says nothing about their difference.',
    zh: '{{count}} 个效应及其 {{level}} 置信区间，从 {{least}}（{{leastGroup}}）到 {{most}}（{{mostGroup}}）。一个区间包含零而另一个不包含，并不说明二者有差异。',
  },
  figureForestOne: {
    en: 'One effect with its {{level}} interval: {{least}} ({{leastGroup}}).',
    zh: '一个效应及其 {{level}} 置信区间：{{least}}（{{leastGroup}}）。',
  },
  figureForestEqual: {
    en: 'Joint test that all effects are equal: {{test}}, {{p}}.',
    zh: '所有效应相等的联合检验：{{test}}，{{p}}。',
  },
  figureForestMissing: {
    en: '{{count}} of the lines have no estimate and stay in sight.',
    zh: '{{count}} 行无法估计，仍列于图中。',
  },
  figureThreshold: {
    en: '{{below}} units lie at or below the threshold {{threshold}} of {{column}} ({{treatedBelow}} of them treated), {{above}} above it ({{treatedAbove}} treated).',
    zh: '{{column}} 不高于阈值 {{threshold}} 的个体有 {{below}} 个（其中 {{treatedBelow}} 个受处理），高于阈值的有 {{above}} 个（其中 {{treatedAbove}} 个受处理）。',
  },
  figureMoran: {
    en: 'Moran’s I of {{variable}} in {{period}} is {{statistic}} ({{p}}): {{alike}} of {{units}} units stand on the same side of the mean as their neighbours.',
    zh: '{{period}} 年{{variable}}的莫兰指数为 {{statistic}}（{{p}}）：{{units}} 个个体中有 {{alike}} 个与其邻居处于均值同侧。',
  },
  figureMoranMap: {
    en: 'Of {{units}} units on the map of {{variable}} in {{period}}, {{high}} are high among high neighbours, {{low}} low among low, and {{mixed}} unlike their neighbours, each with a local p below 0.05; some would be by chance alone.',
    zh: '{{period}} 年{{variable}}地图上的 {{units}} 个个体中，局部 p 值低于 0.05 的有：高值聚集 {{high}} 个、低值聚集 {{low}} 个、与邻居相异 {{mixed}} 个；其中一部分可能只是偶然。',
  },
  figureMoranPeriods: {
    en: 'Moran’s I of {{variable}} goes from {{first}} in {{from}} to {{last}} in {{to}}; in {{outside}} of {{periods}} periods it lies outside the {{level}} range of values placed at random.',
    zh: '{{variable}}的莫兰指数由 {{from}} 年的 {{first}} 变为 {{to}} 年的 {{last}}；{{periods}} 个时期中有 {{outside}} 个超出随机放置的 {{level}} 范围。',
  },
  figureSpilloverMap: {
    en: 'Of {{units}} units on the map {{treated}} are treated at some time, {{near}} come within {{distance}} km of a treated one, and {{clean}} never do.',
    zh: '地图上的 {{units}} 个个体中，{{treated}} 个曾受处理，{{near}} 个曾位于处理个体 {{distance}} 公里以内，{{clean}} 个始终在外。',
  },
  figureSpatialEffects: {
    en: '{{policy}} moves the unit that has it by {{direct}} and all other units together by {{indirect}}, {{total}} in all.',
    zh: '{{policy}}使实施个体变动 {{direct}}，使其他个体合计变动 {{indirect}}，总计 {{total}}。',
  },
  figureEffectsByWeights: {
    en: 'Over {{count}} kinds of weights the direct effect of the policy lies between {{directFrom}} and {{directTo}}, the indirect one between {{indirectFrom}} and {{indirectTo}}.',
    zh: '在 {{count}} 种空间权重下，政策的直接效应在 {{directFrom}} 与 {{directTo}} 之间，间接效应在 {{indirectFrom}} 与 {{indirectTo}} 之间。',
  },
  figurePolicyMap: {
    en: '{{treated}} of the {{units}} units on the map are treated at some time.',
    zh: '地图上的 {{units}} 个个体中有 {{treated}} 个曾受处理。',
  },
  figureRings: {
    en: 'With distance rings the estimate of {{policy}} is {{own}}, as usual it is {{usual}}; {{away}} of {{rings}} rings have a {{level}} interval that leaves out zero.',
    zh: '加入距离圈后{{policy}}的估计为 {{own}}，通常做法为 {{usual}}；{{rings}} 个距离圈中有 {{away}} 个的 {{level}} 置信区间不含零。',
  },
  figureDoseBins: {
    en: 'Effect on {{outcome}} in {{bins}} bins of {{dose}} against the reference: from {{low}} at a mean dose of {{from}} to {{high}} at {{to}}; {{away}} of the {{level}} intervals exclude zero.',
    zh: '{{dose}} 的 {{bins}} 个分组相对参照组对 {{outcome}} 的效应：从平均剂量 {{from}} 处的 {{low}} 到 {{to}} 处的 {{high}}；其中 {{away}} 个 {{level}} 置信区间不含零。',
  },
  figureDoseCurve: {
    en: 'The fitted effect of {{dose}} on {{outcome}} is {{high}} at the highest dose, {{to}} ({{level}} interval {{lo}} to {{hi}}).',
    zh: '{{dose}} 对 {{outcome}} 的拟合效应在最高剂量 {{to}} 处为 {{high}}（{{level}} 置信区间 {{lo}} 至 {{hi}}）。',
  },
  figureIndexContribution: {
    en: 'Of {{count}} indicators {{heaviest}} has the largest weight ({{weight}}); {{main}} makes most of the differences between rows ({{variance}} of the variance).',
    zh: '{{count}} 个指标中，{{heaviest}} 权重最大（{{weight}}）；行间差异主要来自 {{main}}（占方差 {{variance}}）。',
  },
  figureIndexRanking: {
    en: 'Places of {{units}} units from {{from}} to {{to}}; at the end {{leaders}} lead.',
    zh: '{{units}} 个个体 {{from}}–{{to}} 年的排名；期末领先者为 {{leaders}}。',
  },
  figureKeywordYears: {
    en: 'Hits per text from {{from}} to {{to}}: {{first}} at first, {{last}} at the end.',
    zh: '{{from}}–{{to}} 年每篇词频：期初 {{first}}，期末 {{last}}。',
  },
} as const;
