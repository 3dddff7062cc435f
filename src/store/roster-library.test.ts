import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  asPublished,
  readRosterSource,
  rosterCounts,
  rosterDocuments,
  rosterSource,
  rosterText,
} from './roster-library.ts';
import { libraryIds, type RosterLibrary } from './sample.ts';

const file = join(import.meta.dirname, '../../public/sample/rosters.json');
const library = (JSON.parse(readFileSync(file, 'utf8')) as { policies: RosterLibrary }).policies;
const roster = (id: string) => library.find((one) => one.id === id)!;
const lines = (id: string, coding = {}) =>
  rosterText(roster(id), { ...asPublished, ...coding }, library)
    .split('\n')
    .map((line) => line.split('\t'));

describe('published rosters', () => {
  it('are all known to links', () => {
    expect(new Set(library.map(({ id }) => id))).toEqual(libraryIds);
  });

  it('leave Chongqing out of Broadband China unless districts count, with the earliest of their years', () => {
    expect(lines('broadband').some(([city]) => city === '重庆')).toBe(false);
    expect(lines('broadband', { parts: true })).toContainEqual(['重庆', '2015']);
    expect(lines('broadband', { parts: true }).filter(([city]) => city === '苏州')).toEqual([['苏州', '2014']]);
  });

  it('count cities of low-carbon provinces only where asked', () => {
    expect(lines('lowcarbon').some(([city]) => city === '韶关')).toBe(false);
    expect(lines('lowcarbon', { provinces: true })).toContainEqual(['韶关', '2010']);
    expect(lines('lowcarbon', { provinces: true }).length).toBeGreaterThan(lines('lowcarbon').length + 50);
  });

  it('shift their years, and keep to entries of high confidence', () => {
    expect(lines('egov', { shift: -1 }).every(([, year]) => year === '2017')).toBe(true);
    expect(lines('cluster', { verified: true }).length).toBe(55);
    expect(lines('cluster').length).toBe(78);
  });

  it('never name a city twice', () => {
    for (const { id } of library) {
      const cities = lines(id, { parts: true, provinces: true }).map(([city]) => city);
      expect(new Set(cities).size).toBe(cities.length);
    }
  });

  it('name their documents, and count what there is to choose', () => {
    expect(rosterDocuments(roster('broadband')).map(({ years }) => years)).toEqual([[2014], [2015], [2016]]);
    expect(rosterCounts(roster('broadband'))).toEqual({ parts: 6, provinces: 0, verified: 115, uncertain: 0 });
  });
});

it('a coding travels with the id', () => {
  const coding = { parts: true, provinces: false, verified: true, shift: 1 };
  expect(rosterSource('ip', coding)).toBe('ip:parts:verified:+1');
  expect(readRosterSource('ip:parts:verified:+1')).toEqual({ id: 'ip', coding });
  expect(readRosterSource('ip')).toEqual({ id: 'ip', coding: asPublished });
});
