import { useTranslation } from 'react-i18next';
import { useVerdict } from '../../store/answers.ts';
import { useNoticeText } from '../../ui/notices.tsx';
import classes from './verdict-text.module.css';

/** What the numbers say in plain words: the estimate first, then what qualifies it. Cautions stand beside the options. */
export function VerdictText() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const verdict = useVerdict();
  if (!verdict) return <div className={classes.verdict} />;
  return (
    <div className={classes.verdict}>
      <p className={classes.headline}>{text(verdict.headline)}</p>
      <details>
        <summary>{t('baseline.qualifies')}</summary>
        <ul>
          {verdict.facts.map((fact) => (
            <li key={fact.code}>{text(fact)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
