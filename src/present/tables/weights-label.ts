import type { WeightsSummary } from '../../engine/spatial/weights.ts';
import { formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import type { OutputOptions } from './options.ts';

type Words = Pick<OutputOptions, 'language' | 'labels'>;

/** `Inverse distance, up to 500 km`, `5 nearest`. */
export function weightsLabel(words: Words, { kind, settings }: Pick<WeightsSummary, 'kind' | 'settings'>): string {
  const { language } = words;
  const number = (key: string) => (typeof settings[key] === 'number' ? formatPeriod(settings[key]) : null);
  const column = typeof settings.column === 'string' ? columnLabel(words, settings.column) : '';
  const cutoff = number('cutoff');
  const upTo = (weights: string) => (cutoff === null ? weights : say(language, 'weights.upTo', { weights, cutoff }));
  switch (kind) {
    case 'inverseDistance': {
      const power = number('power') ?? '1';
      return upTo(
        power === '1' ? say(language, 'weights.inverseDistance') : say(language, 'weights.inversePower', { power }),
      );
    }
    case 'nearest':
      return say(language, 'weights.nearest', { neighbours: number('neighbours') ?? '' });
    case 'threshold':
      return cutoff === null ? say(language, 'weights.thresholdLeast') : say(language, 'weights.threshold', { cutoff });
    case 'contiguity':
      return say(language, 'weights.contiguity');
    case 'economic':
      return say(language, 'weights.economic', { column });
    case 'nested':
      return upTo(say(language, 'weights.nested', { column }));
  }
}
