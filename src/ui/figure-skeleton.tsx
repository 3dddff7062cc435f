import { useTranslation } from 'react-i18next';
import classes from './figure.module.css';

/** The room of a figure before it is drawn. */
export function FigureSkeleton({ height }: { height: number }) {
  const { t } = useTranslation();
  return (
    <div className={classes.frame} style={{ height: height + 58 }}>
      <div className={classes.loading}>{t('shell.loading')}</div>
    </div>
  );
}
