/**
 * Copies from REFERENCE_DIR what may be committed: the cases on our own simulated data, compact, with their data gzipped.
 * Cases on public data sets are only counted (`elsewhere`), so that a clone alone can say how many had no data.
 * Usage: node testing/cases/collect.mjs [group ...]   e.g. 01 02 03 11
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const reference = process.env.REFERENCE_DIR ?? join(here, '../../../shared/reference');
const ours = /^(city_|few_clusters|w_city_)/;
const groups = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['01', '02', '03', '11'];
/** The weights that the spatial cases name in their ids; distances are computed from the coordinates. */
const group12 = /^12_/;
const dataSets = new Set(['few_clusters.csv']);

/** Group 08 repeats a weight per row: one such pair of vectors and all weights by city are kept, of the regressions what the test reads. */
function trim(one) {
  if (!one.id.startsWith('city.psm_')) return one;
  const { w_nonzero_rows_1based, w_nonzero, did, ...rest } = one.results;
  const whole = one.id === 'city.psm_by_year.nn1_norepl_caliper01';
  const shorten = ({ coef, se, n, G, r2, wr2 }) => ({ coef, se, n, G, r2, wr2 });
  const shortDid = Object.fromEntries(Object.entries(did).map(([name, model]) => [name, shorten(model)]));
  return { ...one, results: { ...rest, ...(whole ? { w_nonzero_rows_1based, w_nonzero } : {}), did: shortDid } };
}

for (const file of readdirSync(join(reference, 'cases'))) {
  if (!groups.some((group) => file.startsWith(`${group}_`))) continue;
  const { cases, n_cases, ...head } = JSON.parse(readFileSync(join(reference, 'cases', file), 'utf8'));
  const kept = cases.filter((one) => one.dataset && ours.test(one.dataset));
  const elsewhere = cases.filter((one) => !kept.includes(one)).map(({ id, dataset }) => ({ id, dataset }));
  for (const one of kept) dataSets.add(one.dataset.split(' ')[0]);
  for (const name of group12.test(file) ? ['w_city_knn5.csv', 'w_city_contig.csv'] : []) dataSets.add(name);
  const lines = kept.map((one) => JSON.stringify(trim(one))).join(',\n');
  const text = JSON.stringify({ ...head, elsewhere }).replace(/\}$/, `,"cases":[\n${lines}\n]}\n`);
  writeFileSync(join(here, file), text);
  console.log(`${file}: ${kept.length} cases copied, ${elsewhere.length} of ${n_cases} left where they are`);
}
mkdirSync(join(here, 'data'), { recursive: true });
for (const name of dataSets) {
  const packed = gzipSync(readFileSync(join(reference, 'data', name)), { level: 9 });
  packed[9] = 255; // the operating-system byte: the same file from every machine
  writeFileSync(join(here, 'data', `${name}.gz`), packed);
}
