export const notices = {
  panelUnitColumnMissing: {
    en: 'The data have no column "{{column}}", which the design names as the unit. Choose another unit column in Design.',
    zh: '数据中没有“{{column}}”列，而设计以它为单位列。请在“设计”中另选单位列。',
  },
  panelTimeColumnMissing: {
    en: 'The data have no column "{{column}}", which the design names as time. Choose another time column in Design.',
    zh: '数据中没有“{{column}}”列，而设计以它为时间列。请在“设计”中另选时间列。',
  },
  panelTreatmentColumnMissing: {
    en: 'The data have no column "{{column}}", which the design names as the policy. Choose another column, or paste a list of pilots, in Design.',
    zh: '数据中没有“{{column}}”列，而设计以它为政策列。请在“设计”中另选一列，或粘贴试点名单。',
  },
  panelEmpty: {
    en: 'None of the {{rowsRead}} rows is left: every one lacks a unit or a time, lies outside the period, or belongs to a unit left out. Widen the period or take units back in Design.',
    zh: '{{rowsRead}} 行全部被剔除：或缺少单位或时间，或不在所选时期内，或属于被剔除的单位。请在“设计”中放宽时期或恢复单位。',
  },
  panelMissingUnit: {
    en: 'Rows without a unit in {{column}}: {{rows}} (the first is row {{firstRow}} of the file). Nobody can say whose they are, so they are left out; fill in the cells to keep them.',
    zh: '{{column}} 列缺少单位的行：{{rows}} 行（首行为文件第 {{firstRow}} 行）。无法判断归属，已剔除；补全单元格即可保留。',
  },
  panelMissingTime: {
    en: 'Rows without a period in {{column}}: {{rows}} (the first is row {{firstRow}} of the file). They cannot be placed before or after the policy and are left out; fill in the cells to keep them.',
    zh: '{{column}} 列缺少时间的行：{{rows}} 行（首行为文件第 {{firstRow}} 行）。无法判断在政策之前还是之后，已剔除；补全单元格即可保留。',
  },
  panelTimeUnreadable: {
    en: 'Cells of {{column}} that are no number, such as row {{firstRow}} of the file: {{rows}}. They count as missing and their rows are left out. Write periods as 2014 or 2014年, or import the column as a date.',
    zh: '{{column}} 列中不是数字的单元格：{{rows}} 个（如文件第 {{firstRow}} 行）。按缺失处理，相应行已剔除。请将时间写成 2014 或 2014年，或按日期导入该列。',
  },
  panelDuplicates: {
    en: 'Rows that repeat a {{unit}} and {{time}} with other values: {{rows}}, in {{units}} units ({{examples}}). Only the first row of each in the file is used, so the result depends on which came first. Check the data; a finer unit may be missing.',
    zh: '{{unit}} 与 {{time}} 重复而取值不同的行：{{rows}} 行，涉及 {{units}} 个单位（{{examples}}）。仅使用文件中先出现的一行，结果取决于先后顺序。请检查数据，也可能单位列不够细。',
  },
  panelExactDuplicates: {
    en: 'Rows that are exact copies of an earlier one of the same {{unit}} and {{time}}: {{rows}} ({{examples}}). Nothing is lost by leaving them out; remove them from the file to be rid of this note.',
    zh: '与同一 {{unit}}、{{time}} 的先前行完全相同的行：{{rows}} 行（{{examples}}）。剔除不损失信息；从文件中删去即不再提示。',
  },
  panelGaps: {
    en: 'Periods missing between the first and the last row of a unit: {{cells}}, in {{units}} units ({{examples}}). The estimates use the rows there are; lags and event times skip the gap. See the panel view for where they are.',
    zh: '单位首末行之间缺失的时期：{{cells}} 个，涉及 {{units}} 个单位（{{examples}}）。估计使用现有各行，滞后项与事件时间会跨过缺口。位置见面板视图。',
  },
  panelPeriodsIrregular: {
    en: 'The periods are not evenly spaced; the longest step is {{longest}}. Event times are counted in the unit of the time column, so some leads and lags have no rows. Consider a window or bins that suit.',
    zh: '各时期间隔不等，最长间隔为 {{longest}}。事件时间按时间列的单位计，部分前后期没有数据。请选择合适的窗口或归并。',
  },
  panelUnknownUnits: {
    en: 'The design names units that the sample does not have: {{units}} ({{examples}}). They change nothing. Correct their spelling, or take them off the list.',
    zh: '设计中提到的单位不在样本中：{{units}} 个（{{examples}}）。它们不起作用。请改正写法或从列表中移除。',
  },
  treatmentNeedsTime: {
    en: 'A start of treatment means something only where rows have a period. Choose a time column in Design, or give the policy as a 0/1 column.',
    zh: '处理起点只有在各行有时间时才有意义。请在“设计”中选择时间列，或以 0/1 列给出政策。',
  },
  treatmentNeedsUnit: {
    en: 'A list of pilots names units, but no unit column is chosen. Choose one in Design, or give the policy as a column.',
    zh: '试点名单以单位为准，但尚未选择单位列。请在“设计”中选择单位列，或以数据列给出政策。',
  },
  treatmentNotIndicator: {
    en: '{{column}} is no 0/1 column: most of its cells are something else. If it holds the first treated year, choose that kind in Design; otherwise choose another column.',
    zh: '{{column}} 不是 0/1 列：多数取值既非 0 也非 1。若它记录首个处理年份，请在“设计”中选择该类型，否则请另选一列。',
  },
  treatmentMissing: {
    en: 'Rows with an empty cell in {{column}}: {{rows}}, in {{units}} units ({{examples}}). Whether they were treated is unknown, so models with the policy leave them out. Fill in the cells to keep them.',
    zh: '{{column}} 列为空的行：{{rows}} 行，涉及 {{units}} 个单位（{{examples}}）。是否受处理未知，含政策的模型会剔除这些行。补全单元格即可保留。',
  },
  treatmentNotBinary: {
    en: 'Cells of {{column}} that are neither 0 nor 1: {{rows}} (the first is in row {{firstRow}} of the file). They count as missing, and models with the policy leave their rows out. Recode them to 0 or 1.',
    zh: '{{column}} 列中既非 0 也非 1 的单元格：{{rows}} 个（首个在文件第 {{firstRow}} 行）。按缺失处理，含政策的模型会剔除相应行。请改为 0 或 1。',
  },
  treatmentReversal: {
    en: '{{column}} goes back from 1 to 0 in {{units}} units ({{examples}}). Treated rows stay as given, but cohorts and event times assume that treatment lasts once begun, so dynamic results mix on and off. Check these units, or give first treated years instead.',
    zh: '{{column}} 在 {{units}} 个单位（{{examples}}）由 1 变回 0。各行处理状态按原样使用，但批次与事件时间假定处理一旦开始便持续，动态结果会混合开与关。请检查这些单位，或改用首个处理年份。',
  },
  treatmentStartUncertain: {
    en: 'In {{units}} units ({{examples}}) the first 1 of {{column}} follows a missing cell or an absent period, so treatment may have begun earlier. The first 1 is taken as the start; fill in the cells, or settle the start in the panel view.',
    zh: '在 {{units}} 个单位（{{examples}}）中，{{column}} 的首个 1 之前是缺失值或缺失时期，处理可能更早开始。现以首个 1 为起点；请补全数据，或在面板视图中确定起点。',
  },
  treatmentStartVaries: {
    en: '{{column}} gives different first treated periods within {{units}} units ({{examples}}). The earliest is used, so some rows may count as treated too soon. Make it one period per unit.',
    zh: '{{column}} 在 {{units}} 个单位（{{examples}}）内给出不同的首个处理时期。现取最早者，部分行可能被过早视为受处理。请使每个单位只有一个时期。',
  },
  treatmentStartPartial: {
    en: '{{column}} gives a first treated period on some rows only of {{units}} units ({{examples}}). That period is used for all their rows. If the empty rows mean something else, correct them.',
    zh: '{{column}} 只在 {{units}} 个单位（{{examples}}）的部分行给出首个处理时期。现用于该单位所有行。若空行另有含义，请改正。',
  },
  treatmentStartUnreadable: {
    en: 'Cells of {{column}} that are neither a period nor a word for never: {{rows}}, in {{units}} units ({{examples}}). Units with no other period have an unknown start and are left out of models with the policy. Write a year, or leave the cell empty for never.',
    zh: '{{column}} 列中既非时期也不表示“从未”的单元格：{{rows}} 个，涉及 {{units}} 个单位（{{examples}}）。没有其他时期的单位起点未知，含政策的模型会剔除它们。请填年份，或留空表示从未。',
  },
  treatmentAlways: {
    en: 'Units treated in every period they are observed: {{units}} ({{examples}}). They have no before, so they say nothing about the effect and serve only as a comparison that is itself treated, which can bias it. Consider leaving them out.',
    zh: '观测期内始终受处理的单位：{{units}} 个（{{examples}}）。它们没有处理前数据，不能反映效应，只能充当本身受处理的对照，可能造成偏误。可考虑剔除。',
  },
  treatmentNotYet: {
    en: 'Units whose start lies after their last period: {{units}} ({{examples}}). They count as untreated throughout, and are a valid comparison if they did not act ahead of the policy.',
    zh: '起点晚于其最后一期的单位：{{units}} 个（{{examples}}）。它们始终按未处理计；若没有提前反应，可作为对照。',
  },
  treatmentStartBetween: {
    en: 'Units whose start is no period of the data: {{units}} ({{examples}}). They count as treated from the next period on, and their event times fall between those of the others. Check the year, or round it.',
    zh: '起点不是数据中任何时期的单位：{{units}} 个（{{examples}}）。自下一期起视为受处理，事件时间与其他单位错开。请检查年份或取整。',
  },
  treatmentNobody: {
    en: 'No row of the sample is treated, so no effect can be estimated. Check the policy column or list, and the period.',
    zh: '样本中没有任何一行受处理，无法估计效应。请检查政策列或名单以及所选时期。',
  },
  treatmentEverybody: {
    en: 'Every row of the sample is treated, so there is nothing to compare with. Take earlier periods or untreated units into the sample.',
    zh: '样本中每一行都受处理，没有可比对象。请加入更早的时期或未受处理的单位。',
  },
  treatmentNoNever: {
    en: 'No unit is never treated. Effects rest on comparing earlier with later starters, and the last cohort has no comparison once all are treated. Prefer estimators that use not-yet-treated units, and read late effects with care.',
    zh: '没有从未受处理的单位。效应来自先后受处理单位之间的比较，全部受处理后最后一批没有对照。宜采用以尚未处理单位为对照的估计量，并谨慎解读后期效应。',
  },
  rosterUnknownUnit: {
    en: 'The list of pilots names units that the data do not have: {{units}} ({{examples}}). They are passed over. Match the list again if the unit column has changed.',
    zh: '试点名单中的单位不在数据中：{{units}} 个（{{examples}}），已忽略。若单位列有变，请重新匹配名单。',
  },
  rosterConflict: {
    en: 'The list of pilots gives several start years for {{units}} units ({{examples}}). The earliest is used; remove the others if another is right.',
    zh: '试点名单为 {{units}} 个单位（{{examples}}）给出多个起始年份。现取最早者；若应取其他年份，请删去多余的。',
  },
  rosterNoYear: {
    en: 'Line {{line}}: no year for {{names}}, so nothing was read from them. Put the year on the line, or a heading such as "2014:" above.',
    zh: '第 {{line}} 行：{{names}} 没有年份，未读入。请在该行写上年份，或在上方加“2014年：”之类的标题。',
  },
  rosterEmptyHeading: {
    en: 'Line {{line}}: no name follows the heading {{year}}. Add the units of that year, or remove the line.',
    zh: '第 {{line}} 行：标题 {{year}} 年之下没有名称。请补上该年的单位，或删去此行。',
  },
  rosterNothingRead: {
    en: 'The text holds no names. Paste lines such as "Beijing 2014", or a year heading followed by names.',
    zh: '文本中没有名称。请粘贴“北京 2014”这样的行，或年份标题加名单。',
  },
  guessUnitTime: {
    en: 'Every {{unit}} has one row per {{time}}: {{units}} units, {{periods}} periods.',
    zh: '每个 {{unit}} 在每个 {{time}} 恰有一行：{{units}} 个单位，{{periods}} 个时期。',
  },
  guessUnitTimeNearly: {
    en: '{{unit}} and {{time}} tell {{percent}} % of rows apart: {{units}} units, {{periods}} periods. Look for duplicates.',
    zh: '{{unit}} 与 {{time}} 可区分 {{percent}}% 的行：{{units}} 个单位，{{periods}} 个时期。请检查重复行。',
  },
  guessTimeYears: {
    en: '{{column}} holds whole years from {{min}} to {{max}}.',
    zh: '{{column}} 为 {{min}} 至 {{max}} 的整数年份。',
  },
  guessTimeCounts: {
    en: '{{column}} counts from {{min}} to {{max}} and orders the rows of each unit.',
    zh: '{{column}} 由 {{min}} 数到 {{max}}，可排列每个单位的各行。',
  },
  guessTreatmentSwitch: {
    en: '{{column}} is 0 or 1 and switches on within {{switching}} units; {{never}} units never switch.',
    zh: '{{column}} 取 0 或 1，在 {{switching}} 个单位内由 0 变 1；{{never}} 个单位从不变。',
  },
  guessTreatmentStart: {
    en: '{{column}} gives one year for each of {{units}} units, between {{first}} and {{last}}, and none for {{never}}: first treated years.',
    zh: '{{column}} 为 {{units}} 个单位各给出一个年份（{{first}} 至 {{last}} 之间），{{never}} 个单位没有：应为首个处理年份。',
  },
  guessTreatmentGroupPost: {
    en: '{{group}} marks {{units}} units and {{post}} the time from {{start}} on: together they say who is treated from when.',
    zh: '{{group}} 标出 {{units}} 个单位，{{post}} 标出 {{start}} 起的时期：两者合起来即谁从何时受处理。',
  },
  guessOutcomeName: {
    en: '{{column}} is named like an outcome and varies within units and periods.',
    zh: '{{column}} 的名称像结果变量，且在单位内与时期内都有变化。',
  },
  guessOutcomeFirst: {
    en: '{{column}} is the first measure in the file that varies within units and periods. Nothing else speaks for it; choose the one you study.',
    zh: '{{column}} 是文件中首个在单位内与时期内都有变化的数值列，此外并无依据；请选择您研究的变量。',
  },
  guessControlsBlock: {
    en: '{{count}} columns named like controls stand right behind {{outcome}} in the file.',
    zh: '文件中紧跟 {{outcome}} 之后有 {{count}} 列的名称像控制变量。',
  },
  guessControlsName: {
    en: '{{count}} columns are named like controls and vary within units and periods.',
    zh: '{{count}} 列的名称像控制变量，且在单位内与时期内都有变化。',
  },
  guessControlsRest: {
    en: 'All {{count}} remaining measures; their names say nothing. Keep those that the policy cannot have changed.',
    zh: '其余全部 {{count}} 个数值列，名称无从判断。请只保留不受政策影响的变量。',
  },
  guessControlsNone: {
    en: 'No controls: of the {{count}} remaining measures none is named like one. Choose them by what you know, not by their stars.',
    zh: '不设控制变量：其余 {{count}} 个数值列的名称均不像控制变量。请依据理论而非显著性选择。',
  },
  guessClusterUnit: {
    en: 'Treatment is given by {{column}}, so errors of one unit are taken as related over time: {{units}} clusters.',
    zh: '处理以 {{column}} 为单位，同一单位各期误差视为相关：{{units}} 个聚类。',
  },
  guessClusterGroup: {
    en: '{{column}} holds whole units in {{groups}} groups; cluster by it where a policy or shock covers a whole group.',
    zh: '{{column}} 将单位整体分为 {{groups}} 组；若政策或冲击覆盖整组，可按它聚类。',
  },
} as const;
