import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Question } from '../features/question/question.tsx';
import { useUi } from '../store/ui-store.ts';
import { Callout } from '../ui/callout.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { TextButton } from '../ui/inspector.tsx';
import { chapters } from './chapters.ts';
import { ExplainDrawer } from './explain-drawer.tsx';
import { Header } from './header.tsx';
import { LedgerDrawer } from './ledger-drawer.tsx';
import { Rail } from './rail.tsx';
import { SessionNotices } from './session-notices.tsx';
import classes from './shell.module.css';
import { StatusLine } from './status-line.tsx';
import { useFileDrop } from './use-file-drop.ts';

export function Shell() {
  useFileDrop();
  const { t } = useTranslation();
  const chapterId = useUi((state) => state.chapter);
  const wide = useMediaQuery('(min-width: 1200px)', true, { getInitialValueInEffect: false });
  const { Page, Inspector, question } = chapters.find((chapter) => chapter.id === chapterId) ?? chapters[2];
  const inspector = Inspector ? (
    <Guarded key={chapterId}>
      <Inspector />
    </Guarded>
  ) : null;
  return (
    <div className={classes.shell} data-alone={inspector === null || undefined}>
      <button type="button" className={classes.skip} onClick={focusResults}>
        {t('shell.skip')}
      </button>
      <Header />
      <Rail />
      <main id="results" tabIndex={-1} className={classes.canvas}>
        <div className={classes.column}>
          <SessionNotices />
          {question ? <Question /> : null}
          <Guarded key={chapterId}>
            <Page />
          </Guarded>
        </div>
      </main>
      {inspector === null ? null : wide ? (
        <aside className={classes.inspector} aria-label={t('shell.options')} tabIndex={0}>
          {inspector}
        </aside>
      ) : (
        <FoldedInspector>{inspector}</FoldedInspector>
      )}
      <StatusLine />
      <ExplainDrawer />
      <LedgerDrawer />
    </div>
  );
}

function focusResults() {
  document.getElementById('results')?.focus();
}

function FoldedInspector({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  const opened = useUi((state) => state.inspectorOpen);
  const setOpened = useUi((state) => state.setInspectorOpen);
  return (
    <Drawer
      opened={opened}
      onClose={() => setOpened(false)}
      position="right"
      size={320}
      title={t('shell.options')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ content: classes.drawer, header: classes.drawer }}
    >
      {children}
    </Drawer>
  );
}

/** A part that loads lazily and may fail without taking the page with it. */
function Guarded({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <ErrorBoundary
      fallback={(error, retry) => (
        <Callout tone="error" title={t('shell.crash')}>
          <p>{t('shell.crashBody')}</p>
          <p>
            <code>{error.message}</code>
          </p>
          <TextButton onClick={retry}>{t('shell.tryAgain')}</TextButton>
        </Callout>
      )}
    >
      <Suspense fallback={<div className={classes.loading}>{t('shell.loading')}</div>}>{children}</Suspense>
    </ErrorBoundary>
  );
}
