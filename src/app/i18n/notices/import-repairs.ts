export const notices = {
  importRowShort: {
    en: '{{count}} rows have fewer cells than the table; the cells at their ends count as missing. Check that no delimiter is missing in the middle, which would shift values.',
    zh: '{{count}} 行的单元格少于列数，行末缺少的部分按缺失处理。请检查中间是否漏了分隔符，否则数值会错位。',
  },
  importRowLong: {
    en: '{{count}} rows have more cells than the table; what stands beyond the last column was left out. A delimiter inside a cell that is not quoted shifts values: check these rows.',
    zh: '{{count}} 行的单元格多于列数，超出最后一列的内容已略去。单元格内未加引号的分隔符会使数值错位，请检查这些行。',
  },
  importExtraDelimiters: {
    en: '{{count}} rows end with extra delimiters and nothing behind them. Nothing was lost.',
    zh: '{{count}} 行末尾有多余的分隔符，其后没有内容，未丢失数据。',
  },
  importBlankLines: { en: '{{count}} blank lines were left out.', zh: '已略去 {{count}} 个空行。' },
  importFooter: {
    en: '{{count}} lines below the table (a source or a note) were left out. If one of them is data, complete its cells in the file.',
    zh: '已略去表格下方的 {{count}} 行（来源或注释）。如果其中有数据行，请在文件中补全其单元格。',
  },
  importHeaderRepeated: {
    en: 'The header comes again {{count}} times among the data; these lines were left out and the rows below them kept.',
    zh: '表头在数据中重复出现 {{count}} 次，这些行已略去，其下的数据保留。',
  },
  importQuoteStray: {
    en: '{{count}} rows hold a quote that opens a cell and is not closed. It was read as an ordinary character, so that the rows below are not swallowed.',
    zh: '{{count}} 行中有未闭合的引号，已按普通字符读取，以免吞掉后面的行。',
  },
  importQuoteInside: {
    en: '{{count}} rows hold unescaped quotes inside a quoted cell. They were kept as part of the text.',
    zh: '{{count}} 行在加引号的单元格内含有未转义的引号，已作为文本保留。',
  },
  importNulRemoved: {
    en: 'NUL characters were taken out of {{count}} cells.',
    zh: '已从 {{count}} 个单元格中去掉 NUL 字符。',
  },
  importUndecodable: {
    en: '{{count}} cells hold bytes that mean nothing in this encoding; they show as �. Try another encoding if whole names are broken.',
    zh: '{{count}} 个单元格含有此编码中无意义的字节，显示为 �。如果整个名称都是乱码，请换一种编码。',
  },
  importLineEndings: {
    en: 'Lines end in more than one way in this file ({{count}} differ from the rest); all were read as line ends.',
    zh: '文件中混用了不同的换行符（{{count}} 处与其余不同），均已按换行处理。',
  },
  importHeaderEmpty: {
    en: '{{count}} columns have no name in the header and are called V1, V2 … by position.',
    zh: '{{count}} 列在表头中没有名称，已按位置命名为 V1、V2……',
  },
  importHeaderDuplicate: {
    en: '{{count}} column names occurred before; a number was added to keep them apart.',
    zh: '{{count}} 个列名重复，已加序号以示区别。',
  },
  importHeaderTooLong: {
    en: '{{count}} column names are longer than 200 characters and were cut.',
    zh: '{{count}} 个列名超过 200 个字符，已截短。',
  },
  importHeaderExtraCell: {
    en: 'The header has more cells than the data; its empty cells were left out, so that names and data match.',
    zh: '表头的单元格多于数据，已去掉其中的空单元格，使列名与数据对应。',
  },
  importRowNames: {
    en: 'The first column counts the rows and has no header cell, as R writes it; it is called “row”.',
    zh: '第一列是没有表头的行号（R 的写法），已命名为“row”。',
  },
  importColumnDropped: {
    en: '{{count}} columns without name and without values, from delimiters at the line ends, were left out.',
    zh: '已略去 {{count}} 个既无名称也无数值的列（由行末分隔符产生）。',
  },
  importTrimmed: {
    en: 'Blanks around the text of {{count}} cells were taken off, so that equal names match.',
    zh: '已去掉 {{count}} 个单元格文本两端的空白，使相同的名称能够匹配。',
  },
  importFullWidth: {
    en: '{{count}} numbers written with full-width digits were read as numbers.',
    zh: '{{count}} 个用全角数字书写的数值已读为数值。',
  },
  importInfinite: {
    en: '{{count}} cells are infinite or larger than any computer number; they count as missing.',
    zh: '{{count}} 个单元格为无穷大或超出计算机数值范围，按缺失处理。',
  },
  importTypeLost: {
    en: '{{count}} cells do not fit the type chosen for their column and became missing. Choose “text” to keep them.',
    zh: '{{count}} 个单元格与所选的列类型不符，已成为缺失。若需保留，请将类型改为“文本”。',
  },
} as const;
