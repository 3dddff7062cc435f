import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importCsv } from '../csv.ts';
import { encoder, read, table, utf8, utf16, write } from '../testing.ts';
import { defaultImportOptions, type ImportOptions, type TextEncoding } from '../types.ts';
import { readRecords } from './records.ts';

const delimiter = fc.constantFrom(',', ';', '\t', '|', ', ');
const newline = fc.constantFrom('\n', '\r\n', '\r');

/** Lone surrogates have no UTF-8; encoding replaces them. */
const wellFormed = (text: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8(text));

/** What the importer promises to keep of a text: all of it but NUL and the blanks around it. */
const kept = (text: string) => text.replaceAll('\0', '').trim();

describe('written and read back', () => {
  const nasty = fc.constantFrom(
    '"',
    "'",
    ',',
    ';',
    '\t',
    '|',
    ', ',
    '\n',
    '\r\n',
    '\r',
    '""',
    '\\',
    ' ',
    '\0',
    '',
    '#',
    '=1+1',
  );
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(nasty, fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join('')),
  );

  const exact = (names: readonly string[], options: Partial<ImportOptions>): Partial<ImportOptions> => ({
    quote: '"',
    escape: 'double',
    skipRows: 0,
    headerRows: 1,
    missing: [],
    columnTypes: names.map((column) => ({ column, type: 'text' })),
    ...options,
  });

  test.each(['text', 'bytes'])('arbitrary cells, as %s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
          ),
        delimiter,
        newline,
        async (cells, separator, ending) => {
          const names = ['key', ...cells[0].map((_, at) => `c${at}`)];
          const rows = cells.map((row, at) => [`row ${at}`, ...row]);
          const text = write([names, ...rows], separator, ending);
          const source = kind === 'text' ? text : utf8(text);
          const back = await read(source, exact(names, { delimiter: separator }));
          const expected = rows.map((row) => row.map((value) => kept(kind === 'text' ? value : wellFormed(value))));
          expect(table(back.frame)).toEqual([names, ...expected]);
        },
      ),
      { seed: 21, numRuns: 400 },
    );
  });

  test('finite doubles, to the last bit', async () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true });
    await fc.assert(
      fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 60 }), async (values) => {
        const { frame } = await read(`k,x\n${values.map((value) => `r,${value}`).join('\n')}\n`);
        const column = frame.columns[1];
        expect(column.kind).toBe('number');
        if (column.kind === 'number') expect([...column.values]).toEqual(values.map((value) => Number(`${value}`)));
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  test('a panel in any dialect and encoding, with nothing told', async () => {
    const city = fc.constantFrom('北京市', '上海市', '呼和浩特市', '重庆市, 万州', '广州 "羊城"', '西安');
    const figure = fc.integer({ min: -99_999, max: 99_999 }).map((value) => value / 100);
    const row = fc.tuple(city, fc.integer({ min: 2003, max: 2023 }), figure, fc.constantFrom('大', '中', '小'));
    const encodings: [TextEncoding, (text: string) => Uint8Array][] = [
      ['utf-8', utf8],
      ['gb18030', encoder('gb18030')],
      ['utf-16le', (text) => utf16(text, 'le', true)],
      ['utf-16be', (text) => utf16(text, 'be', false)],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 4, maxLength: 40 }),
        delimiter,
        newline,
        fc.constantFrom(...encodings),
        async (panel, separator, ending, [encoding, encode]) => {
          const rows = panel.map((cells) => cells.map(String));
          const names = ['城市', '年份', '指数', '规模'];
          const back = await read(encode(write([names, ...rows], separator, ending)));
          expect(back.report).toMatchObject({ encoding, delimiter: separator, headerRows: 1, skippedLines: 0 });
          expect(table(back.frame)).toEqual([names, ...rows]);
        },
      ),
      { seed: 23, numRuns: 200 },
    );
  });
});

describe('the same whatever the pieces', () => {
  const sizes = [1, 2, 3, 7, 64, 1000, 65_536];
  const auto = defaultImportOptions;

  const corpus: [string, string][] = [
    [
      'quotes and line breaks',
      write(
        [
          ['a', 'b'],
          ['x\r\ny', '1,2'],
          ['say "hi"', '3'],
          ['', '4'],
        ],
        ',',
        '\r\n',
      ),
    ],
    ['stray quotes', 'a,b,c\n1,"x,2\n3,"y",4\n5,z"z,6\n"7"8,w,9\n10,"open,11\n12,v,13'],
    ['mixed line ends', 'a,b\r\n"x\r\ny",2\n"p\rq","4"\r\n"r\ns",6\r"t",8\r\r\n\n'],
    ['ragged rows, blank lines, a footer', 't\n\na,b,c\n1,2\n3,4,5,6\n\n7,8,9\n,,\n10,11,12\n\nSource: x, y\n'],
    ['two tables', 'a,b\n1,2\n3,4\na,b,c\n5,6,7\n8,9,10\n'],
    ['Chinese, full width', '城市;值\n北京;１２,５\n上海;－3,5\n'],
    ['NUL and blanks', 'a,b\n x ,1\0\n\0\0y,2\n'],
  ];

  test.each(corpus)('%s', async (_, text) => {
    const bytes = utf8(text);
    const whole = await importCsv(bytes, auto);
    expect(whole.ok).toBe(true);
    for (const chunkBytes of sizes) {
      expect(await importCsv(bytes, auto, { chunkBytes })).toEqual(whole);
      expect(await importCsv(new Blob([bytes as BlobPart]), auto, { chunkBytes })).toEqual(whole);
    }
  });

  test.each<[TextEncoding, (text: string) => Uint8Array]>([
    ['gb18030', encoder('gb18030')],
    ['utf-16le', (text) => utf16(text, 'le', false)],
    ['utf-16be', (text) => utf16(text, 'be', true)],
  ])('%s', async (encoding, encode) => {
    const bytes = encode('城市,年份,备注\n北京,2003,"多\n行"\n上海,2004,无\n广州,2005,是\n');
    const whole = await importCsv(bytes, auto);
    expect(whole).toMatchObject({ ok: true, value: { report: { encoding, rows: 3 } } });
    for (const chunkBytes of sizes) expect(await importCsv(bytes, auto, { chunkBytes })).toEqual(whole);
  });

  test('arbitrary junk', async () => {
    const junk = fc.array(fc.constantFrom(...'a1,;"\'\r\n \t.%é中', '""', '\r\n', ',"', '",', '\0', 'a,b\n', '2003,'), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(junk, fc.constantFrom(...sizes), async (parts, chunkBytes) => {
        const bytes = utf8(parts.join(''));
        expect(await importCsv(bytes, auto, { chunkBytes })).toEqual(await importCsv(bytes, auto));
      }),
      { seed: 24, numRuns: 1500 },
    );
  });

  test('resolved options read the same frame again', async () => {
    for (const [, text] of corpus) {
      const first = await read(text);
      const again = await read(text, first.options);
      expect(again.frame).toEqual(first.frame);
      expect(again.options).toEqual(first.options);
    }
  });
});

/** RFC 4180, one character at a time. */
function slowRecords(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      records.push([...cells, cell]);
      cells = [];
      cell = '';
    } else cell += char;
  }
  return records;
}

test('records equal those of a character-by-character reader', () => {
  const bare = fc.string({ unit: fc.constantFrom(...'ab1 .é中'), maxLength: 5 });
  const quoted = fc
    .string({ unit: fc.constantFrom(...'a1,"\n\r中'), maxLength: 5 })
    .map((text) => `"${text.replaceAll('"', '""')}"`);
  const row = fc.array(fc.oneof(bare, quoted), { minLength: 1, maxLength: 5 }).map((cells) => `${cells.join(',')}\n`);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const text = rows.join('');
      const records = readRecords(text, { delimiter: ',', quote: '"', escape: 'double' });
      expect(records.map(({ cells }) => cells)).toEqual(slowRecords(text, ','));
    }),
    { seed: 25, numRuns: 2000 },
  );
});
