import { quietContext } from '../../engine/estimator.ts';
import { fit as fitGroups } from '../../engine/estimators/heterogeneity/fit.ts';
import { prepareHeterogeneity } from '../../engine/estimators/heterogeneity/live.ts';
import { fields, type HeterogeneityOptions } from '../../engine/estimators/heterogeneity/meta.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import type { ModelResult } from '../../engine/result.ts';
import { controlNames, simulatePanel } from './simulate-panel.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 285;
const YEARS = 18;
const MISSING = 0.08;
/** One drag of the hand: this many thresholds, all of them measured together. */
const STEPS = 40;
const AGREEMENT = 1e-9;

const roles = { outcome: 'y', treatmentName: 'did' };

function optionsOf(threshold: number): HeterogeneityOptions {
  const controls = [...controlNames];
  return { ...defaultsOf(fields), controls, by: 'x6', grouping: 'split', measured: 'beforePolicy', threshold };
}

function must(answer: ReturnType<typeof fitGroups>): ModelResult {
  if (!answer.ok) throw new Error(answer.notice.code);
  return answer.value;
}

/** A threshold dragged over the middle half of the units: joint effects with period effects by group, two ways of doing the same. */
function drag(panel: Panel) {
  const prepare = () => {
    const live = prepareHeterogeneity(panel, roles, optionsOf(0));
    if (!live.ok) throw new Error(live.notice.code);
    return live.value;
  };
  const live = prepare();
  const sorted = live.values.values.slice().sort();
  const quarter = Math.floor(sorted.length / 4);
  const thresholds = Array.from({ length: STEPS }, (_, i) => sorted[quarter + Math.floor((2 * quarter * i) / STEPS)]);
  const refit = (threshold: number) => must(fitGroups(panel, roles, optionsOf(threshold), quietContext));
  for (const threshold of thresholds) {
    const [a, b] = [must(live.at(threshold)), refit(threshold)];
    a.coef.forEach((value, j) => {
      if (Math.abs(value - b.coef[j]) > AGREEMENT) throw new Error(`coefficient ${j}: ${value} and ${b.coef[j]}`);
    });
  }
  const each = (work: (threshold: number) => unknown) =>
    medianMs(() => thresholds.forEach((threshold) => void work(threshold)), 9, 3) / STEPS;
  return {
    prepareMs: medianMs(prepare, 9, 3),
    ms: each((threshold) => live.at(threshold)),
    yardstickMs: each(refit),
  };
}

async function threshold(): Promise<BenchResult> {
  const balanced = drag(simulatePanel(CITIES, YEARS, 0));
  const unbalanced = drag(simulatePanel(CITIES, YEARS, MISSING));
  return {
    ms: balanced.ms,
    yardstick: 'the whole regression for every threshold',
    yardstickMs: balanced.yardstickMs,
    detail: {
      units: CITIES,
      periods: YEARS,
      controls: controlNames.length,
      targetMs: 100,
      balanced,
      missing8: unbalanced,
    },
  };
}

export const benches: Bench[] = [{ id: 'heterogeneity-threshold', run: threshold }];
