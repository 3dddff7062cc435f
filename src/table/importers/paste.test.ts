import { describe, expect, test } from 'vitest';
import { importPaste, pastedRows, sniffPaste } from './paste.ts';
import { table } from './testing.ts';

async function pasted(text: string) {
  const outcome = await importPaste(text);
  if (!outcome.ok) throw new Error(outcome.notice.code);
  return table(outcome.value.frame);
}

describe('from a spreadsheet', () => {
  test('tabs between cells, quotes around cells with line breaks', async () => {
    expect(await pasted('city\tyear\tnote\r\nA, B\t2003\t"two\nlines ""x"""\r\nC\t2004\t\r\n')).toEqual([
      ['city', 'year', 'note'],
      ['A, B', '2003', 'two\nlines "x"'],
      ['C', '2004', ''],
    ]);
  });

  test('commas in cells do not matter', () => {
    expect(sniffPaste('a\tb\n"1,5"\t"2,5"\n1,2,3\tx\n').delimiter.value).toBe('\t');
  });

  test('inches stay', async () => {
    expect((await pasted('size\tx\n5"\t1\n"7\t2\n')).map(([size]) => size)).toEqual(['size', '5"', '"7']);
  });
});

test('text without tabs is read like a file', async () => {
  expect((await pasted('city,x\nA,1\nB,2\n'))[2]).toEqual(['B', '2']);
});

describe('lists for a roster', () => {
  test('units and years', () => {
    expect(pastedRows('北京市\t2014\r\n上海市\t2015\r\n\r\n')).toEqual([
      ['北京市', '2014'],
      ['上海市', '2015'],
    ]);
  });

  test('one name a line', () => {
    expect(pastedRows('Los Angeles\n New York \n\nSan Diego')).toEqual([['Los Angeles'], ['New York'], ['San Diego']]);
  });

  test('nothing', () => expect(pastedRows(' \n ')).toEqual([]));
});
