import { useImport } from '../../store/import-store.ts';
import { ColumnsList } from './columns-list.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { TypesGroup } from './types-group.tsx';

export default function DataInspector() {
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
