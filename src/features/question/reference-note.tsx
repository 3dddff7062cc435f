import { useTranslation } from 'react-i18next';
import classes from './editors.module.css';

export function ReferenceNote({ never }: { never: number | null }) {
  const { t } = useTranslation();
  return <p className={classes.text}>{t('question.referenceBody', { never: never ?? '–' })}</p>;
}
