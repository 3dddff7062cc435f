import { describe, expect, it } from 'vitest';
import { fitIvOf, type IvResult, ivFrame } from '../../../testing/support/iv-panel.ts';
import { resultOf } from '../testing/results.ts';
import { formatSet, ivTable } from './iv.ts';
import type { TableModel } from './model.ts';

const frame = ivFrame({ seed: 2, units: 40, periods: 8 });
const built = fitIvOf(frame, { instruments: null, history: 'h', national: 's' });
const over = fitIvOf(frame, { instruments: ['z1', 'z2', 'h'] });

const row = (table: TableModel, label: string) => {
  const cells = table.rows.find(([first]) => first.text === label);
  return cells?.slice(1).map((cell) => cell.text + (cell.stars ?? ''));
};
const labels = (table: TableModel) => table.rows.map(([first]) => first.text).filter((text) => text !== '');

/** The same result with numbers as in a paper: LM 52.933, F 72.860. */
function printed(result: IvResult): IvResult {
  const lm = { statistic: 52.933, distribution: 'chi2', df1: 1, df2: null, pValue: 3e-13 } as const;
  return { ...result, iv: { ...result.iv, kleibergenPaap: { lm, waldF: 72.86 } } };
}

describe('table of instrumental variables', () => {
  it('prints first stage and second stage with the tests as papers do', () => {
    const table = ivTable([printed(built)], { controls: 'fold', constant: false });
    expect(table.head.map((cells) => cells.map((cell) => cell.text))).toEqual([
      ['', 'First stage', 'Second stage (2SLS)'],
      ['', '(1)', '(2)'],
      ['', 'd', 'y'],
    ]);
    expect(labels(table)).toEqual([
      'd',
      'h × L1.s',
      'Kleibergen–Paap rk LM',
      'Kleibergen–Paap rk Wald F',
      'Effective F',
      '95% Anderson–Rubin set',
      'Controls',
      'Unit fixed effects',
      'Time fixed effects',
      'Observations',
      'Clusters (unit)',
      'R²',
    ]);
    expect(row(table, 'd')?.[0]).toBe('');
    expect(row(table, 'h × L1.s')?.[1]).toBe('');
    expect(row(table, 'Kleibergen–Paap rk LM')).toEqual(['', '52.933***']);
    const at = table.rows.findIndex(([first]) => first.text === 'Kleibergen–Paap rk LM');
    expect(table.rows[at + 1].map((cell) => cell.text)).toEqual(['', '', '(<0.001)']);
    expect(row(table, 'Kleibergen–Paap rk Wald F')).toEqual(['', '72.860 [16.38]']);
    expect(row(table, 'Effective F')?.[1]).toMatch(/ \[23\.11\]$/);
    expect(row(table, '95% Anderson–Rubin set')).toEqual(['', '(−∞, ∞)']);
    expect(table.rules).toEqual([4, 9]);
    for (const cells of table.rows) expect(cells.length).toBe(table.columns.length);
    expect(table.notes.join(' ')).toContain('derived for independent homoskedastic errors');
    expect(table.notes.join(' ')).toContain('instrument missing: h × L1.s');
  });

  it('sets results side by side, least squares among them, and a reduced form when asked', () => {
    const ols = resultOf([['d', 0.4, 0.1, 'treatment']]);
    const table = ivTable([ols, built, over], {
      reducedForm: true,
      tests: ['lm', 'overidentification', 'endogeneity'],
    });
    expect(table.head[0].map((cell) => cell.text)).toEqual([
      '',
      '',
      'First stage',
      'Reduced form',
      'Second stage (2SLS)',
      'First stage',
      'Reduced form',
      'Second stage (2SLS)',
    ]);
    const hansen = row(table, 'Hansen J')!;
    expect(hansen.map((text) => text !== '')).toEqual([false, false, false, false, false, false, true]);
    expect(row(table, 'Durbin–Wu–Hausman F')!.filter((text) => text !== '').length).toBe(2);
    expect(table.notes.join(' ')).toContain('h is left out: the fixed effects of unit and time absorb it.');
  });

  it('names the classical tests by their own names, and has no brackets where nothing is tabulated', () => {
    const liml = fitIvOf(frame, {
      endogenous: ['d', 'e'],
      instruments: ['z1', 'z2', 'z3'],
      method: 'liml',
      vcov: 'iid',
    });
    const table = ivTable([liml], { language: 'zh' });
    expect(table.title).toBe('工具变量估计');
    expect(table.head[0].map((cell) => cell.text)).toEqual(['', '第一阶段', '第一阶段', '第二阶段（LIML）']);
    expect(labels(table)).toEqual(
      expect.arrayContaining(['Anderson LM', 'Cragg–Donald Wald F', 'Anderson–Rubin F', 'Sargan']),
    );
    expect(labels(table)).not.toContain('有效 F');
    expect(row(table, 'Cragg–Donald Wald F')?.[2]).toMatch(/ \[5\.44\]$/);
    const untabulated = { ...liml, iv: { ...liml.iv, stockYogo: { size: [], bias: [] } } };
    expect(row(ivTable([untabulated]), 'Cragg–Donald Wald F')?.[2]).not.toContain('[');
  });

  it('leaves out what could not be computed', () => {
    const own = labels(ivTable([fitIvOf(frame, { instruments: ['d'] })]));
    expect(own.filter((label) => /rk|Effective|set|Hansen/.test(label))).toEqual([]);
    expect(own).toContain('Anderson–Rubin F');
  });

  it('writes sets of every shape', () => {
    const [no, yes] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(formatSet([], 3)).toBe('∅');
    expect(formatSet([{ lo: -0.1234, hi: 0.5 }], 3)).toBe('[−0.123, 0.500]');
    expect(
      formatSet(
        [
          { lo: no, hi: 0.1 },
          { lo: 0.5, hi: yes },
        ],
        2,
      ),
    ).toBe('(−∞, 0.10] ∪ [0.50, ∞)');
    expect(formatSet([{ lo: no, hi: yes }], 2)).toBe('(−∞, ∞)');
  });
});
