import type { Notice } from '../core/notice.ts';
import type { Mediation } from '../engine/estimators/mediation/types.ts';
import type { Marginal } from '../engine/estimators/moderation/types.ts';
import type { RandomEffects } from '../engine/estimators/random-effects/types.ts';
import { bootstrapInterval } from '../engine/inference/bootstrap-interval.ts';
import type { ModelResult } from '../engine/result.ts';

type Json = Record<string, unknown>;

/** How the document writes a regression and a notice. */
export interface Writers {
  readonly model: (result: ModelResult) => Json;
  readonly notice: (one: Notice) => Json;
  readonly level: number;
}

interface Further {
  readonly channel: string;
  readonly regression: ModelResult | null;
  readonly notice: Notice | null;
}

const writeFurther = ({ channel, regression, notice }: Further, { model, notice: write }: Writers): Json => ({
  channel,
  regression: regression && model(regression),
  notice: notice && write(notice),
});

/** The draws stay, and with them the intervals at the level of the document. */
export function writeMediation({ total, channels, direct, effects, ...rest }: Mediation, writers: Writers): Json {
  const bootstrap = effects?.bootstrap ?? null;
  const intervals = (draws: Float64Array, estimate: number) => ({
    percentile: bootstrapInterval(draws, estimate, writers.level, 'percentile'),
    biasCorrected: bootstrapInterval(draws, estimate, writers.level, 'biasCorrected'),
  });
  return {
    ...rest,
    total: writers.model(total),
    channels: channels.map((channel) => writeFurther(channel, writers)),
    direct: direct && writers.model(direct),
    effects: effects && {
      ...effects,
      bootstrap: bootstrap && {
        ...bootstrap,
        intervals: {
          total: intervals(bootstrap.total, effects.total),
          direct: intervals(bootstrap.direct, effects.direct),
          indirect: effects.paths.map((path, j) => intervals(bootstrap.indirect[j], path.indirect)),
        },
      },
    },
  };
}

export function writeMarginal({ channels, ...curve }: Marginal, writers: Writers): Json {
  return { ...curve, channels: channels.map((channel) => writeFurther(channel, writers)) };
}

export function writeRandomEffects({ fixed, ...rest }: RandomEffects, { model }: Writers): Json {
  return { ...rest, fixed: fixed && model(fixed) };
}
