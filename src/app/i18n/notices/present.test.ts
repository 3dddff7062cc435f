import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { notices } from './present.ts';

const present = fileURLToPath(new URL('../../../present/', import.meta.url));

/** Sources of the floor that makes these notices, tests apart. */
function sources(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('sentences of figures and verdict', () => {
  it('exist for every code that is used, and no others', () => {
    const used = new Set(sources(present).flatMap((text) => text.match(/'(?:figure|verdict)[A-Z]\w*'/g) ?? []));
    expect([...used].map((code) => code.slice(1, -1)).sort()).toEqual(Object.keys(notices).sort());
  });
  it('ask for the same params in both languages', () => {
    for (const [code, { en, zh }] of Object.entries(notices)) {
      const inChinese = new Set(holes(zh));
      for (const name of holes(en)) expect(inChinese.has(name), `${code}: ${name}`).toBe(true);
      expect(new Set(holes(en)).size, code).toBe(inChinese.size);
    }
  });
});
