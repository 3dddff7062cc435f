import { useTranslation } from 'react-i18next';
import { discardImport, retryImport, useImport } from '../../store/import-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import classes from './data.module.css';
import { RawPreview } from './raw-preview.tsx';

/** What went wrong, where, and what to do next; nothing that was in use is lost. */
export function ImportFailed() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const { status, notice, sniff } = useImport();
  return (
    <>
      <Callout
        tone={status === 'cancelled' ? 'info' : 'error'}
        title={status === 'failed' ? t('data.failedTitle') : undefined}
      >
        <p>{status === 'cancelled' ? t('data.cancelled') : notice ? text(notice) : ''}</p>
        {status === 'failed' ? <p>{t('data.failedKeep')}</p> : null}
        <p className={classes.rowOfActions}>
          <TextButton onClick={retryImport}>{t('data.again')}</TextButton>
          <TextButton onClick={() => void discardImport()}>{t('data.discard')}</TextButton>
        </p>
      </Callout>
      {sniff && sniff.rows.length > 0 ? <RawPreview rows={sniff.rows} /> : null}
    </>
  );
}
