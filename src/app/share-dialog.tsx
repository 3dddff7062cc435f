import { Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { encodeShare } from '../spec/share.ts';
import { libraryIds } from '../store/sample.ts';
import { useSpec } from '../store/spec-store.ts';
import { useNoticeText } from '../ui/notices.tsx';
import classes from './share-dialog.module.css';

/** The link holds the spec only; whatever is data stays out, and the dialog says what that was. */
export function ShareDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.shareTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ content: classes.content, header: classes.content, title: classes.title }}
      centered
      size={520}
    >
      {opened ? <ShareBody /> : null}
    </Modal>
  );
}

function ShareBody() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const spec = useSpec((value) => value);
  const [copied, setCopied] = useState(false);
  const { fragment, leftOut } = useMemo(() => encodeShare(spec, libraryIds), [spec]);
  const link = `${location.href.split('#')[0]}#s=${fragment}`;
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    setCopied(true);
  };
  return (
    <div className={classes.body}>
      <p>{t('shell.shareBody')}</p>
      <input
        className={classes.link}
        readOnly
        value={link}
        aria-label={t('shell.shareTitle')}
        onFocus={(event) => event.currentTarget.select()}
      />
      {leftOut.length > 0 ? (
        <div className={classes.left}>
          <p>{t('shell.shareLeftOut')}</p>
          <ul>
            {leftOut.map((notice) => (
              <li key={notice.code}>{text(notice)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={classes.nothing}>{t('shell.shareNothingLeftOut')}</p>
      )}
      <button type="button" className={classes.copy} onClick={() => void copy()}>
        {copied ? t('shell.copied') : t('shell.shareCopy')}
      </button>
    </div>
  );
}
