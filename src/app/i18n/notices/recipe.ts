export const notices = {
  recipeColumnMissing: {
    en: 'No column is chosen, so this step has nothing to work on. Choose one.',
    zh: '尚未选择列，此步骤无从处理。请选择一列。',
  },
  recipeRoleMissing: {
    en: 'This step must know the {{role}} of each row (unit or time), which is not set. Set it in the question sentence.',
    zh: '此步骤需要知道每行的 {{role}}（unit 单位、time 时间），尚未设定。请在问题句中设定。',
  },
  recipeNamesCount: {
    en: '{{given}} names are given, but the step makes another number of columns. Give one name per column, or leave the names to the step.',
    zh: '给出了 {{given}} 个列名，但此步骤生成的列数与之不符。请为每列给出一个名称，或由步骤自行命名。',
  },
  recipeNameTwice: {
    en: 'Two columns of this step would be called {{column}}. Give them different names.',
    zh: '此步骤的两列都将命名为 {{column}}。请使用不同的名称。',
  },
  recipeLogUndefined: {
    en: '{{cells}} cells of {{column}} are zero or negative and have no logarithm; they are missing now. ln(1 + x) keeps zeros, but is another variable.',
    zh: '{{column}} 有 {{cells}} 个单元格为零或负，无法取对数，已记为缺失。ln(1 + x) 可保留零值，但那是另一个变量。',
  },
  recipeLog1pUndefined: {
    en: '{{cells}} cells of {{column}} are −1 or less, where ln(1 + x) does not exist; they are missing now. Check the units of the column.',
    zh: '{{column}} 有 {{cells}} 个单元格不大于 −1，ln(1 + x) 不存在，已记为缺失。请核对该列的单位。',
  },
  recipeRatioUndefined: {
    en: '{{cells}} cells of {{column}} would be divided by zero; they are missing now. Check the denominator there.',
    zh: '{{column}} 有 {{cells}} 个单元格的分母为零，已记为缺失。请核对这些行的分母。',
  },
  recipeShiftGaps: {
    en: '{{rows}} rows have no value because their unit lacks that period in between: a lag never reaches across a gap.',
    zh: '{{rows}} 行因其个体在相应时期没有数据而无值：滞后不会跨越时间缺口。',
  },
  recipeRepeatedRows: {
    en: '{{rows}} rows repeat a unit and period; the first of them counts. Leave the others out by a filter if that is not the right one.',
    zh: '{{rows}} 行的个体与时期重复，以首行为准。如首行并非所需，请先用筛选剔除其余行。',
  },
  recipeGrowthUndefined: {
    en: '{{cells}} changes of {{column}} do not exist (a base of zero, or a logarithm of what is not positive); they are missing now.',
    zh: '{{column}} 有 {{cells}} 处变化不存在（基数为零，或对非正数取对数），已记为缺失。',
  },
  recipeWinsorised: {
    en: '{{column}}: {{below}} low and {{above}} high cells were moved to the percentile.',
    zh: '{{column}}：{{below}} 个偏低、{{above}} 个偏高的单元格已缩至分位数。',
  },
  recipeTrimmed: {
    en: '{{column}}: {{below}} low and {{above}} high cells are missing now. Rows with them leave every model that uses the column.',
    zh: '{{column}}：{{below}} 个偏低、{{above}} 个偏高的单元格已记为缺失，使用该列的模型会剔除这些行。',
  },
  recipeInterpolated: {
    en: '{{column}}: {{cells}} cells of {{units}} units were filled, {{ends}} of them beyond the first or last value. Filled cells are guesses: say so in the paper.',
    zh: '{{column}}：填补了 {{units}} 个个体的 {{cells}} 个单元格，其中 {{ends}} 个位于首尾之外。填补值是推测，请在文中说明。',
  },
  recipeUnfilled: {
    en: '{{cells}} cells of {{column}} are still missing.',
    zh: '{{column}} 仍有 {{cells}} 个单元格缺失。',
  },
  recipeNoSpread: {
    en: '{{cells}} cells of {{column}} stand in a group without variation and cannot be scaled; they are missing now.',
    zh: '{{column}} 有 {{cells}} 个单元格所在组没有变动，无法标准化，已记为缺失。',
  },
  recipeNothingRemoved: {
    en: 'The filter leaves out none of the {{rows}} rows.',
    zh: '该筛选没有剔除 {{rows}} 行中的任何一行。',
  },
  recipeNothingLeft: {
    en: 'The filter would leave out all {{rows}} rows, so it was not applied and nothing is estimated. Change or switch off the step.',
    zh: '该筛选会剔除全部 {{rows}} 行，因此未予执行，也不作任何估计。请修改或停用此步骤。',
  },
  recipeUnitsUnknown: {
    en: '{{units}} of the units are not in the data ({{examples}}). Check how their names are written.',
    zh: '数据中没有其中 {{units}} 个个体（{{examples}}）。请核对名称写法。',
  },
  recipeNoUnits: {
    en: 'No unit is chosen, so there is nothing to leave out or to keep. Choose some, or delete the step.',
    zh: '尚未选择个体，无从剔除或保留。请选择个体，或删除此步骤。',
  },
  recipeGroupsEmpty: {
    en: '{{groups}} groups of {{column}} are empty ({{examples}}): too many equal values, or a threshold beyond the data.',
    zh: '{{column}} 有 {{groups}} 个组为空（{{examples}}）：相同的值太多，或阈值超出数据范围。',
  },
  recipeNoThresholds: {
    en: 'No threshold is given, so there is only one group. Give at least one.',
    zh: '尚未给出阈值，只有一组。请至少给出一个。',
  },
  recipeUndefined: {
    en: '{{cells}} cells of {{column}} have no finite value (a division by zero, the logarithm of what is not positive); they are missing.',
    zh: '{{column}} 有 {{cells}} 个单元格没有有限值（除以零，或对非正数取对数），记为缺失。',
  },
  recipeAllMissing: {
    en: '{{column}} is missing in every row. Check the expression.',
    zh: '{{column}} 在每一行都缺失。请检查表达式。',
  },
  recipeSampleFailed: {
    en: 'A step that chooses rows failed, so there is no sample to estimate on. Mend it, or switch it off, under Data, Steps.',
    zh: '选择行的步骤未能执行，因此没有可用于估计的样本。请在“数据”的“处理步骤”中修正或停用该步骤。',
  },
  recipeColumnBroken: {
    en: 'The step that makes {{column}} failed, so the column is not there. Mend the step under Data, Steps.',
    zh: '生成 {{column}} 的步骤未能执行，因此没有该列。请在“数据”的“处理步骤”中修正。',
  },
  expressionEmpty: {
    en: 'Nothing is written yet. Example: ln(gdp / pop).',
    zh: '尚未填写。例如：ln(gdp / pop)。',
  },
  expressionTooLong: {
    en: 'The expression is longer than {{longest}} characters. Make it in several steps.',
    zh: '表达式超过 {{longest}} 个字符。请分成几个步骤。',
  },
  expressionTooDeep: {
    en: 'The parentheses are nested too deeply here. Make it in several steps.',
    zh: '此处括号嵌套过深。请分成几个步骤。',
  },
  expressionUnclosed: {
    en: 'What begins with {{sign}} here is never closed. Close it.',
    zh: '此处以 {{sign}} 开始的部分没有结束。请补上。',
  },
  expressionUnexpected: {
    en: '“{{found}}” does not fit here. A column whose name is not one word goes between backticks: `a name`.',
    zh: '此处不应出现“{{found}}”。列名若不是一个词，请放在反引号中：`列 名`。',
  },
  expressionEnds: {
    en: 'The expression ends too early: something must follow.',
    zh: '表达式未写完：后面还应有内容。',
  },
  expressionSingleEquals: {
    en: 'One = says nothing here. Compare with ==.',
    zh: '单个 = 没有意义。比较请用 ==。',
  },
  expressionEmptyName: {
    en: 'There is no column name between these backticks.',
    zh: '反引号之间没有列名。',
  },
  expressionChained: {
    en: 'Comparisons cannot be chained. Join two with and: a < b and b < c.',
    zh: '比较不能连写。请用 and 连接：a < b and b < c。',
  },
  expressionFunctionUnknown: {
    en: 'There is no function {{name}}. There are ln, ln1p, log10, exp, sqrt, abs, round, min, max, mean, sum, sd, median, count, lag, lead, diff, missing, coalesce, ifelse.',
    zh: '没有函数 {{name}}。可用：ln、ln1p、log10、exp、sqrt、abs、round、min、max、mean、sum、sd、median、count、lag、lead、diff、missing、coalesce、ifelse。',
  },
  expressionArguments: {
    en: '{{name}} takes {{least}} to {{most}} arguments and has {{given}}.',
    zh: '{{name}} 需要 {{least}} 至 {{most}} 个参数，现有 {{given}} 个。',
  },
  expressionBy: {
    en: '{{name}} works cell by cell and takes no “by”. Groups are for mean, sum, sd, median, count, and min or max of one argument.',
    zh: '{{name}} 逐格计算，不能使用 by。分组适用于 mean、sum、sd、median、count，以及单参数的 min、max。',
  },
  expressionPeriods: {
    en: 'The number of periods of {{name}} must be a whole number, such as 1.',
    zh: '{{name}} 的期数须为整数，如 1。',
  },
  expressionColumnUnknown: {
    en: 'There is no column {{column}} at this step.',
    zh: '到此步骤为止没有 {{column}} 这一列。',
  },
  expressionNeedsNumber: {
    en: 'This is text, where a number is needed. Texts can only be compared: city == "Beijing".',
    zh: '此处需要数值，现为文本。文本只能比较：city == "北京"。',
  },
  expressionTextResult: {
    en: 'The result is text. A computed column holds numbers; a comparison gives 1 or 0.',
    zh: '结果是文本。计算列只能是数值；比较的结果为 1 或 0。',
  },
  expressionNeedsPanel: {
    en: '{{name}} must know the unit and the time of each row; the {{role}} is not set. Set it in the question sentence.',
    zh: '{{name}} 需要知道每行的单位与时间，尚未设定 {{role}}。请在问题句中设定。',
  },
} as const;
