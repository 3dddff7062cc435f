import fc from 'fast-check';
import { createStream } from '../../src/core/random/philox.ts';
import { buildPanel } from '../../src/engine/design/build-panel.ts';
import type { Panel } from '../../src/engine/panel.ts';
import { numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame } from '../../src/table/frame.ts';

/**
 * A small panel with holes: unit, time, region (nested in unit), sector (not nested), w (whole numbers 1..3), y, d (a step function), x1, x2.
 * Rows stand in random order.
 */
export function randomFrame(seed: number, units: number, periods: number): Frame {
  const random = createStream(seed, 0);
  const cells: number[] = [];
  for (let cell = 0; cell < units * periods; cell++) if (random.uniform() > 0.15) cells.push(cell);
  const order = Int32Array.from(cells);
  random.shuffle(order);
  const start = Float64Array.from({ length: units }, () =>
    random.uniform() < 0.6 ? 1 + random.integer(periods - 1) : Infinity,
  );
  const level = Float64Array.from({ length: units }, () => random.normal());
  const names = ['unit', 'time', 'region', 'sector', 'w', 'y', 'd', 'x1', 'x2'];
  const columns = new Map(names.map((name) => [name, new Float64Array(order.length)]));
  order.forEach((cell, row) => {
    const unit = Math.floor(cell / periods);
    const time = cell % periods;
    const d = time >= start[unit] ? 1 : 0;
    const x1 = level[unit] + random.normal();
    const x2 = 0.3 * time + random.normal();
    const values = {
      unit: unit + 1,
      time: 2000 + time,
      region: unit % 3,
      sector: random.integer(4),
      w: 1 + random.integer(3),
      y: level[unit] + 0.2 * time + 0.5 * d + 0.4 * x1 - 0.3 * x2 + random.normal(),
      d,
      x1,
      x2,
    };
    for (const [name, value] of Object.entries(values)) columns.get(name)![row] = value;
  });
  return createFrame(names.map((name) => numericColumn(name, columns.get(name)!)));
}

export function plainPanel(frame: Frame, unit: string | null = 'unit', time: string | null = 'time'): Panel {
  const sample = { timeFrom: null, timeTo: null, dropUnits: [] };
  const panel = buildPanel(frame, { unit, time, treatment: null, sample, whatIf: null });
  if (!panel.ok) throw new Error(panel.notice.code);
  return panel.value;
}

export const randomFrames: fc.Arbitrary<Frame> = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    units: fc.integer({ min: 6, max: 14 }),
    periods: fc.integer({ min: 4, max: 8 }),
  })
  .map(({ seed, units, periods }) => randomFrame(seed, units, periods));
