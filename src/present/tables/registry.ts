import { balanceTable } from './balance.ts';
import { balanceMatchingTable } from './balance-matching.ts';
import { checklistTable } from './checklist.ts';
import { correlationTable } from './correlation.ts';
import { descriptiveTable } from './descriptive.ts';
import { differenceTable } from './difference.ts';
import { doseTable } from './dose.ts';
import { eventTable } from './event.ts';
import { differencesTable, groupsTable } from './heterogeneity.ts';
import { indexMoversTable, indexRankingTable, indexSensitivityTable } from './index-ranking.ts';
import { indexWeightsTable } from './index-weights.ts';
import { influenceTable } from './influence.ts';
import { ivTable } from './iv.ts';
import { keywordPeriodsTable, keywordWordsTable } from './keyword.ts';
import { ledgerTable } from './ledger.ts';
import { mediationTable } from './mediation.ts';
import { marginalTable, moderationTable } from './moderation.ts';
import { oldWeightsTable } from './old-weights.ts';
import { panelTestsTable } from './panel-tests.ts';
import { placeboTable } from './placebo.ts';
import { policiesTable } from './policies.ts';
import { regressionTable } from './regression.ts';
import { spatialEffectsTable, spatialTable } from './spatial.ts';
import { localMoranTable, moranTable, spatialTestsTable } from './spatial-diagnostics.ts';
import { spilloverTable } from './spillover.ts';
import { vifTable } from './vif.ts';
import { wildTable } from './wild.ts';

export const tables = {
  regression: regressionTable,
  descriptive: descriptiveTable,
  correlation: correlationTable,
  balance: balanceTable,
  balanceMatching: balanceMatchingTable,
  vif: vifTable,
  ledger: ledgerTable,
  event: eventTable,
  placebo: placeboTable,
  iv: ivTable,
  checklist: checklistTable,
  mediation: mediationTable,
  panelTests: panelTestsTable,
  dose: doseTable,
  moderation: moderationTable,
  marginal: marginalTable,
  groups: groupsTable,
  policies: policiesTable,
  differences: differencesTable,
  difference: differenceTable,
  spatial: spatialTable,
  spatialEffects: spatialEffectsTable,
  spatialTests: spatialTestsTable,
  moran: moranTable,
  localMoran: localMoranTable,
  spillovers: spilloverTable,
  indexWeights: indexWeightsTable,
  indexRanking: indexRankingTable,
  indexSensitivity: indexSensitivityTable,
  indexMovers: indexMoversTable,
  oldWeights: oldWeightsTable,
  keywordWords: keywordWordsTable,
  keywordPeriods: keywordPeriodsTable,
  wild: wildTable,
  influence: influenceTable,
} as const;

export type TableId = keyof typeof tables;
