export const notices = {
  projectNotJson: {
    en: 'The project is not valid JSON. Nothing was changed. Look for a missing comma, quote or bracket, or an end that was cut off.',
    zh: '项目文件不是有效的 JSON，没有任何改动。请检查是否缺少逗号、引号或括号，或文件被截断。',
  },
  projectNotJsonAt: {
    en: 'The project is not valid JSON from line {{line}} on. Nothing was changed. Look for a missing comma, quote or bracket there.',
    zh: '项目文件自第 {{line}} 行起不是有效的 JSON，没有任何改动。请检查该处是否缺少逗号、引号或括号。',
  },
  projectWrongType: {
    en: 'In the project, "{{path}}" must be of type {{expected}}, but it is {{received}}. Correct it and open the project again.',
    zh: '项目中“{{path}}”应为 {{expected}} 类型，实际为 {{received}}。请改正后重新打开。',
  },
  projectMissingKey: {
    en: 'In the project, "{{path}}" is missing, and there is no default for it. Add it and open the project again.',
    zh: '项目中缺少“{{path}}”，且该项没有默认值。请补上后重新打开。',
  },
  projectNotObject: {
    en: 'A project is a JSON object, but this is of type {{received}}. Put it in braces, as the examples show.',
    zh: '项目应为 JSON 对象，但这里的类型是 {{received}}。请按示例用花括号书写。',
  },
  projectUnknownPart: {
    en: 'The project has a key "{{key}}" that does not exist; it may be a typing error. Correct or delete it.',
    zh: '项目中含有不存在的键“{{key}}”，可能是拼写错误。请改正或删除。',
  },
  projectUnknownKey: {
    en: 'In the project, "{{path}}" has a key "{{key}}" that does not exist; it may be a typing error. Correct or delete it.',
    zh: '项目中“{{path}}”含有不存在的键“{{key}}”，可能是拼写错误。请改正或删除。',
  },
  projectNotOneOf: {
    en: 'In the project, "{{path}}" must be one of: {{choices}}. Choose one of these.',
    zh: '项目中“{{path}}”只能取：{{choices}}。请从中选择。',
  },
  projectTooSmall: {
    en: 'In the project, "{{path}}" is too small or too short: at least {{bound}} is needed. Raise it.',
    zh: '项目中“{{path}}”过小或过短：至少为 {{bound}}。请调大。',
  },
  projectTooLarge: {
    en: 'In the project, "{{path}}" is too large or too long: at most {{bound}} is possible. Lower it.',
    zh: '项目中“{{path}}”过大或过长：至多为 {{bound}}。请调小。',
  },
  projectInvalid: {
    en: 'In the project, "{{path}}" has a form that is not understood here. The forms it can have are in docs/project-file.md.',
    zh: '项目中“{{path}}”的写法无法识别。可用的写法见 docs/project-file.md。',
  },
  projectTooNew: {
    en: 'The project is of format version {{version}}, newer than the {{current}} known here. Update Pilotlight and open it again.',
    zh: '项目的格式版本为 {{version}}，高于此处支持的 {{current}}。请更新 Pilotlight 后再打开。',
  },
  projectTooOld: {
    en: 'The project is of format version {{version}}, from which no way leads to version {{current}}. Use the program that wrote it, or write its roles anew.',
    zh: '项目的格式版本为 {{version}}，无法升级到版本 {{current}}。请使用原程序打开，或重新设定各角色。',
  },
  shareUnreadable: {
    en: 'The link is damaged, incomplete or not from Pilotlight: nothing in it could be read. Copy it again as a whole.',
    zh: '链接已损坏、不完整或并非来自 Pilotlight，无法读取。请重新完整复制。',
  },
  shareLeftOutRoster: {
    en: 'The roster of {{count}} pilots stays here: it is data. Send it along, and the receiver pastes it under Design.',
    zh: '含 {{count}} 个试点的名单属于数据，不随链接传出。请另行发送，由对方在“设计”中粘贴。',
  },
  shareLeftOutUnits: {
    en: 'The names of {{count}} units struck out of the sample stay here: they are data. The receiver sees them in the sample until they are struck out there too.',
    zh: '已剔除的 {{count}} 个单位名称属于数据，不随链接传出。对方需自行剔除，否则样本会包含这些单位。',
  },
  shareLeftOutValues: {
    en: 'The {{count}} values of a column that a step merges stay here: they are data. The step travels switched off and without them.',
    zh: '合并步骤所列的 {{count}} 个列取值属于数据，不随链接传出。该步骤以停用状态传出，且不含这些取值。',
  },
  shareLeftOutLinks: {
    en: 'The {{count}} links between units stay here: they name units. The receiver’s spatial model needs its own list.',
    zh: '{{count}} 条单位之间的连接属于数据，不随链接传出。对方的空间模型需自备名单。',
  },
  shareLeftOutWhatIf: {
    en: 'The what-if with {{count}} changed units stays here: it names units. The link shows the analysis without it.',
    zh: '涉及 {{count}} 个单位的假设情形含有单位名称，不随链接传出。链接显示未作假设的分析。',
  },
  shareLeftOutAssignment: {
    en: 'Your own placebo assignment of {{count}} units stays here: it is data. The link runs the random placebo instead.',
    zh: '自行指定的安慰剂名单（{{count}} 个单位）属于数据，不随链接传出。链接改用随机安慰剂检验。',
  },
  shareLeftOutData: {
    en: 'The data, their file name and how the file is read stay here. Send the file along: the link recognises it by its content.',
    zh: '数据、文件名及读取方式不随链接传出。请另行发送文件，链接会按内容识别。',
  },
} as const;
