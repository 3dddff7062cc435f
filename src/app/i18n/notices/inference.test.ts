import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { notices } from './inference.ts';

const engine = fileURLToPath(new URL('../../../engine/', import.meta.url));

/** Sources of the folders that make these notices, tests apart. */
const sources = [
  'solve',
  'diagnostics/wild-bootstrap',
  'diagnostics/influence',
  'diagnostics/group-difference',
].flatMap((folder) =>
  readdirSync(join(engine, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(engine, folder, name), 'utf8')),
);

const holes = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort();

describe('sentences of inference', () => {
  it('exist for every code that is used, and no others', () => {
    const used = new Set(
      sources.flatMap(
        (text) =>
          text.match(/'(?:dependence|conley|wild|influence|difference)[A-Z]\w*'|'(?:fewPeriods|vcovNotPsd)'/g) ?? [],
      ),
    );
    expect([...used].map((code) => code.slice(1, -1)).sort()).toEqual(Object.keys(notices).sort());
  });

  it('ask for the same params in both languages', () => {
    for (const [code, { en, zh }] of Object.entries(notices)) expect(holes(zh), code).toEqual(holes(en));
  });
});
