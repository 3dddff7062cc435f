import { expect, it } from 'vitest';
import { specSchema } from '../spec/schema.ts';
import { outputOptions, sentenceOptions } from './spec-options.ts';
import { columnLabel } from './tables/labels.ts';

const cohort = { kind: 'cohort', column: 'start' } as const;
const called = (spec: Parameters<typeof specSchema.parse>[0], column: string, language: 'en' | 'zh' = 'en') => {
  const parsed = specSchema.parse(spec);
  return columnLabel(sentenceOptions(parsed, outputOptions(parsed, language)), column);
};

it('calls a policy in a sentence by its name, and one without a name the policy', () => {
  expect(called({ roles: { treatment: cohort } }, 'did')).toBe('the policy');
  expect(called({ roles: { treatment: cohort } }, 'did', 'zh')).toBe('该政策');
  expect(called({ roles: { treatment: cohort }, policy: { en: 'Broadband China' } }, 'did')).toBe('Broadband China');
  expect(called({ roles: { treatment: { kind: 'indicator', column: 'reform' } } }, 'reform')).toBe('reform');
  expect(called({ roles: { controls: ['did'] } }, 'did')).toBe('did');
});
