import { balancePlot } from './balance-plot.ts';
import { coefficientStrip } from './coefficient-strip.ts';
import { eventStudy } from './event-study.ts';
import { forest } from './forest.ts';
import { marginalEffect } from './marginal-effect.ts';
import { panelMap } from './panel-map.ts';
import { placebo } from './placebo.ts';
import { placeboInTime } from './placebo-in-time.ts';
import { propensityDensity } from './propensity-density.ts';
import { rawTrends } from './raw-trends.ts';
import { thresholdHistogram } from './threshold-histogram.ts';

export const plots = {
  rawTrends,
  eventStudy,
  placebo,
  placeboInTime,
  panelMap,
  coefficientStrip,
  balancePlot,
  propensityDensity,
  marginalEffect,
  forest,
  thresholdHistogram,
} as const;

export type PlotId = keyof typeof plots;
