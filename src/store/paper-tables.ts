import type { TableModel } from '../present/tables/model.ts';
import type { OutputOptions } from '../present/tables/options.ts';
import { type RegressionTableOptions, regressionTable } from '../present/tables/regression.ts';
import { treatmentName } from '../spec/design.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { labelMap } from './columns.ts';
import { useRuns } from './runs-store.ts';
import { useSpecStore } from './spec-store.ts';

export function outputOptions(spec: AnalysisSpec, language: 'en' | 'zh'): OutputOptions {
  const { digits, level, stars } = spec.output;
  return { language, digits, level, stars, labels: labelMap(spec) };
}

/** Tables call columns by name unless labels are asked for; the policy always has its name. */
export function tableOptions(spec: AnalysisSpec, language: 'en' | 'zh'): OutputOptions {
  const options = outputOptions(spec, language);
  if (spec.output.variables === 'labels') return options;
  const keep = [treatmentName(spec), spec.roles.unit, spec.roles.time, ...fixedEffectColumns(spec)];
  const labels = new Map([...options.labels].filter(([column]) => keep.includes(column)));
  return { ...options, labels };
}

function fixedEffectColumns(spec: AnalysisSpec): string[] {
  return (spec.baseline?.absorb ?? []).flatMap((term) =>
    typeof term === 'string' ? [term] : 'by' in term ? term.by : term,
  );
}

/** How the baseline table is laid out, apart from language. */
export function baselineLayout(spec: AnalysisSpec): Partial<RegressionTableOptions> {
  return {
    parentheses: spec.output.parentheses,
    controls: spec.output.foldControls ? 'fold' : 'show',
    constant: spec.output.showConstant,
  };
}

/** The baseline table in the output language; null before there is one. */
export function baselinePaperTable(): TableModel | null {
  const { spec } = useSpecStore.getState();
  const columns = useRuns.getState().runs.baseline.result?.columns ?? [];
  const results = columns.flatMap((fitted) => (fitted.ok ? [fitted.result] : []));
  if (results.length === 0) return null;
  const { language } = spec.output;
  const title = language === 'zh' ? '基准回归' : 'Baseline regressions';
  return regressionTable(results, { ...tableOptions(spec, language), ...baselineLayout(spec), title });
}
