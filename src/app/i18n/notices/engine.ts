export const notices = {
  outcomeMissing: {
    en: 'Nothing says what the outcome is, so {{estimator}} cannot run. Choose an outcome in the question sentence, or name one in the model.',
    zh: '尚未指定被解释变量，{{estimator}} 无法运行。请在问题句中选择，或在模型中写明。',
  },
  roleMissing: {
    en: '{{estimator}} needs the role "{{role}}" (unit, time or treatment), which is not set. Set it in the question sentence or under Design.',
    zh: '{{estimator}} 需要“{{role}}”角色（unit 单位、time 时间、treatment 政策），尚未设定。请在问题句或“设计”中设定。',
  },
  nothingToClusterBy: {
    en: 'Standard errors should be clustered, but there is neither a unit nor a cluster column, so heteroskedasticity-robust ones (HC1) are given. Name a unit or cluster columns, or choose another kind.',
    zh: '标准误要求聚类，但既无单位列也无聚类列，故改用异方差稳健标准误（HC1）。请指定单位列或聚类列，或选择其他类型。',
  },
  modelUnknown: {
    en: 'The analysis has no model called "{{model}}" any more. Choose one of the models on the page.',
    zh: '分析中已没有名为“{{model}}”的模型。请选择页面上的模型。',
  },
  drawUnknown: {
    en: 'There is no draw {{replicate}}: this placebo has {{replicates}} draws, counted from 0. Choose one of them.',
    zh: '不存在第 {{replicate}} 次抽样：本次安慰剂检验共 {{replicates}} 次，从 0 计起。请另选一次。',
  },
  noData: {
    en: 'There are no data yet. Drop a file in Data, or take the sample panel.',
    zh: '尚无数据。请在“数据”中拖入文件，或使用示例面板。',
  },
  dataReplaced: {
    en: 'The data were replaced while this was being computed, so the answer would have been about the old ones. It is computed anew.',
    zh: '计算期间数据已被替换，结果将对应旧数据，故重新计算。',
  },
  dataChanged: {
    en: 'These are not the data that the project was saved with: their content differs. Results may differ from those you remember; check the file.',
    zh: '当前数据与项目保存时的数据内容不同，结果可能与之前不一致。请核对文件。',
  },
  importNothingPending: {
    en: 'There is no import waiting to be accepted; the data in use stay as they are. Choose the file again.',
    zh: '没有等待确认的导入，现用数据保持不变。请重新选择文件。',
  },
  frameUnreachable: {
    en: 'The data could not be loaded from this site (status {{status}}; 0: no answer). Reload the page, or drop a file of your own in Data.',
    zh: '无法从本站载入数据（状态 {{status}}；0 表示无响应）。请刷新页面，或在“数据”中拖入您自己的文件。',
  },
  workerLost: {
    en: 'A background computation stopped unexpectedly ({{reason}}), perhaps for want of memory. A new one has taken its place and your data are safe. Where a result is missing, run it again, with fewer rows or draws if it stops again.',
    zh: '后台计算意外中断（{{reason}}），可能内存不足。已由新的进程接替，数据完好。若有结果缺失，请重新运行；若再次中断，请减少行数或抽样次数。',
  },
  dataWorkerLost: {
    en: 'The part of the page that holds the data stopped unexpectedly ({{reason}}), perhaps for want of memory. The settings are safe; open the file again to go on.',
    zh: '页面中保存数据的部分意外中断（{{reason}}），可能内存不足。设定未丢失，请重新打开文件以继续。',
  },
  engineFault: {
    en: 'The computation failed for a reason that is a defect of Pilotlight, not of your data: {{detail}}. Everything else stays; please report it with the project file.',
    zh: '计算失败，原因是 Pilotlight 的缺陷而非您的数据：{{detail}}。其余内容不受影响，请附项目文件反馈。',
  },
} as const;
