import { useTranslation } from 'react-i18next';
import type { Language } from '../../present/i18n/index.ts';
import type { ReportEntry } from '../../store/report.ts';
import classes from './report.module.css';

interface ContentsProps {
  readonly entries: readonly ReportEntry[];
  readonly language: Language;
}

/** Every table and figure by number and title; a click leads there. */
export function Contents({ entries, language }: ContentsProps) {
  const { t } = useTranslation();
  return (
    <nav className={classes.contents} aria-label={t('report.contents', { lng: language })}>
      <ol>
        {entries.map((entry, at) => (
          <li key={at}>
            <button type="button" onClick={() => show(`exhibit-${at + 1}`)}>
              <span className={classes.contentsNumber}>{entry.number}</span>
              <span className={classes.contentsTitle}>{entry.title()}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The address of the page names the chapter, so a jump inside it leaves the address alone. */
function show(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'start' });
  target?.focus({ preventScroll: true });
}
