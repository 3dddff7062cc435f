export const notices = {
  columnAllMissing: {
    en: '{{column}} has no value in any of the {{missing}} rows, so there is nothing to describe. Check its type and missing markers in Data, or leave it out.',
    zh: '{{column}} 在全部 {{missing}} 行中都没有取值，无法描述。请在“数据”中检查其类型和缺失标记，或不选该列。',
  },
  columnConstant: {
    en: '{{column}} is {{value}} in every row, so it has no skewness and explains nothing in a regression. Leave it out, or widen the sample.',
    zh: '{{column}} 在所有行中都等于 {{value}}，因此没有偏度，在回归中也不起作用。请去掉该列或扩大样本。',
  },
  balanceNoTreatment: {
    en: 'A comparison of treated and untreated units needs a unit role and a policy. Say in Design who is treated from when.',
    zh: '比较处理组与未处理组需要个体变量和政策设定。请在“设计”中指明谁从何时起受处理。',
  },
  balanceOneGroup: {
    en: 'There are {{treated}} rows of units ever treated and {{never}} of units never treated; both groups must have rows. Check the policy and the sample in Design.',
    zh: '曾受处理个体有 {{treated}} 行，从未受处理个体有 {{never}} 行；两组都须有数据。请在“设计”中检查政策与样本。',
  },
  balanceRowsDependent: {
    en: 'These t tests take every row as independent. Rows of one unit are alike, so the p-values are too small; read the standardised difference instead.',
    zh: '这些 t 检验把每一行视为独立；同一个体的各行彼此相似，因此 p 值偏小。请以标准化差异为准。',
  },
  balanceUnknown: {
    en: '{{rows}} rows belong to units whose first treated period is unknown and are in neither group. Complete the policy column in Design to use them.',
    zh: '{{rows}} 行所属个体的首个处理期未知，不计入任何一组。请在“设计”中补全政策信息。',
  },
  correlationUndefined: {
    en: 'No correlation exists where a column does not vary: {{columns}}. Those cells stay empty; leave the column out or widen the sample.',
    zh: '不变动的列没有相关系数：{{columns}}。相应单元格留空；请去掉该列或扩大样本。',
  },
  vifNoEffects: {
    en: 'Variance inflation within fixed effects needs a unit or a time role. Set one in Design, or look at the plain factors.',
    zh: '计算剔除固定效应后的方差膨胀因子需要个体或时间变量。请在“设计”中设置，或查看普通的方差膨胀因子。',
  },
  vifNoRows: {
    en: 'No row has a value in all of {{columns}}, so their variance inflation cannot be computed. Leave out the column with most missing cells.',
    zh: '没有任何一行在 {{columns}} 上都有取值，无法计算方差膨胀因子。请去掉缺失最多的列。',
  },
  vifConstant: {
    en: '{{columns}} does not vary over the rows used and has no variance inflation factor. A regression would drop it too; leave it out.',
    zh: '{{columns}} 在所用各行中不变动，没有方差膨胀因子；回归也会将其剔除。请去掉。',
  },
  vifAbsorbed: {
    en: 'The unit and time effects explain all of {{columns}}, so no variance inflation factor within them exists and a regression with these effects drops it. Use fewer effects or leave it out.',
    zh: '个体和时间效应完全解释了 {{columns}}，因此不存在剔除固定效应后的方差膨胀因子，含这些效应的回归也会将其剔除。请减少固定效应或去掉该列。',
  },
  vifCollinear: {
    en: 'These columns determine one another exactly: {{columns}}. Their variance inflation is infinite and a regression can keep all but one; leave one out.',
    zh: '以下各列完全共线：{{columns}}。其方差膨胀因子为无穷大，回归只能保留其中除一列以外的各列；请去掉一列。',
  },
  vifNotConverged: {
    en: 'Taking out the fixed effects did not converge, so these factors are approximate. Use fewer effects to be certain.',
    zh: '剔除固定效应的迭代未收敛，这些因子只是近似值。请减少固定效应以得到确切结果。',
  },
  trendsNoTime: {
    en: 'Raw trends need a time role. Choose the time column in Design.',
    zh: '原始趋势需要时间变量。请在“设计”中选择时间列。',
  },
  trendsUnknown: {
    en: '{{rows}} rows belong to units whose first treated period is unknown and are in no line. Complete the policy column in Design to show them.',
    zh: '{{rows}} 行所属个体的首个处理期未知，不在任何一条线上。请在“设计”中补全政策信息。',
  },
} as const;
