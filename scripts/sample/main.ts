import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chineseCsv, citiesCsv, rosterDocument, SEEDS, sampleDocument } from './files.ts';
import { encodeGbk } from './gbk.ts';
import { buildPanel } from './panel.ts';
import { reportsCsv } from './reports.ts';

const folder = path.join(process.cwd(), 'public/sample');
mkdirSync(folder, { recursive: true });

const panel = buildPanel(SEEDS);
/** One entry per line: short enough to read, small enough to load. */
const rosters = JSON.stringify(rosterDocument()).replaceAll('{"code"', '\n{"code"').replaceAll('{"id"', '\n{"id"');
const files: [string, string | Uint8Array][] = [
  ['cities.csv', citiesCsv(panel)],
  ['cities-gbk.csv', encodeGbk(chineseCsv(panel))],
  ['sample.json', `${JSON.stringify(sampleDocument(panel, SEEDS), null, 1)}\n`],
  ['rosters.json', `${rosters}\n`],
  ['reports.csv', reportsCsv()],
];
for (const [name, content] of files) {
  writeFileSync(path.join(folder, name), content);
  console.log(`public/sample/${name}  ${Math.round(Buffer.byteLength(content) / 1024)} kB`);
}
