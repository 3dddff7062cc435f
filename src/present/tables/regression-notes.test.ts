import { expect, test } from 'vitest';
import { withinSentence } from './regression-notes.ts';

test('standard errors named after people keep their capitals inside a sentence', () => {
  expect(withinSentence('Standard errors clustered by City')).toBe('standard errors clustered by City');
  expect(withinSentence('Heteroskedasticity-robust (HC1) standard errors')).toBe(
    'heteroskedasticity-robust (HC1) standard errors',
  );
  expect(withinSentence('Newey-West standard errors within units')).toBe('Newey-West standard errors within units');
  expect(withinSentence('Driscoll-Kraay standard errors')).toBe('Driscoll-Kraay standard errors');
});
