import citiesCsv from './facts/cities.csv?raw';
import policiesJson from './facts/policies.json';
import rostersCsv from './facts/rosters.csv?raw';

export interface City {
  readonly code: number;
  /** Unique: cities that share a pinyin name carry their province, as in `Suzhou (Anhui)`. */
  readonly name: string;
  readonly nameZh: string;
  readonly province: string;
  readonly provinceZh: string;
  readonly region: string;
  readonly lat: number;
  readonly lon: number;
  readonly sizeTier: string;
  readonly resourceBased: boolean;
  readonly central: boolean;
  readonly inSample: boolean;
}

/** `scope`: the whole city; one of the cities of a pilot province; a part of a city only; a place that is no prefecture-level city. */
export interface RosterRow {
  readonly policy: string;
  readonly document: string;
  readonly year: number;
  readonly code: number | null;
  readonly nameZh: string;
  readonly confidence: string;
  readonly scope: 'city' | 'province' | 'part' | 'outside';
  readonly parent: number | null;
}

interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export interface Policy {
  readonly id: string;
  readonly column: string | null;
  readonly name: Bilingual;
  readonly remark: Bilingual;
  readonly documents: Readonly<Record<string, Bilingual>>;
}

function table(text: string): string[][] {
  const [, ...lines] = text.trim().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}

function readCities(): City[] {
  const rows = table(citiesCsv);
  const count = new Map<string, number>();
  for (const [, name] of rows) count.set(name, (count.get(name) ?? 0) + 1);
  return rows.map(
    ([code, name, nameZh, province, provinceZh, region, lat, lon, sizeTier, resource, central, sample]) => ({
      code: Number(code),
      name: count.get(name) === 1 ? name : `${name} (${province})`,
      nameZh,
      province,
      provinceZh,
      region,
      lat: Number(lat),
      lon: Number(lon),
      sizeTier,
      resourceBased: resource === '1',
      central: central === '1',
      inSample: sample === '1',
    }),
  );
}

function readRosters(): RosterRow[] {
  return table(rostersCsv).map(([policy, document, year, code, nameZh, confidence, scope, parent]) => ({
    policy,
    document,
    year: Number(year),
    code: code === '' ? null : Number(code),
    nameZh,
    confidence,
    scope: scope as RosterRow['scope'],
    parent: parent === '' ? null : Number(parent),
  }));
}

export const allCities: readonly City[] = readCities();
/** The 284 cities of the panel in order of their code. */
export const cities: readonly City[] = allCities.filter((city) => city.inSample).sort((a, b) => a.code - b.code);
export const policies: readonly Policy[] = policiesJson as unknown as Policy[];
export const rosters: readonly RosterRow[] = readRosters();

/** First pilot year of every city of the panel; Infinity for a city never on the roster. */
export function pilotYears(policy: string): Float64Array {
  const first = new Map<number, number>();
  for (const row of rosters) {
    if (row.policy === policy && row.code !== null) {
      first.set(row.code, Math.min(row.year, first.get(row.code) ?? Number.POSITIVE_INFINITY));
    }
  }
  return Float64Array.from(cities, (city) => first.get(city.code) ?? Number.POSITIVE_INFINITY);
}
