import { describe, expect, test } from 'vitest';
import { sniffCsv } from '../csv.ts';
import { column, noticesOf, read, repair, repairsOf, types, utf8 } from '../testing.ts';
import { defaultImportOptions } from '../types.ts';

const many = (row: string, count = 60_000) => `${row}\n`.repeat(count);

describe('numbers', () => {
  test('thousands, percent signs, full-width digits, signs, exponents', async () => {
    const imported = await read('a,b,c,d\n"1,234",12%,１２,1e3\n"12,345.5",-3.5 %,３．５,+2\n');
    expect(column(imported, 'a')).toEqual([1234, 12345.5]);
    expect(column(imported, 'b')).toEqual([12, -3.5]);
    expect(column(imported, 'c')).toEqual([12, 3.5]);
    expect(column(imported, 'd')).toEqual([1000, 2]);
    expect(imported.report.columns.map(({ parsedAs }) => parsedAs.join('+'))).toEqual([
      'thousands',
      'percent',
      'number',
      'number',
    ]);
    expect(repairsOf(imported)).toEqual(['importFullWidth 2']);
    expect(noticesOf(imported)).toEqual(['importPercent']);
  });

  test('decimal comma with semicolons', async () => {
    const imported = await read('a;b\n1,5;1.234,5\n2,25;2.000\n');
    expect(column(imported, 'a')).toEqual([1.5, 2.25]);
    expect(column(imported, 'b')).toEqual([1234.5, 2000]);
    expect(imported.options).toMatchObject({ delimiter: ';', decimal: ',', thousands: '.' });
  });

  test('blanks group thousands', async () => {
    const imported = await read('a;b\n1 234,5;1\n12 345;2\n');
    expect(column(imported, 'a')).toEqual([1234.5, 12345]);
  });

  test('a percent sign in some cells only is pointed out', async () => {
    expect(noticesOf(await read('a,b\n12%,1\n0.3,2\n'))).toContain('importPercentMixed');
  });

  test('a mark that can mean two things is pointed out', async () => {
    expect(noticesOf(await read('a,b\n"1,234",1\n"5,678",2\n'))).toContain('importUnsureMark');
    expect(noticesOf(await read('a,b\n"1,234",1.5\n"5,678",2.5\n'))).not.toContain('importUnsureMark');
  });

  test('infinite and overflowing cells are missing and counted', async () => {
    const imported = await read('a,b\n1,2\nInf,3\n-Infinity,4\n1e999,5\n');
    expect(column(imported, 'a')).toEqual([1, null, null, null]);
    expect(imported.report.columns[0].missing).toBe(3);
    expect(repair(imported, 'importInfinite')).toMatchObject({
      count: 3,
      examples: [{ row: 2, line: 3, column: 'a', text: 'Inf' }, { row: 3 }, { row: 4 }],
    });
  });

  test('codes with leading zeros stay text, city codes are numbers', async () => {
    const imported = await read('a,b,c\n010,110000,0\n020,120000,0.5\n100,130000,7\n');
    expect(types(imported)).toBe('text number number');
    expect(column(imported, 'a')).toEqual(['010', '020', '100']);
    expect(noticesOf(imported)).toEqual(['importLeadingZeros']);
  });

  test('identifiers longer than a double stay text', async () => {
    const imported = await read('id,x\n110101199003071235,1\n110101199003071237,2\n');
    expect(column(imported, 'id')).toEqual(['110101199003071235', '110101199003071237']);
    expect(noticesOf(imported)).toEqual(['importLongIntegers']);
  });

  test('every double survives being written and read', async () => {
    const values = [
      0.1,
      1 / 3,
      2 / 3,
      1e-300,
      1.7976931348623157e308,
      5e-324,
      123456789.12345678,
      -0.30000000000000004,
    ];
    const imported = await read(`x,y\n${values.map((value) => `${value},1`).join('\n')}\n`);
    expect(column(imported, 'x')).toEqual(values);
  });
});

describe('missing', () => {
  test('markers count as missing in every column and are listed', async () => {
    const imported = await read('a,b\n1,x\nNA,缺失\n.,-\n--,\nn/a,无\n');
    expect(column(imported, 'a')).toEqual([1, null, null, null, null]);
    expect(column(imported, 'b')).toEqual(['x', null, null, null, null]);
    expect(imported.report.columns[0]).toMatchObject({
      missing: 4,
      markers: [
        { text: 'NA', count: 1 },
        { text: '.', count: 1 },
        { text: '--', count: 1 },
        { text: 'n/a', count: 1 },
      ],
    });
    expect(imported.report.columns[1]).toMatchObject({ missing: 4 });
  });

  test('the list can be changed', async () => {
    const imported = await read('a,b\nNA,1\n999,2\n', { missing: ['999'] });
    expect(column(imported, 'a')).toEqual(['NA', null]);
  });

  test('numbers can be markers', async () => {
    const imported = await read('a,b\n-99,1\n5,2\n-99.0,3\n 999 ,4\n', { missing: ['-99', '999'] });
    expect(column(imported, 'a')).toEqual([null, 5, -99, null]);
    expect(imported.report.columns[0].markers).toEqual([
      { text: '-99', count: 1 },
      { text: ' 999 ', count: 1 },
    ]);
  });

  test('Excel errors are missing and pointed out', async () => {
    const imported = await read('a,b\n1,1\n#DIV/0!,2\n#N/A,3\n');
    expect(column(imported, 'a')).toEqual([1, null, null]);
    expect(noticesOf(imported)).toContain('importExcelErrors');
  });

  test('a column without values', async () => {
    const imported = await read('a,b,c\n1,,NA\n2,,.\n');
    expect(types(imported)).toBe('number number number');
    expect(noticesOf(imported)).toEqual(['importColumnEmpty']);
  });
});

describe('dates', () => {
  test.each(['2014-05-30', '2014/5', '2014年', '2014年5月', '30.05.2014'])('%s is read as its year', async (text) => {
    const imported = await read(`d,x\n${text},1\n${text.replace('2014', '2015')},2\n,3\n`);
    expect(column(imported, 'd')).toEqual([2014, 2015, null]);
    expect(types(imported)).toBe('year number');
    expect(noticesOf(imported)).toEqual(['importDatesToYears']);
  });

  test('years with and without 年 mix', async () => {
    expect(column(await read('d,x\n2014,1\n2015年,2\n'), 'd')).toEqual([2014, 2015]);
  });

  test('compact dates are years where the name says so', async () => {
    const imported = await read('日期,code\n201405,201405\n201506,201506\n');
    expect(column(imported, '日期')).toEqual([2014, 2015]);
    expect(column(imported, 'code')).toEqual([201405, 201506]);
  });

  test('a later cell that is no compact date makes them numbers again', async () => {
    const imported = await read(`date,x\n${many('201405,1')}110000,2\n`);
    expect(types(imported)).toBe('number number');
    expect(column(imported, 'date').at(-1)).toBe(110000);
  });

  test('dates among other texts are text', async () => {
    expect(column(await read('d,x\n2014-05-30,1\nlater,2\n'), 'd')).toEqual(['2014-05-30', 'later']);
  });
});

describe('late surprises', () => {
  test('a late text makes the column text, with every earlier cell as it stood', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `${row}.50,2\n`).join('');
    const imported = await read(`a,b\n${rows}x,3\n`);
    expect(imported.report).toMatchObject({ passes: 2, rows: 60_001 });
    expect(column(imported, 'a').slice(-2)).toEqual(['59999.50', 'x']);
    const cell = { column: 'a', cells: 1, example: 'x', row: 60_001 };
    expect(imported.report.notices).toMatchObject([
      { code: 'importMostlyNumber', params: cell, where: { row: 60_001 } },
    ]);
  });

  test('late decimal commas change how the whole file is read', async () => {
    const imported = await read(`a;b\n${many('1;2')}1,5;3\n`);
    expect(imported.options.decimal).toBe(',');
    expect(column(imported, 'a').slice(-2)).toEqual([1, 1.5]);
  });

  test('a late leading zero', async () => {
    expect(types(await read(`a,b\n${many('1,2')}007,3\n`))).toBe('text number');
  });
});

describe('chosen types', () => {
  const choose = (type: 'number' | 'text' | 'year' | 'skip') => ({ columnTypes: [{ column: 'a', type }] });

  test('number loses cells that are none, and says which', async () => {
    const imported = await read('a,b\n1,x\n010,x\n12*,x\n2014-05-30,x\n', choose('number'));
    expect(column(imported, 'a')).toEqual([1, 10, null, null]);
    expect(repair(imported, 'importTypeLost')).toEqual({
      code: 'importTypeLost',
      count: 2,
      examples: [
        { row: 3, line: 4, column: 'a', text: '12*' },
        { row: 4, line: 5, column: 'a', text: '2014-05-30' },
      ],
    });
  });

  test('year', async () => {
    const imported = await read('a,b\n2014,x\n201405,x\n2015-01-02,x\n20160304,x\n7,x\n', choose('year'));
    expect(column(imported, 'a')).toEqual([2014, 2014, 2015, 2016, null]);
    expect(repair(imported, 'importTypeLost')?.count).toBe(1);
  });

  test('text keeps digits as they stand', async () => {
    expect(column(await read('a,b\n1.50,2\n 2 ,2\n', choose('text')), 'a')).toEqual(['1.50', '2']);
  });

  test('skip leaves the column out of the frame but in the report', async () => {
    const imported = await read('a,b\n1,2\n3,4\n', choose('skip'));
    expect(imported.frame.columns.map(({ name }) => name)).toEqual(['b']);
    expect(types(imported)).toBe('skip number');
  });

  test('a column that is not there is pointed out', async () => {
    expect(noticesOf(await read('b,c\n1,2\n3,4\n', choose('text')))).toEqual(['importTypeUnknownColumn']);
  });
});

test('blanks around texts are taken off and counted', async () => {
  const imported = await read('city,x\nBeijing ,1\nBeijing,2\n\u3000Beijing,3\n');
  expect(column(imported, 'city')).toEqual(['Beijing', 'Beijing', 'Beijing']);
  expect(repair(imported, 'importTrimmed')).toMatchObject({ count: 2, examples: [{ row: 1 }, { row: 3 }] });
});

test('the sniff gives types with their reasons', () => {
  const { columns, options } = sniffCsv(utf8('city,year,d,p,code\nA,2003,2003-01-01,5%,01\nB,2004,2004-01-01,6%,02\n'));
  expect(columns.map(({ type, reason }) => `${type} ${reason.code}`)).toEqual([
    'text importTypeText',
    'number importTypeNumber',
    'year importTypeDate',
    'number importTypePercent',
    'text importTypeText',
  ]);
  expect(options.missing).toBe(defaultImportOptions.missing);
});
