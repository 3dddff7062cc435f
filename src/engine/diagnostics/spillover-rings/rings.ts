import { gatherInts } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import type { Regressor } from '../../solve/linear-model.ts';
import { haversine } from '../../spatial/haversine.ts';
import type { UnitPoints } from '../../spatial/points.ts';
import type { StatusTable } from './status.ts';
import type { SpilloverEstimate, SpilloverPlace, SpilloverRing } from './types.ts';

/**
 * Kilometres from each unit to the nearest other unit that is treated in the period: units x periods, Infinity while nobody else is; NaN for a unit
 * without coordinates. Units of unknown status count as untreated.
 */
export function nearestTreated({ latitude, longitude }: UnitPoints, { table }: StatusTable): Float64Array {
  const units = latitude.length;
  const periods = table.length / units;
  const out = new Float64Array(table.length).fill(Infinity);
  for (let i = 0; i < units; i++) {
    if (Number.isNaN(latitude[i] + longitude[i])) out.fill(Number.NaN, i * periods, (i + 1) * periods);
    for (let j = 0; j < i; j++) {
      const distance = haversine(latitude[i], longitude[i], latitude[j], longitude[j]);
      if (Number.isNaN(distance)) continue;
      for (let t = 0; t < periods; t++) {
        const [a, b] = [i * periods + t, j * periods + t];
        if (table[b] === 1 && distance < out[a]) out[a] = distance;
        if (table[a] === 1 && distance < out[b]) out[b] = distance;
      }
    }
  }
  return out;
}

export interface RingColumn {
  readonly from: number;
  readonly to: number;
  readonly treated: boolean;
  readonly regressor: Regressor;
}

/** One 0/1 column per ring over panel rows, NaN where the own place or status is unknown. */
export function ringColumns(
  panel: Panel,
  edges: readonly number[],
  onTreated: boolean,
  distances: Float64Array,
  { cellOf }: StatusTable,
): RingColumn[] {
  const groups = onTreated ? [false, true] : [false];
  return groups.flatMap((treated) =>
    edges.map((to, index): RingColumn => {
      const from = index === 0 ? 0 : edges[index - 1];
      const values = Float64Array.from(panel.treated!, (own, p) => {
        const distance = distances[cellOf[p]];
        if (Number.isNaN(own) || Number.isNaN(distance)) return Number.NaN;
        const inside = (index === 0 ? distance <= to : distance > from && distance <= to) && (own === 1) === treated;
        return Number(inside);
      });
      const name = `${treated ? 'treated_' : ''}ring::${from}-${to}`;
      return { from, to, treated, regressor: { name, tag: { kind: 'coefficient', role: 'companion' }, values } };
    }),
  );
}

/** Rows and units of the estimation sample in every ring, with its estimate. */
export function describeRings(
  panel: Panel,
  rows: Int32Array,
  columns: readonly RingColumn[],
  result: ModelResult,
): SpilloverRing[] {
  const k = result.terms.length;
  return columns.map(({ from, to, treated, regressor }) => {
    const inside = rows.filter((p) => regressor.values[p] === 1);
    const index = result.terms.findIndex((term) => term.name === regressor.name);
    const estimate: SpilloverEstimate | null =
      index < 0
        ? null
        : {
            estimate: result.coef[index],
            stdError: Math.sqrt(Math.max(0, result.vcov[index * k + index])),
            dof: result.dofResidual,
          };
    const units = new Set(gatherInts(panel.unitOf!, inside)).size;
    return { from, to, treated, term: regressor.name, nobs: inside.length, units, estimate };
  });
}

/** Where the units lie, who is treated from when, and how near each untreated unit ever was to a treated one. */
export function placesOf(
  { unitKeys, cohort }: Panel,
  { latitude, longitude }: UnitPoints,
  distances: Float64Array,
  { table }: StatusTable,
): SpilloverPlace[] {
  const periods = table.length / unitKeys.length;
  return unitKeys.flatMap((unit, i) => {
    if (Number.isNaN(latitude[i] + longitude[i])) return [];
    let nearest = Infinity;
    for (let cell = i * periods; cell < (i + 1) * periods; cell++) {
      if (table[cell] === 0 && distances[cell] < nearest) nearest = distances[cell];
    }
    const start = cohort?.[i] ?? Number.NaN;
    return [
      {
        unit,
        latitude: latitude[i],
        longitude: longitude[i],
        start: Number.isFinite(start) ? start : null,
        nearest: Number.isFinite(nearest) ? nearest : null,
      },
    ];
  });
}

/** Units of the sample that are never treated in it and never in a ring. */
export function countClean(panel: Panel, rows: Int32Array, columns: readonly RingColumn[]): number {
  const touched = new Uint8Array(panel.unitKeys.length);
  const seen = new Uint8Array(panel.unitKeys.length);
  for (const p of rows) {
    const unit = panel.unitOf![p];
    seen[unit] = 1;
    if (panel.treated![p] === 1 || columns.some(({ regressor }) => regressor.values[p] === 1)) touched[unit] = 1;
  }
  return seen.reduce((count, there, unit) => count + Number(there === 1 && touched[unit] === 0), 0);
}
