import type { ModelResult } from '../engine/result.ts';
import { say } from './i18n/index.ts';
import { balancePlot } from './plots/balance-plot.ts';
import { binnedDose } from './plots/binned-dose.ts';
import { eventStudy } from './plots/event-study.ts';
import { forest } from './plots/forest.ts';
import { influence } from './plots/influence.ts';
import { marginalEffect } from './plots/marginal-effect.ts';
import { permutation } from './plots/permutation.ts';
import { propensityDensity } from './plots/propensity-density.ts';
import type { PlotOptions } from './plots/theme.ts';
import type { Plot } from './plots/types.ts';
import { wildCurve, wildDraws } from './plots/wild.ts';
import { moranView, severalWeightsView, spatialModelView, spatialTestsView, spilloverView } from './spatial-views.ts';
import { balanceMatchingTable } from './tables/balance-matching.ts';
import { differenceTable } from './tables/difference.ts';
import { doseTable } from './tables/dose.ts';
import { eventTable } from './tables/event.ts';
import { differencesTable, groupModelsTable, groupsTable } from './tables/heterogeneity.ts';
import { influenceTable } from './tables/influence.ts';
import { ivStatIds, ivTable } from './tables/iv.ts';
import { columnLabel, groupLabel } from './tables/labels.ts';
import { mediationColumns, mediationTable } from './tables/mediation.ts';
import type { TableModel } from './tables/model.ts';
import { moderatedOutcomes, moderationTable } from './tables/moderation.ts';
import { defaultOutput, type OutputOptions } from './tables/options.ts';
import { panelTestsTable } from './tables/panel-tests.ts';
import { policiesTable } from './tables/policies.ts';
import { type RegressionTableOptions, regressionTable } from './tables/regression.ts';
import { wildTable } from './tables/wild.ts';

/** How a result is shown whole: its tables in order, and its figures. */
export interface ModelView {
  /** What a reader looks at first; tables where nothing is said. */
  readonly lead?: 'figures';
  tables(result: ModelResult, options: Partial<RegressionTableOptions>): TableModel[];
  plots(result: ModelResult, options: PlotOptions): Plot[];
}

const plain: ModelView = {
  tables: (result, options) => [regressionTable([result], options)],
  plots: () => [],
};

const matched: ModelView = {
  tables: (result, options) => [
    regressionTable([result], options),
    ...(result.matching ? [balanceMatchingTable(result.matching, options)] : []),
  ],
  plots: ({ matching }, options) =>
    matching
      ? [balancePlot(matching, options), ...(matching.densities ? [propensityDensity(matching, options)] : [])]
      : [],
};

const mediated: ModelView = {
  tables: ({ mediation }, options) =>
    mediation
      ? [
          regressionTable(mediationColumns(mediation), {
            ...options,
            title: say(options.language ?? defaultOutput.language, 'title.channels'),
          }),
          ...(mediation.effects ? [mediationTable(mediation, options)] : []),
        ]
      : [],
  plots: () => [],
};

const moderated: ModelView = {
  lead: 'figures',
  tables: (result, options) => [
    regressionTable(
      moderatedOutcomes(result).map((outcome) => outcome.result),
      options,
    ),
    moderationTable(result, options),
  ],
  plots: (result, options) => moderatedOutcomes(result).map((outcome) => marginalEffect(outcome, options)),
};

const grouped: ModelView = {
  lead: 'figures',
  tables: (result, options) => {
    const models = groupModelsTable(result, options) ?? regressionTable([result], options);
    const differences = differencesTable(result, options);
    return [groupsTable(result, options), ...(differences === null ? [] : [differences]), models];
  },
  plots: (result, options) => [forestUnderItsTitle(result, options)],
};

/** The figure beside a table of the same effects has a title of its own. */
function forestUnderItsTitle(result: ModelResult, options: PlotOptions): Plot {
  const plot = forest(result, options);
  return { ...plot, dataTable: { ...plot.dataTable, title: say(options.language, 'title.forest') } };
}

const differing: ModelView = {
  lead: 'figures',
  tables: (result, options) => (result.difference ? [differenceTable(result, result.difference, options)] : []),
  plots: ({ difference }, options) => (difference?.permutation ? [permutation(difference.permutation, options)] : []),
};

const instrumented: ModelView = {
  tables: (result, options) => [ivTable([result], { ...options, reducedForm: true, tests: ivStatIds })],
  plots: () => [],
};

const tripled: ModelView = {
  lead: 'figures',
  tables: (result, options) => [
    regressionTable([result], options),
    ...(result.groups ? [groupsTable(result, options)] : []),
  ],
  plots: (result, options) => (result.groups ? [forestUnderItsTitle(result, options)] : []),
};

const dosed: ModelView = {
  lead: 'figures',
  tables: (result, options) => [
    regressionTable([result], options),
    ...(result.dose && result.dose.shape !== 'periods' ? [doseTable(result, options)] : []),
  ],
  plots: (result, options) => [result.events ? eventStudy(result, options) : binnedDose(result, options)],
};

const randomly: ModelView = {
  tables: (result, options) => {
    const { language } = { ...defaultOutput, ...options };
    const fixed = result.randomEffects?.fixed ?? null;
    const titles = [...(fixed ? [say(language, 'panel.fixed')] : []), say(language, 'panel.random')];
    const title = say(language, 'title.randomEffects');
    return [
      regressionTable([...(fixed ? [fixed] : []), result], { ...options, title, columnTitles: titles }),
      ...(result.randomEffects ? [panelTestsTable(result.randomEffects, options)] : []),
    ];
  },
  plots: () => [],
};

const policies: ModelView = {
  lead: 'figures',
  tables: (result, options) => {
    const summary = policiesTable(result, options);
    const studies = eventStudiesOf(result, options);
    if (studies.length > 0)
      return [summary, ...studies.map(({ model, title }) => ({ ...eventTable(model, options), title }))];
    const title = say(options.language ?? defaultOutput.language, 'title.policyModels');
    return [summary, groupModelsTable(result, { ...options, title }) ?? regressionTable([result], options)];
  },
  plots: (result, options) => {
    const studies = eventStudiesOf(result, options);
    if (studies.length === 0)
      return [
        forest(result, options, {
          ...policiesTable(result, options),
          title: say(options.language, 'title.forestPolicies'),
        }),
      ];
    return studies.map(({ model, title }) => {
      const plot = eventStudy(model, options);
      return { ...plot, dataTable: { ...plot.dataTable, title } };
    });
  },
};

const bootstrapped: ModelView = {
  tables: (result, options) => [wildTable(result, options), regressionTable([result], options)],
  plots: ({ wildBootstrap: wild }, options) =>
    wild ? [wildDraws(wild, options), ...(wild.curve.length > 0 ? [wildCurve(wild, options)] : [])] : [],
};

const leftOut: ModelView = {
  tables: (result, options) => [influenceTable(result, options), regressionTable([result], options)],
  plots: (result, options) => (result.leaveOneOut ? [influence(result, options)] : []),
};

/** The event studies behind a result, each under the name of its policy. */
function eventStudiesOf({ groups, outcome }: ModelResult, chosen: Partial<OutputOptions>) {
  const options = { ...defaultOutput, ...chosen };
  const about = say(options.language, 'title.event', { outcome: columnLabel(options, outcome) });
  return (groups?.models ?? []).flatMap((model, at) => {
    if (!model?.events || !groups) return [];
    const policy = groupLabel(options, groups.cells[at].key);
    return [{ model, title: say(options.language, 'title.policyEvents', { policy, title: about }) }];
  });
}

/** Estimators with more to show than a regression table. One entry each. */
const views: ReadonlyMap<string, ModelView> = new Map<string, ModelView>([
  ['psm-did', matched],
  ['iv', instrumented],
  ['mediation', mediated],
  ['moderation', moderated],
  ['dose', dosed],
  ['random-effects', randomly],
  ['sdm', spatialModelView],
  ['sdm-weights', severalWeightsView],
  ['moran', moranView],
  ['spatial-tests', spatialTestsView],
  ['spillover', spilloverView],
  ['heterogeneity', grouped],
  ['group-difference', differing],
  ['triple-difference', tripled],
  ['several-policies', policies],
  ['wild-bootstrap', bootstrapped],
  ['influence', leftOut],
]);

export const viewOf = (estimator: string): ModelView => views.get(estimator) ?? plain;
