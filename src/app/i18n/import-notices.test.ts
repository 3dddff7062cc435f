import { expect, test } from 'vitest';
import { notices } from './notices/import.ts';
import { notices as guesses } from './notices/import-guesses.ts';
import { notices as repairs } from './notices/import-repairs.ts';

const sources = import.meta.glob<string>(['../../table/importers/**/*.ts', '!**/*.test.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

test('every code the importers use has its sentence, and no sentence is left over', () => {
  const used = Object.values(sources).flatMap((text) => text.match(/(?<=['`])import[A-Z]\w*(?=['`])/g) ?? []);
  const written = [...Object.keys(notices), ...Object.keys(repairs), ...Object.keys(guesses)];
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used)].sort()).toEqual(written.sort());
});
