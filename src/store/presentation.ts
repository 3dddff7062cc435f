import { useMemo } from 'react';
import { outputOptions, tableOptions } from '../present/spec-options.ts';
import type { OutputOptions } from '../present/tables/options.ts';
import { useSpec } from './spec-store.ts';
import { useUi } from './ui-store.ts';

/** How numbers and words are written: on the page in the language of the page, in exports in the output language. */
export function usePresentation(target: 'page' | 'export', kind: 'table' | 'figure' = 'figure'): OutputOptions {
  const page = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const language = target === 'page' ? page : spec.output.language;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts of the spec that the options are made of
  return useMemo(
    () => (kind === 'table' ? tableOptions(spec, language) : outputOptions(spec, language)),
    [kind, spec.baseline, spec.models, spec.roles, language, spec.output, spec.labels, spec.policy],
  );
}
