import { describe, expect, test } from 'vitest';
import { importCsv, readHead, sniffCsv } from '../csv.ts';
import { findImporter, importers } from '../registry.ts';
import { bytesOf, read, refusal, utf8 } from '../testing.ts';
import { defaultImportOptions } from '../types.ts';

const header = 'city,year,x,y\n';
const large = utf8(header + 'Beijing,2003,1.25,3\n'.repeat(1_000_000));

describe('progress and cancel', () => {
  test('progress grows from nothing to the whole file', async () => {
    const seen: [number, number, number][] = [];
    const imported = await read(large, {}, { onProgress: (...now) => seen.push(now) });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)?.slice(0, 2)).toEqual([large.length, large.length]);
    expect(seen.every(([done], at) => at === 0 || done > seen[at - 1][0])).toBe(true);
    expect(seen.every(([, , rows], at) => at === 0 || rows >= seen[at - 1][2])).toBe(true);
    expect(imported.report).toMatchObject({ rows: 1_000_000, bytes: large.length, passes: 1 });
  });

  // The promise is 200 ms; a busy test machine gets five times that.
  test.each([['bytes'], ['a blob'], ['a string']])('a cancel of %s is answered at once', async (kind) => {
    const sources = { bytes: large, 'a blob': new Blob([large]), 'a string': new TextDecoder().decode(large) };
    const controller = new AbortController();
    let cancelled = 0;
    setTimeout(() => {
      cancelled = performance.now();
      controller.abort();
    }, 30);
    const outcome = await importCsv(sources[kind as keyof typeof sources], undefined, { signal: controller.signal });
    expect(outcome).toMatchObject({ ok: false, notice: { code: 'importCancelled' } });
    expect(performance.now() - cancelled).toBeLessThan(1000);
  });

  test('cancelled before it began', async () => {
    const outcome = await importCsv('a,b\n1,2\n', undefined, { signal: AbortSignal.abort() });
    expect(outcome).toMatchObject({ ok: false, notice: { code: 'importCancelled' } });
  });

  test('a file that can no longer be read', async () => {
    const gone = new Blob(['a,b\n1,2\n']);
    gone.slice = () => {
      throw new DOMException('changed', 'NotReadableError');
    };
    expect(await importCsv(gone)).toMatchObject({
      ok: false,
      notice: { code: 'importUnreadable', params: { reason: 'NotReadableError' } },
    });
  });
});

describe('the head', () => {
  test('256 kB of a large file are enough', async () => {
    const head = await readHead(new Blob([large]));
    expect(head.complete).toBe(false);
    expect(head.bytes.length).toBe(256 * 1024);
    const sniff = sniffCsv(head.bytes, defaultImportOptions, head.complete);
    expect(sniff.columns.map(({ name }) => name)).toEqual(['city', 'year', 'x', 'y']);
    expect(sniff.rows).toHaveLength(200);
    expect(sniff.rows[0]).toEqual({ line: 1, cells: ['city', 'year', 'x', 'y'], role: 'header' });
    expect(sniff.rows[1]).toMatchObject({ line: 2, role: 'data' });
  });

  test('long lines make it longer', async () => {
    const wide = Array.from({ length: 15_000 }, (_, at) => `column number ${at}`).join(',');
    const row = Array.from({ length: 15_000 }, (_, at) => at / 4).join(',');
    const source = new Blob([`${wide}\n`, `${row}\n`.repeat(30)]);
    expect((await readHead(source)).bytes.length).toBeGreaterThan(256 * 1024);
    expect((await read(source)).report).toMatchObject({ rows: 30, headerRows: 1 });
  });

  test('a head that ends inside a quoted cell or a character', () => {
    const text = `城市,备注\n${'北京,"一\n二"\n'.repeat(100)}`;
    for (let cut = 300; cut < 320; cut++) {
      const sniff = sniffCsv(utf8(text).subarray(0, cut), defaultImportOptions, false);
      expect(sniff.encoding.value).toBe('utf-8');
      expect(sniff.rows.every(({ cells }) => cells.length === 2)).toBe(true);
    }
  });
});

describe('registry', () => {
  test('text goes to the CSV importer, whatever its name', () => {
    const found = findImporter(utf8('a,b\n1,2\n'), 'data.xls');
    expect(found.ok && found.value.id).toBe('csv');
    expect(importers.map(({ id }) => id)).toEqual(['csv']);
  });

  test('what no importer reads is named', () => {
    expect(findImporter(bytesOf('PK', [3, 4], 'xl/workbook.xml'), 'data.csv')).toMatchObject({
      ok: false,
      notice: { code: 'importIsXlsx' },
    });
  });

  test('a file whose columns are all skipped', async () => {
    expect(await refusal('a,b\n1,2\n', { columnTypes: ['a', 'b'].map((column) => ({ column, type: 'skip' })) })).toBe(
      'importNoColumns',
    );
  });
});
