import { useTranslation } from 'react-i18next';
import { say } from '../../present/i18n/index.ts';
import { type Report, useReport } from '../../store/report.ts';
import { cancelRun, useRuns } from '../../store/runs-store.ts';
import { useSession } from '../../store/session-store.ts';
import { titleOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressLine } from '../../ui/progress-line.tsx';
import { Contents } from './contents.tsx';
import { ReportExhibit } from './exhibit.tsx';
import { MethodsSection } from './methods-section.tsx';
import classes from './report.module.css';
import { ReportActions } from './report-actions.tsx';

/** The analysis as the paper that it becomes: methods, numbered tables and figures, each to be taken alone or all in one file. */
export default function ReportPage() {
  const { t } = useTranslation();
  const report = useReport();
  const hasData = useSession((state) => state.info !== null);
  const starting = useSession((state) => state.phase === 'starting');
  const goTo = useUi((state) => state.goTo);
  if (!starting && (!hasData || report.entries.length === 0)) {
    return (
      <EmptyState action={t('report.toPapers')} onAction={() => goTo('papers')}>
        {t('report.empty')}
      </EmptyState>
    );
  }
  return (
    <article className={classes.sheet} lang={report.language === 'zh' ? 'zh-CN' : 'en'}>
      <TitleBlock report={report} />
      <Waiting report={report} />
      <MethodsSection methods={report.methods} language={report.language} />
      <Contents entries={report.entries} language={report.language} />
      <div className={classes.exhibits}>
        {report.entries.map((entry, at) => (
          <ReportExhibit key={at} id={`exhibit-${at + 1}`} entry={entry} language={report.language} />
        ))}
      </div>
    </article>
  );
}

function TitleBlock({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { language } = report;
  const title = useSpec((spec) => titleOf(spec, language));
  const data = useSpec((spec) => spec.data.name);
  const sample = useSpec((spec) => spec.data.source === 'sample');
  return (
    <header className={classes.head}>
      {data && data !== title ? <p className={classes.kicker}>{data}</p> : null}
      <h1 className={classes.title}>{title || t('report.untitled')}</h1>
      {sample ? <p className={classes.simulated}>{say(language, 'methods.simulated')}</p> : null}
      <ReportActions report={report} />
    </header>
  );
}

/** How much is there, and a way to stop what is not. */
function Waiting({ report: { entries, waiting } }: { report: Report }) {
  const { t } = useTranslation();
  const runs = useRuns((state) => state.runs);
  if (waiting.length === 0) return null;
  const total = entries.length;
  const done = entries.filter(({ tasks }) => !tasks.some((task) => waiting.includes(task))).length;
  const startedAt = Math.min(...waiting.map((task) => runs[task].startedAt));
  return (
    <ProgressLine
      label={t('report.filling', { done, total })}
      done={done}
      total={total}
      startedAt={startedAt}
      onCancel={() => {
        for (const task of waiting) cancelRun(task);
      }}
    />
  );
}
