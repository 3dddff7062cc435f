import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { filesUnder, importsOf, readSource, targetOf } from './support/imports.ts';

/** Used without an import statement: by name in package.json, a configuration file or a script that runs it. */
const tools: ReadonlyMap<string, string> = new Map([
  ['@biomejs/biome', 'biome.json'],
  ['typescript', 'tsconfig.json'],
]);

const folders = ['src', 'scripts', 'testing', 'e2e'];
const rootFiles = ['vite.config.ts', 'vitest.config.ts', 'playwright.config.ts'];

function unusedOf(packages: readonly string[], used: ReadonlySet<string>, types: readonly string[]): string[] {
  return packages.filter((name) => {
    if (used.has(name) || tools.has(name)) return false;
    if (!name.startsWith('@types/')) return true;
    // Types count as used with the package (or the global types) that they describe.
    const described = name.slice('@types/'.length).replace(/^(.+)__(.+)$/, '@$1/$2');
    return !used.has(described) && !types.includes(described);
  });
}

const isPinned = (version: string) => /^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);

describe('dependencies', () => {
  const sources = [...folders.flatMap((folder) => filesUnder(folder, /\.(tsx?|mjs|css)$/)), ...rootFiles];
  const used = new Set(sources.flatMap((file) => importsOf(readSource(file)).map((name) => targetOf(file, name))));
  const { dependencies, devDependencies } = manifest;
  const types = ['node'];

  it('has none that nobody imports', () => {
    expect(unusedOf([...Object.keys(dependencies), ...Object.keys(devDependencies)], used, types)).toEqual([]);
  });

  it('would notice a dead one', () => {
    expect(unusedOf(['left-pad', '@types/left-pad', '@types/node'], used, types)).toEqual([
      'left-pad',
      '@types/left-pad',
    ]);
  });

  it('pins every version exactly', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !isPinned(version));
    expect(loose).toEqual([]);
    expect(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', 'npm:a@^1.0.0'].filter(isPinned)).toEqual([]);
  });

  it('ships nothing to the page that is meant for development', () => {
    const page = filesUnder('src', /\.tsx?$/).filter((file) => !/\.(?:test\.tsx?|d\.ts)$|^src\/headless\//.test(file));
    const values = (file: string) => readSource(file).replace(/^\s*(?:import|export) type\s[^;]*;/gm, '');
    const imported = new Set(page.flatMap((file) => importsOf(values(file)).map((name) => targetOf(file, name))));
    expect(Object.keys(devDependencies).filter((name) => imported.has(name))).toEqual([]);
  });
});
