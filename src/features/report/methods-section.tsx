import { type Language, say } from '../../present/i18n/index.ts';
import type { Methods } from '../../present/report/methods.ts';
import classes from './report.module.css';

/** What was done, in words made from the analysis itself. */
export function MethodsSection({ methods, language }: { methods: Methods | null; language: Language }) {
  if (methods === null) return null;
  return (
    <section className={classes.methods} aria-labelledby="report-methods">
      <h2 id="report-methods" className={classes.heading}>
        {say(language, 'methods.title')}
      </h2>
      {methods.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {methods.references.length > 0 ? (
        <ul className={classes.references} aria-label={say(language, 'methods.references')}>
          {methods.references.map((reference) => (
            <li key={reference}>{reference}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
