import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../engine/fields.ts';
import { estimators } from '../../engine/registry.ts';
import { choice, field } from './areas/field.ts';
import { areas } from './areas.ts';
import { noticePairs } from './notice-pairs.ts';

const root = join(import.meta.dirname, '..', '..');

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

const placeholders = (text: string) => [...text.matchAll(/\{\{?(\w+)\}?\}/g)].map((match) => match[1]).sort();

const pairs = [
  ...Object.entries(areas).flatMap(([area, texts]) =>
    Object.entries(texts as Record<string, { en: string; zh: string }>).map(([key, pair]) => ({
      key: `${area}.${key}`,
      pair,
    })),
  ),
  ...Object.entries(noticePairs).map(([key, pair]) => ({ key: `notice.${key}`, pair })),
];

describe('dictionaries', () => {
  it('fill the same places in both languages', () => {
    const unequal = pairs.filter(({ pair }) => {
      const [en, zh] = [placeholders(pair.en), placeholders(pair.zh)];
      return [...new Set(en)].join() !== [...new Set(zh)].join();
    });
    expect(unequal.map(({ key }) => key)).toEqual([]);
  });

  it('leave nothing untranslated', () => {
    const same = new Set([
      'baseline.word',
      'baseline.latex',
      'baseline.html',
      'baseline.csv',
      'shell.language',
      'choice.driscollKraay',
    ]);
    const empty = pairs.filter(({ pair }) => pair.en.trim() === '' || pair.zh.trim() === '');
    const untranslated = pairs.filter(
      ({ key, pair }) =>
        !same.has(key) && /[a-z]{3}/.test(pair.en) && pair.en.length > 12 && !/[\u4e00-\u9fff]/.test(pair.zh),
    );
    expect([...empty, ...untranslated].map(({ key }) => key)).toEqual([]);
  });

  it('have every key that the page asks for by name', () => {
    const known = new Set(pairs.map(({ key }) => key));
    const asked = ['app', 'features', 'ui'].flatMap((folder) =>
      sources(join(root, folder)).flatMap((text) =>
        [...text.matchAll(/\bt\(\s*'([a-z]+\.\w+)'/g)].map((match) => match[1]),
      ),
    );
    expect(asked.length).toBeGreaterThan(150);
    expect([...new Set(asked.filter((key) => !known.has(key)))]).toEqual([]);
  });

  it('have a sentence for every notice that the engine can give', () => {
    const known = new Set(Object.keys(noticePairs));
    const given = ['core', 'table', 'engine', 'spec', 'present', 'worker', 'store'].flatMap((folder) =>
      sources(join(root, folder)).flatMap((text) =>
        [...text.matchAll(/\b(?:notice\(\s*'(?:info|caution|error)',\s*|fail(?:<[^>]*>)?\(\s*)'(\w+)'/g)].map(
          (match) => match[1],
        ),
      ),
    );
    expect(given.length).toBeGreaterThan(60);
    expect([...new Set(given.filter((code) => !known.has(code)))].sort()).toEqual([]);
  });
});

describe('forms of the estimators', () => {
  it('have a label for every option and for every choice that is no name of its own', () => {
    const names = /^[A-Z0-9-]+$|^(reghdfe|fixest|2sls|liml|logit|probit|sar|sem|sdm|sdem|slx|ols)$/i;
    const missing = Object.values(estimators).flatMap(({ meta }) =>
      Object.entries(meta.fields as Fields).flatMap(([key, one]) => [
        ...(key in field ? [] : [`field.${key}`]),
        ...(one.type === 'choice'
          ? one.choices.filter((value) => !names.test(value) && !(value in choice)).map((value) => `choice.${value}`)
          : []),
      ]),
    );
    expect([...new Set(missing)].sort()).toEqual([]);
  });
});
