import { balancePlot } from './balance-plot.ts';
import { coefficientStrip } from './coefficient-strip.ts';
import { eventStudy } from './event-study.ts';
import { panelMap } from './panel-map.ts';
import { placebo } from './placebo.ts';
import { placeboInTime } from './placebo-in-time.ts';
import { propensityDensity } from './propensity-density.ts';
import { rawTrends } from './raw-trends.ts';

export const plots = {
  rawTrends,
  eventStudy,
  placebo,
  placeboInTime,
  panelMap,
  coefficientStrip,
  balancePlot,
  propensityDensity,
} as const;

export type PlotId = keyof typeof plots;
