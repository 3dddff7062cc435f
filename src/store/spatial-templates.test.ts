import { describe, expect, it } from 'vitest';
import { modelSchema } from '../spec/models.ts';
import { specSchema } from '../spec/schema.ts';
import { numericColumn } from '../table/column.ts';
import { columnInfo } from '../table/column-info.ts';
import { spatialTemplates } from './spatial-templates.ts';

const spec = specSchema.parse({
  roles: { unit: 'city', time: 'year', outcome: 'y', treatment: { kind: 'cohort', column: 'start' } },
});
const number = (name: string, ...values: number[]) => columnInfo(numericColumn(name, Float64Array.from(values)));
const common = [number('year', 2010, 2011), number('y', 1, 2), number('start', 2014, Number.NaN)];
const places = [number('纬度', 30, 31), number('lng', 110, 111)];
const income = number('lnpgdp', 9, 10);
const models = (columns: Parameters<typeof spatialTemplates>[1], given = spec) =>
  new Map(spatialTemplates(given, columns).map(({ id, model }) => [id, modelSchema.parse(model as never)]));

describe('templates of the spatial chapter', () => {
  it('take coordinates and income from the names of columns, income before the first start', () => {
    const found = models([...common, ...places, income]);
    expect([...found.keys()]).toEqual(['moranByYear', 'exposureRings', 'lmTests', 'durbin', 'severalWeights']);
    for (const model of found.values()) expect(model).toMatchObject({ latitude: '纬度', longitude: 'lng' });
    expect(found.get('durbin')).toMatchObject({ estimator: 'sdm', model: 'sdm', matrix: 'nearest' });
    expect(found.get('severalWeights')).toMatchObject({
      matrices: ['inverseDistance', 'nearest', 'economic', 'nested'],
      economy: 'lnpgdp',
      economyUntil: 2013,
    });
  });

  it('ask for a list of neighbours where there are no coordinates', () => {
    const found = models(common);
    expect(found.get('moranByYear')).toMatchObject({ matrix: 'contiguity', links: null });
    expect(found.get('exposureRings')).toMatchObject({ matrix: 'contiguity', rings: [] });
    expect(found.get('severalWeights')).toMatchObject({ matrices: ['contiguity'] });
  });

  it('leave out spillovers of a policy where there is none', () => {
    const none = { ...spec, roles: { ...spec.roles, treatment: null } };
    expect([...models([...common, ...places], none).keys()]).not.toContain('exposureRings');
  });
});
