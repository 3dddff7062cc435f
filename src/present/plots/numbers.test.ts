import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { numbersCsv } from './numbers.ts';

it('writes numbers that read back as they are, and nothing where there is none', () => {
  const rows = [
    [-4, 0.1 + 0.2, null, 'lower'],
    [0, Number.NaN, 1e-300, ''],
  ];
  const text = numbersCsv({ columns: ['event_time', 'estimate', 'p_value', 'bin'], rows });
  const parsed = Papa.parse<string[]>(text.trimEnd()).data;
  expect(parsed[0]).toEqual(['event_time', 'estimate', 'p_value', 'bin']);
  expect(parsed[1]).toEqual(['-4', '0.30000000000000004', '', 'lower']);
  expect(Number(parsed[2][2])).toBe(1e-300);
  expect(parsed[2][1]).toBe('');
});
