import { categoryColumn, numericColumn } from '../../src/table/column.ts';
import { frameToCsv } from '../../src/table/csv-writer.ts';
import { createFrame, type Frame } from '../../src/table/frame.ts';
import { HUBS } from './cities.ts';
import { type ColumnEntry, dictionary } from './dictionary.ts';
import { allCities, type City, cities, policies, rosters } from './facts.ts';
import { FIRST_YEAR, LAST_YEAR, N, T } from './grid.ts';
import { CONTROLS, OPENING, WINDOW } from './opening.ts';
import type { SamplePanel, Seeds } from './panel.ts';
import { parameters } from './parameters.ts';

/** Searched for: their draw lands near the printed figures; see docs/sample.md. */
export const SEEDS: Seeds = { opening: 20539, others: 101 };

const REGIONS_ZH = new Map([
  ['east', '东部'],
  ['central', '中部'],
  ['west', '西部'],
  ['northeast', '东北'],
]);
const TIERS_ZH = new Map([
  ['small', '小城市'],
  ['medium', '中等城市'],
  ['large II', 'Ⅱ型大城市'],
  ['large I', 'Ⅰ型大城市'],
  ['extra large', '特大城市'],
  ['super large', '超大城市'],
]);

const TEXTS: ReadonlyMap<string, (city: City) => { en: string; zh: string }> = new Map([
  ['city', (city) => ({ en: city.name, zh: city.name })],
  ['city_zh', (city) => ({ en: city.nameZh, zh: `${city.nameZh}市` })],
  ['province', (city) => ({ en: city.province, zh: city.provinceZh })],
  ['region', (city) => ({ en: city.region, zh: REGIONS_ZH.get(city.region)! })],
  ['size_tier', (city) => ({ en: city.sizeTier, zh: TIERS_ZH.get(city.sizeTier)! })],
]);

function frameOf(panel: SamplePanel, columns: readonly ColumnEntry[], language: 'en' | 'zh'): Frame {
  const rows = Array.from({ length: N * T }, (_, k) => cities[Math.floor(k / T)]);
  return createFrame(
    columns.map((column) => {
      const name = language === 'en' ? column.name : column.zh;
      const text = TEXTS.get(column.name);
      if (!text) return numericColumn(name, panel.numbers.get(column.name)!);
      return categoryColumn(
        name,
        rows.map((city) => text(city)[language]),
      );
    }),
  );
}

export function citiesCsv(panel: SamplePanel): string {
  return frameToCsv(frameOf(panel, dictionary, 'en'));
}

/** The same data with Chinese headers and texts, the Chinese city name first. */
export function chineseCsv(panel: SamplePanel): string {
  const first = dictionary.filter((column) => column.name === 'city_zh');
  return frameToCsv(frameOf(panel, [...first, ...dictionary.filter((column) => column.name !== 'city_zh')], 'zh'));
}

function valueLabels(name: string): Record<string, string> | undefined {
  if (name === 'city' || name === 'city_zh') return undefined;
  const text = TEXTS.get(name);
  return text && Object.fromEntries(cities.map((city) => [text(city).en, text(city).zh]));
}

/** Title, label, column dictionary, opening view and true parameters. */
export function sampleDocument(panel: SamplePanel, seeds: Seeds) {
  return {
    id: 'cities-284',
    seeds,
    title: { en: '284 Chinese cities, 2003-2023', zh: '中国284个城市，2003—2023年' },
    label: {
      en: 'simulated outcomes, real cities and real pilot years',
      zh: '模拟的结果变量，真实的城市与试点年份',
    },
    note: {
      en: 'City names, codes, coordinates, resource-based and size classes, pilot rosters and national internet users are facts. Every other figure is drawn by a seeded generator that imitates published tables: it teaches method and says nothing about any city.',
      zh: '城市名称、代码、坐标、资源型与规模分类、试点名单和全国互联网用户数为事实；其余数值均由带种子的程序模拟，仅参照已发表论文的描述统计与系数，用于演示方法，不反映任何城市的真实情况。',
    },
    file: 'cities.csv',
    download: { file: 'cities-gbk.csv', encoding: 'gbk' },
    rosters: 'rosters.json',
    rows: N * T,
    units: N,
    years: [FIRST_YEAR, LAST_YEAR],
    opening: {
      outcome: 'nqp',
      unit: 'city',
      time: 'year',
      policy: 'broadband',
      cohort: 'broadband_year',
      years: [OPENING.from, OPENING.to],
      controls: CONTROLS,
      absorb: ['city', 'year'],
      cluster: ['city'],
      eventWindow: WINDOW,
    },
    columns: dictionary.map((column) => ({
      name: column.name,
      kind: column.decimals === null ? 'text' : 'number',
      label: { en: column.en, zh: column.zh },
      unit: { en: column.unitEn, zh: column.unitZh },
      source: column.source,
      papers: column.papers,
      valuesZh: valueLabels(column.name),
    })),
    hubs: HUBS,
    entropyWeights: panel.weights,
    truth: { averageEffects: panel.truth, parameters },
  };
}

const cityByCode = new Map(allCities.map((city) => [city.code, city]));

/** Pilot rosters by policy. A row without `code` names a place that is no prefecture-level city; `parent` is the city around it. */
export function rosterDocument() {
  return {
    policies: policies.map((policy) => ({
      ...policy,
      entries: rosters
        .filter((row) => row.policy === policy.id)
        .map(({ code, nameZh, year, document, confidence, scope, parent }) => ({
          code,
          name: code === null ? null : cityByCode.get(code)!.name,
          nameZh,
          year,
          document,
          confidence,
          scope,
          parent,
        })),
    })),
  };
}
