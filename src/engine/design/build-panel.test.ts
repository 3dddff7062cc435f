import { describe, expect, it } from 'vitest';
import { categoryColumn, numericColumn } from '../../table/column.ts';
import { createFrame } from '../../table/frame.ts';
import type { DesignSpec } from '../panel.ts';
import { buildPanel } from './build-panel.ts';

const design: DesignSpec = {
  unit: 'city',
  time: 'year',
  treatment: { kind: 'indicator', column: 'did' },
  sample: { timeFrom: null, timeTo: null, dropUnits: [] },
  whatIf: null,
};

describe('buildPanel', () => {
  it('sorts by unit and time and derives cohorts', () => {
    const frame = createFrame([
      categoryColumn('city', ['b', 'a', 'a', 'b', 'a', 'b']),
      numericColumn('year', [2001, 2002, 2001, 2002, 2000, 2000]),
      numericColumn('did', [0, 1, 1, 0, 0, 0]),
    ]);
    const built = buildPanel(frame, design);
    if (!built.ok) throw new Error(built.notice.code);
    expect([...built.value.rows]).toEqual([4, 2, 1, 5, 0, 3]);
    expect(built.value.unitKeys).toEqual(['a', 'b']);
    expect([...built.value.cohort!]).toEqual([2001, Infinity]);
    expect([...built.value.treated!]).toEqual([0, 1, 1, 0, 0, 0]);
    expect(built.value.ledger).toEqual({ rowsRead: 6, steps: [], rowsUsed: 6 });
  });
});
