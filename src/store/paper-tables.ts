import { baselineLayout, tableOptions } from '../present/spec-options.ts';
import type { TableModel } from '../present/tables/model.ts';
import { regressionTable } from '../present/tables/regression.ts';
import { useRuns } from './runs-store.ts';
import { useSpecStore } from './spec-store.ts';

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
