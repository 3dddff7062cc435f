import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SensitivityReport } from '../../../engine/diagnostics/composite-index/report.ts';
import { sentences } from '../../../present/i18n/index.ts';
import { indexMoversTable, indexSensitivityTable } from '../../../present/tables/index-ranking.ts';
import { usePresentation } from '../../../store/presentation.ts';
import { Block } from '../../../ui/block.tsx';
import { NoticeList } from '../../../ui/notices.tsx';
import { ResultTable } from '../../../ui/result-table.tsx';
import { TableActions } from '../../../ui/table-actions.tsx';

const FORMATS = ['docx', 'latex', 'csv', 'html'] as const;

/** The same indicators under other methods: how far the ranking agrees, and who moves most. */
export function Sensitivity({ report, busy }: { report: SensitivityReport; busy: boolean }) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const table = useMemo(() => indexSensitivityTable(report, page), [report, page]);
  const movers = useMemo(() => indexMoversTable(report, page), [report, page]);
  return (
    <>
      <Block
        number={t('index.sensitivityNumber')}
        title={t('index.sensitivityTitle')}
        note={sentences(page.language, table.notes)}
        busy={busy}
        actions={<TableActions table={() => indexSensitivityTable(report, paper)} formats={FORMATS} />}
      >
        <ResultTable table={table} caption={t('index.sensitivityTitle')} />
      </Block>
      <NoticeList notices={report.notices} />
      {report.movers.length > 0 ? (
        <Block
          number={t('index.moversNumber')}
          title={t('index.moversTitle')}
          note={movers.title}
          busy={busy}
          actions={<TableActions table={() => indexMoversTable(report, paper)} formats={FORMATS} />}
        >
          <ResultTable table={movers} caption={t('index.moversTitle')} />
        </Block>
      ) : null}
    </>
  );
}
