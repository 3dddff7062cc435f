import { createStream } from '../../core/random/philox.ts';
import { buildPanel } from '../../engine/design/build-panel.ts';
import type { Panel } from '../../engine/panel.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame } from '../../table/frame.ts';

export const controlNames = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'] as const;

/**
 * A staggered-adoption panel with unit and time effects, six controls related to both and a policy effect of 0.1; rows by (unit, time), of which
 * a share `missing` is left out at random. Fixed by the seed.
 */
export function simulatePanel(units: number, periods: number, missing: number, seed = 1): Panel {
  const random = createStream(seed, 0);
  const kept: number[] = [];
  for (let row = 0; row < units * periods; row++) if (missing === 0 || random.uniform() >= missing) kept.push(row);
  const n = kept.length;
  const column = () => new Float64Array(n);
  const unit = column();
  const year = column();
  const y = column();
  const controls = controlNames.map(column);
  const cohort = column();
  const unitEffect = Float64Array.from({ length: units }, () => random.normal());
  const start = Float64Array.from({ length: units }, () =>
    random.uniform() < 0.4 ? 2003 + random.integer(periods) : 9999,
  );
  kept.forEach((row, i) => {
    const u = Math.floor(row / periods);
    const t = row % periods;
    unit[i] = u + 1;
    year[i] = 2001 + t;
    cohort[i] = start[u];
    let value = unitEffect[u] + 0.05 * t + (year[i] >= start[u] ? 0.1 : 0);
    controls.forEach((values, j) => {
      values[i] = 0.5 * unitEffect[u] + 0.02 * j * t + random.normal();
      value += 0.1 * (j + 1) * values[i];
    });
    y[i] = value + random.normal();
  });
  const frame = createFrame([
    numericColumn('unit', unit),
    numericColumn('year', year),
    numericColumn('cohort', cohort),
    numericColumn('y', y),
    ...controlNames.map((name, j) => numericColumn(name, controls[j])),
  ]);
  const panel = buildPanel(frame, {
    unit: 'unit',
    time: 'year',
    treatment: { kind: 'cohort', column: 'cohort' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  return panel.value;
}
