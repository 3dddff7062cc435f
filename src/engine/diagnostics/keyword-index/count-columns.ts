import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { measured } from './count-texts.ts';
import type { KeywordOptions } from './meta.ts';
import type { KeywordIndex, WordCount } from './types.ts';

/**
 * Counts that the data hold already, added up over their columns; a row lacking one of them is missing. Nested words cannot be told apart any more.
 * Failures: columnUnknown, columnNotNumeric, keywordCountInvalid (not a whole number of zero or more), keywordNoCharacters (a rate without lengths).
 */
export function countColumns(panel: Panel, options: KeywordOptions): Outcome<KeywordIndex> {
  const { characters: lengthColumn, measure } = options;
  const names = options.counts ?? [];
  if (measure === 'per10000' && lengthColumn === null) return fail('keywordNoCharacters');
  const columns: Float64Array[] = [];
  for (const name of names) {
    const read = readCounts(panel, name);
    if (!read.ok) return read;
    columns.push(read.value);
  }
  const lengths = lengthColumn === null ? null : readCounts(panel, lengthColumn);
  if (lengths && !lengths.ok) return lengths;
  const n = panel.rows.length;
  const hits = new Int32Array(n);
  for (const values of columns) {
    for (let row = 0; row < n; row++)
      if (hits[row] >= 0) hits[row] = Number.isNaN(values[row]) ? -1 : hits[row] + values[row];
  }
  const known = lengths?.value ?? null;
  const characters = Int32Array.from({ length: n }, (_, row) => (known && known[row] >= 0 ? known[row] : -1));
  const rowsWithText = hits.reduce((rows, count) => rows + Number(count >= 0), 0);
  const notices: Notice[] = [notice('info', 'keywordCountsAsGiven', { columns: names.length })];
  if (rowsWithText < n) notices.push(notice('info', 'keywordCountsMissing', { rows: n - rowsWithText, of: n }));
  return succeed({
    groups: [],
    words: names.map((word, j) => wordOf(word, columns[j])),
    hits,
    hitsByGroup: [],
    characters,
    value: measured(hits, characters, measure),
    valueByGroup: [],
    rowsRead: n,
    rowsWithText,
    notices,
  });
}

/** No text holds more words; sums of two hundred columns stay whole. */
const LARGEST = 1e7;

function readCounts(panel: Panel, name: string): Outcome<Float64Array> {
  const read = readNumbers(panel, name, 'count');
  if (!read.ok) return read;
  const wrong = read.value.find(
    (value) => !Number.isNaN(value) && !(value >= 0 && value <= LARGEST && value % 1 === 0),
  );
  return wrong === undefined ? read : fail('keywordCountInvalid', { column: name, value: wrong }, { column: name });
}

function wordOf(word: string, values: Float64Array): WordCount {
  let [hits, rows] = [0, 0];
  for (const value of values) {
    if (!(value > 0)) continue;
    hits += value;
    rows++;
  }
  return { word, group: null, hits, rows, inside: [] };
}
