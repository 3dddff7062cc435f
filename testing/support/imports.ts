import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Files under a folder of the project whose name ends as given, as paths with `/` relative to the project. */
export function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder))
    .sort()
    .flatMap((name) => {
      const path = posix.join(folder, name);
      if (statSync(join(root, path)).isDirectory()) return filesUnder(path, ending);
      return ending.test(name) ? [path] : [];
    });
}

export const readSource = (path: string) => readFileSync(join(root, path), 'utf8');

const statements = [
  /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  /\bimport\.meta\.glob\b[^(]*\(\s*\[?\s*['"]([^'"]+)['"]/g,
  /\bnew\s+URL\s*\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
];

/** What a source text imports, statically, dynamically or as a worker; type-only imports too. */
export function importsOf(source: string): string[] {
  return statements.flatMap((pattern) => Array.from(source.matchAll(pattern), (match) => match[1]));
}

/** The file that a relative import means, relative to the project; a package's name for anything else. */
export function targetOf(file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return packageOf(specifier);
  const absolute = join(root, dirname(file), specifier.replace(/\?.*$/, ''));
  return relative(root, absolute).split(sep).join('/');
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
