import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataPart, setDataView, useDataView } from '../../store/data-view.ts';
import { useImport } from '../../store/import-store.ts';
import { useSession } from '../../store/session-store.ts';
import classes from './data-tabs.module.css';

const views = [
  { id: 'table', title: 'data.viewTable' },
  { id: 'index', title: 'data.viewIndex' },
  { id: 'keywords', title: 'data.viewKeywords' },
] as const satisfies readonly { id: DataPart; title: string }[];

/** The parts of the chapter: the table as imported, and what is made from it. */
export function DataTabs({ shown }: { shown: DataPart }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={t('data.views')}>
      {views.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          aria-current={id === shown ? 'page' : undefined}
          onClick={() => setDataView({ view: id })}
        >
          {t(title)}
        </button>
      ))}
    </nav>
  );
}

/** Without data there is the table only. A file that begins to be read brings the table forward, where it is reported. */
export function useShownView(): DataPart {
  const view = useDataView((state) => state.view);
  const reading = useImport((state) => state.status === 'looking' || state.status === 'reading');
  const hasData = useSession((state) => state.info !== null);
  useEffect(() => {
    if (reading) setDataView({ view: 'table' });
  }, [reading]);
  return hasData ? view : 'table';
}
