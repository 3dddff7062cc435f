import Papa from 'papaparse';
import { createStream } from '../../core/random/philox.ts';
import { importCsv } from '../../table/importers/csv.ts';
import type { Bench } from './types.ts';

const bytes = 100e6;
const distinctRows = 40_000;
const runs = 5;

/** A city panel as analysts bring it: a name, a code, a year, dummies, decimals of several lengths, missing cells, a label. */
export function panelText(size: number, seed = 1): string {
  const random = createStream(seed, 0);
  const header = 'city,code,year,treated,nqp,fdi,hum,gov,lnpgdp,fiscal,exact,tier';
  const lines = Array.from({ length: distinctRows }, (_, row) => {
    const city = Math.floor(row / 20) % 284;
    const decimal = (digits: number, scale: number) =>
      random.uniform() < 0.03 ? '' : (random.normal() * scale).toFixed(digits);
    const cells = [
      `City ${city + 1}`,
      110000 + 100 * city,
      2003 + (row % 20),
      city % 3 === 0 && row % 20 > 10 ? 1 : 0,
      decimal(4, 2),
      decimal(6, 10),
      decimal(2, 100),
      decimal(6, 1),
      decimal(8, 1),
      decimal(3, 1000),
      random.uniform() - 0.5,
      city % 5 === 0 ? 'large' : 'small',
    ];
    return cells.join(',');
  });
  const body = `${lines.join('\n')}\n`;
  const copies = Math.ceil((size - header.length) / body.length);
  const text = `${header}\n${body.repeat(copies)}`.slice(0, size);
  // A flat string: the parsers must not pay for joining the copies.
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

/** The chunk size papaparse streams files with, and the one it is fastest with here (smaller ones overflow its stack). */
const chunkSizes = { usual: 10 * 2 ** 20, fastest: 64 * 1024 };

/** papaparse cutting the text into rows of strings and nothing else. */
function bareRows(text: string, chunkSize: number): Promise<number> {
  let rows = 0;
  return new Promise((resolve) => {
    const config = {
      delimiter: ',',
      newline: '\n' as const,
      chunkSize,
      chunk: ({ data }: Papa.ParseResult<string[]>) => {
        rows += data.length;
      },
      complete: () => resolve(rows),
    };
    Papa.parse<string[]>(text, config);
  });
}

const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function csv100mb() {
  const text = panelText(bytes);
  const encoded = new TextEncoder().encode(text);
  const times = { ours: [] as number[], fromBytes: [] as number[], usual: [] as number[], fastest: [] as number[] };
  for (let run = 0; run <= runs; run++) {
    const usual = await timed(() => bareRows(text, chunkSizes.usual));
    const fastest = await timed(() => bareRows(text, chunkSizes.fastest));
    const ours = await timed(() => importCsv(text));
    const fromBytes = await timed(() => importCsv(encoded));
    if (run === 0) continue;
    times.usual.push(usual);
    times.fastest.push(fastest);
    times.ours.push(ours);
    times.fromBytes.push(fromBytes);
  }
  const outcome = await importCsv(text);
  if (!outcome.ok) throw new Error(`the benchmark file was refused: ${outcome.notice.code}`);
  const { rows, columns } = outcome.value.report;
  return {
    ms: median(times.ours),
    yardstick: 'papaparse streaming the same text into rows of strings only, 10 MB chunks as for files',
    yardstickMs: median(times.usual),
    detail: {
      bytes: encoded.length,
      rows,
      columns: columns.length,
      numbers: columns.filter(({ type }) => type === 'number').length,
      msFromBytes: median(times.fromBytes),
      yardstickMsAt64kB: median(times.fastest),
    },
  };
}

export const benches: Bench[] = [{ id: 'csv-100mb', run: csv100mb }];
