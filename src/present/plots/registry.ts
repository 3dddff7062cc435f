import { balancePlot } from './balance-plot.ts';
import { binnedDose } from './binned-dose.ts';
import { cityMap } from './city-map.ts';
import { coefficientStrip } from './coefficient-strip.ts';
import { eventStudy } from './event-study.ts';
import { forest } from './forest.ts';
import { indexContribution } from './index-contribution.ts';
import { indexRanking } from './index-ranking.ts';
import { influence } from './influence.ts';
import { keywordYears } from './keyword-years.ts';
import { marginalEffect } from './marginal-effect.ts';
import { moranPeriods } from './moran-periods.ts';
import { moranScatter } from './moran-scatter.ts';
import { panelMap } from './panel-map.ts';
import { permutation } from './permutation.ts';
import { placebo } from './placebo.ts';
import { placeboInTime } from './placebo-in-time.ts';
import { propensityDensity } from './propensity-density.ts';
import { rawTrends } from './raw-trends.ts';
import { rings } from './rings.ts';
import { thresholdHistogram } from './threshold-histogram.ts';
import { wildCurve, wildDraws } from './wild.ts';

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
  permutation,
  moranPeriods,
  moranScatter,
  cityMap,
  rings,
  indexContribution,
  indexRanking,
  keywordYears,
  influence,
  wildDraws,
  wildCurve,
} as const;

export type PlotId = keyof typeof plots;
