import { describe, expect, it } from 'vitest';
import { fail } from '../../core/notice.ts';
import { moranResult, spatialResult, spatialTestsResult, spilloverResult } from '../testing/spatial.ts';
import type { TableModel } from './model.ts';
import { defaultOutput } from './options.ts';
import { spatialEffectsTable, spatialTable } from './spatial.ts';
import { localMoranTable, moranTable, spatialTestsTable } from './spatial-diagnostics.ts';
import { spilloverTable } from './spillover.ts';
import { weightsLabel } from './weights-label.ts';

function row(table: TableModel, label: string): string[] {
  const found = table.rows.find((cells) => cells[0].text === label);
  if (!found) throw new Error(`${label} not among ${table.rows.map((cells) => cells[0].text).join(', ')}`);
  return found.slice(1).map(({ text, stars = '' }) => text + stars);
}

function rectangular(table: TableModel): void {
  for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length);
  for (const head of table.head) {
    expect(head.reduce((sum, cell) => sum + cell.span, 0)).toBe(table.columns.length);
  }
  for (const rule of table.rules) expect(rule).toBeLessThan(table.rows.length);
}

describe('table of spatial models', () => {
  const sdm = { result: spatialResult(), failure: '' };
  const sem = {
    result: spatialResult({
      model: 'sem',
      parameter: { name: 'lambda', estimate: 0.3, stdError: 0.2, lower: -1, upper: 1 },
      lags: [],
      effects: [],
    }),
    failure: '',
  };
  const failed = { result: null, failure: 'no maximum inside' };

  it('prints coefficients, parameter, effects of the policy, weights and likelihood', () => {
    const table = spatialTable([sdm, sem]);
    rectangular(table);
    expect(table.head[1].map(({ text }) => text)).toEqual(['', 'SDM', 'SEM']);
    expect(row(table, 'did')).toEqual(['0.127***', '0.127***']);
    expect(row(table, 'W × did')).toEqual(['−0.050***', '']);
    expect(row(table, 'ρ (W × outcome)')).toEqual(['0.280***', '']);
    expect(row(table, 'λ (W × error)')).toEqual(['', '0.300']);
    expect(row(table, 'Indirect effect of did')).toEqual(['−0.019', '']);
    expect(row(table, 'Weights')).toEqual(['Inverse distance, up to 500 km', 'Inverse distance, up to 500 km']);
    expect(row(table, 'Log-likelihood')).toEqual(['4042.930', '4042.930']);
    expect(table.rows.some((cells) => cells[0].text.endsWith('of fdi'))).toBe(false);
    expect(table.notes.join(' ')).toContain('Maximum-likelihood standard errors (expected information) in parentheses');
    expect(table.notes.join(' ')).toContain('delta method');
  });

  it('keeps the place of a column without an estimate, and its reason', () => {
    const table = spatialTable([sdm, failed, sem], { columnTitles: ['k = 5', 'distance', 'k = 10'] });
    rectangular(table);
    expect(table.head[1].map(({ text }) => text)).toEqual(['', 'k = 5', 'distance', 'k = 10']);
    expect(row(table, 'did')).toEqual(['0.127***', '—', '0.127***']);
    expect(row(table, 'Log-likelihood')[1]).toBe('—');
    expect(table.notes).toContain('Column (2) has no estimate: no maximum inside');
    rectangular(spatialTable([failed]));
  });

  it('folds controls but never the lag of the policy, shows all effects or none, by either kind of error', () => {
    const folded = spatialTable([sdm], { controls: 'fold', effects: 'all', errors: 'simulated', parentheses: 'ci' });
    expect(row(folded, 'W × did')).toHaveLength(1);
    expect(folded.rows.some((cells) => cells[0].text === 'W × fdi')).toBe(false);
    expect(row(folded, 'Total effect of fdi')).toEqual(['0.019']);
    const at = folded.rows.findIndex((cells) => cells[0].text === 'Direct effect of did');
    expect(folded.rows[at + 1][1].text).toBe('[0.102, 0.150]');
    expect(folded.notes.join(' ')).toContain('1,000 simulated parameters');
    const bare = spatialTable([sdm], { effects: 'none' });
    expect(bare.rows.some((cells) => cells[0].text.startsWith('Direct'))).toBe(false);
  });

  it('speaks Chinese, with labels of the columns', () => {
    const labels = new Map([['did', { zh: '试点' }]]);
    const table = spatialTable([sdm], { language: 'zh', labels });
    expect(row(table, '试点的间接效应')).toEqual(['−0.019']);
    expect(row(table, 'W × 试点')).toEqual(['−0.050***']);
    rectangular(spatialEffectsTable(spatialResult(), { language: 'zh', labels }));
  });

  it('lists the effects of every regressor', () => {
    const table = spatialEffectsTable(spatialResult());
    rectangular(table);
    expect(row(table, 'fdi')).toEqual(['0.017***', '0.003', '0.019**']);
  });
});

describe('tables of spatial diagnostics', () => {
  it("Moran's I with and without draws", () => {
    const table = moranTable(moranResult(['a', 'b', 'c', 'd']));
    rectangular(table);
    expect(row(table, '2022')).toEqual(['0.210***', '−0.004', '6.100', '<0.001', '0.004', '0.800', '<0.001', '4']);
    expect(table.notes[1]).toContain('999 shuffles');
    const plain = moranResult(['a', 'b', 'c', 'd']);
    const periods = plain.periods.map((one) => ({ ...one, test: null }));
    const without = moranTable({ ...plain, periods, done: 0 });
    rectangular(without);
    expect(without.columns).toHaveLength(table.columns.length - 1);
  });

  it('local statistics, the most unlikely first', () => {
    const table = localMoranTable(moranResult(['a', 'b', 'c', 'd']));
    rectangular(table);
    expect(table.rows.map((cells) => cells[0].text)).toEqual(['a', 'b', 'c', 'd']);
    expect(row(table, 'a')).toEqual(['1.000', '0.500', '0.500', '0.010', 'high among high']);
  });

  it('tests with their degrees of freedom, blank where a model failed', () => {
    const table = spatialTestsTable(spatialTestsResult());
    rectangular(table);
    expect(row(table, 'LM lag')).toEqual(['212.500***', '212.500***']);
    expect(row(table, 'Moran’s I of residuals (z)')).toEqual(['1.440', '']);
    expect(row(table, 'Durbin against lag model, LR')).toEqual(['', '20.200 [7]***']);
    expect(row(table, 'Durbin against error model, LR')).toEqual(['', '']);
    rectangular(spatialTestsTable({ ...spatialTestsResult(), lagrange: [] }));
  });

  it('spillovers in three columns, rings by distance, failures left out', () => {
    const table = spilloverTable(spilloverResult());
    rectangular(table);
    expect(table.head[1].map(({ text }) => text)).toEqual(['', 'As usual', 'Exposure', 'Rings']);
    expect(row(table, 'did')).toEqual(['0.100***', '0.120***', '0.130***']);
    expect(row(table, 'W × did')).toEqual(['', '0.050*', '']);
    expect(row(table, 'Untreated, 0–100 km from a treated unit')).toEqual(['', '', '0.060***']);
    expect(table.notes.join(' ')).toContain('column (3) compares with them');
    const fewer = spilloverTable(spilloverResult({ exposure: fail('spatialNoLinks') }));
    rectangular(fewer);
    expect(fewer.notes.join(' ')).toContain('column (2) compares with them');
  });

  it('names of weights', () => {
    const name = (kind: Parameters<typeof weightsLabel>[1]['kind'], settings: Record<string, string | number>) =>
      weightsLabel(defaultOutput, { kind, settings });
    expect(name('inverseDistance', { power: 2 })).toBe('Inverse distance to the power 2');
    expect(name('nearest', { neighbours: 5 })).toBe('5 nearest');
    expect(name('threshold', { cutoff: 200 })).toBe('Within 200 km');
    expect(name('threshold', {})).toBe('Within the least distance');
    expect(name('economic', { column: 'gdp' })).toBe('Economic distance (gdp)');
    expect(name('nested', { column: 'gdp', cutoff: 300 })).toBe('Distance and economy (gdp), up to 300 km');
    expect(name('contiguity', {})).toBe('Neighbour list');
  });
});
