import { Switch } from '@mantine/core';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../present/format.ts';
import type { StepView } from '../../../spec/prepared.ts';
import type { RecipeStepSpec } from '../../../spec/recipe.ts';
import { changeStep, moveStep, removeStep } from '../../../store/recipe-edits.ts';
import { useNoticeText } from '../../../ui/notices.tsx';
import { stepLine } from './step-line.ts';
import classes from './steps.module.css';

interface StepRowProps {
  readonly step: RecipeStepSpec;
  readonly at: number;
  readonly last: boolean;
  /** null: not yet applied. */
  readonly view: StepView | null;
  readonly open: boolean;
  readonly onEdit: () => void;
  /** The step is no longer in this place. */
  readonly onGone: () => void;
  readonly children: ReactNode;
}

/** A step in words, what it did, and what can be done with it; its form opens below. */
export function StepRow({ step, at, last, view, open, onEdit, onGone, children }: StepRowProps) {
  const { t } = useTranslation();
  const place = { step: at + 1 };
  const report = view?.report;
  const failed = report?.ok === false;
  return (
    <li className={classes.step} data-off={step.off || undefined} data-failed={failed || undefined}>
      <span className={classes.place}>{at + 1}</span>
      <div className={classes.words}>
        <p className={classes.line}>{stepLine(step, t as never)}</p>
        <StepFacts view={view} off={step.off} />
      </div>
      <div className={classes.actions}>
        <Switch
          aria-label={t('recipe.on', place)}
          checked={!step.off}
          onChange={() => changeStep(at, { ...step, off: !step.off })}
        />
        <button
          type="button"
          className={classes.text}
          aria-expanded={open}
          aria-label={t('recipe.editStep', place)}
          onClick={onEdit}
        >
          {t('recipe.edit')}
        </button>
        <button
          type="button"
          disabled={at === 0}
          aria-label={t('recipe.up', place)}
          onClick={() => {
            onGone();
            moveStep(at, -1);
          }}
        >
          <ArrowUp size={14} aria-hidden />
        </button>
        <button
          type="button"
          disabled={last}
          aria-label={t('recipe.down', place)}
          onClick={() => {
            onGone();
            moveStep(at, 1);
          }}
        >
          <ArrowDown size={14} aria-hidden />
        </button>
        <button
          type="button"
          aria-label={t('recipe.remove', place)}
          onClick={() => {
            onGone();
            removeStep(at);
          }}
        >
          <Trash2 size={14} aria-hidden />
        </button>
      </div>
      {open ? <div className={classes.form}>{children}</div> : null}
    </li>
  );
}

/** Rows and cells that a step concerned, or why it was not applied. */
function StepFacts({ view, off }: { view: StepView | null; off: boolean }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  if (off) return <p className={classes.facts}>{t('recipe.isOff')}</p>;
  if (!view || view.report.ok === 'off') return null;
  const { report } = view;
  if (!report.ok) {
    return (
      <p className={classes.facts} data-tone="error" role="status">
        {t('recipe.failed')} · {text(report.notice)}
      </p>
    );
  }
  const { rowsRemoved, notices } = report;
  if (rowsRemoved === 0 && notices.length === 0) return null;
  return (
    <ul className={classes.facts}>
      {rowsRemoved > 0 ? <li>{t('recipe.rowsLeftOut', { count: formatCount(rowsRemoved) as never })}</li> : null}
      {notices.map((notice, i) => (
        <li key={i} data-tone={notice.severity}>
          {text(notice)}
        </li>
      ))}
    </ul>
  );
}
