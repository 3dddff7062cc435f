export const notices = {
  importEmpty: {
    en: 'The file holds no text. Check that the right file was chosen and that its export was finished.',
    zh: '文件中没有内容。请确认选对了文件，并且导出已经完成。',
  },
  importNoRows: {
    en: 'The file has a header of {{columns}} columns but no data row below it, so there is nothing to analyse. Choose the file that holds the data, or set “header rows” to 0 if that line is data.',
    zh: '文件有 {{columns}} 列表头，但下面没有数据行，无法分析。请选择含数据的文件；如果该行就是数据，请将“表头行数”设为 0。',
  },
  importNoColumns: {
    en: 'All {{columns}} columns are skipped, so nothing would be loaded. Keep at least one column.',
    zh: '全部 {{columns}} 列都被设为跳过，没有可载入的内容。请至少保留一列。',
  },
  importCancelled: {
    en: 'The import was cancelled. The previous data are unchanged.',
    zh: '导入已取消，原有数据保持不变。',
  },
  importUnreadable: {
    en: 'The file could not be read ({{reason}}): it may have been moved, changed or locked since it was chosen. Choose it again.',
    zh: '无法读取文件（{{reason}}）：选择之后文件可能被移动、修改或占用。请重新选择。',
  },
  importOutOfMemory: {
    en: 'The table does not fit into the memory of this browser tab. Skip columns you do not need, or keep fewer rows, and import again.',
    zh: '数据表超出此标签页可用的内存。请跳过不需要的列或减少行数后再导入。',
  },
  importOneLine: {
    en: 'The whole file is a single line of {{length}} characters: there is no line break from row 1 on. It is probably no table, or was saved without line ends. Export it again as CSV.',
    zh: '整个文件只有一行，共 {{length}} 个字符，从第 1 行起没有换行。它可能不是表格，或保存时丢失了换行。请重新导出为 CSV。',
  },
  importRecordTooLong: {
    en: 'The record that starts on line {{line}} is longer than {{limit}} million characters, so it cannot be a row of a table. Look at that line: a line break is missing there.',
    zh: '从第 {{line}} 行开始的记录超过 {{limit}} 百万字符，不可能是表格的一行。请检查该行，那里缺少换行。',
  },
  importTooManyColumns: {
    en: 'The file has more than {{limit}} columns. Check the delimiter; if it is right, the table is probably sideways and must be turned first.',
    zh: '文件超过 {{limit}} 列。请检查分隔符；如果分隔符无误，表格可能行列颠倒，需先转置。',
  },
  importDelimiterUnusable: {
    en: '“{{delimiter}}” cannot separate cells: a delimiter must not be empty nor hold a quote or a line break. Choose another one, or let it be guessed.',
    zh: '“{{delimiter}}”不能用作分隔符：分隔符不能为空，也不能含引号或换行。请另选，或设为自动识别。',
  },
  importIsXlsx: {
    en: 'This is an Excel workbook (xlsx), not text. In Excel choose “Save as” and “CSV UTF-8”, or copy the cells and paste them here.',
    zh: '这是 Excel 工作簿（xlsx），不是文本。请在 Excel 中“另存为”“CSV UTF-8”，或复制单元格后粘贴到这里。',
  },
  importIsXls: {
    en: 'This is an old Excel workbook (xls) or another Office file, not text. Open it and save the sheet as “CSV UTF-8”, or copy the cells and paste them here.',
    zh: '这是旧版 Excel 工作簿（xls）或其他 Office 文件，不是文本。请打开后将工作表另存为“CSV UTF-8”，或复制单元格后粘贴到这里。',
  },
  importIsOds: {
    en: 'This is an OpenDocument spreadsheet (ods), not text. Open it and save the sheet as CSV in UTF-8.',
    zh: '这是 OpenDocument 电子表格（ods），不是文本。请打开后另存为 UTF-8 的 CSV。',
  },
  importIsWord: {
    en: 'This is a Word document, not a table file. Copy the table in Word and paste it here, or save it as CSV.',
    zh: '这是 Word 文档，不是表格文件。请在 Word 中复制表格后粘贴到这里，或存为 CSV。',
  },
  importIsStata: {
    en: 'This is a Stata data file (dta), not text. In Stata run: export delimited using "data.csv", and import that file.',
    zh: '这是 Stata 数据文件（dta），不是文本。请在 Stata 中运行 export delimited using "data.csv"，再导入该文件。',
  },
  importIsSpss: {
    en: 'This is an SPSS data file (sav), not text. In SPSS choose “Save as” and “Comma delimited”, and import that file.',
    zh: '这是 SPSS 数据文件（sav），不是文本。请在 SPSS 中“另存为”逗号分隔文件后导入。',
  },
  importIsSas: {
    en: 'This is a SAS data file, not text. Export it with PROC EXPORT to CSV and import that file.',
    zh: '这是 SAS 数据文件，不是文本。请用 PROC EXPORT 导出为 CSV 后导入。',
  },
  importIsR: {
    en: 'This is an R data file, not text. In R run: write.csv(data, "data.csv", row.names = FALSE), and import that file.',
    zh: '这是 R 数据文件，不是文本。请在 R 中运行 write.csv(data, "data.csv", row.names = FALSE)，再导入该文件。',
  },
  importIsParquet: {
    en: 'This is a Parquet file, not text. Write it as CSV from the program that made it, and import that file.',
    zh: '这是 Parquet 文件，不是文本。请用生成它的程序导出为 CSV 后导入。',
  },
  importIsSqlite: {
    en: 'This is an SQLite database, not text. Export the table you need as CSV and import that file.',
    zh: '这是 SQLite 数据库，不是文本。请将所需的表导出为 CSV 后导入。',
  },
  importIsPdf: {
    en: 'This is a PDF document. Tables in a PDF cannot be read as data: get the figures as CSV or Excel, or copy the table into a spreadsheet first.',
    zh: '这是 PDF 文档，其中的表格无法作为数据读取。请获取 CSV 或 Excel 版本，或先将表格复制到电子表格中。',
  },
  importIsImage: {
    en: 'This is a picture, not a table. Import the data the picture was made from.',
    zh: '这是图片，不是数据表。请导入生成该图的数据。',
  },
  importIsArchive: {
    en: 'This is a compressed archive. Unpack it and import the CSV file inside.',
    zh: '这是压缩文件。请解压后导入其中的 CSV 文件。',
  },
  importIsHtml: {
    en: 'This is a web page, even if its name says otherwise (some sites export “xls” files that are HTML). Open it in Excel and save it as “CSV UTF-8”, or copy the table and paste it here.',
    zh: '这是网页文件，即使扩展名不同（有些网站导出的“xls”其实是 HTML）。请用 Excel 打开后另存为“CSV UTF-8”，或复制表格后粘贴到这里。',
  },
  importIsXml: {
    en: 'This is an XML file, not a delimited table. If it comes from Excel, open it there and save it as “CSV UTF-8”.',
    zh: '这是 XML 文件，不是分隔文本。如果来自 Excel，请打开后另存为“CSV UTF-8”。',
  },
  importIsJson: {
    en: 'This is a JSON file, not a delimited table. If it is a project file, open it under Project; if it holds data, convert it to CSV first.',
    zh: '这是 JSON 文件，不是分隔文本。如果是项目文件，请在“项目”中打开；如果是数据，请先转换为 CSV。',
  },
  importIsBinary: {
    en: 'This file is not text: it holds bytes that no text has. Export the table as CSV from the program that made it.',
    zh: '此文件不是文本，含有文本中不会出现的字节。请用生成它的程序将表格导出为 CSV。',
  },
  importSeveralTables: {
    en: 'The file holds another table from line {{line}} on. Only the first one was read. To read the other one, set “lines to skip” to {{skip}}.',
    zh: '从第 {{line}} 行起文件中还有另一张表，目前只读取了第一张。若要读取另一张，请将“跳过行数”设为 {{skip}}。',
  },
  importTableBefore: {
    en: 'The {{lines}} lines above the header look like a table of their own and were not read. Set “lines to skip” to 0 if that is the table you want.',
    zh: '表头之前的 {{lines}} 行看起来是另一张表，未读取。如果需要的是那张表，请将“跳过行数”设为 0。',
  },
  importEncodingUnsure: {
    en: 'The characters beyond ASCII fit no encoding for certain; the file is read as {{encoding}}. Look at the names in the preview and choose another encoding if they look wrong.',
    zh: '无法确定非 ASCII 字符的编码，暂按 {{encoding}} 读取。请查看预览中的名称，如有乱码请改选编码。',
  },
  importOneColumn: {
    en: 'The file reads as a single column. If it has more, choose the delimiter by hand.',
    zh: '文件被读成一列。如果实际有多列，请手动选择分隔符。',
  },
  importUnsureMark: {
    en: 'Numbers like {{example}} can be thousands or decimals, and nothing else in the file tells. The decimal mark is taken to be “{{decimal}}”. Check one value and set the marks by hand if it is wrong.',
    zh: '{{example}} 这样的数字既可能是千分位也可能是小数，文件中没有其他线索。目前小数点按“{{decimal}}”处理。请核对一个数值，如有误请手动设置。',
  },
  importMixedDecimals: {
    en: 'Both decimal commas ({{comma}} cells seen) and decimal points ({{point}} cells seen) occur. The more frequent one was taken; columns with the other one are kept as text. Set the decimal mark by hand if that is wrong.',
    zh: '文件中同时出现逗号小数（{{comma}} 个单元格）和点号小数（{{point}} 个单元格）。已采用较多的一种，另一种所在的列保留为文本。如有误请手动设置小数点。',
  },
  importTypeUnknownColumn: {
    en: 'A type was chosen for a column “{{column}}” that this file does not have. The choice has no effect here.',
    zh: '为“{{column}}”列指定了类型，但此文件没有该列，指定未起作用。',
  },
  importDatesToYears: {
    en: 'Dates were read as years ({{columns}}): months and days are left out, because the panel is yearly. Choose “text” to keep them.',
    zh: '日期已读为年份（{{columns}}）：面板以年为单位，月和日已略去。若需保留，请将类型改为“文本”。',
  },
  importPercent: {
    en: 'Percent signs were taken off ({{columns}}): 12% reads as 12, so coefficients are per percentage point.',
    zh: '已去掉百分号（{{columns}}）：12% 读作 12，因此系数以百分点计。',
  },
  importPercentMixed: {
    en: 'Cells with and without a percent sign stand in the same column ({{columns}}). 12% reads as 12; check that the others mean percent too, or the column mixes two scales.',
    zh: '同一列中既有带百分号的单元格，也有不带的（{{columns}}）。12% 读作 12；请确认其余数值也以百分数计，否则该列混用了两种尺度。',
  },
  importLeadingZeros: {
    en: 'Codes with leading zeros are kept as text ({{columns}}), because 010 and 10 would become the same number. Choose “number” if they are quantities.',
    zh: '带前导零的代码保留为文本（{{columns}}），否则 010 与 10 会变成同一个数。如果是数量，请将类型改为“数值”。',
  },
  importLongIntegers: {
    en: 'Whole numbers with more digits than a computer number holds exactly are kept as text ({{columns}}): as numbers, different identifiers would fall together.',
    zh: '位数超出计算机精确范围的整数保留为文本（{{columns}}）：若读为数值，不同的编号可能变得相同。',
  },
  importMostlyNumber: {
    en: 'Column “{{column}}” is nearly all numbers, but {{cells}} cells are not (row {{row}}: “{{example}}”), so it is kept as text. Choose “number” to make these cells missing, or add the text to the missing markers.',
    zh: '“{{column}}”列几乎全是数值，但有 {{cells}} 个单元格不是（第 {{row}} 行：“{{example}}”），因此保留为文本。可将类型改为“数值”使其成为缺失，或把该文本加入缺失标记。',
  },
  importColumnEmpty: {
    en: 'Columns without any value: {{columns}}. They can be used for nothing; check the export if they should hold data.',
    zh: '以下列没有任何数值：{{columns}}，无法用于分析。如果本应有数据，请检查导出过程。',
  },
  importExcelErrors: {
    en: '{{count}} cells hold Excel errors such as #DIV/0! (first in “{{column}}”). They count as missing; mend the formulas if they should have values.',
    zh: '有 {{count}} 个单元格是 Excel 错误值，如 #DIV/0!（首先出现在“{{column}}”列），按缺失处理。如果本应有值，请修正公式。',
  },
} as const;
