import { useTranslation } from 'react-i18next';
import classes from './progress-line.module.css';

interface ProgressLineProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  readonly onCancel: () => void;
}

/** Determinate progress with the time left and a Cancel that answers at once. */
export function ProgressLine({ label, done, total, startedAt, onCancel }: ProgressLineProps) {
  const { t } = useTranslation();
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const elapsed = (performance.now() - startedAt) / 1000;
  const left = share > 0.02 && elapsed > 0.6 ? Math.ceil((elapsed / share) * (1 - share)) : null;
  return (
    <div className={classes.line}>
      <span>{label}</span>
      <progress className={classes.bar} value={share} max={1} aria-label={label} />
      <span className={classes.left}>{left === null ? '' : t('shell.timeLeft', { s: left })}</span>
      <button type="button" className={classes.cancel} onClick={onCancel}>
        {t('shell.cancel')}
      </button>
    </div>
  );
}
