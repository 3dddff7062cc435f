import { lazy, Suspense } from 'react';
import { useImport } from '../../store/import-store.ts';
import { ColumnsList } from './columns-list.tsx';
import { useShownView } from './data-tabs.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { TypesGroup } from './types-group.tsx';

const IndexInspector = lazy(() => import('./index-builder/inspector.tsx'));
const KeywordInspector = lazy(() => import('./keywords/inspector.tsx'));

export default function DataInspector() {
  const view = useShownView();
  return (
    <Suspense>
      {view === 'index' ? <IndexInspector /> : view === 'keywords' ? <KeywordInspector /> : <TableInspector />}
    </Suspense>
  );
}

function TableInspector() {
  const sniff = useImport((state) => state.sniff);
  const pending = useImport((state) => state.pending);
  if (!sniff) return <ColumnsList />;
  return (
    <>
      <ReadingOptions sniff={sniff} />
      {pending ? <TypesGroup pending={pending} /> : null}
    </>
  );
}
