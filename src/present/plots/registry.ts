import { balancePlot } from './balance-plot.ts';
import { binnedDose } from './binned-dose.ts';
import { cityMap } from './city-map.ts';
import { coefficientStrip } from './coefficient-strip.ts';
import { eventStudy } from './event-study.ts';
import { forest } from './forest.ts';
import { marginalEffect } from './marginal-effect.ts';
import { moranScatter } from './moran-scatter.ts';
import { panelMap } from './panel-map.ts';
import { placebo } from './placebo.ts';
import { placeboInTime } from './placebo-in-time.ts';
import { propensityDensity } from './propensity-density.ts';
import { rawTrends } from './raw-trends.ts';
import { rings } from './rings.ts';
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
  binnedDose,
  forest,
  thresholdHistogram,
  moranScatter,
  cityMap,
  rings,
} as const;

export type PlotId = keyof typeof plots;
