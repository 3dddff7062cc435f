import { createStream } from '../../src/core/random/philox.ts';
import { buildPanel } from '../../src/engine/design/build-panel.ts';
import { quietContext } from '../../src/engine/estimator.ts';
import { fit as estimate } from '../../src/engine/estimators/iv/fit.ts';
import { fields, type IvOptions } from '../../src/engine/estimators/iv/meta.ts';
import { defaultsOf } from '../../src/engine/fields.ts';
import type { Panel } from '../../src/engine/panel.ts';
import type { ModelResult } from '../../src/engine/result.ts';
import { numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame } from '../../src/table/frame.ts';
import { designOf, must } from './designs.ts';

export interface IvPanelOptions {
  readonly seed: number;
  readonly units?: number;
  readonly periods?: number;
  /** First-stage coefficient of z1 and z2. */
  readonly strength?: number;
  /** How far z2 acts on the outcome directly. */
  readonly direct?: number;
}

/**
 * A panel with holes and rows in random order: unit, time, region (nested in unit), d and e endogenous, z1 z2 z3 instruments, x a control, h constant within
 * units, s one value per period, w whole numbers 1..3, y = 0.5 d + 0.3 e + 0.4 x + u.
 */
export function ivFrame({ seed, units = 20, periods = 6, strength = 0.6, direct = 0 }: IvPanelOptions): Frame {
  const random = createStream(seed, 1);
  const names = ['unit', 'time', 'region', 'y', 'd', 'e', 'z1', 'z2', 'z3', 'x', 'h', 's', 'w'];
  const level = Float64Array.from({ length: units }, () => random.normal());
  const history = Float64Array.from({ length: units }, () => 1 + random.integer(40) / 8);
  const national = Float64Array.from({ length: periods }, (_, t) => (t + 1) ** 2 / 4);
  const cells: number[] = [];
  for (let cell = 0; cell < units * periods; cell++) if (random.uniform() > 0.1) cells.push(cell);
  const order = Int32Array.from(cells);
  random.shuffle(order);
  const columns = new Map(names.map((name) => [name, new Float64Array(order.length)]));
  order.forEach((cell, row) => {
    const unit = Math.floor(cell / periods);
    const time = cell % periods;
    const [z1, z2, z3, x, u] = Array.from({ length: 5 }, () => random.normal());
    const d = strength * (z1 + 0.5 * z2) + 0.3 * x + 0.6 * u + level[unit] + random.normal();
    const e = strength * (z3 - 0.4 * z1) + 0.5 * u + random.normal();
    const y = 0.5 * d + 0.3 * e + 0.4 * x + direct * z2 + u + level[unit] + 0.1 * time;
    const values = {
      unit: unit + 1,
      time: 2000 + time,
      region: unit % 7,
      y,
      d,
      e,
      z1,
      z2,
      z3,
      x: x + 0.2 * z1,
      h: history[unit],
      s: national[time],
      w: 1 + random.integer(3),
    };
    for (const [name, value] of Object.entries(values)) columns.get(name)![row] = value;
  });
  return createFrame(names.map((name) => numericColumn(name, columns.get(name)!)));
}

export function ivPanel(frame: Frame): Panel {
  return must(buildPanel(frame, designOf({ unit: 'unit', time: 'time' })));
}

export function ivOptions(change: Partial<IvOptions> = {}): IvOptions {
  const own = { endogenous: ['d'], instruments: ['z1'], regressors: ['x'], treatment: false };
  return { ...defaultsOf(fields), ...own, ...change };
}

export const tryIv = (frame: Frame, change: Partial<IvOptions> = {}) =>
  estimate(ivPanel(frame), { outcome: 'y', treatmentName: null }, ivOptions(change), quietContext);

export type IvResult = ModelResult & Required<Pick<ModelResult, 'iv'>>;

export const fitIvOf = (frame: Frame, change: Partial<IvOptions> = {}): IvResult =>
  must(tryIv(frame, change)) as IvResult;
