import { baseline } from './baseline.ts';
import { compositeIndex } from './composite-index.ts';
import { design } from './design.ts';
import { dose } from './dose.ts';
import { groupDifference } from './group-difference.ts';
import { heterogeneity } from './heterogeneity.ts';
import { iv } from './iv.ts';
import { keywordIndex } from './keyword-index.ts';
import { matching } from './matching.ts';
import { mediation, moderation } from './mechanism.ts';
import { placebo } from './placebo.ts';
import { policies } from './policies.ts';
import { randomEffects } from './random-effects.ts';
import { checklist, influence, wildBootstrap } from './robustness.ts';
import { moran, severalWeights, spatialModel, spatialTests, spillovers } from './spatial.ts';
import { steps } from './steps.ts';
import { trends } from './trends.ts';
import { tripleDifference } from './triple-difference.ts';
import type { Explanation } from './types.ts';

/** The pages of the Explain drawer by topic. A new one is one file and one entry here. */
export const explanations: ReadonlyMap<string, Explanation> = new Map([
  ['steps', steps],
  ['composite-index', compositeIndex],
  ['keyword-index', keywordIndex],
  ['design', design],
  ['baseline', baseline],
  ['trends', trends],
  ['placebo', placebo],
  ['psm-did', matching],
  ['iv', iv],
  ['mediation', mediation],
  ['moderation', moderation],
  ['dose', dose],
  ['robustness', checklist],
  ['wild-bootstrap', wildBootstrap],
  ['influence', influence],
  ['random-effects', randomEffects],
  ['heterogeneity', heterogeneity],
  ['group-difference', groupDifference],
  ['triple-difference', tripleDifference],
  ['several-policies', policies],
  ['moran', moran],
  ['sdm', spatialModel],
  ['sdm-weights', severalWeights],
  ['spatial-tests', spatialTests],
  ['spillover', spillovers],
]);
