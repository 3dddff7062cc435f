import { useTranslation } from 'react-i18next';
import { type GuessedRole, useGuess } from '../../store/guesses.ts';
import { useNoticeText } from '../../ui/notices.tsx';
import classes from './editors.module.css';

/** Why the app proposed this column, while its proposal still stands. */
export function GuessReason({ of }: { of: GuessedRole }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const reason = useGuess(of);
  if (!reason) return null;
  return <p className={classes.hint}>{t('question.guessWhy', { reason: text(reason) })}</p>;
}
