import { describe, expect, test } from 'vitest';
import { importCsv, sniffCsv } from '../csv.ts';
import { bytesOf, column, noticesOf, read, refusal, repair, repairsOf, table, types, utf8 } from '../testing.ts';

describe('names', () => {
  test('__proto__, constructor and the like are names like any other', async () => {
    const imported = await read('__proto__,constructor,toString\n1,2,3\n4,5,6\n');
    expect(table(imported.frame)).toEqual([
      ['__proto__', 'constructor', 'toString'],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(Object.keys(imported.report.columns[0])).toContain('name');
  });

  test('cells named like object members are levels', async () => {
    const imported = await read('a,b\n__proto__,1\nconstructor,2\n__proto__,3\n');
    expect(column(imported, 'a')).toEqual(['__proto__', 'constructor', '__proto__']);
  });

  test('empty and duplicate names are replaced and listed', async () => {
    const imported = await read('x,,x,x_2,\n1,2,3,4,5\n6,7,8,9,10\n');
    expect(imported.frame.columns.map(({ name }) => name)).toEqual(['x', 'V2', 'x_3', 'x_2', 'V5']);
    expect(imported.report.columns.map(({ originalHeader }) => originalHeader)).toEqual(['x', '', 'x', 'x_2', '']);
    expect(repair(imported, 'importHeaderEmpty')).toMatchObject({
      count: 2,
      examples: [{ row: 0, line: 1, column: 'V2' }, { column: 'V5' }],
    });
    expect(repair(imported, 'importHeaderDuplicate')).toMatchObject({
      count: 1,
      examples: [{ column: 'x_3', text: 'x' }],
    });
  });

  test('a name of its own is not taken by an empty one', async () => {
    const imported = await read(',V1\n1,2\n3,4\n');
    expect(imported.frame.columns.map(({ name }) => name)).toEqual(['V1_2', 'V1']);
  });

  test('line breaks and blanks in names become single blanks', async () => {
    const imported = await read('"GDP\n(100 million)","  city "\n1,a\n2,b\n');
    expect(imported.frame.columns.map(({ name }) => name)).toEqual(['GDP (100 million)', 'city']);
  });

  test('a very long name is cut', async () => {
    const imported = await read(`${'n'.repeat(5000)},b\n1,2\n3,4\n`);
    expect(imported.frame.columns[0].name).toHaveLength(201);
    expect(repair(imported, 'importHeaderTooLong')?.count).toBe(1);
  });
});

describe('ragged rows', () => {
  test('short rows are padded, long ones cut, with row, line and text', async () => {
    const imported = await read('a,b,c\n1,2,3\n4,5\n6,7,8,9,10\n11,12,13,\n14,15,16\n');
    expect(table(imported.frame).slice(1)).toEqual([
      ['1', '2', '3'],
      ['4', '5', ''],
      ['6', '7', '8'],
      ['11', '12', '13'],
      ['14', '15', '16'],
    ]);
    expect(repair(imported, 'importRowShort')).toEqual({
      code: 'importRowShort',
      count: 1,
      examples: [{ row: 2, line: 3, text: '4,5' }],
    });
    expect(repair(imported, 'importRowLong')?.examples).toEqual([{ row: 3, line: 4, text: '9,10' }]);
    expect(repair(imported, 'importExtraDelimiters')?.examples).toEqual([{ row: 4, line: 5, text: '11,12,13,' }]);
  });

  test('five examples at most, all of them counted', async () => {
    const rows = Array.from({ length: 400 }, (_, row) => (row % 4 === 0 ? '1,2' : '1,2,3'));
    const imported = await read(`a,b,c\n${rows.join('\n')}\n`);
    expect(repair(imported, 'importRowShort')).toMatchObject({ count: 100 });
    expect(repair(imported, 'importRowShort')?.examples.map(({ row }) => row)).toEqual([1, 5, 9, 13, 17]);
  });

  test('trailing delimiters make no column', async () => {
    const imported = await read('a,b,\n1,2,\n3,4,\n');
    expect(imported.frame.columns.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(repairsOf(imported)).toEqual(['importColumnDropped 1', 'importHeaderEmpty 1']);
  });

  test('trailing delimiters in the data only', async () => {
    const imported = await read('a,b\n1,2,\n3,4,\n5,6,\n');
    expect(table(imported.frame)[0]).toEqual(['a', 'b']);
    expect(column(imported, 'b')).toEqual([2, 4, 6]);
  });

  test('a doubled delimiter in the header', async () => {
    const imported = await read('a,,b,c\n1,2,3\n4,5,6\n');
    expect(table(imported.frame)[0]).toEqual(['a', 'b', 'c']);
    expect(repairsOf(imported)).toEqual(['importHeaderExtraCell 1']);
  });

  test('row names as R writes them', async () => {
    const imported = await read('"x" "y"\n"1" 5 a\n"2" 6 b\n"3" 7 c\n');
    expect(table(imported.frame)[0]).toEqual(['row', 'x', 'y']);
    expect(column(imported, 'x')).toEqual([5, 6, 7]);
  });
});

describe('quotes', () => {
  test('an unclosed quote is read as it stands and swallows nothing', async () => {
    const imported = await read('a,b,c\n1,x,2\n3,"y,4\n5,z,6\n7,w,8\n');
    expect(column(imported, 'b')).toEqual(['x', '"y', 'z', 'w']);
    expect(repair(imported, 'importQuoteStray')).toEqual({
      code: 'importQuoteStray',
      count: 1,
      examples: [{ row: 2, line: 3, text: '3,"y,4\n' }],
    });
  });

  test('an unclosed quote before quoted cells further down', async () => {
    const imported = await read('a,b,c\n1,"y,2\n3,"z",4\n5,"w",6\n');
    expect(column(imported, 'b')).toEqual(['"y', 'z', 'w']);
    expect(column(imported, 'c')).toEqual([2, 4, 6]);
  });

  test('unescaped quotes inside a quoted cell are kept', async () => {
    const imported = await read('a,b\n"he said "no" twice",1\n"plain, too",2\n');
    expect(column(imported, 'a')).toEqual(['he said "no" twice', 'plain, too']);
    expect(repairsOf(imported)).toEqual(['importQuoteInside 1']);
  });

  test('an unclosed quote in the header', async () => {
    const imported = await read('a,"b,c\n1,2,3\n4,5,6\n');
    expect(table(imported.frame)[0]).toEqual(['a', '"b', 'c']);
    expect(repair(imported, 'importQuoteStray')?.examples[0]).toMatchObject({ row: 0, line: 1 });
  });

  test('a quote left open in a large file', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `${row},label ${row % 7},${row / 8}`);
    rows[10] = '10,"label,1.25';
    const imported = await read(`a,b,c\n${rows.join('\n')}\n`);
    expect(imported.report.rows).toBe(60_000);
    expect(repair(imported, 'importQuoteStray')?.examples).toMatchObject([{ row: 11, line: 12 }]);
  });

  test('a quote that stays open beyond the longest record', async () => {
    const rows = Array.from({ length: 1_200_000 }, (_, row) => `${row},label ${row % 7},${row / 8}`);
    rows[10] = '10,"label,1.25';
    const imported = await read(utf8(`a,b,c\n${rows.join('\n')}\n`));
    expect(imported.report.rows).toBe(1_200_000);
    expect(repair(imported, 'importQuoteStray')).toMatchObject({ count: 1, examples: [{ row: 11, line: 12 }] });
    expect(column(imported, 'a').at(-1)).toBe(1_199_999);
  });

  test('escaped quotes at the very end of the file', async () => {
    const imported = await read('a,b\n1,"x"\n2,"say ""hi"""');
    expect(column(imported, 'b')).toEqual(['x', 'say "hi"']);
  });
});

describe('lines', () => {
  const rows = [
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ];

  test.each([
    ['lf', '\n'],
    ['crlf', '\r\n'],
    ['cr', '\r'],
  ])('%s', async (name, newline) => {
    const imported = await read(utf8(rows.map((cells) => cells.join(',') + newline).join('')));
    expect(table(imported.frame)).toEqual(rows);
    expect(imported.report).toMatchObject({ lineEnding: name, repairs: [] });
  });

  test('mixed', async () => {
    const imported = await read('a,b\r\n1,2\n3,4\r5,6\n');
    expect(table(imported.frame)).toEqual(rows);
    expect(imported.report.lineEnding).toBe('mixed');
    expect(repair(imported, 'importLineEndings')?.count).toBe(2);
  });

  test('mixed, around quoted cells that hold line breaks of their own', async () => {
    const imported = await read('a,b\r\n"x\r\ny",2\n"p\rq","4"\r\n"r\ns",6\r"t",8');
    expect(column(imported, 'a')).toEqual(['x\r\ny', 'p\rq', 'r\ns', 't']);
    expect(column(imported, 'b')).toEqual([2, 4, 6, 8]);
  });

  test('no line end after the last row', async () => {
    expect(table((await read('a,b\n1,2\n3,4\n5,6')).frame)).toEqual(rows);
  });

  test('blank lines anywhere are left out and counted', async () => {
    const imported = await read('\n\na,b\n\n1,2\n,\n3,4\n\n5,6\n\n\n');
    expect(table(imported.frame)).toEqual(rows);
    expect(imported.options.skipRows).toBe(2);
    expect(repair(imported, 'importBlankLines')?.count).toBe(5);
  });

  test('in a single column, a blank line among the values is a missing cell', async () => {
    const imported = await read('x\n1\n\n3\n\n');
    expect(column(imported, 'x')).toEqual([1, null, 3]);
  });

  test('line numbers count the lines inside quoted cells', async () => {
    const imported = await read('a,b\n"x\ny\nz",1\nshort\n"q",2,3\n');
    expect(repair(imported, 'importRowLong')?.examples).toEqual([{ row: 3, line: 6, text: '3' }]);
  });
});

describe('bytes', () => {
  test('NUL characters are taken out, with row and column', async () => {
    const imported = await read(bytesOf('a,b\nx,1', [0], '2\ny', [0, 0], ',3\n'));
    expect(column(imported, 'b')).toEqual([12, 3]);
    expect(repair(imported, 'importNulRemoved')).toMatchObject({
      count: 2,
      examples: [
        { row: 1, line: 2, column: 'b', text: '1␀2' },
        { row: 2, line: 3, column: 'a' },
      ],
    });
  });

  test('an empty file, blanks only, a mark only', async () => {
    expect(await refusal('')).toBe('importEmpty');
    expect(await refusal(new Uint8Array(0))).toBe('importEmpty');
    expect(await refusal(new Blob([]))).toBe('importEmpty');
    expect(await refusal(' \n\n\r\n')).toBe('importEmpty');
    expect(await refusal(bytesOf([0xef, 0xbb, 0xbf]))).toBe('importEmpty');
  });

  test('a delimiter that cannot be one', async () => {
    for (const delimiter of ['', '"', '\n']) {
      expect(await refusal('a,b\n1,2\n', { delimiter })).toBe('importDelimiterUnusable');
    }
  });

  test('a header without data', async () => {
    expect(await refusal('city,year,gdp\n')).toBe('importNoRows');
    expect(await refusal('city,year,gdp')).toBe('importNoRows');
    expect(await refusal('city,year,gdp\n\n,,\n')).toBe('importNoRows');
  });

  test.each([
    ['importIsXlsx', bytesOf('PK', [3, 4, 20, 0], '[Content_Types].xml')],
    ['importIsXlsx', bytesOf('PK', [3, 4, 20, 0], 'xl/workbook.xml')],
    ['importIsWord', bytesOf('PK', [3, 4, 20, 0], '[Content_Types].xml word/document.xml')],
    ['importIsOds', bytesOf('PK', [3, 4], 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['importIsArchive', bytesOf('PK', [3, 4, 20, 0], 'data.csv')],
    ['importIsArchive', bytesOf([0x1f, 0x8b, 8, 0])],
    ['importIsXls', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['importIsPdf', utf8('%PDF-1.7\n')],
    ['importIsImage', bytesOf([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['importIsImage', bytesOf([0xff, 0xd8, 0xff, 0xe0])],
    ['importIsStata', utf8('<stata_dta><header><release>118')],
    ['importIsStata', bytesOf([0x72, 2, 1, 0, 5, 0])],
    ['importIsSpss', utf8('$FL2@(#) SPSS DATA FILE')],
    ['importIsParquet', utf8('PAR1\u0015\u0004')],
    ['importIsR', utf8('RDX3\nX\n')],
    ['importIsSqlite', utf8('SQLite format 3\0')],
    ['importIsHtml', utf8('\ufeff\n<!DOCTYPE html><html><table>')],
    ['importIsXml', utf8('<?xml version="1.0"?><Workbook>')],
    ['importIsJson', utf8('[{"a": 1}, {"a": 2}]')],
    ['importIsJson', utf8('{"roles": {}}')],
    ['importIsBinary', Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256)],
  ])('%s', async (code, bytes) => {
    expect(await refusal(bytes)).toBe(code);
    expect(sniffCsv(bytes).problem?.code).toBe(code);
  });
});

describe('sizes', () => {
  test('a single line of 10 MB', async () => {
    const outcome = await importCsv(utf8('x'.repeat(10e6)));
    expect(outcome).toMatchObject({
      ok: false,
      notice: { code: 'importOneLine', params: { length: 10e6 }, where: { row: 1 } },
    });
    expect(await refusal(utf8('1,'.repeat(5e6)))).toBe('importTooManyColumns');
  });

  test('a 10 MB cell among ordinary rows', async () => {
    const long = 'y'.repeat(10e6);
    const imported = await read(utf8(`a,b\nx,1\n${long},2\nz,3\n`));
    expect(column(imported, 'b')).toEqual([1, 2, 3]);
    expect(column(imported, 'a')[1]).toHaveLength(10e6);
  });

  test('a line without end', async () => {
    const outcome = await importCsv(utf8(`a,b\n${'1,2\n'.repeat(1000)}${'9'.repeat(40 * 2 ** 20)}`));
    expect(outcome).toMatchObject({ ok: false, notice: { code: 'importRecordTooLong', params: { line: 1002 } } });
  });

  test('more columns than anything holds', async () => {
    const header = Array.from({ length: 20_001 }, (_, at) => `c${at}`).join(',');
    expect(await refusal(`${header}\n${header}\n`)).toBe('importTooManyColumns');
  });
});

describe('above and below the table', () => {
  test('a title, a note and a blank line above the header', async () => {
    const imported = await read(
      'GDP of cities\nUnit: 100 million yuan, current prices\n\ncity,year,gdp\nA,2003,1.5\nB,2003,2.5\n',
    );
    expect(imported.options).toMatchObject({ skipRows: 3, headerRows: 1 });
    expect(column(imported, 'gdp')).toEqual([1.5, 2.5]);
  });

  test('a title with delimiters to its right', async () => {
    const imported = await read('Table 1,,\n,,\ncity,year,gdp\nA,2003,1.5\nB,2003,2.5\n');
    expect(imported.options.skipRows).toBe(2);
    expect(table(imported.frame)[0]).toEqual(['city', 'year', 'gdp']);
  });

  test('a stray quote in the title does no harm', async () => {
    const imported = await read('"GDP of cities\ncity,year,gdp\nA,2003,1.5\nB,2003,2.5\n');
    expect(column(imported, 'year')).toEqual([2003, 2003]);
  });

  test.each(['Source: Statistical yearbook', '数据来源：中国城市统计年鉴', '注：a, b', '"Note: figures, revised"'])(
    'footer %s',
    async (footer) => {
      const imported = await read(`city,year,gdp\nA,2003,1.5\nB,2003,2.5\n\n${footer}\n`);
      expect(imported.report.rows).toBe(2);
      expect(types(imported)).toBe('text number number');
      expect(repair(imported, 'importFooter')).toMatchObject({ count: 1, examples: [{ row: 0, line: 5 }] });
    },
  );

  test('a footer padded with delimiters', async () => {
    const imported = await read('city,year,gdp\nA,2003,1.5\nB,2003,2.5\nSource: yearbook,,\n');
    expect(imported.report.rows).toBe(2);
  });

  test('a row with only a name in the middle is data', async () => {
    const imported = await read('city,year,gdp\nA,2003,1.5\nEast\nB,2003,2.5\n');
    expect(column(imported, 'city')).toEqual(['A', 'East', 'B']);
    expect(repairsOf(imported)).toEqual(['importRowShort 1']);
  });

  test('a last row with missing values but all its delimiters is data', async () => {
    const imported = await read('city,year,gdp\nA,2003,1.5\nB,,\n');
    expect(imported.report).toMatchObject({ rows: 2, repairs: [] });
  });

  test('concatenated files: the header that comes again is left out', async () => {
    const imported = await read('city,year\nA,2003\nB,2003\ncity,year\nA,2004\nB,2004\n');
    expect(column(imported, 'year')).toEqual([2003, 2003, 2004, 2004]);
    expect(repair(imported, 'importHeaderRepeated')).toMatchObject({ count: 1, examples: [{ line: 4 }] });
  });

  test.each([
    ['wider', 'city,year,gdp,pop\nA,2003,1,2\nB,2003,3,4\n'],
    ['narrower', 'city,gdp\nA,1\nB,3\n'],
    ['after a blank line and a title', '\nTable 2\nregion,share,rank\nX,5,6\nY,7,8\n'],
  ])('a second table %s is reported', async (_, second) => {
    const imported = await read(`city,year,gdp\nA,2003,1.5\nB,2003,2.5\nC,2003,3.5\n${second}`);
    expect(imported.report.rows).toBe(3);
    expect(noticesOf(imported)).toContain('importSeveralTables');
    const skip = Number(imported.report.notices[0].params.skip);
    const other = await read(`city,year,gdp\nA,2003,1.5\nB,2003,2.5\nC,2003,3.5\n${second}`, { skipRows: skip });
    expect(other.report.rows).toBe(2);
  });

  test('a table that was skipped above a larger one is reported', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => `A,${row},1,2,3`).join('\n');
    const imported = await read(`k,v\np,1\nq,2\n\ncity,year,a,b,c\n${rows}\n`);
    expect(imported.report.columns).toHaveLength(5);
    expect(noticesOf(imported)).toContain('importTableBefore');
  });

  test('odd rows are not mistaken for another table', async () => {
    const rows = ['A,2003,1', 'unknown,withheld,secret', 'B,2004,2', 'x,y', 'C,2005,3'];
    const imported = await read(`city,year,gdp\n${rows.join('\n')}\n`);
    expect(imported.report.rows).toBe(5);
  });
});
