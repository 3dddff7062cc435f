import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../store/report.ts';
import { TextButton } from '../../ui/inspector.tsx';
import { saveProject, saveScript } from '../../ui/save-files.ts';
import classes from './report.module.css';
import { type ReportFormat, saveReport } from './write-report.ts';

const formats: readonly { readonly id: ReportFormat; readonly name: string; readonly label: string }[] = [
  { id: 'docx', name: 'Word', label: 'report.wordWhole' },
  { id: 'latex', name: 'LaTeX', label: 'report.latexWhole' },
  { id: 'html', name: 'HTML', label: 'report.htmlWhole' },
];

/** The whole report as a file, the scripts that do the same elsewhere, and the project. */
export function ReportActions({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<number | null>(null);
  const total = report.entries.length;
  const save = async (format: ReportFormat) => {
    setDone(0);
    try {
      await saveReport(report, format, setDone);
    } finally {
      setDone(null);
    }
  };
  return (
    <div className={classes.take} role="group" aria-label={t('report.take')}>
      {formats.map(({ id, name, label }, at) => (
        <button
          key={id}
          type="button"
          className={at === 0 ? classes.primary : classes.secondary}
          disabled={done !== null}
          aria-label={t(label as 'report.wordWhole')}
          onClick={() => void save(id)}
        >
          {name}
        </button>
      ))}
      <span className={classes.takeMore}>
        <TextButton onClick={() => void saveScript('r')}>{t('report.scriptR')}</TextButton>
        <TextButton onClick={() => void saveScript('stata')}>{t('report.scriptStata')}</TextButton>
        <TextButton onClick={() => void saveProject(false)}>{t('report.project')}</TextButton>
      </span>
      <span className={classes.takeState} role="status">
        {done !== null ? t('report.writing', { done, total }) : report.waiting.length > 0 ? t('report.notAll') : ''}
      </span>
    </div>
  );
}
