import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceboSummary } from '../../engine/diagnostics/placebo/types.ts';
import type { ExportFormat } from '../../present/export/types.ts';
import { sentences } from '../../present/i18n/index.ts';
import { placeboTable } from '../../present/tables/placebo.ts';
import { usePresentation } from '../../store/presentation.ts';
import { Block } from '../../ui/block.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { TableActions } from '../../ui/table-actions.tsx';

const formats: readonly ExportFormat[] = ['docx', 'latex', 'csv'];

/** p-values of coefficient and t, one- and two-sided, each with its Monte Carlo error; or one line per shifted date. */
export function PermutationTable({ summary }: { summary: PlaceboSummary }) {
  const { t } = useTranslation();
  const page = usePresentation('page', 'table');
  const paper = usePresentation('export', 'table');
  const table = useMemo(() => placeboTable(summary, page), [summary, page]);
  return (
    <Block
      number={t('placebo.tableNumber')}
      title={summary.coefficient ? t('placebo.tableTitle') : table.title}
      note={sentences(page.language, table.notes)}
      actions={<TableActions table={() => placeboTable(summary, paper)} formats={formats} />}
    >
      <ResultTable table={table} caption={table.title} />
    </Block>
  );
}
