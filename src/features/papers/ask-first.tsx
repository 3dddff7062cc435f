import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSpec } from '../../store/spec-store.ts';
import { saveProject } from '../../ui/save-files.ts';
import classes from './papers.module.css';

/** Before an analysis of own data is put aside: what happens to it, and how to get it back. */
export function AskFirst({ onGo, onStay }: { onGo: () => void; onStay: () => void }) {
  const { t } = useTranslation();
  const name = useSpec((spec) => spec.data.name);
  return (
    <Modal
      opened
      onClose={onStay}
      title={t('papers.own')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ title: classes.askTitle }}
      centered
      size={480}
    >
      <p>{t('papers.ownBody', { name })}</p>
      <div className={classes.ask}>
        <button type="button" className={classes.quiet} onClick={() => void saveProject(true)}>
          {t('papers.save')}
        </button>
        <button type="button" className={classes.quiet} onClick={onStay}>
          {t('papers.stay')}
        </button>
        <button type="button" className={classes.run} onClick={onGo}>
          {t('papers.go')}
        </button>
      </div>
    </Modal>
  );
}
