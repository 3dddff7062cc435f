import { argsort } from '../../core/argsort.ts';
import { EARTH_RADIUS, haversine } from '../spatial/haversine.ts';
import type { ScoreParts } from './meat.ts';
import { rowScores, withTranspose } from './scores.ts';

/** haversine: great circles on a sphere of 6371 km. spherical and triangular: as fixest, 6376 km and a plane of 111 km per degree. */
export type ConleyDistance = 'haversine' | 'spherical' | 'triangular';

export interface ConleyRule {
  /** Kilometres, positive. */
  readonly cutoff: number;
  /** uniform: every pair within the cutoff counts in full; bartlett: 1 - distance / cutoff. */
  readonly kernel: 'uniform' | 'bartlett';
  readonly distance: ConleyDistance;
}

export interface ConleyMeat {
  readonly meat: Float64Array;
  readonly places: number;
  /** Mean number of other places within the cutoff. */
  readonly neighbours: number;
}

/** Rows grouped by place; `places` in ascending latitude. */
interface Places {
  readonly placeOf: Int32Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}

/**
 * Spatial covariance of Conley (1999): sum over pairs of rows of k(d_ij) s_i s_j', pairs of one period only (`periodOf` given), or of all
 * periods (null), as fixest has it. Rows at one place have distance zero. Products of a row with itself are included.
 * @param latitude, longitude n degrees, none missing; @param periodOf n codes in [0, periods), or null
 */
export function conleyMeat(
  parts: ScoreParts,
  latitude: Float64Array,
  longitude: Float64Array,
  periodOf: Int32Array | null,
  periods: number,
  rule: ConleyRule,
): ConleyMeat {
  const p = parts.columns.length;
  const scores = rowScores(parts);
  const places = groupPlaces(latitude, longitude);
  const count = places.latitude.length;
  const width = p * (periodOf === null ? 1 : periods);
  const sums = new Float64Array(count * width);
  for (let r = 0; r < latitude.length; r++) {
    const at = places.placeOf[r] * width + (periodOf === null ? 0 : periodOf[r] * p);
    for (let j = 0; j < p; j++) sums[at + j] += scores[r * p + j];
  }
  const half = new Float64Array(p * p);
  const near = new Float64Array(width);
  const window = latitudeWindow(rule);
  let pairs = 0;
  for (let a = 0; a < count; a++) {
    for (let c = 0; c < width; c++) near[c] = sums[a * width + c] / 2;
    for (let b = a + 1; b < count && places.latitude[b] - places.latitude[a] <= window; b++) {
      const weight = kernelWeight(places, a, b, rule);
      if (weight === null) continue;
      pairs++;
      for (let c = 0; c < width; c++) near[c] += weight * sums[b * width + c];
    }
    for (let from = 0; from < width; from += p) {
      for (let i = 0; i < p; i++) {
        const s = sums[a * width + from + i];
        for (let j = 0; j < p; j++) half[i * p + j] += s * near[from + j];
      }
    }
  }
  return { meat: withTranspose(half, p), places: count, neighbours: (2 * pairs) / count };
}

function groupPlaces(latitude: Float64Array, longitude: Float64Array): Places {
  const byLongitude = new Map<number, Map<number, number>>();
  const first: number[] = [];
  const placeOf = Int32Array.from(latitude, (lat, r) => {
    let column = byLongitude.get(longitude[r]);
    if (column === undefined) {
      column = new Map();
      byLongitude.set(longitude[r], column);
    }
    let place = column.get(lat);
    if (place === undefined) {
      place = first.length;
      column.set(lat, place);
      first.push(r);
    }
    return place;
  });
  const order = argsort(Float64Array.from(first, (r) => latitude[r]));
  const position = new Int32Array(order.length);
  order.forEach((place, at) => {
    position[place] = at;
  });
  return {
    placeOf: placeOf.map((place) => position[place]),
    latitude: Float64Array.from(order, (place) => latitude[first[place]]),
    longitude: Float64Array.from(order, (place) => longitude[first[place]]),
  };
}

const RADIANS = Math.PI / 180;
/** Kilometres of a degree, and radius of the earth, in fixest. */
const FIXEST_DEGREE = 111;
const FIXEST_RADIUS = 6376;

/** Degrees of latitude beyond which two places are farther apart than the cutoff, a hair more. */
function latitudeWindow({ cutoff, distance }: ConleyRule): number {
  const degree = distance === 'triangular' ? FIXEST_DEGREE : EARTH_RADIUS * RADIANS;
  return (cutoff / degree) * (1 + 1e-12);
}

/** Null for a pair beyond the cutoff. */
function kernelWeight({ latitude, longitude }: Places, a: number, b: number, rule: ConleyRule): number | null {
  const d = distanceOf(latitude[a], longitude[a], latitude[b], longitude[b], rule.distance);
  if (!(d <= rule.cutoff)) return null;
  return rule.kernel === 'uniform' ? 1 : 1 - d / rule.cutoff;
}

function distanceOf(lat1: number, lon1: number, lat2: number, lon2: number, kind: ConleyDistance): number {
  if (kind !== 'triangular') {
    const km = haversine(lat1, lon1, lat2, lon2);
    return kind === 'haversine' ? km : (km * FIXEST_RADIUS) / EARTH_RADIUS;
  }
  const apart = Math.abs(lon1 - lon2) % 360;
  const east = (apart < 180 ? apart : 360 - apart) * Math.cos(((lat1 + lat2) / 2) * RADIANS);
  return FIXEST_DEGREE * Math.hypot(lat1 - lat2, east);
}
