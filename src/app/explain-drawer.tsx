import { Drawer } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useUi } from '../store/ui-store.ts';
import classes from './explain-drawer.module.css';

const ExplainText = lazy(() => import('./explain/explain-text.tsx'));

/** In plain words: what it is, what it assumes, when it is wrong, the equation, the reference, and the code that does the same. */
export function ExplainDrawer() {
  const { t } = useTranslation();
  const topic = useUi((state) => state.explain);
  const setExplain = useUi((state) => state.setExplain);
  return (
    <Drawer
      opened={topic !== null}
      onClose={() => setExplain(null)}
      position="right"
      size={480}
      title={t('shell.explain')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ content: classes.drawer, header: classes.drawer }}
    >
      {topic === null ? null : (
        <Suspense fallback={<p>{t('shell.loading')}</p>}>
          <ExplainText topic={topic} />
        </Suspense>
      )}
    </Drawer>
  );
}
