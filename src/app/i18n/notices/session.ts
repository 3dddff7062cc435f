export const notices = {
  linkBroken: {
    en: 'The link is damaged or incomplete: nothing in it could be read. Ask for it again; the sample panel is shown meanwhile.',
    zh: '链接已损坏或不完整，无法读取。请重新获取链接；目前显示示例面板。',
  },
  linkNeedsData: {
    en: 'This link holds an analysis, not its data. Drop the file it was made with in Data, and its results appear here.',
    zh: '此链接只包含分析设定，不含数据。请在“数据”中拖入原文件，结果随即显示。',
  },
  restored: { en: 'Your last session was restored.', zh: '已恢复上次会话。' },
  restoreCorrupt: {
    en: 'The stored session could not be read and was set aside. The sample panel is shown instead.',
    zh: '保存的会话无法读取，已搁置。现显示示例面板。',
  },
  restoreNoData: {
    en: 'The settings of your last session are back, but this browser no longer holds its data. Drop {{name}} again in Data to go on.',
    zh: '上次会话的设定已恢复，但浏览器中不再保存其数据。请在“数据”中重新拖入 {{name}} 以继续。',
  },
  projectNeedsData: {
    en: 'The project was opened without its data ({{name}}). Drop that file in Data; what is shown now uses the data in use.',
    zh: '已打开项目，但其中不含数据（{{name}}）。请在“数据”中拖入该文件；目前显示的结果基于当前数据。',
  },
  rosterNeedsUnit: {
    en: 'A list of units can be matched once the unit column is known. Choose it by clicking the units in the question, then match again.',
    zh: '需先指定单位列才能匹配名单。请点击问题中的单位进行选择，然后重新匹配。',
  },
  sessionQuota: {
    en: 'This browser has no room to keep the data for a reload. Save a project file with data (Export) to be safe.',
    zh: '浏览器空间不足，无法为刷新保留数据。请通过“导出”保存含数据的项目文件以防丢失。',
  },
  sampleUnreadable: {
    en: 'The sample panel could not be loaded. Reload the page, or drop your own file in Data.',
    zh: '示例面板未能载入。请刷新页面，或在“数据”中拖入您自己的文件。',
  },
} as const;
