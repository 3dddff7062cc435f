import { buildPanel } from '../../src/engine/design/build-panel.ts';
import { defaultsOf, type UnitLink } from '../../src/engine/fields.ts';
import type { Panel } from '../../src/engine/panel.ts';
import { type WeightsOptions, weightsFields } from '../../src/engine/spatial/fields.ts';
import { type Frame, findColumn } from '../../src/table/frame.ts';
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
