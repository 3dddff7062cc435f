import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { engine } from '../../store/engine.ts';
import { acceptImport, discardImport, useImport } from '../../store/import-store.ts';
import { Block } from '../../ui/block.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import classes from './data.module.css';
import { ImportReportView } from './import-report.tsx';
import { RawPreview } from './raw-preview.tsx';

/** The data as read, beside the file as it stands; nothing in use changes before the person accepts. */
export function PendingData() {
  const { t } = useTranslation();
  const { pending, sniff, name } = useImport();
  const [view, setView] = useState<'read' | 'file'>('read');
  const rows = useCallback((from: number, to: number) => engine().pendingRows(from, to), []);
  if (!pending) return null;
  const { info, report } = pending;
  return (
    <>
      <div className={classes.accept}>
        <div>
          <strong>{name}</strong>{' '}
          {t('data.rowsColumns', { rows: formatCount(info.nrow), columns: formatCount(info.columns.length) })}
          <p>{t('data.waiting')}</p>
        </div>
        <div className={classes.rowOfActions}>
          <button type="button" className={classes.secondary} onClick={() => void discardImport()}>
            {t('data.discard')}
          </button>
          <button type="button" className={classes.primary} onClick={() => void acceptImport()}>
            {t('data.use')}
          </button>
        </div>
      </div>
      <Block
        title={t('data.grid')}
        note={
          <SegmentedControl
            size="xs"
            aria-label={t('data.grid')}
            value={view}
            onChange={(next) => setView(next as 'read' | 'file')}
            data={[
              { value: 'read', label: t('data.asRead') },
              { value: 'file', label: t('data.asFile') },
            ]}
          />
        }
      >
        {view === 'read' ? (
          <VirtualGrid key={info.hash} info={info} rows={rows} label={t('data.grid')} height={360} />
        ) : (
          <RawPreview rows={sniff?.rows ?? []} />
        )}
      </Block>
      <ImportReportView report={report} />
    </>
  );
}
