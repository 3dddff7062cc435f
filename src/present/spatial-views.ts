import { normalQuantile } from '../core/distributions/index.ts';
import { type Notice, notice } from '../core/notice.ts';
import type { WeightsColumn } from '../engine/diagnostics/spatial-tests/several-weights.ts';
import type { ModelResult, SpatialEffect, SpatialEstimate } from '../engine/result.ts';
import { formatEstimate } from './format.ts';
import { say } from './i18n/index.ts';
import { moranMap, spilloverMap } from './plots/city-map.ts';
import { coefficientStrip, type StripEntry, stripLines } from './plots/coefficient-strip.ts';
import { moranPeriods } from './plots/moran-periods.ts';
import { moranScatter } from './plots/moran-scatter.ts';
import { rings } from './plots/rings.ts';
import type { PlotOptions } from './plots/theme.ts';
import type { Plot } from './plots/types.ts';
import { columnLabel } from './tables/labels.ts';
import { defaultOutput, type OutputOptions } from './tables/options.ts';
import { spatialEffectsTable, spatialTable } from './tables/spatial.ts';
import { moranTable, spatialTestsTable } from './tables/spatial-diagnostics.ts';
import { spilloverTable } from './tables/spillover.ts';
import { weightsLabel } from './tables/weights-label.ts';
import type { ModelView } from './views.ts';

const KINDS = ['direct', 'indirect', 'total'] as const;

const policyEffect = (result: ModelResult | null): SpatialEffect | null =>
  result?.spatial?.effects.find(({ role }) => role === 'treatment') ?? null;

function entry(label: string, { estimate, stdError }: SpatialEstimate, { level }: PlotOptions): StripEntry {
  const half = normalQuantile((1 + level) / 2) * stdError;
  return { label, estimate, lo: estimate - half, hi: estimate + half };
}

/** Entries under the title of what they show, with a sentence of their own, as high as they need. */
const strip = (entries: readonly StripEntry[], title: string, summary: Notice, options: PlotOptions): Plot => ({
  ...titled(coefficientStrip(entries, options), title),
  summary: [summary],
  height: 90 + 34 * stripLines(entries),
});

function titled(plot: Plot, title: string): Plot {
  return { ...plot, dataTable: { ...plot.dataTable, title } };
}

/** The effects of the policy under each other. */
function effectsStrip(result: ModelResult, options: PlotOptions): Plot[] {
  const effect = policyEffect(result);
  if (!effect) return [];
  const entries = KINDS.map((kind) => entry(say(options.language, `spatial.${kind}`), effect[kind], options));
  const variable = columnLabel(options, effect.name);
  const number = (kind: (typeof KINDS)[number]) => formatEstimate(effect[kind].estimate, options.digits);
  const [direct, indirect, total] = KINDS.map(number);
  const summary = notice('info', 'figureSpatialEffects', { policy: variable, direct, indirect, total });
  return [strip(entries, say(options.language, 'title.effectsOf', { variable }), summary, options)];
}

export const spatialModelView: ModelView = {
  tables: (result, options) => [
    spatialTable([{ result, failure: '' }], { ...options, columnTitles: null }),
    ...(result.spatial && result.spatial.effects.length > 0 ? [spatialEffectsTable(result, options)] : []),
  ],
  plots: effectsStrip,
};

export const severalWeightsView: ModelView = {
  tables: ({ weightsColumns = [] }, options) => {
    const words = { ...defaultOutput, ...options };
    const columns = weightsColumns.map((column) => ({
      result: column.ok ? column.result : null,
      failure: say(words.language, 'spatial.seeWarnings'),
    }));
    const columnTitles = weightsColumns.map((column) => titleOf(column, words));
    const title = say(words.language, 'title.severalWeights');
    return [{ ...spatialTable(columns, { ...options, columnTitles, title }), id: 'spatial-weights' }];
  },
  plots: ({ weightsColumns = [] }, options) => {
    const entries = (['direct', 'indirect'] as const).flatMap((kind) =>
      weightsColumns.flatMap((column): StripEntry[] => {
        const effect = policyEffect(column.ok ? column.result : null);
        const group = say(options.language, `spatial.${kind}`);
        return effect ? [{ ...entry(titleOf(column, options), effect[kind], options), group }] : [];
      }),
    );
    if (entries.length === 0) return [];
    const title = say(options.language, 'title.effectsByWeights');
    return [strip(entries, title, rangesOf(weightsColumns, options), options)];
  },
};

/** From where to where the effects reach over the weights. */
function rangesOf(columns: readonly WeightsColumn[], { digits }: PlotOptions): Notice {
  const effects = columns.flatMap((column) => policyEffect(column.ok ? column.result : null) ?? []);
  const range = (kind: 'direct' | 'indirect') => {
    const values = effects.map((effect) => effect[kind].estimate);
    return [formatEstimate(Math.min(...values), digits), formatEstimate(Math.max(...values), digits)];
  };
  const [directFrom, directTo] = range('direct');
  const [indirectFrom, indirectTo] = range('indirect');
  return notice('info', 'figureEffectsByWeights', {
    count: effects.length,
    directFrom,
    directTo,
    indirectFrom,
    indirectTo,
  });
}

function titleOf(column: WeightsColumn, options: Pick<OutputOptions, 'language' | 'labels'>): string {
  const summary = column.ok ? column.result.spatial?.weights : null;
  if (summary) return weightsLabel(options, summary);
  return weightsLabel(options, { kind: column.weights.matrix ?? 'inverseDistance', settings: {} });
}

export const moranView: ModelView = {
  lead: 'figures',
  tables: ({ moran }, options) => (moran ? [moranTable(moran, options)] : []),
  plots: ({ moran }, options) => {
    if (!moran) return [];
    const map = moranMap(moran, options);
    return [
      ...(moran.periods.length > 1 ? [moranPeriods(moran, options)] : []),
      ...(map === null ? [] : [map]),
      moranScatter(moran, options),
    ];
  },
};

export const spatialTestsView: ModelView = {
  tables: ({ spatialTests }, options) => {
    if (!spatialTests) return [];
    const { language } = { ...defaultOutput, ...options };
    const columns = spatialTests.models.map((one) => ({
      result: one.ok ? one.result : null,
      failure: say(language, 'spatial.seeWarnings'),
    }));
    return [spatialTestsTable(spatialTests, options), spatialTable(columns, { ...options, columnTitles: null })];
  },
  plots: () => [],
};

export const spilloverView: ModelView = {
  lead: 'figures',
  tables: ({ spillovers }, options) => (spillovers ? [spilloverTable(spillovers, options)] : []),
  plots: ({ spillovers }, options) => {
    if (!spillovers?.rings.ok) return [];
    const map = spilloverMap(spillovers, options);
    return [titled(rings(spillovers, options), say(options.language, 'title.rings')), ...(map === null ? [] : [map])];
  },
};
