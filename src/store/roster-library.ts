import type { PublishedRoster, RosterLibrary } from './sample.ts';

/** How a published list is coded as treatment: what papers differ in, so that it is a choice and never a constant. */
export interface RosterCoding {
  /** A district or county named alone makes its city treated. */
  readonly parts: boolean;
  /** Cities of a pilot province are treated even where they are not named. */
  readonly provinces: boolean;
  /** Only entries of high confidence. */
  readonly verified: boolean;
  /** Years added to the year of the list. */
  readonly shift: number;
}

export const asPublished: RosterCoding = { parts: false, provinces: false, verified: false, shift: 0 };

/** Id of the roster and its coding in one text, such as `lowcarbon:provinces:+1`, as specs and links keep it. */
export function rosterSource(id: string, { parts, provinces, verified, shift }: RosterCoding): string {
  const marks = [
    ...(parts ? ['parts'] : []),
    ...(provinces ? ['provinces'] : []),
    ...(verified ? ['verified'] : []),
    ...(shift === 0 ? [] : [shift > 0 ? `+${shift}` : String(shift)]),
  ];
  return [id, ...marks].join(':');
}

export function readRosterSource(source: string): { readonly id: string; readonly coding: RosterCoding } {
  const [id, ...marks] = source.split(':');
  const shift = Number(marks.find((mark) => /^[+-]\d{1,2}$/.test(mark)) ?? 0);
  const has = (mark: string) => marks.includes(mark);
  return { id, coding: { parts: has('parts'), provinces: has('provinces'), verified: has('verified'), shift } };
}

/** Entries that a coding takes in; those of units that are no prefecture-level city stay outside. */
function entriesUnder({ entries }: PublishedRoster, coding: RosterCoding): PublishedRoster['entries'] {
  return entries.filter(
    ({ scope, confidence }) =>
      scope !== 'outside' &&
      (scope !== 'part' || coding.parts) &&
      (scope !== 'province' || coding.provinces) &&
      (!coding.verified || confidence === 'high'),
  );
}

/** The cities of a published roster with the earliest year of each, one a line, as a person would paste them. */
export function rosterText(roster: PublishedRoster, coding: RosterCoding, library: RosterLibrary): string {
  const names = new Map(
    library.flatMap(({ entries }) => entries.map(({ code, nameZh }) => [String(code ?? ''), nameZh] as const)),
  );
  const starts = new Map<string, number>();
  for (const { code, nameZh, parent, year } of entriesUnder(roster, coding)) {
    const city = code === null ? (names.get(String(parent)) ?? String(parent ?? nameZh)) : nameZh;
    starts.set(city, Math.min(year + coding.shift, starts.get(city) ?? Number.POSITIVE_INFINITY));
  }
  return [...starts].map(([city, year]) => `${city}\t${year}`).join('\n');
}

/** What there is to choose, counted over the entries that each choice is about. */
export function rosterCounts({ entries }: PublishedRoster) {
  const count = (of: (entry: PublishedRoster['entries'][number]) => boolean) => entries.filter(of).length;
  return {
    parts: count(({ scope }) => scope === 'part'),
    provinces: count(({ scope }) => scope === 'province'),
    verified: count(({ confidence, scope }) => confidence === 'high' && scope !== 'outside'),
    uncertain: count(({ confidence, scope }) => confidence !== 'high' && scope !== 'outside'),
  };
}

/** The documents behind a roster, oldest first, each with its years and the number of its entries. */
export function rosterDocuments({ entries, documents }: PublishedRoster) {
  return Object.entries(documents)
    .map(([id, name]) => {
      const own = entries.filter(({ document }) => document === id);
      const years = [...new Set(own.map(({ year }) => year))].sort((a, b) => a - b);
      return { id, name, years, count: own.length };
    })
    .sort((a, b) => (a.years[0] ?? 0) - (b.years[0] ?? 0));
}
