import { treatmentName } from '../spec/design.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { type Language, say } from './i18n/index.ts';
import type { Labels, OutputOptions } from './tables/options.ts';
import type { RegressionTableOptions } from './tables/regression.ts';

/** The labels of all columns in both languages, as tables and plots take them; the policy's own name is that of its indicator. */
export function labelMap(spec: AnalysisSpec): Labels {
  const { labels, policy } = spec;
  const map = new Map(labels.map(({ column, en, zh }) => [column, { en, zh }]));
  const name = treatmentName(spec);
  if (name !== null && (policy.en || policy.zh)) {
    map.set(name, { en: policy.en || policy.zh, zh: policy.zh || policy.en });
  }
  return withGroups(spec, map);
}

/** Models that cut a column into groups call the groups after it. */
function withGroups({ models }: AnalysisSpec, labels: Labels): Labels {
  const map = new Map(labels);
  for (const model of models) {
    const by = 'by' in model ? model.by : null;
    if (typeof by !== 'string' || map.has(`${by} group`)) continue;
    const { en, zh } = labels.get(by) ?? {};
    map.set(`${by} group`, { en: `${en || by} group`, zh: `${zh || by}分组` });
  }
  return map;
}

export function outputOptions(spec: AnalysisSpec, language: Language): OutputOptions {
  const { digits, level, stars } = spec.output;
  return { language, digits, level, stars, labels: labelMap(spec) };
}

/** In a sentence a policy without a name is "the policy", where a table prints the name of its indicator. */
export function sentenceOptions(spec: AnalysisSpec, options: OutputOptions): OutputOptions {
  const name = treatmentName(spec);
  if (name === null || spec.roles.treatment?.kind === 'indicator' || options.labels.has(name)) return options;
  const unnamed = { en: say('en', 'policy.unnamed'), zh: say('zh', 'policy.unnamed') };
  return { ...options, labels: new Map(options.labels).set(name, unnamed) };
}

/** Tables call columns by name unless labels are asked for; policies always have their names. */
export function tableOptions(spec: AnalysisSpec, language: Language): OutputOptions {
  const options = outputOptions(spec, language);
  if (spec.output.variables === 'labels') return options;
  const policies = spec.models.flatMap((model) => [
    'secondPolicy' in model ? model.secondPolicy : null,
    'dose' in model ? model.dose : null,
  ]);
  const keep = [treatmentName(spec), ...policies, spec.roles.unit, spec.roles.time, ...fixedEffectColumns(spec)];
  const labels = new Map([...options.labels].filter(([column]) => keep.includes(column)));
  return { ...options, labels: withGroups(spec, labels) };
}

/** Columns behind the effects that the baseline and the models absorb. */
function fixedEffectColumns({ baseline, models }: AnalysisSpec): string[] {
  const absorbed = models.flatMap((model) => ('absorb' in model ? (model.absorb ?? []) : []));
  return [...(baseline?.absorb ?? []), ...absorbed].flatMap((term) =>
    typeof term === 'string' ? [term] : 'by' in term ? term.by : term,
  );
}

/** How regression tables are laid out, apart from language. */
export function baselineLayout(spec: AnalysisSpec): Partial<RegressionTableOptions> {
  return {
    parentheses: spec.output.parentheses,
    controls: spec.output.foldControls ? 'fold' : 'show',
    constant: spec.output.showConstant,
  };
}
