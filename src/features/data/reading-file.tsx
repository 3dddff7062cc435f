import { useTranslation } from 'react-i18next';
import { cancelImport, useImport } from '../../store/import-store.ts';
import { ProgressLine } from '../../ui/progress-line.tsx';
import classes from './data.module.css';

export function ReadingFile() {
  const { t } = useTranslation();
  const { status, name, progress, startedAt } = useImport();
  return (
    <div className={classes.reading} role="status">
      <ProgressLine
        label={status === 'looking' ? t('data.looking') : t('data.reading', { name })}
        done={progress?.done ?? 0}
        total={progress?.total ?? 1}
        startedAt={startedAt}
        onCancel={cancelImport}
      />
    </div>
  );
}
