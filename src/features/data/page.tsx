import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useImport } from '../../store/import-store.ts';
import { useSession } from '../../store/session-store.ts';
import { Sentence, StrongWord } from '../../ui/sentence.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { CurrentData } from './current-data.tsx';
import { DataTabs, useShownView } from './data-tabs.tsx';
import { DropZone } from './drop-zone.tsx';
import { ImportFailed } from './import-failed.tsx';
import { PendingData } from './pending-data.tsx';
import { ReadingFile } from './reading-file.tsx';
import { StepsBlock } from './steps/steps-block.tsx';

const IndexPage = lazy(() => import('./index-builder/page.tsx'));
const KeywordPage = lazy(() => import('./keywords/page.tsx'));

export default function DataPage() {
  const view = useShownView();
  return (
    <>
      <DataTabs shown={view} />
      <Suspense fallback={<TableSkeleton rows={8} columns={4} />}>
        {view === 'index' ? <IndexPage /> : view === 'keywords' ? <KeywordPage /> : <TablePage />}
      </Suspense>
    </>
  );
}

function TablePage() {
  const { t } = useTranslation();
  const status = useImport((state) => state.status);
  const info = useSession((state) => state.info);
  return (
    <>
      <Sentence
        text={t('data.question', { skipInterpolation: true })}
        slots={{ data: <StrongWord>{t('data.questionData')}</StrongWord> }}
      />
      <DropZone />
      {status === 'looking' || status === 'reading' ? <ReadingFile /> : null}
      {status === 'failed' || status === 'cancelled' ? <ImportFailed /> : null}
      {status === 'ready' ? <PendingData /> : null}
      {status === 'idle' && info ? <StepsBlock /> : null}
      {status === 'idle' && info ? <CurrentData /> : null}
    </>
  );
}
