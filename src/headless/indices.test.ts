import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { main } from './evaluate.ts';
import { resultSchema } from './result-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotlight-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const rows = ['town,year,start,a,b,report'];
for (let town = 1; town <= 6; town++) {
  for (let year = 2010; year < 2016; year++) {
    const a = ((town * 7 + year * 5) % 11) + town;
    const b = ((town * 3 + year * 13) % 17) / 4;
    rows.push([town, year, town <= 3 ? 2013 : '', a, b, `"数据${'人工智能'.repeat(town)}，${year}"`].join());
  }
}

const project = {
  roles: { unit: 'town', time: 'year', outcome: 'x', treatment: { kind: 'cohort', column: 'start' } },
  recipe: [
    { step: 'composite-index', as: ['x'], indicators: [{ column: 'a', dimension: 'one' }, { column: 'b' }] },
    { step: 'keyword-index', text: 'report', dictionary: [{ group: 'g', words: ['数据', '智能', '人工智能'] }] },
    { step: 'composite-index', as: ['none'], indicators: [{ column: 'gone' }] },
  ],
};

it('indices and keywords of a recipe stand in the result of a project; what cannot be made says why', async () => {
  writeFileSync(at('D.csv'), rows.join('\n'));
  writeFileSync(at('P.json'), JSON.stringify(project));
  expect(await main(['--project', at('P.json'), '--data', at('D.csv'), '--out', at('R.json')])).toBe(0);
  const result = resultSchema.parse(JSON.parse(readFileSync(at('R.json'), 'utf8')));
  const [index, none] = result.indices;
  if (!index.ok || none.ok) throw new Error('the first index stands, the second does not');
  expect(index.indicators.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBeCloseTo(1, 12);
  expect(index.ranking?.rank).toHaveLength(36);
  expect(none.notice.text).toContain('None of the 1 indicators can be used');
  const [counted] = result.keywords;
  if (!counted.ok) throw new Error('counted');
  expect(counted.words.map(({ word, hits }) => [word, hits])).toEqual([
    ['数据', 36],
    ['智能', 0],
    ['人工智能', 6 * 21],
  ]);
  expect(result.baseline?.columns[0].ok).toBe(true);
});
