export const notices = {
  indexNoIndicators: {
    en: 'The indicator system is empty, so there is nothing to weigh. Add indicators at the right, or start from a published system.',
    zh: '指标体系为空，没有可赋权的指标。请在右侧添加指标，或从已发表的体系开始。',
  },
  indexNothingLeft: {
    en: 'None of the {{given}} indicators can be used: each is missing, text, empty or constant. Match the indicators with columns of the data first.',
    zh: '{{given}} 个指标均无法使用：缺少对应列、为文本、全部缺失或没有变动。请先将指标与数据列对应起来。',
  },
  indexNoCompleteRow: {
    en: 'None of the {{rows}} rows has a value in every indicator; {{column}} has most gaps. Take that indicator out, or fill it by a recipe step.',
    zh: '{{rows}} 行中没有一行各指标都有值，其中 {{column}} 缺失最多。请移除该指标，或用处理步骤补齐。',
  },
  indexOneRow: {
    en: 'Only one of the {{rows}} rows can be used, and weights compare rows with each other. Widen the sample, or take out the indicator with most gaps.',
    zh: '{{rows}} 行中仅有一行可用，而权重来自行与行之间的比较。请扩大样本，或移除缺失最多的指标。',
  },
  indexNeedsTime: {
    en: 'This needs to know the unit and the period of each row. Set these roles in Design, or use pooled weights.',
    zh: '此处需要知道每行所属的个体和时期。请在“设计”中设定，或改用混合（合并各年）权重。',
  },
  indexIndicatorUnknown: {
    en: 'The data have no column {{column}}, so this indicator is left out; {{left}} of {{given}} remain and the weights are theirs alone. Match it with a column, or say in the paper that it is not part of the index.',
    zh: '数据中没有 {{column}} 列，该指标未纳入；{{given}} 个指标剩余 {{left}} 个，权重仅就其计算。请为其指定列，或在文中说明指数不含该指标。',
  },
  indexIndicatorText: {
    en: '{{column}} holds text, so this indicator is left out; {{left}} of {{given}} remain. Set its type to number in Data.',
    zh: '{{column}} 是文本列，该指标未纳入；{{given}} 个指标剩余 {{left}} 个。请在“数据”中将其类型改为数值。',
  },
  indexIndicatorEmpty: {
    en: 'Every cell of {{column}} is missing, so this indicator is left out; {{left}} of {{given}} remain. Check the import, or choose another column.',
    zh: '{{column}} 全部缺失，该指标未纳入；{{given}} 个指标剩余 {{left}} 个。请检查导入结果或另选一列。',
  },
  indexIndicatorZero: {
    en: '{{column}} is zero in every complete row: it tells no row from another and is left out; {{left}} of {{given}} indicators remain. Check that the column was filled.',
    zh: '{{column}} 在所有完整行中均为 0，无法区分样本，未纳入；{{given}} 个指标剩余 {{left}} 个。请检查该列是否已填入数据。',
  },
  indexIndicatorConstant: {
    en: '{{column}} has the same value in every complete row: it tells no row from another and is left out; {{left}} of {{given}} indicators remain.',
    zh: '{{column}} 在所有完整行中取值相同，无法区分样本，未纳入；{{given}} 个指标剩余 {{left}} 个。',
  },
  indexIndicatorRepeated: {
    en: '{{column}} stands twice in the system and counts once, with the sign and dimension of its first place ({{left}} of {{given}} indicators remain).',
    zh: '{{column}} 在指标体系中重复出现，仅计一次，方向和维度以首次为准（{{given}} 个指标剩余 {{left}} 个）。',
  },
  indexRowsIncomplete: {
    en: '{{rows}} of {{of}} rows lack a value in some indicator. They take no part in the weights and get no score; nothing was filled in.',
    zh: '{{of}} 行中有 {{rows}} 行缺少部分指标值，既不参与赋权也没有得分；未作任何填补。',
  },
  indexPeriodOneRow: {
    en: '{{periods}} period(s) have a single complete row and are left out: within a period, weights and scales compare rows with each other. Pool the periods to keep them.',
    zh: '有 {{periods}} 个时期仅有一行完整数据，未纳入：分期计算时，权重与标准化均来自期内比较。如需保留，请合并各期计算。',
  },
  indexConstantInPeriod: {
    en: '{{column}} does not vary within {{periods}} period(s): there its scaled value is zero and it weighs nothing. Scale over all periods to let it count.',
    zh: '{{column}} 在 {{periods}} 个时期内没有变动，期内标准化值为 0，不起作用。如需其发挥作用，请合并各期标准化。',
  },
  indexPeriodNoContrast: {
    en: 'In {{periods}} period(s) the method finds no difference to weigh by, so their rows have no score. Pool the periods, or use another method.',
    zh: '有 {{periods}} 个时期内该方法找不到可用于赋权的差异，这些行没有得分。请合并各期，或改用其他方法。',
  },
  indexNegativeShares: {
    en: '{{column}} has negative values, and shares p = x / sum x need none below zero. Scale the indicators to [0, 1] (min-max) first.',
    zh: '{{column}} 含有负值，而比重 p = x / Σx 要求非负。请先做极差标准化（归一到 [0, 1]）。',
  },
  indexCvMean: {
    en: 'The mean of {{column}} is {{mean}}, and a coefficient of variation needs a positive one. Use the coefficient of the scaled values instead.',
    zh: '{{column}} 的均值为 {{mean}}，变异系数要求均值为正。请改用标准化后数值的变异系数。',
  },
  indexNoContrast: {
    en: 'The method {{method}} finds no difference between the indicators to weigh by (for CRITIC: they are perfectly correlated). Use another method.',
    zh: '方法 {{method}} 在指标之间找不到可用于赋权的差异（如 CRITIC 下指标完全相关）。请改用其他方法。',
  },
  indexOwnWeights: {
    en: 'The weight given for {{column}} is missing or negative. Give every indicator a weight of zero or more; they need not sum to one.',
    zh: '{{column}} 的自定权重缺失或为负。请为每个指标给出非负权重，无需加总为 1。',
  },
  indexZerosLeaveNothing: {
    en: 'With rows that have a zero left out, {{left}} of {{rows}} rows remain to weigh by. After min-max scaling each indicator has at least one zero; use 0 ln 0 = 0 or a shift instead.',
    zh: '剔除含零的行后，{{rows}} 行仅剩 {{left}} 行可用于赋权。极差标准化后每个指标至少有一个零值；请改用 0 ln 0 = 0 或平移。',
  },
  indexZerosDropped: {
    en: '{{rows}} of {{of}} rows have a zero after scaling and take no part in the weights; they are scored all the same.',
    zh: '{{of}} 行中有 {{rows}} 行标准化后含零值，不参与赋权，但仍计算得分。',
  },
  indexTopsisNegative: {
    en: 'Some PCA weights are negative, which would turn the best profile of TOPSIS into a mixture of best and worst. Use a weighted sum, or weights of another method.',
    zh: '部分主成分权重为负，会使 TOPSIS 的理想解优劣混杂。请改用加权求和，或换用其他赋权方法。',
  },
  indexPcaNegative: {
    en: 'Some indicators have a negative PCA coefficient: more of them lowers the index although their sign says more is better. Check the signs, or use another method.',
    zh: '部分指标的主成分系数为负：其值越大指数反而越低，与所设方向相反。请检查指标方向，或改用其他方法。',
  },
  indexMethodLeftOut: {
    en: 'The method {{method}} could not be computed on these data and is not in the comparison; the other methods are.',
    zh: '方法 {{method}} 在当前数据上无法计算，未列入比较；其余方法不受影响。',
  },
  indexOldDivisorReorders: {
    en: 'Dividing the sum over {{rows}} rows by ln {{periods}} (the periods) makes every entropy larger than one, so an indicator that separates rows more gets a smaller weight. Divide by ln {{rows}}.',
    zh: '对 {{rows}} 行求和却除以 ln {{periods}}（时期数），会使熵值大于 1，区分度越大的指标权重反而越小。应除以 ln {{rows}}。',
  },
  indexOldDivisorPeriods: {
    en: 'Your old weights are those of a division by ln {{count}} (the number of periods) instead of ln {{rows}} (the rows used). Recompute the index; estimates that use it will change.',
    zh: '您的旧权重恰为除以 ln {{count}}（时期数）而非 ln {{rows}}（所用行数）所得。请重新计算指数，使用该指数的估计结果会随之改变。',
  },
  indexOldDivisorUnits: {
    en: 'Your old weights are those of a division by ln {{count}} (the number of units) instead of ln {{rows}} (the rows used). Recompute the index; estimates that use it will change.',
    zh: '您的旧权重恰为除以 ln {{count}}（个体数）而非 ln {{rows}}（所用行数）所得。请重新计算指数，使用该指数的估计结果会随之改变。',
  },
  indexOldUnexplained: {
    en: 'None of the known formulas gives your old weights (closest: off by {{difference}}). They may come from another sample, other signs, another zero handling or another method.',
    zh: '已知公式均不能还原您的旧权重（最接近者相差 {{difference}}）。可能是样本、指标方向、零值处理或方法不同所致。',
  },
  indexOldIncomplete: {
    en: 'The old weights do not cover all {{indicators}} indicators in use, so they are not compared. Give one for each.',
    zh: '旧权重未覆盖全部 {{indicators}} 个指标，无法比较。请逐一给出。',
  },
  inequalityFewRows: {
    en: 'Inequality needs two rows or more, {{rows}} can be used. Choose another year or group.',
    zh: '计算不平等程度至少需要两行，当前可用 {{rows}} 行。请另选年份或分组。',
  },
  inequalityNotPositive: {
    en: 'Gini and Theil need positive values, but {{value}} occurs. Use the variable in levels, or leave these rows out.',
    zh: '基尼系数和泰尔指数要求取值为正，但出现了 {{value}}。请使用变量的原值，或剔除这些行。',
  },
  keywordNoText: {
    en: 'No column of texts is chosen. Choose the column that holds the text of each unit and year, or columns of counts.',
    zh: '尚未选择文本列。请选择存放各个体各年份文本的列，或选择词频列。',
  },
  keywordNoCharacters: {
    en: 'Counts per 10,000 characters need the length of each text. Choose the column that holds it, or another measure.',
    zh: '每万字词频需要知道每篇文本的字符数。请指定存放字符数的列，或改用其他度量。',
  },
  keywordCountInvalid: {
    en: '{{column}} holds {{value}}, which is no count: counts are whole numbers from 0 on. Choose another column, or make logs afterwards.',
    zh: '{{column}} 含有 {{value}}，不是计数：计数应为非负整数。请另选一列，或在此之后再取对数。',
  },
  keywordCountsAsGiven: {
    en: 'The counts of {{columns}} column(s) are added up as they are: a word inside a longer word counts twice if it was counted twice.',
    zh: '{{columns}} 列词频按原值相加：若长词中的短词此前已被重复计数，此处无法剔除。',
  },
  keywordCountsMissing: {
    en: '{{rows}} of {{of}} rows lack a count in some column. They are missing, not zero.',
    zh: '{{of}} 行中有 {{rows}} 行缺少部分词频，按缺失处理，而不是 0。',
  },
  keywordNoWords: {
    en: 'The dictionary has no words. Add some, or start from the starter list.',
    zh: '词典中没有词语。请添加词语，或从初始词表开始。',
  },
  keywordRowsEmpty: {
    en: '{{rows}} of {{of}} rows have no text in {{column}}. They are missing, not zero.',
    zh: '{{of}} 行中有 {{rows}} 行的 {{column}} 没有文本，按缺失处理，而不是 0。',
  },
  keywordRepeated: {
    en: '{{words}} word(s) stand more than once in the dictionary ({{examples}}) and count once, in their first group.',
    zh: '词典中有 {{words}} 个词重复出现（{{examples}}），仅按首次所在分组计一次。',
  },
  keywordNoHits: {
    en: 'None of the words occurs in any of the {{rows}} texts. Check that the column holds the texts and that the words are written as in them.',
    zh: '{{rows}} 篇文本中没有出现任何一个词。请确认所选列确为文本，且词语写法与文中一致。',
  },
} as const;
