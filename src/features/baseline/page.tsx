import { useTranslation } from 'react-i18next';
import { rerun } from '../../store/runs-store.ts';
import { useSession } from '../../store/session-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { useTask } from '../../store/use-task.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AnswerCard } from './answer-card.tsx';
import { BaselineTable } from './baseline-table.tsx';
import { FailedColumns } from './failed-columns.tsx';
import { VerdictText } from './verdict-text.tsx';

export default function BaselinePage() {
  const { t } = useTranslation();
  const run = useTask('baseline');
  const phase = useSession((state) => state.phase);
  const goTo = useUi((state) => state.goTo);
  if (phase === 'noData') {
    return (
      <EmptyState action={t('baseline.toData')} onAction={() => goTo('data')}>
        {t('data.empty')}
      </EmptyState>
    );
  }
  if (run.status === 'failed') {
    return (
      <EmptyState notice={run.notice} action={t('shell.runAgain')} onAction={() => rerun('baseline')}>
        {t('baseline.empty')}
      </EmptyState>
    );
  }
  return (
    <>
      <AnswerCard />
      <VerdictText />
      <BaselineTable />
      {run.result ? <FailedColumns columns={run.result.columns} /> : null}
    </>
  );
}
