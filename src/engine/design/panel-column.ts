import type { Column } from '../../table/column.ts';
import { findColumn } from '../../table/frame.ts';
import type { Panel } from '../panel.ts';
import { codeColumn, codeNumbers, keyText } from './code-values.ts';
import { gatherFloats, gatherInts } from './gather.ts';

/**
 * A numeric column over panel rows (NaN: missing). The time role reads as numbers even where its cells are texts such as 2014年.
 * Throws for an unknown name or a text column: whether a model may use a column is settled before.
 */
export function panelColumn(panel: Panel, name: string): Float64Array {
  if (name === panel.design.time && panel.time !== null) return panel.time;
  const column = columnOf(panel, name);
  if (column.kind !== 'number') throw new Error(`column ${name} is text`);
  return gatherFloats(column.values, panel.rows);
}

/**
 * Groups of panel rows with equal cells in all of the named columns. `codes[i]` is in [0, levels), -1 where any cell is missing; levels are
 * those that occur, in the order of their keys (numbers ascending, texts by code point; first column first). `labels` is made on first use.
 */
export interface PanelCodes {
  readonly codes: Int32Array;
  readonly levels: number;
  readonly labels: readonly string[];
}

export function panelCodes(panel: Panel, names: readonly string[]): PanelCodes {
  const parts = names.map((name) => singleCodes(panel, name));
  if (parts.length === 0) throw new Error('no column to group by');
  return parts.reduce(crossCodes);
}

export const LABEL_JOINT = ' × ';

/** The groups of two groupings crossed; only the pairs that occur are levels. */
export function crossCodes(a: PanelCodes, b: PanelCodes): PanelCodes {
  const pairs = new Float64Array(a.codes.length);
  for (let i = 0; i < pairs.length; i++) {
    pairs[i] = a.codes[i] < 0 || b.codes[i] < 0 ? Number.NaN : a.codes[i] * b.levels + b.codes[i];
  }
  const { codes, values } = codeNumbers(pairs);
  return withLabels(codes, values.length, () =>
    Array.from(values, (pair) => a.labels[Math.floor(pair / b.levels)] + LABEL_JOINT + b.labels[pair % b.levels]),
  );
}

function singleCodes(panel: Panel, name: string): PanelCodes {
  if (name === panel.design.unit && panel.unitOf !== null) {
    return withLabels(panel.unitOf, panel.unitKeys.length, () => panel.unitKeys);
  }
  const column = columnOf(panel, name);
  if (column.kind === 'number' || (name === panel.design.time && panel.time !== null)) {
    const { codes, values } = codeNumbers(panelColumn(panel, name));
    return withLabels(codes, values.length, () => Array.from(values, keyText));
  }
  const { codes, keys } = codeColumn({ ...column, codes: gatherInts(column.codes, panel.rows) });
  return withLabels(codes, keys.length, () => keys);
}

function withLabels(codes: Int32Array, levels: number, label: () => readonly string[]): PanelCodes {
  let made: readonly string[] | null = null;
  return {
    codes,
    levels,
    get labels() {
      made ??= label();
      return made;
    },
  };
}

function columnOf(panel: Panel, name: string): Column {
  const column = findColumn(panel.frame, name);
  if (!column) throw new Error(`no column ${name}`);
  return column;
}
