import { describe, expect, test } from 'vitest';
import { sniffCsv } from '../csv.ts';
import { bytesOf, column, encoder, noticesOf, read, repair, table, utf8, utf16 } from '../testing.ts';
import type { TextEncoding } from '../types.ts';
import { decode, lastLineEnd } from './decode.ts';

const chinese = '城市,年份,生产总值\n北京市,2003,5007.2\n上海市,2003,6694.2\n呼和浩特市,2003,405.8\n';
const expected = [
  ['城市', '年份', '生产总值'],
  ['北京市', '2003', '5007.2'],
  ['上海市', '2003', '6694.2'],
  ['呼和浩特市', '2003', '405.8'],
];
const gbk = encoder('gb18030');

describe('guessed', () => {
  test.each<[string, Uint8Array, TextEncoding]>([
    ['UTF-8', utf8(chinese), 'utf-8'],
    ['UTF-8 with a mark', bytesOf([0xef, 0xbb, 0xbf], chinese), 'utf-8'],
    ['GBK', gbk(chinese), 'gb18030'],
    ['UTF-16 LE with a mark', utf16(chinese, 'le', true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(chinese, 'be', true), 'utf-16be'],
    ['UTF-16 LE', utf16(chinese, 'le', false), 'utf-16le'],
    ['UTF-16 BE', utf16(chinese, 'be', false), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const imported = await read(bytes);
    expect(imported.report.encoding).toBe(encoding);
    expect(table(imported.frame)).toEqual(expected);
    expect(table((await read(new Blob([bytes as BlobPart]))).frame)).toEqual(expected);
  });

  test('rare characters of GB18030 in four bytes', async () => {
    const bytes = bytesOf([...gbk('城市,值\n北京,')], '1\n', [0x95, 0x32, 0x82, 0x36], ',2\n');
    expect(column(await read(bytes), '城市')).toEqual(['北京', '\u{20000}']);
  });

  test.each(['Málaga,Córdoba', 'Zürich,Genève', 'España,niño', 'garçon,Évora'])('windows-1252: %s', async (names) => {
    const western = encoder('windows-1252');
    const [a, b] = names.split(',');
    const imported = await read(western(`city,x\n${a},1\n${b},2\n`));
    expect(imported.report.encoding).toBe('windows-1252');
    expect(column(imported, 'city')).toEqual([a, b]);
    expect(noticesOf(imported)).toContain('importEncodingUnsure');
  });

  test('windows-1252 has the same euro sign and quotes on every host', () => {
    expect(decode(Uint8Array.of(0x80, 0x93, 0xe9, 0x81), 'windows-1252').text).toBe('€“é\x81');
  });

  test('what comes late in the file overturns the guess from its ASCII beginning', async () => {
    const head = `city,x\n${'Beijing,1\n'.repeat(60_000)}`;
    const imported = await read(bytesOf(head, [...gbk('上海,2\n')]));
    expect(imported.report).toMatchObject({ encoding: 'gb18030', passes: 2, rows: 60_001 });
    expect(column(imported, 'city').at(-1)).toBe('上海');
    const later = await read(bytesOf(head, 'M', [0xe1], 'laga,2\n'));
    expect(later.report.encoding).toBe('windows-1252');
  });

  test('a few damaged bytes do not turn a UTF-8 file into another', async () => {
    const rows = '北京市,1\n'.repeat(200);
    const imported = await read(bytesOf('城市,x\n', rows, [0xe4, 0xb8], ',2\n', rows));
    expect(imported.report).toMatchObject({ encoding: 'utf-8', rows: 401 });
    expect(repair(imported, 'importUndecodable')).toMatchObject({
      count: 1,
      examples: [{ row: 201, line: 202, column: '城市', text: '\ufffd' }],
    });
  });

  test('a few damaged bytes do not turn a GBK file into another', async () => {
    const rows = gbk('北京市,1\n'.repeat(200));
    const imported = await read(bytesOf([...gbk('城市,x\n')], [...rows], [0x81, 0x20], ',2\n'));
    expect(imported.report.encoding).toBe('gb18030');
    expect(repair(imported, 'importUndecodable')?.count).toBe(1);
  });
});

describe('by hand', () => {
  test.each<[TextEncoding, string]>([
    ['big5', '城市,年份\n臺北市,2003\n高雄市,2004\n'],
    ['shift_jis', '都市,年\n東京,2003\n大阪,2004\n'],
    ['euc-kr', '도시,연도\n서울,2003\n부산,2004\n'],
  ])('%s', async (encoding, text) => {
    const bytes = encoder(encoding)(text);
    const imported = await read(bytes, { encoding });
    const [name] = text.split(',');
    expect(column(imported, name)).toEqual(
      text
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split(',')[0]),
    );
    expect(repair(imported, 'importUndecodable')).toBeUndefined();
    const sniffed = sniffCsv(bytes).encoding;
    const offered = sniffed.alternatives.map(({ value }) => value);
    expect([sniffed.value, ...offered]).toContain(encoding);
  });

  test('alternatives show how names would look', () => {
    const { value, alternatives } = sniffCsv(encoder('big5')('城市,年份\n臺北市,2003\n')).encoding;
    const big5 = alternatives.find((alternative) => alternative.value === 'big5');
    expect(value === 'big5' || big5?.example.includes('城市')).toBe(true);
  });

  test('bytes that mean nothing in the chosen encoding are counted', async () => {
    const imported = await read(gbk(chinese), { encoding: 'utf-8' });
    expect(repair(imported, 'importUndecodable')?.count).toBeGreaterThan(0);
  });
});

describe('blocks', () => {
  test('end after whole lines in every encoding', () => {
    expect(lastLineEnd(utf8('a\nb\nc'), 'utf-8')).toBe(4);
    expect(lastLineEnd(utf8('a\rb'), 'utf-8')).toBe(2);
    expect(lastLineEnd(utf8('abc'), 'utf-8')).toBe(0);
    // U+0A00 and U+000A differ by byte order; U+4E0A ends in a line feed's byte.
    expect(lastLineEnd(utf16('a\n上b', 'le', false), 'utf-16le')).toBe(4);
    expect(lastLineEnd(utf16('a\n上b', 'be', false), 'utf-16be')).toBe(4);
    expect(lastLineEnd(utf16('上ਊ', 'le', false), 'utf-16le')).toBe(0);
  });
});
