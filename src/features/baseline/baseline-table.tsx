import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../present/export/types.ts';
import { sentences } from '../../present/i18n/index.ts';
import { baselineLayout } from '../../present/spec-options.ts';
import { regressionTable } from '../../present/tables/regression.ts';
import { baselinePaperTable } from '../../store/paper-tables.ts';
import { usePresentation } from '../../store/presentation.ts';
import { useRun } from '../../store/runs-store.ts';
import { currentScripts } from '../../store/scripts.ts';
import { useSpec } from '../../store/spec-store.ts';
import { Block } from '../../ui/block.tsx';
import { CodeButton } from '../../ui/code-button.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { TableActions } from '../../ui/table-actions.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';

const formats: readonly ExportFormat[] = ['docx', 'latex', 'csv', 'html'];

export function BaselineTable() {
  const { t } = useTranslation();
  const run = useRun('baseline');
  const spec = useSpec((value) => value);
  const page = usePresentation('page', 'table');
  const results = useMemo(
    () => (run.result?.columns ?? []).flatMap((fitted) => (fitted.ok ? [fitted.result] : [])),
    [run.result],
  );
  const headline = useMemo(() => {
    const fitted = run.result?.columns[run.result.headline ?? -1];
    return fitted?.ok ? results.indexOf(fitted.result) : null;
  }, [run.result, results]);
  const shown = useMemo(
    () => regressionTable(results, { ...page, ...baselineLayout(spec), highlight: headline }),
    [results, page, spec, headline],
  );
  const layout = spec.baseline?.layout ?? 'stepwise';
  const note = { stepwise: 'noteStepwise', grid: 'noteGrid', sets: 'noteSets' } as const;
  if (results.length === 0 && run.status === 'done') return null;
  return (
    <Block
      number={t('baseline.tableNumber')}
      title={t('baseline.tableTitle')}
      note={sentences(page.language, [t(`baseline.${note[layout]}`), ...shown.notes])}
      busy={run.status === 'running'}
      actions={
        results.length > 0 ? (
          <TableActions table={() => baselinePaperTable() ?? shown} formats={formats}>
            <CodeButton load={() => currentScripts('baseline')} />
          </TableActions>
        ) : null
      }
    >
      {results.length > 0 ? (
        <ResultTable table={shown} caption={t('baseline.tableTitle')} />
      ) : (
        <TableSkeleton rows={16} columns={7} />
      )}
    </Block>
  );
}
