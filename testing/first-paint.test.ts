import { expect, it } from 'vitest';
import { firstAreas } from '../src/app/i18n/first-areas.ts';
import { readSource, targetOf } from './support/imports.ts';

const staticImports = /^(?:import|export)\s(?!type\b)(?:[^'"`;]*?\bfrom\s*)?'(\.[^']+\.tsx?)'/gm;

/** Files that load before any chapter: what the page's entry imports statically. */
function eagerFiles(entry: string): Set<string> {
  const files = new Set([entry]);
  for (const file of files) {
    for (const [, specifier] of readSource(file).matchAll(staticImports)) files.add(targetOf(file, specifier));
  }
  return files;
}

const eager = [...eagerFiles('src/main.tsx')];

it('neither the dictionary of tables nor the work of the engine loads before any chapter', () => {
  const late =
    /^src\/present\/(?:i18n|tables|plots|export)\/|\/fit\.ts$|^src\/engine\/recipe\/(?:steps\.ts|steps\/(?!.*-meta\.ts$))/;
  expect(eager.filter((file) => late.test(file))).toEqual([]);
});

it('what loads before any chapter asks only for texts that are there from the start', () => {
  expect(eager).toContain('src/app/shell.tsx');
  const asked = eager.flatMap((file) =>
    [...readSource(file).matchAll(/\bt\(\s*['`]([a-z]+)\./gi)].map((match) => match[1]),
  );
  expect(asked.length).toBeGreaterThan(50);
  /** A notice reports of work, and work reports after the texts that follow. */
  expect([...new Set(asked)].filter((area) => area !== 'notice' && !(area in firstAreas))).toEqual([]);
});
