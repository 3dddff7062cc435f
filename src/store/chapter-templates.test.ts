import { describe, expect, it } from 'vitest';
import { modelSchema } from '../spec/models.ts';
import { specSchema } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import { heterogeneityTemplates, mechanismTemplates } from './chapter-templates.ts';

const number = (name: string, min: number, max: number, distinct = 2_000, missing = 0): ColumnInfo => ({
  name,
  kind: 'number',
  missing,
  distinct,
  min,
  max,
  examples: [String(max)],
});
const text = (name: string, distinct: number): ColumnInfo => ({
  name,
  kind: 'category',
  missing: 0,
  distinct,
  min: null,
  max: null,
  examples: [],
});

const chinese: ColumnInfo[] = [
  text('城市', 284),
  number('年份', 2005, 2022, 18),
  number('新质生产力', 0, 6),
  number('宽带中国试点年份', 2014, 2016, 3, 3_000),
  number('智慧城市试点年份', 2012, 2013, 2, 3_000),
  number('外商投资', 0, 1),
  number('人均地区生产总值', 1, 30),
  number('常住人口', 30, 3_200),
  number('人口密度', 5, 2_000),
  text('东中西', 3),
  number('资源型城市', 0, 1, 2),
  number('专利授权量', 0, 90_000),
  number('科技人才占比', 0, 1),
  number('每万人基站数', 0, 100),
  number('距枢纽距离', 0, 2_000, 280),
];
const spec = specSchema.parse({
  roles: {
    unit: '城市',
    time: '年份',
    outcome: '新质生产力',
    treatment: { kind: 'cohort', column: '宽带中国试点年份' },
    controls: ['外商投资'],
  },
});

describe('templates of a table with Chinese headers', () => {
  const heterogeneity = heterogeneityTemplates(spec, chinese);
  const mechanism = mechanismTemplates(spec, chinese);
  const model = (list: typeof heterogeneity, id: string) => list.find((one) => one.id === id)?.model;

  it('guess what to group by', () => {
    expect(model(heterogeneity, 'threshold')).toMatchObject({ by: '人均地区生产总值', grouping: 'split' });
    expect(heterogeneity.filter(({ id }) => id === 'byGroup').map(({ params }) => params.column)).toEqual([
      '东中西',
      '资源型城市',
    ]);
  });

  it('offer the tiers of city sizes in the unit of the column, and never of densities', () => {
    expect(model(heterogeneity, 'cityTiers')).toMatchObject({ by: '常住人口', cuts: [20, 50, 100, 300, 500, 1000] });
    const people = chinese.map((one) => (one.name === '常住人口' ? { ...one, max: 32_000_000 } : one));
    expect(model(heterogeneityTemplates(spec, people), 'cityTiers')).toMatchObject({
      cuts: [200_000, 500_000, 1_000_000, 3_000_000, 5_000_000, 10_000_000],
    });
    const without = chinese.filter(({ name }) => name !== '常住人口');
    expect(model(heterogeneityTemplates(spec, without), 'cityTiers')).toBeUndefined();
  });

  it('know another policy by its start years, and not the one under study', () => {
    expect(heterogeneity.filter(({ id }) => id === 'dual').map(({ params }) => params.policy)).toEqual([
      '智慧城市试点年份',
    ]);
  });

  it('guess channels, doses and distance', () => {
    expect(model(mechanism, 'channels')).toMatchObject({
      channels: ['专利授权量', '科技人才占比'],
      outcome: '新质生产力',
    });
    expect(model(mechanism, 'dose')).toMatchObject({ dose: '每万人基站数' });
    expect(model(mechanism, 'doseDistance')).toMatchObject({ dose: '每万人基站数', moderator: '距枢纽距离' });
  });

  it('are models that the spec takes as they are', () => {
    for (const { model: made } of [...heterogeneity, ...mechanism]) {
      expect(modelSchema.safeParse({ ...made, id: 'x' }).success).toBe(true);
    }
  });
});

it('a table with nothing to guess from offers nothing', () => {
  const bare = specSchema.parse({ roles: { outcome: 'y' } });
  expect(heterogeneityTemplates(bare, [number('y', 0, 1)])).toEqual([]);
  expect(mechanismTemplates(bare, [number('y', 0, 1)])).toEqual([]);
});

it('groups by no flag of the policy itself', () => {
  const own = specSchema.parse({ roles: { unit: 'county', time: 'year', outcome: 'lemp', treatment: null } });
  const columns = [number('treat', 0, 1, 2), number('coastal', 0, 1, 2)];
  const groups = heterogeneityTemplates(own, columns).filter(({ id }) => id === 'byGroup');
  expect(groups.map(({ params }) => params.column)).toEqual(['coastal']);
});

it('takes no column for a channel that may be a number of the unit', () => {
  const columns = [
    text('state', 50),
    number('year', 2000, 2010, 11),
    number('sid', 1, 51, 50),
    number('robbery', 1, 400),
  ];
  const own = specSchema.parse({ roles: { unit: 'state', time: 'year', outcome: 'homicide', treatment: null } });
  const [first] = mechanismTemplates(own, columns);
  expect(first.model).toMatchObject({ channels: ['robbery'] });
});
