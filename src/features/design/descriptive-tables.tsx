import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../present/export/types.ts';
import { sentences } from '../../present/i18n/index.ts';
import type { TableModel } from '../../present/tables/model.ts';
import type { OutputOptions } from '../../present/tables/options.ts';
import { usePresentation } from '../../store/presentation.ts';
import { useTask } from '../../store/use-task.ts';
import { Block } from '../../ui/block.tsx';
import { NoticeList } from '../../ui/notices.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { TableActions } from '../../ui/table-actions.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import classes from './design.module.css';
import { descriptiveTables } from './tables.ts';

const formats: readonly ExportFormat[] = ['docx', 'latex', 'csv'];

export function DescriptiveTables() {
  const { t } = useTranslation();
  const run = useTask('descriptives');
  const page = usePresentation('page', 'table');
  const paper = usePresentation('export', 'table');
  const result = run.result;
  const shown = useMemo(() => (result ? descriptiveTables(result, page) : []), [result, page]);
  if (run.status === 'failed') return null;
  if (!result) return <TableSkeleton rows={8} columns={9} />;
  const make = (index: number) => (output: OutputOptions) => descriptiveTables(result, output)[index].table;
  return (
    <div className={classes.tables}>
      {shown.map(({ id, table, notices }, index) => (
        <DescriptiveBlock
          key={id}
          number={index === 0 ? t('design.tableNumber') : undefined}
          title={t(`design.${id}`)}
          note={id === 'descriptives' ? t('design.descriptivesNote') : sentences(page.language, table.notes)}
          table={table}
          paper={() => make(index)(paper)}
          busy={run.status === 'running'}
        >
          <NoticeList notices={notices} />
        </DescriptiveBlock>
      ))}
    </div>
  );
}

interface DescriptiveBlockProps {
  readonly number: string | undefined;
  readonly title: string;
  readonly note: string;
  readonly table: TableModel;
  readonly paper: () => TableModel;
  readonly busy: boolean;
  readonly children: React.ReactNode;
}

function DescriptiveBlock({ number, title, note, table, paper, busy, children }: DescriptiveBlockProps) {
  return (
    <Block
      {...(number === undefined ? {} : { number })}
      title={title}
      note={note}
      busy={busy}
      actions={<TableActions table={paper} formats={formats} />}
    >
      <ResultTable table={table} caption={title} />
      {children}
    </Block>
  );
}
