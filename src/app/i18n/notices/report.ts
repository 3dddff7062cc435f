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
} as const;
