import { type ReactNode, useId } from 'react';
import classes from './block.module.css';

interface BlockProps {
  /** 'Table 2.' or 'Figure 3.' in the language of the page. */
  readonly number?: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** A numbered table or figure: title, one-line note, the thing itself, then what can be done with it. */
export function Block({ number, title, note, actions, busy = false, children }: BlockProps) {
  const id = useId();
  return (
    <section className={classes.block} aria-labelledby={id} aria-busy={busy}>
      <header>
        <h2 id={id} className={classes.title}>
          {number ? <span>{number} </span> : null}
          {title}
        </h2>
        {note ? <p className={classes.note}>{note}</p> : null}
      </header>
      <div className={classes.body} data-busy={busy || undefined}>
        {children}
      </div>
      {actions ? <footer className={classes.actions}>{actions}</footer> : null}
    </section>
  );
}
