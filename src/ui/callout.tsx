import type { ReactNode } from 'react';
import classes from './callout.module.css';

export type CalloutTone = 'info' | 'caution' | 'good' | 'error';

interface CalloutProps {
  readonly tone: CalloutTone;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

/** A note beside the results: what, why it matters here, what to look at next. */
export function Callout({ tone, title, children }: CalloutProps) {
  return (
    <div className={classes.callout} data-tone={tone} role={tone === 'error' ? 'alert' : 'note'}>
      {title ? <p className={classes.title}>{title}</p> : null}
      <div>{children}</div>
    </div>
  );
}
