import { createContext, type ReactNode, use } from 'react';
import classes from './answer-strip.module.css';

const Busy = createContext(false);

/** No figure: still being computed, or none to be had. */
function NoFigure() {
  const busy = use(Busy);
  return <span className={classes.pending}>{busy ? '···' : '–'}</span>;
}

/** The strip under a chapter's sentence: one headline figure and the few that qualify it. Heights are reserved, so nothing jumps. */
export function AnswerStrip({ children, busy, label }: { children: ReactNode; busy: boolean; label: string }) {
  return (
    <section className={classes.strip} aria-label={label} aria-busy={busy} data-busy={busy || undefined}>
      <Busy value={busy}>{children}</Busy>
    </section>
  );
}

interface HeadlineProps {
  readonly label: string;
  readonly value: string | null;
  readonly stars?: string;
  readonly suffix?: string;
}

export function Headline({ label, value, stars = '', suffix = '' }: HeadlineProps) {
  return (
    <div className={classes.headline}>
      <div className={classes.label}>{label}</div>
      <div className={classes.figure}>
        {value ?? <NoFigure />}
        {stars ? <sup className={classes.stars}>{stars}</sup> : null}
        {suffix ? <span className={classes.suffix}>{suffix}</span> : null}
      </div>
    </div>
  );
}

interface StripItemProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly hint?: string | undefined;
  /** Left out where the strip is too narrow for one line. */
  readonly optional?: boolean;
  /** The value is that of before the last change, and another is being computed. */
  readonly busy?: boolean;
}

export function StripItem({ label, value, hint, optional = false, busy = false }: StripItemProps) {
  return (
    <div
      className={classes.item}
      title={hint}
      data-optional={optional || undefined}
      aria-busy={busy || undefined}
      data-busy={busy || undefined}
    >
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{value ?? <NoFigure />}</div>
    </div>
  );
}
