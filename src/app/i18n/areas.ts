import { baseline } from './areas/baseline.ts';
import { data } from './areas/data.ts';
import { design } from './areas/design.ts';
import { designs } from './areas/designs.ts';
import { explain } from './areas/explain.ts';
import { choice, estimator, field } from './areas/field.ts';
import { hint } from './areas/hint.ts';
import { index, keyword } from './areas/index-builder.ts';
import { models } from './areas/models.ts';
import { placebo } from './areas/placebo.ts';
import { recipe, stepChoice, stepField } from './areas/recipe.ts';
import { papers, report } from './areas/report.ts';
import { robustness } from './areas/robustness.ts';
import { trends } from './areas/trends.ts';
import { firstAreas } from './first-areas.ts';

export const areas = {
  ...firstAreas,
  data,
  design,
  baseline,
  trends,
  placebo,
  index,
  keyword,
  recipe,
  stepField,
  stepChoice,
  explain,
  field,
  choice,
  hint,
  estimator,
  robustness,
  designs,
  models,
  report,
  papers,
} as const;
