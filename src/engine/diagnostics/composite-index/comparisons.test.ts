import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadData } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { defaultsOf } from '../../fields.ts';
import { couplingCoordination } from './coupling.ts';
import { compositeIndex, fields, type IndexSystem } from './index.ts';
import { inequality } from './inequality.ts';
import { compareOldWeights } from './old-weights.ts';
import { indexSensitivity, kendall, spearman, standardMethods } from './sensitivity.ts';
import { systemOf, systemTemplates } from './templates.ts';

const panel = must(buildPanel(loadData('city_balanced'), designOf({})));
const columns = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov', 'digi'];
const system: IndexSystem = {
  indicators: columns.map((column) => ({ column, direction: column === 'gov' ? '-' : '+', dimension: null })),
};
const options = defaultsOf(fields);

describe('old weights', () => {
  it('divided by ln T turn the order of the indicators round', () => {
    const found = must(compareOldWeights(panel, system, options, null));
    expect(found.variants.map(({ divisor, count, order }) => [divisor, count, order])).toEqual([
      ['rows', 5130, 'same'],
      ['periods', 18, 'inverted'],
      ['units', 285, 'inverted'],
    ]);
    const [right, wrong] = found.variants;
    expect(wrong.redundancy.every((value) => value < 0)).toBe(true);
    expect(right.scoreCorrelation).toBe(1);
    expect(wrong.scoreCorrelation!).toBeLessThan(1);
    expect(found.notices.map(({ code }) => code)).toEqual(['indexOldDivisorReorders']);
    const index = must(compositeIndex(panel, system, options));
    expect(Array.from(right.weights)).toEqual(index.indicators.map(({ weight }) => expect.closeTo(weight!, 12)));
  });

  it('are recognised by the divisor behind them, as printed with four digits', () => {
    const { variants } = must(compareOldWeights(panel, system, options, null));
    for (const { divisor, weights } of variants) {
      const printed = new Map(columns.map((column, j) => [column, Number((weights[j] * 3).toFixed(4))]));
      const found = must(compareOldWeights(panel, system, options, printed));
      expect([found.own!.closest, found.own!.reproduced]).toEqual([divisor, true]);
      expect(found.notices.some(({ code }) => /^indexOldDivisor(Periods|Units)$/.test(code))).toBe(divisor !== 'rows');
    }
    const other = new Map(columns.map((column, j) => [column, j + 1]));
    const unexplained = must(compareOldWeights(panel, system, options, other));
    expect(unexplained.own!.reproduced).toBe(false);
    expect(unexplained.notices.map(({ code }) => code)).toContain('indexOldUnexplained');
    other.delete('fin');
    const incomplete = must(compareOldWeights(panel, system, options, other));
    expect(incomplete.own).toBeNull();
    expect(incomplete.notices.map(({ code }) => code)).toContain('indexOldIncomplete');
  });
});

describe('sensitivity to the method', () => {
  it('correlates every pair of methods, over all rows and in the last year', () => {
    const found = must(indexSensitivity(panel, system, options, standardMethods));
    const m = standardMethods.length;
    expect(found.methods.map(({ id }) => id)).toEqual(standardMethods.map(({ id }) => id));
    expect([found.period, found.units]).toEqual([2022, 285]);
    for (const matrix of [found.spearman, found.spearmanPeriod, found.kendallPeriod]) {
      for (let i = 0; i < m; i++) {
        expect(matrix[i * m + i]).toBeCloseTo(1, 12);
        for (let j = 0; j < i; j++) {
          expect(matrix[i * m + j]).toBe(matrix[j * m + i]);
          expect(matrix[i * m + j]).toBeGreaterThan(0.5);
          expect(matrix[i * m + j]).toBeLessThan(1);
        }
      }
    }
    expect(found.largestShift[0]).toBe(0);
    expect(found.largestShift[5]).toBeGreaterThan(found.meanShift[5]);
  });

  it('leaves out a method that fails and says so', () => {
    const own = { id: 'own', change: { weights: 'own' } } as const;
    const found = must(indexSensitivity(panel, system, options, [standardMethods[0], own]));
    expect(found.methods).toHaveLength(1);
    expect(found.notices[0]).toMatchObject({ code: 'indexMethodLeftOut', params: { method: 'own' } });
  });

  it('rank correlations of a hand-made example', () => {
    const x = Float64Array.of(1, 2, 3, 4, 5);
    const y = Float64Array.of(2, 1, 4, 3, 5);
    // 1 - 6 x 4 / (5 x 24), and (8 - 2) / 10.
    expect(spearman(x, y)).toBeCloseTo(0.8, 12);
    expect(kendall(x, y)).toBeCloseTo(0.6, 12);
  });
});

describe('scores combined', () => {
  it('coupling is one when all scores are equal, whatever their number; nothing couples with zero', () => {
    const u = Float64Array.of(0.2, 0.9, 0, Number.NaN);
    const { coupling, level, coordination } = couplingCoordination([u, u, u], null);
    expect(coupling[0]).toBeCloseTo(1, 12);
    expect(level[1]).toBeCloseTo(0.9, 12);
    expect(coordination[1]).toBeCloseTo(Math.sqrt(0.9), 12);
    expect([coupling[2], coordination[2]]).toEqual([0, 0]);
    expect(Number.isNaN(coordination[3])).toBe(true);
  });

  it('the Gini of one group is the mean difference over twice the mean', () => {
    const found = must(inequality(Float64Array.of(1, 2, 5), Int32Array.of(0, 0, 0), ['all']));
    // |differences| 1, 4, 3 twice over nine pairs, mean 8 / 3.
    expect(found.gini).toBeCloseTo(16 / 9 / (16 / 3), 12);
    expect([found.between, found.transvariation, found.theilBetween]).toEqual([0, 0, 0]);
    const bad = inequality(Float64Array.of(1, 0), Int32Array.of(0, 0), ['all']);
    expect(bad.ok ? '' : bad.notice.code).toBe('inequalityNotPositive');
    const few = inequality(Float64Array.of(1, Number.NaN), Int32Array.of(0, 0), ['all']);
    expect(few.ok ? '' : few.notice.code).toBe('inequalityFewRows');
  });
});

describe('templates', () => {
  it('hold the systems with every dimension in use', () => {
    expect(systemTemplates.map(({ id, indicators }) => [id, indicators.length])).toEqual([
      ['urban_economic_resilience_14', 14],
      ['nqpf_three_factors', 21],
      ['digital_economy_index_5', 5],
    ]);
    for (const { dimensions, indicators } of systemTemplates) {
      const used = [...new Set(indicators.map(({ dimension }) => dimension))];
      expect(used).toEqual(dimensions.map(({ id }) => id));
      expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
    }
    const [first] = systemTemplates;
    expect(systemOf(first, new Map([['beds', 'hospital beds']])).indicators).toEqual([
      { column: 'hospital beds', direction: '+', dimension: 'adaptability_and_adjustment', subDimension: null },
    ]);
  });

  const here = dirname(fileURLToPath(import.meta.url));
  const reference = process.env.REFERENCE_DIR ?? join(here, '../../../../../shared/reference');
  const facts = join(reference, '../facts/indicator_systems.json');

  it.skipIf(!existsSync(facts))('say what the collected facts say', () => {
    interface Fact {
      id: string;
      name_en: string;
      name_zh: string;
      indicators?: {
        id: string;
        name_en: string;
        name_zh: string;
        direction: string;
        dimension: string;
        formula: string;
      }[];
    }
    const { systems }: { systems: Fact[] } = JSON.parse(readFileSync(facts, 'utf8'));
    for (const template of systemTemplates) {
      const fact = systems.find(({ id }) => id === template.id)!;
      expect(template.name).toEqual({ en: fact.name_en, zh: fact.name_zh });
      expect(
        template.indicators.map((one) => [one.id, one.name.en, one.name.zh, one.direction, one.dimension, one.formula]),
      ).toEqual(
        fact.indicators!.map((one) => [one.id, one.name_en, one.name_zh, one.direction, one.dimension, one.formula]),
      );
    }
  });
});
