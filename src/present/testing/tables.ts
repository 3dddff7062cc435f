import { emptyCell, headCell, labelCell, numberCell, type TableModel } from '../tables/model.ts';
import { hostileNames } from './results.ts';

/** Every kind of cell, a spanning header and hostile names, without any estimator. */
export function hostileTable(): TableModel {
  const rows = hostileNames.map((name, index) => [
    labelCell(name, index === 0 ? 'strong' : undefined),
    { ...numberCell(index % 2 ? '−0.014' : '0.125', index % 2 ? -0.0136 : 0.1254, 'estimate' as const), stars: '***' },
    { ...numberCell('(0.043)', 0.0429, 'error' as const), tone: 'soft' as const },
  ]);
  return {
    id: 'test',
    language: 'en',
    title: 'A <b>title</b> & more_$',
    columns: [{}, {}, { tone: 'highlight' }],
    head: [
      [headCell('', 'left'), { text: 'Both <columns>', span: 2, align: 'center', rule: true }],
      [headCell('', 'left'), headCell('(1)'), headCell('n_q_p', 'center', true)],
    ],
    rows: [...rows, [labelCell('R²'), { ...emptyCell, text: 'Yes' }, numberCell('4.2×10⁻⁸', 4.2e-8)]],
    rules: [rows.length],
    notes: ['*** p < 0.01 & more', '=1+1'],
  };
}
