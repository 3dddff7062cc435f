import type { ReactNode } from 'react';
import type { Notice } from '../core/notice.ts';
import { Callout } from './callout.tsx';
import classes from './empty-state.module.css';
import { useNoticeText } from './notices.tsx';

interface EmptyStateProps {
  readonly children: ReactNode;
  readonly notice?: Notice | null;
  readonly action?: string;
  readonly onAction?: () => void;
}

/** Where there is no result yet: what is missing and the next step, never a blank page. */
export function EmptyState({ children, notice = null, action, onAction }: EmptyStateProps) {
  const text = useNoticeText();
  return (
    <div className={classes.empty}>
      {notice ? <Callout tone={notice.severity === 'error' ? 'error' : 'caution'}>{text(notice)}</Callout> : null}
      <p className={classes.text}>{children}</p>
      {action && onAction ? (
        <button type="button" className={classes.action} onClick={onAction}>
          {action}
        </button>
      ) : null}
    </div>
  );
}
