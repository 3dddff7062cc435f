import type { Notice } from '../core/notice.ts';
import { policyLabel } from './tables/labels.ts';
import type { OutputOptions } from './tables/options.ts';

/** Notices that call columns as the tables beside them do: by their label where these have one. */
export function withLabels(notices: readonly Notice[], words: Pick<OutputOptions, 'language' | 'labels'>): Notice[] {
  const labelled = (value: string | number) =>
    typeof value === 'string' && words.labels.has(value) ? policyLabel(words, value) : value;
  return notices.map((one) => ({
    ...one,
    params: Object.fromEntries(Object.entries(one.params).map(([name, value]) => [name, labelled(value)])),
  }));
}
