import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { schemaFiles } from './schemas.ts';

const published = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

it.each([...schemaFiles()])('docs/%s is current (else run `node scripts/schemas.mjs`)', (name, text) => {
  expect(published(name)).toBe(text);
});
