import type { RosterEntry } from '../panel.ts';
import { editDistance } from './edit-distance.ts';
import type { RosterRow } from './parse-roster.ts';
import {
  isProvinceName,
  type PlaceName,
  readDivisionCode,
  readLatinName,
  readPlaceName,
  withoutProvince,
} from './place-names.ts';
import type { NamedUnit } from './unit-aliases.ts';

export { type ParsedRoster, parseRoster, type RosterRow } from './parse-roster.ts';
export { type NamedUnit, unitAliases } from './unit-aliases.ts';

/** exact: the very text of the key or of an alias; code: GB/T 2260; name: Chinese name up to its suffix or province; latin: romanised name. */
export type MatchHow = 'exact' | 'code' | 'name' | 'latin';

export interface MatchedRow {
  readonly row: RosterRow;
  readonly unit: string;
  readonly how: MatchHow;
}

export interface RosterMatch {
  readonly matched: readonly MatchedRow[];
  /** The text fits several units, or one unit of another rank (昌吉市 and 昌吉州): a person decides. Candidates are unit keys. */
  readonly ambiguous: readonly { readonly row: RosterRow; readonly candidates: readonly string[] }[];
  readonly unmatched: readonly { readonly row: RosterRow; readonly suggestions: readonly string[] }[];
  /** Units that several matched rows name; `agree` when they give the same year. */
  readonly duplicates: readonly {
    readonly unit: string;
    readonly rows: readonly RosterRow[];
    readonly agree: boolean;
  }[];
}

const SUGGESTIONS = 5;
/** Suggestions cost a look at every unit; a list of which hundreds of names fail has another trouble than spelling. */
const ROWS_WITH_SUGGESTIONS = 300;

/**
 * Finds the units that a treatment list names. Certain matches only: by text, by code, by Chinese name with or without 市, 地区, 盟, 自治州
 * or the province before it, by romanised name without tones. Spelling mistakes are suggested, never settled.
 */
export function matchRoster(rows: readonly RosterRow[], units: readonly NamedUnit[]): RosterMatch {
  const index = indexUnits(units);
  const matched: MatchedRow[] = [];
  const ambiguous: { row: RosterRow; candidates: readonly string[] }[] = [];
  const unmatched: { row: RosterRow; suggestions: readonly string[] }[] = [];
  const keysOf = (found: readonly number[]) => found.map((unit) => units[unit].key);
  for (const written of rows) {
    for (const row of splitWords(written, index)) {
      const found = findUnits(row.text, index);
      if (found === null) {
        const near = unmatched.length < ROWS_WITH_SUGGESTIONS ? suggestUnits(row.text, index) : [];
        unmatched.push({ row, suggestions: keysOf(near) });
      } else if (found.units.length > 1 || !found.certain) ambiguous.push({ row, candidates: keysOf(found.units) });
      else matched.push({ row, unit: units[found.units[0]].key, how: found.how });
    }
  }
  return { matched, ambiguous, unmatched, duplicates: findDuplicates(matched) };
}

/** Settled rows as roster entries: one per unit, its earliest year. */
export function rosterEntries(settled: readonly { readonly row: RosterRow; readonly unit: string }[]): RosterEntry[] {
  const starts = new Map<string, number>();
  for (const { row, unit } of settled) starts.set(unit, Math.min(row.year, starts.get(unit) ?? Infinity));
  return Array.from(starts, ([unit, start]) => ({ unit, start }));
}

function findDuplicates(matched: readonly MatchedRow[]): RosterMatch['duplicates'] {
  const rowsOf = new Map<string, RosterRow[]>();
  for (const { row, unit } of matched) rowsOf.set(unit, [...(rowsOf.get(unit) ?? []), row]);
  return [...rowsOf]
    .filter(([, rows]) => rows.length > 1)
    .map(([unit, rows]) => ({ unit, rows, agree: rows.every((row) => row.year === rows[0].year) }));
}

interface UnitIndex {
  readonly keys: Map<string, number[]>;
  readonly texts: Map<string, number[]>;
  readonly codes: Map<string, number[]>;
  readonly names: Map<string, { unit: number; kind: PlaceName['kind'] }[]>;
  readonly latin: Map<string, number[]>;
  /** Romanised names without what stands in brackets behind them: `Suzhou (Anhui)` is also a Suzhou. */
  readonly bareLatin: Map<string, number[]>;
  /** The units are provinces: 吉林省 may then stand for 吉林, which otherwise is the city. */
  readonly provinces: boolean;
}

function indexUnits(units: readonly NamedUnit[]): UnitIndex {
  const index = {
    keys: new Map(),
    texts: new Map(),
    codes: new Map(),
    names: new Map(),
    latin: new Map(),
    bareLatin: new Map(),
  };
  let provinces = 0;
  units.forEach(({ key, aliases }, unit) => {
    put(index.keys, plainText(key), unit);
    let isProvince = false;
    for (const alias of [key, ...aliases]) {
      put(index.texts, plainText(alias), unit);
      put(index.codes, readDivisionCode(alias), unit);
      put(index.latin, readLatinName(alias), unit);
      put(index.bareLatin, readLatinName(withoutBrackets(alias)), unit);
      const name = readPlaceName(alias);
      if (!name) continue;
      isProvince ||= name.kind !== 'city' && isProvinceName(name.base);
      const known: { unit: number; kind: PlaceName['kind'] }[] = index.names.get(name.base) ?? [];
      if (!known.some((one) => one.unit === unit && one.kind === name.kind)) known.push({ unit, kind: name.kind });
      index.names.set(name.base, known);
    }
    provinces += Number(isProvince);
  });
  return { ...index, provinces: provinces > units.length / 2 };
}

function put(map: Map<string, number[]>, form: string | null, unit: number): void {
  if (form === null) return;
  const known = map.get(form);
  if (!known) map.set(form, [unit]);
  else if (!known.includes(unit)) known.push(unit);
}

const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/\s*\([^()]*\)\s*$/u, '');

function plainText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
}

interface Found {
  readonly units: readonly number[];
  readonly how: MatchHow;
  readonly certain: boolean;
}

function findUnits(text: string, index: UnitIndex): Found | null {
  const exact = index.keys.get(plainText(text)) ?? index.texts.get(plainText(text));
  if (exact) return { units: exact, how: 'exact', certain: true };
  const code = readDivisionCode(text);
  const coded = code !== null && index.codes.get(code);
  if (coded) return { units: coded, how: 'code', certain: true };
  const name = findByName(text, index) ?? findByName(withoutProvince(text), index);
  if (name) return name;
  const latin = readLatinName(text);
  const romanised = latin !== null && (index.latin.get(latin) ?? index.bareLatin.get(latin));
  return romanised ? { units: romanised, how: 'latin', certain: true } : null;
}

function findByName(text: string | null, index: UnitIndex): Found | null {
  const name = text === null ? null : readPlaceName(text);
  const known = name && index.names.get(name.base);
  if (!name || !known) return null;
  const sure = known.filter((one) => meansSame(name.kind, one.kind, index.provinces));
  if (sure.length > 0) return { units: distinct(sure.map((one) => one.unit)), how: 'name', certain: true };
  const doubtful = known.filter((one) => mayMeanSame(name.kind, one.kind));
  return doubtful.length > 0 ? { units: distinct(doubtful.map((one) => one.unit)), how: 'name', certain: false } : null;
}

function distinct(units: readonly number[]): number[] {
  return [...new Set(units)];
}

/** A bare name in the list stands for a unit of any rank; a ranked one for a bare unit, except that counties and provinces must say so. */
function meansSame(written: PlaceName['kind'], unit: PlaceName['kind'], provinces: boolean): boolean {
  if (written === unit || written === 'bare') return true;
  if (unit !== 'bare') return false;
  return written === 'province' ? provinces : written !== 'county';
}

/** Prefectures change rank (毕节地区 became 毕节市), but a county-level city may share its prefecture's name (昌吉市 in 昌吉州). */
function mayMeanSame(written: PlaceName['kind'], unit: PlaceName['kind']): boolean {
  const prefectures = ['city', 'area', 'autonomous'];
  return prefectures.includes(written) && prefectures.includes(unit);
}

/** `Beijing Shanghai` as two rows when it is no unit but every word is one. */
function splitWords(row: RosterRow, index: UnitIndex): readonly RosterRow[] {
  const words = row.text.split(/\s+/u);
  if (words.length < 2 || findUnits(row.text, index) !== null) return [row];
  return words.every((word) => findUnits(word, index) !== null) ? words.map((text) => ({ ...row, text })) : [row];
}

function suggestUnits(text: string, index: UnitIndex): number[] {
  const best = new Map<number, number>();
  const offer = (unit: number, distance: number) => best.set(unit, Math.min(distance, best.get(unit) ?? Infinity));
  const name = readPlaceName(text);
  if (name) {
    for (const [base, entries] of index.names) {
      const distance = nearness(name.base, base, 1);
      if (distance !== null) for (const { unit } of entries) offer(unit, distance);
    }
  }
  const latin = readLatinName(text);
  if (latin !== null) {
    for (const [base, entries] of index.latin) {
      const distance = nearness(latin, base, latin.length < 6 ? 1 : 2);
      if (distance !== null) for (const unit of entries) offer(unit, distance);
    }
  }
  return [...best.entries()]
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
    .slice(0, SUGGESTIONS)
    .map(([unit]) => unit);
}

/**
 * Edits between two names (a little more when they begin differently, for in a name of two characters one edit is half of it), 0.5 for one inside
 * the other, null when they are too far apart or share nothing.
 */
function nearness(a: string, b: string, limit: number): number | null {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const distance = editDistance(a, b, limit);
  if (distance === 0) return 0;
  if ([...short].length >= 2 && long.includes(short)) return 0.5;
  if (distance > limit || distance >= [...long].length) return null;
  return distance + (a.startsWith([...b][0]) ? 0 : 0.2);
}
