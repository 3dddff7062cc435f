import { createStream } from '../../src/core/random/philox.ts';
import { buildPanel } from '../../src/engine/design/build-panel.ts';
import { defaultsOf, type UnitLink } from '../../src/engine/fields.ts';
import type { Panel } from '../../src/engine/panel.ts';
import { type WeightsOptions, weightsFields } from '../../src/engine/spatial/fields.ts';
import { numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame, findColumn } from '../../src/table/frame.ts';
import { loadData } from './reference.ts';

export const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

export function numbersOf(frame: Frame, name: string): Float64Array {
  const column = findColumn(frame, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

/** The simulated cities, of all years or of some. */
export function cityPanel(
  from: number | null = null,
  to: number | null = null,
  frame = loadData('city_balanced'),
): Panel {
  const panel = buildPanel(frame, {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'indicator', column: 'did' },
    sample: { timeFrom: from, timeTo: to, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  return panel.value;
}

export function linksOf(name: string): UnitLink[] {
  const frame = loadData(name);
  const [i, j, w] = ['i', 'j', 'w'].map((column) => numbersOf(frame, column));
  return Array.from(i, (from, e): UnitLink => [String(from), String(j[e]), w[e]]);
}

/** The weights that the cases of group 12 call by these names. */
export function referenceWeights(name: string): WeightsOptions {
  const defaults = defaultsOf(weightsFields);
  switch (name) {
    case 'invdist':
      return defaults;
    case 'invdist500':
      return { ...defaults, cutoff: 500 };
    case 'knn5':
      return { ...defaults, matrix: 'nearest', neighbours: 5 };
    case 'contig':
      return { ...defaults, matrix: 'contiguity', links: linksOf('w_city_contig') };
    default:
      throw new Error(name);
  }
}

/** Units at random places, an outcome with spillovers and two regressors; `d` switches on for a third of the units halfway. */
export function spatialFrame(units: number, periods: number, seed: number): Frame {
  const stream = createStream(seed, 0);
  const names = ['unit', 'time', 'y', 'd', 'x1', 'x2', 'lat', 'lon'];
  const columns = new Map<string, number[]>(names.map((name) => [name, []]));
  const places = Array.from({ length: units }, () => ({
    lat: 25 + 15 * stream.uniform(),
    lon: 100 + 20 * stream.uniform(),
  }));
  const level = places.map(() => stream.normal());
  for (let unit = 0; unit < units; unit++) {
    for (let time = 1; time <= periods; time++) {
      const d = unit % 3 === 0 && time > periods / 2 ? 1 : 0;
      const [x1, x2] = [stream.normal() + 0.5 * level[unit], stream.normal()];
      const near = (unit + 1) % units;
      const y = 0.4 * d + 0.7 * x1 - 0.3 * x2 + level[unit] + 0.3 * level[near] + 0.1 * time + stream.normal();
      const cells = [unit + 1, time, y, d, x1, x2, places[unit].lat, places[unit].lon];
      names.forEach((name, j) => {
        columns.get(name)!.push(cells[j]);
      });
    }
  }
  return createFrame(Array.from(columns, ([name, values]) => numericColumn(name, values)));
}

export function spatialPanel(frame: Frame): Panel {
  const panel = buildPanel(frame, {
    unit: 'unit',
    time: 'time',
    treatment: { kind: 'indicator', column: 'd' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  return panel.value;
}
