export const notices = {
  importChosen: { en: 'Chosen by you.', zh: '由您指定。' },
  importUnread: { en: 'The file was not read.', zh: '文件未读取。' },
  importEncodingMark: { en: 'The file starts with a byte order mark.', zh: '文件以字节顺序标记（BOM）开头。' },
  importEncodingWide: {
    en: 'Every other byte is zero, as in UTF-16.',
    zh: '每隔一个字节为零，符合 UTF-16 的特征。',
  },
  importEncodingAscii: {
    en: 'Only ASCII characters so far: every encoding reads them alike.',
    zh: '目前只有 ASCII 字符，各种编码读法相同。',
  },
  importEncodingUtf8: { en: 'All bytes are valid UTF-8.', zh: '所有字节均为有效的 UTF-8。' },
  importEncodingUtf8Damaged: {
    en: 'Nearly all characters are valid UTF-8; a few bytes are damaged.',
    zh: '几乎所有字符都是有效的 UTF-8，只有少数字节损坏。',
  },
  importEncodingChinese: {
    en: 'No valid UTF-8, but valid GB18030 (GBK) made of common Chinese characters.',
    zh: '不是有效的 UTF-8，但符合 GB18030（GBK），由常用汉字组成。',
  },
  importEncodingChineseDamaged: {
    en: 'Nearly all characters are valid GB18030 (GBK); a few bytes are damaged.',
    zh: '几乎所有字符都是有效的 GB18030（GBK），只有少数字节损坏。',
  },
  importEncodingWestern: {
    en: 'Neither UTF-8 nor Chinese: single accented letters, as in Western European files.',
    zh: '既非 UTF-8 也非中文编码：为单个带重音的字母，常见于西欧文件。',
  },
  importEncodingLearned: {
    en: 'The first lines fit UTF-8, but later ones do not; this encoding fits all.',
    zh: '开头的行符合 UTF-8，但后面的行不符合；此编码适合全部内容。',
  },
  importEncodingText: { en: 'Pasted text needs no decoding.', zh: '粘贴的文本无需解码。' },
  importDelimiterEven: {
    en: 'It cuts {{agreeing}} of {{records}} lines into {{columns}} cells each.',
    zh: '它把 {{records}} 行中的 {{agreeing}} 行都切成 {{columns}} 个单元格。',
  },
  importDelimiterDeclared: { en: 'Declared in the first line (sep=).', zh: '由首行声明（sep=）。' },
  importDelimiterSingle: { en: 'No delimiter cuts the lines evenly.', zh: '没有分隔符能把各行切分整齐。' },
  importQuoteDouble: { en: 'Double quotes, the usual ones.', zh: '通用的双引号。' },
  importQuoteSingle: { en: 'Cells are wrapped in apostrophes.', zh: '单元格由单引号包围。' },
  importQuoteNone: {
    en: 'Quotes do not pair up: they are ordinary characters here.',
    zh: '引号不成对，此处为普通字符。',
  },
  importEscapeDouble: { en: 'Quotes inside cells are doubled, as usual.', zh: '单元格内的引号按惯例写两次。' },
  importEscapeBackslash: {
    en: 'Quotes inside cells stand after a backslash.',
    zh: '单元格内的引号前有反斜杠。',
  },
  importPreambleNone: { en: 'The table starts on the first line.', zh: '表格从第一行开始。' },
  importPreamble: {
    en: '{{lines}} lines above the header (a title or notes) do not have the cells of the table.',
    zh: '表头之前的 {{lines}} 行（标题或说明）与表格的单元格数不符。',
  },
  importHeaderFound: {
    en: '{{rows}} rows hold labels where the rows below hold figures.',
    zh: '{{rows}} 行为文字标签，其下各行为数值。',
  },
  importHeaderNone: { en: 'The first row looks like the rows below it.', zh: '第一行与其下各行形式相同。' },
  importHeaderOnlyRow: { en: 'The only row holds labels.', zh: '唯一的一行为文字标签。' },
  importHeaderRecurs: {
    en: 'Texts of the first row come back below it, so it is data.',
    zh: '第一行的文本在下方再次出现，因此是数据。',
  },
  importHeaderAssumed: {
    en: 'All columns are text; the first row is taken for the header, as usual.',
    zh: '所有列都是文本，按惯例将第一行作为表头。',
  },
  importDecimalPoint: {
    en: '{{point}} cells are written with a decimal point.',
    zh: '{{point}} 个单元格使用点号小数。',
  },
  importDecimalComma: {
    en: '{{comma}} cells are written with a decimal comma.',
    zh: '{{comma}} 个单元格使用逗号小数。',
  },
  importDecimalOther: {
    en: 'The other mark groups thousands, so this one is the decimal mark.',
    zh: '另一个符号用于千分位，因此此符号为小数点。',
  },
  importDecimalSemicolon: {
    en: 'The delimiter is a semicolon, as in places that write a decimal comma.',
    zh: '分隔符为分号，常见于使用逗号小数的地区。',
  },
  importDecimalDefault: { en: 'No decimals seen; the point is usual.', zh: '未见小数，按惯例使用点号。' },
  importThousandsSeen: { en: 'Cells with digits in groups of three were seen.', zh: '出现了三位一组的数字。' },
  importThousandsDefault: {
    en: 'No groups of digits seen; this mark would be read as one.',
    zh: '未见分组数字；如出现此符号，将按千分位读取。',
  },
  importThousandsClash: {
    en: 'The decimal mark cannot group thousands as well.',
    zh: '小数点不能同时用作千分位。',
  },
  importTypeNumber: { en: 'All cells seen read as numbers.', zh: '所见单元格均为数值。' },
  importTypePercent: { en: 'Percentages; 12% reads as 12.', zh: '百分数；12% 读作 12。' },
  importTypeDate: { en: 'Dates; the year is kept.', zh: '日期；保留年份。' },
  importTypeCompactDate: {
    en: 'The name says date and the numbers are year, month and day; the year is kept.',
    zh: '列名为日期，且数字由年、月、日组成；保留年份。',
  },
  importTypeEmpty: { en: 'No value seen yet.', zh: '尚未见到数值。' },
  importTypeText: { en: 'Cells such as “{{example}}” are no numbers.', zh: '“{{example}}”之类的单元格不是数值。' },
  importTypeLearned: {
    en: 'A later cell did not fit the type that the first lines suggested.',
    zh: '后面的单元格与开头推测的类型不符。',
  },
} as const;
