import { useTranslation } from 'react-i18next';
import { useSession } from '../../store/session-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { useTask } from '../../store/use-task.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DescriptiveTables } from './descriptive-tables.tsx';
import { LiveAnswer } from './live-answer.tsx';
import { PanelView } from './panel-view.tsx';

export default function DesignPage() {
  const { t } = useTranslation();
  const run = useTask('design');
  const phase = useSession((state) => state.phase);
  const roles = useSpec((spec) => spec.roles);
  const goTo = useUi((state) => state.goTo);
  if (phase === 'noData') {
    return (
      <EmptyState action={t('baseline.toData')} onAction={() => goTo('data')}>
        {t('data.empty')}
      </EmptyState>
    );
  }
  if (run.status === 'failed' || roles.unit === null || roles.time === null) {
    return <EmptyState notice={run.notice}>{t('design.empty')}</EmptyState>;
  }
  return (
    <>
      <LiveAnswer />
      <PanelView />
      <DescriptiveTables />
    </>
  );
}
