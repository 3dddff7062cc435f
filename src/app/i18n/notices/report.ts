/** Why an exhibit of the report cannot be shown. */
export const notices = {
  reportModelUnknown: {
    en: 'This exhibit shows the model “{{model}}”, which the analysis does not have. Rename the model to that, or take the exhibit out of the project.',
    zh: '该图表引用模型“{{model}}”，但分析中没有此模型。请将模型改为该名称，或从项目中移除该图表。',
  },
  reportPartUnknown: {
    en: 'This exhibit shows part {{at}} {{part}} of the model “{{model}}”, which that model does not have with its present options.',
    zh: '该图表引用模型“{{model}}”的第 {{at}} 部分 {{part}}，但该模型在当前选项下没有这一部分。',
  },
  reportNoSuch: {
    en: 'There is no {{kind}} of “{{source}}”: choose the other kind in the project, or another source.',
    zh: '“{{source}}”没有 {{kind}} 形式：请在项目中改用另一种形式，或另选来源。',
  },
  paperUnreadable: {
    en: 'The project of this paper could not be loaded. Reload the page and try again; your analysis is untouched.',
    zh: '未能载入该论文的项目。请刷新页面后重试；您的分析未受影响。',
  },
  paperNotKept: {
    en: 'Your data could not be set aside, so the paper was not opened. Save a project file with data (Export) first.',
    zh: '无法暂存您的数据，因此未打开论文。请先通过“导出”保存含数据的项目文件。',
  },
  reportCancelled: {
    en: 'This was cancelled before it was ready.',
    zh: '计算在完成前已取消。',
  },
} as const;
