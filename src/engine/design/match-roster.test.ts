import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../../testing/support/designs.ts';
import { matchRoster, type NamedUnit, parseRoster, rosterEntries, unitAliases } from './match-roster.ts';

const cities: NamedUnit[] = [
  ['110000', '北京', 'Beijing'],
  ['150100', '呼和浩特', 'Hohhot'],
  ['211300', '朝阳', 'Chaoyang'],
  ['220200', '吉林', 'Jilin'],
  ['320500', '苏州', 'Suzhou'],
  ['341300', '宿州', 'Suzhou'],
  ['330100', '杭州', 'Hangzhou'],
  ['340500', '马鞍山', "Ma'anshan"],
  ['141100', '吕梁', 'Luliang'],
  ['610100', '西安', "Xi'an"],
  ['620500', '天水', 'Tianshui'],
  ['522400', '毕节地区', 'Bijie'],
  ['222400', '延边朝鲜族自治州', 'Yanbian'],
  ['652300', '昌吉回族自治州', 'Changji'],
].map(([key, ...aliases]) => ({ key, aliases }));

function match(text: string, units: readonly NamedUnit[] = cities) {
  return matchRoster(parseRoster(text).rows, units);
}

/** The unit a name is settled to; or its candidates, or its suggestions, with a mark. */
function settle(name: string, units: readonly NamedUnit[] = cities): string {
  const found = matchRoster([{ text: name, year: 2014, line: 1 }], units);
  if (found.matched.length > 0) return found.matched.map((one) => `${one.unit} ${one.how}`).join(' + ');
  if (found.ambiguous.length > 0) return `? ${found.ambiguous[0].candidates.join(' ')}`;
  return `- ${found.unmatched[0].suggestions.join(' ')}`.trim();
}

describe('matchRoster', () => {
  it.each([
    ['110000', '110000 exact'],
    ['北京', '110000 exact'],
    ['北京市', '110000 name'],
    ['江苏省苏州市', '320500 name'],
    ['江苏苏州', '320500 name'],
    ['吉林省吉林市', '220200 name'],
    ['1501', '150100 code'],
    ['１５０１００', '150100 exact'],
    ['毕节', '522400 name'],
    ['延边', '222400 name'],
    ['延边州', '222400 name'],
    ['beijing', '110000 latin'],
    ['Běijīng Shì', '110000 latin'],
    ['MAANSHAN CITY', '340500 latin'],
    ['xi an', '610100 latin'],
    ['Lüliang', '141100 latin'],
    ['Lvliang', '141100 latin'],
    ['Huhehaote', '150100 latin'],
    ['Beijing Hangzhou', '110000 exact + 330100 exact'],
    ['beijing hangzhou', '110000 latin + 330100 latin'],
  ])('settles %s', (name, unit) => {
    expect(settle(name)).toBe(unit);
  });

  it('leaves names that fit several units to the person', () => {
    expect(settle('Suzhou')).toBe('? 320500 341300');
    expect(settle('su zhou')).toBe('? 320500 341300');
  });

  it('leaves names of another rank to the person', () => {
    expect(settle('昌吉市')).toBe('? 652300');
    expect(settle('毕节市')).toBe('? 522400');
  });

  it('does not take a district, a county or a province for the city of that name', () => {
    expect(settle('北京市朝阳区')).toMatch(/^-/);
    expect(settle('朝阳区')).toBe('- 211300');
    expect(settle('朝阳县')).toBe('- 211300');
    expect(settle('吉林省')).toBe('- 220200');
    expect(settle('重庆市(江津区、荣昌区)')).toBe('-');
  });

  it('takes a province for a province where units are provinces', () => {
    const provinces = ['吉林', '内蒙古', '广西'].map((key) => ({ key, aliases: [] }));
    expect(settle('吉林省', provinces)).toBe('吉林 name');
    expect(settle('广西壮族自治区', provinces)).toBe('广西 name');
    expect(settle('内蒙古自治区', provinces)).toBe('内蒙古 name');
  });

  it('suggests small mistakes without settling them', () => {
    expect(settle('Hangzuho')).toBe('- 330100');
    expect(settle('马鞍')).toBe('- 340500');
    expect(settle('马安山')).toBe('- 340500');
    expect(settle('Atlantis')).toBe('-');
    expect(settle('__proto__')).toBe('-');
  });

  it('lists units named twice and takes the earliest year', () => {
    const found = match('110000,北京,2014\n杭州 2016\n杭州市 2015');
    expect(found.duplicates.map(({ unit, rows, agree }) => [unit, rows.map((row) => row.year), agree])).toEqual([
      ['110000', [2014, 2014], true],
      ['330100', [2016, 2015], false],
    ]);
    expect(rosterEntries(found.matched)).toEqual([
      { unit: '110000', start: 2014 },
      { unit: '330100', start: 2015 },
    ]);
  });
});

describe('unitAliases', () => {
  it('collects columns that name units, not groups, measures or years', () => {
    const names = ['code', 'city_zh', 'city_en', 'province', 'phones1984', 'year', 'adcode2', 'lat'];
    const rows = Array.from({ length: 12 }, (_, at) =>
      [2000, 2001].map((year) => [
        `c${at}`,
        `城${at}`,
        at < 2 ? 'Suzhou' : `Town ${at}`,
        at < 6 ? '甲' : '乙',
        500 + 3 * at,
        year,
        100 + at,
        30.5 + at,
      ]),
    ).flat();
    rows[1][1] = null as unknown as string;
    expect(unitAliases(frameOf(names, rows), 'code')[0]).toEqual({ key: 'c0', aliases: ['城0', 'Suzhou', '100'] });
    expect(unitAliases(frameOf(names, rows), 'nothing')).toEqual([]);
  });
});

const factsDir = join(process.env.REFERENCE_DIR ?? join(process.cwd(), '../shared/reference'), '../facts');
const hasFacts = existsSync(join(factsDir, 'cities.csv'));

describe.skipIf(!hasFacts)('the 297 cities and the published programmes', () => {
  const table = (file: string) =>
    Papa.parse<string[]>(readFileSync(join(factsDir, file), 'utf8'), { skipEmptyLines: true }).data;
  const facts = hasFacts ? table('cities.csv').slice(1) : [];
  const units = facts.map(([code, zh, en]) => ({ key: code, aliases: [zh, en] }));

  it('settles every city by each of its names, but for romanised ones that occur twice', () => {
    const twice = new Set(['Fuzhou', 'Suzhou', 'Taizhou', 'Yichun', 'Yulin']);
    const written = facts.flatMap(([code, zh, en, province]) => {
      const inProvince = province === zh ? [] : [`${province}${zh}市`];
      return [code, code.slice(0, 4), zh, `${zh}市`, ...inProvince, en.toUpperCase()].map((name) => ({
        name,
        code,
        en,
      }));
    });
    const found = matchRoster(
      written.map(({ name }, at) => ({ text: name, year: 2014, line: at })),
      units,
    );
    expect(found.unmatched).toEqual([]);
    for (const { row, unit } of found.matched) expect([row.text, unit]).toEqual([row.text, written[row.line].code]);
    expect(new Set(found.ambiguous.map(({ row }) => written[row.line].en))).toEqual(twice);
    expect(found.ambiguous).toHaveLength(2 * twice.size);
  });

  it('settles a programme entry exactly when its place is a city', () => {
    const entries = table('policies.csv').slice(1);
    const found = matchRoster(
      entries.map(([, , , , zh], at) => ({ text: zh, year: 2014, line: at })),
      units,
    );
    const expected = entries.flatMap(([, , , code], at) => (code === '' ? [] : [[at, code]]));
    expect(found.matched.map(({ row, unit }) => [row.line, unit])).toEqual(expected);
  });

  it('lists every unit that a romanised name without its bracket fits', () => {
    const units = ['Suzhou (Anhui)', 'Suzhou (Jiangsu)', 'Hefei'].map((key) => ({ key, aliases: [] }));
    const { parsed, match } = readAndMatch('Suzhou\t2014\nHefei\t2015', units);
    expect(parsed).toHaveLength(2);
    expect(match.ambiguous.map(({ candidates }) => candidates)).toEqual([['Suzhou (Anhui)', 'Suzhou (Jiangsu)']]);
    expect(match.matched.map(({ unit }) => unit)).toEqual(['Hefei']);
  });
});

function readAndMatch(text: string, units: Parameters<typeof matchRoster>[1]) {
  const parsed = parseRoster(text).rows;
  return { parsed, match: matchRoster(parsed, units) };
}
