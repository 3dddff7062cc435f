import { describe, expect, it } from 'vitest';
import { filesUnder, importsOf, readSource, targetOf } from './support/imports.ts';

/** From the ground up: a file imports only from its own floor and those below. */
const floors = ['core', 'table', 'engine', 'spec', 'present', 'worker', 'store', 'ui', 'features', 'app'];
/** The command line stands beside the page: it may use everything up to the worker, and nothing uses it. */
const headlessReach = floors.slice(0, floors.indexOf('worker') + 1);

const onlyIn: ReadonlyMap<string, string> = new Map([
  ['comlink', 'src/worker/'],
  ['ml-matrix', 'src/core/'],
  ['plotly.js', 'src/ui/'],
]);
/** Names that only a browser or Node has; the numbers must not know where they run. */
const hostNames =
  /\b(?:window|document|navigator|localStorage|self|globalThis|process|Buffer|Blob|File|fetch|postMessage|setTimeout|setInterval|performance|TextDecoder|TextEncoder|console)\s*[.(]/;
const hostFree = /^src\/(?:core|engine)\/|^src\/table\/(?:column|frame)\.ts$/;

/** The sentences of notices are data: they import nothing, and whoever speaks to people reads them. */
const isSentences = (path: string) => path.startsWith('src/app/i18n/notices/');
const floorOf = (path: string) => (isSentences(path) ? undefined : /^src\/([^/]+)\//.exec(path)?.[1]);
const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === 'headless') return headlessReach.includes(to);
  return floors.indexOf(to) >= 0 && floors.indexOf(to) < floors.indexOf(from);
}

function faultsOf(file: string, source: string): string[] {
  const faults: string[] = [];
  const floor = floorOf(file);
  for (const specifier of importsOf(source)) {
    const target = targetOf(file, specifier);
    if (isSentences(file) && !isTest(file)) faults.push(`${file}: sentences import nothing (${specifier})`);
    const below = floorOf(target);
    if (floor && below && !mayImport(floor, below))
      faults.push(`${file}: ${floor} may not import ${below} (${specifier})`);
    const [feature, other] = [featureOf(file), featureOf(target)];
    if (feature && other && feature !== other)
      faults.push(`${file}: features may not import each other (${specifier})`);
    const home = onlyIn.get(target);
    if (home && !file.startsWith(home)) faults.push(`${file}: ${target} belongs to ${home}`);
    if (hostFree.test(file) && !isTest(file) && specifier.startsWith('node:'))
      faults.push(`${file}: imports ${specifier}`);
  }
  const host = hostFree.test(file) && !isTest(file) && hostNames.exec(withoutComments(source));
  if (host) faults.push(`${file}: uses ${host[0]}`);
  return faults;
}

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

describe('floors', () => {
  const files = filesUnder('src', /\.tsx?$/);

  it('finds the whole house', () => {
    expect(files.length).toBeGreaterThan(50);
    for (const floor of ['core', 'table', 'engine', 'spec', 'worker']) {
      expect(files.some((file) => floorOf(file) === floor)).toBe(true);
    }
  });

  it('every import goes downward and every package stays in its room', () => {
    expect(files.flatMap((file) => faultsOf(file, readSource(file)))).toEqual([]);
  });

  it.each([
    ['src/engine/x.ts', "import { specSchema } from '../spec/schema.ts';", 'engine may not import spec'],
    ['src/core/x.ts', "import type { Frame } from '../table/frame.ts';", 'core may not import table'],
    ['src/table/x.ts', "export { y } from '../engine/result.ts';", 'table may not import engine'],
    ['src/spec/x.ts', "const y = await import('../worker/client.ts');", 'spec may not import worker'],
    ['src/ui/x.tsx', "import {\n  a,\n  b,\n} from '../app/shell.tsx';", 'ui may not import app'],
    ['src/store/x.ts', "import '../ui/sentence.module.css';", 'store may not import ui'],
    ['src/headless/x.ts', "import { useSpec } from '../store/spec-store.ts';", 'headless may not import store'],
    ['src/app/x.ts', "import { run } from '../headless/evaluate.ts';", 'app may not import headless'],
    ['src/present/x.ts', "const files = import.meta.glob('../features/*/*.ts');", 'present may not import features'],
    ['src/app/i18n/notices/x.ts', "import { y } from '../../shell.tsx';", 'sentences import nothing'],
    ['src/features/data/x.tsx', "import { y } from '../placebo/y.tsx';", 'features may not import each other'],
    ['src/store/x.ts', "import { wrap } from 'comlink';", 'comlink belongs to src/worker/'],
    ['src/engine/x.ts', "import { Matrix } from 'ml-matrix';", 'ml-matrix belongs to src/core/'],
    ['src/features/data/x.tsx', "const plotly = await import('plotly.js');", 'plotly.js belongs to src/ui/'],
    ['src/engine/x.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['src/engine/x.ts', 'const now = performance.now();', 'uses performance.'],
    ['src/table/frame.ts', 'document.title = name;', 'uses document.'],
  ])('in %s, %j is a fault', (file, source, fault) => {
    expect(faultsOf(file, source).join()).toContain(fault);
  });

  it.each([
    ['src/engine/x.ts', "import type { Frame } from '../table/frame.ts';"],
    ['src/headless/x.ts', "import { frameHash } from '../table/frame-hash.ts';"],
    [
      'src/headless/x.ts',
      "const files = import.meta.glob<{ a: b }>(['../app/i18n/notices/*.ts', '!x'], { eager: true });",
    ],
    ['src/features/data/x.tsx', "import { Figure } from '../../ui/figure.tsx';\nimport { y } from './y.tsx';"],
    ['src/engine/x.ts', '// see window.location and performance.now()\nexport const a = 1;'],
  ])('in %s, %j is none', (file, source) => {
    expect(faultsOf(file, source)).toEqual([]);
  });
});
