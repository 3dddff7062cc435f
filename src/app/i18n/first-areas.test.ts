import { expect, it } from 'vitest';
import { readSource, targetOf } from '../../../testing/support/imports.ts';
import { firstAreas } from './first-areas.ts';

const staticImports = /^(?:import|export)\s(?!type\b)(?:[^'"`;]*?\bfrom\s*)?'(\.[^']+\.tsx?)'/gm;

/** Files that load before any chapter: what the page's entry imports statically. */
function eagerFiles(entry: string): Set<string> {
  const files = new Set([entry]);
  for (const file of files) {
    for (const [, specifier] of readSource(file).matchAll(staticImports)) files.add(targetOf(file, specifier));
  }
  return files;
}

it('what loads before any chapter asks only for texts that are there from the start', () => {
  const files = [...eagerFiles('src/main.tsx')];
  expect(files).toContain('src/app/shell.tsx');
  const asked = files.flatMap((file) =>
    [...readSource(file).matchAll(/\bt\(\s*['`]([a-z]+)\./gi)].map((match) => match[1]),
  );
  expect(asked.length).toBeGreaterThan(50);
  /** A notice reports of work, and work reports after the texts that follow. */
  expect([...new Set(asked)].filter((area) => area !== 'notice' && !(area in firstAreas))).toEqual([]);
});
