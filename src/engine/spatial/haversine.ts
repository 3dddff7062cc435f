/** Mean radius of the earth in kilometres. */
export const EARTH_RADIUS = 6371;

const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres between two places in degrees, by the haversine formula (Sinnott 1984). NaN in gives NaN. */
export function haversine(latitude1: number, longitude1: number, latitude2: number, longitude2: number): number {
  const a = Math.sin(((latitude2 - latitude1) * RADIANS) / 2);
  const b = Math.sin(((longitude2 - longitude1) * RADIANS) / 2);
  const h = a * a + Math.cos(latitude1 * RADIANS) * Math.cos(latitude2 * RADIANS) * b * b;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}
