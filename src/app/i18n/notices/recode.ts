export const notices = {
  recipeNothingMerged: {
    en: 'Nothing is said about which values of {{column}} belong together. Name a new value and list the old ones under it.',
    zh: '尚未说明 {{column}} 的哪些取值应合并。请给出新取值，并在其下列出原取值。',
  },
  recipeValuesUnknown: {
    en: '{{column}} has no such value: {{examples}} ({{values}} in all). Check the spelling; nothing was merged under them.',
    zh: '{{column}} 中没有这些取值：{{examples}}（共 {{values}} 个）。请检查写法；它们没有合并任何数据。',
  },
} as const;
