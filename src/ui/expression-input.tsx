import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../core/notice.ts';
import { parseExpression } from '../engine/recipe/expression/parse.ts';
import classes from './expression-input.module.css';
import { useNoticeText } from './notices.tsx';

interface ExpressionInputProps {
  readonly label: string;
  readonly value: string;
  /** What is wrong with the expression beside its grammar, for instance a column that is not there. */
  readonly complaint: Notice | null;
  readonly onChange: (value: string) => void;
}

/** The first complaint about the text: of its grammar at once, else what the engine says of it. */
function complaintOf(value: string, complaint: Notice | null): Notice | null {
  if (value.trim() === '') return null;
  const parsed = parseExpression(value);
  return parsed.ok ? complaint : parsed.notice;
}

/** A text in the expression language; what is wrong is underlined where it stands, and said below. */
export function ExpressionInput({ label, value, complaint, onChange }: ExpressionInputProps) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const id = useId();
  const wrong = complaintOf(value, complaint);
  const at = typeof wrong?.params.at === 'number' ? wrong.params.at : null;
  const end = at === null ? 0 : at + Number(wrong?.params.length ?? 1);
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classes.box} data-wrong={wrong !== null || undefined}>
        <pre className={classes.mirror} aria-hidden>
          {at === null ? (
            value
          ) : (
            <>
              {value.slice(0, at)}
              <mark>{value.slice(at, end) || ' '}</mark>
              {value.slice(end)}
            </>
          )}{' '}
        </pre>
        <textarea
          id={id}
          rows={1}
          value={value}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-hint`} className={classes.hint} data-wrong={wrong !== null || undefined} role="status">
        {wrong === null ? (
          t('recipe.expressionHint')
        ) : (
          <>
            {at === null ? null : <strong>{t('recipe.character', { at: at + 1 })}</strong>} {text(wrong)}
          </>
        )}
      </p>
    </div>
  );
}
