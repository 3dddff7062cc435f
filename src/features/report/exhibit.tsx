import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf } from '../../present/export/file-name.ts';
import type { ExportFormat } from '../../present/export/types.ts';
import { type Language, sentences } from '../../present/i18n/index.ts';
import type { Built } from '../../present/report/build.ts';
import { wordsIn } from '../../present/report/printing.ts';
import type { ReportEntry } from '../../store/report.ts';
import { rerun, useRuns } from '../../store/runs-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { Figure, type FigureTarget } from '../../ui/figure.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { TableActions } from '../../ui/table-actions.tsx';
import classes from './report.module.css';

interface ExhibitProps {
  readonly id: string;
  readonly entry: ReportEntry;
  readonly language: Language;
}

/** Room kept for an exhibit that has not come near the window yet. */
const ROOM = 320;
const NEAR = '900px';

/** One numbered table or figure; it is made when it comes near the window. */
export const ReportExhibit = memo(function ReportExhibit({ id, entry, language }: ExhibitProps) {
  const holder = useRef<HTMLElement>(null);
  const near = useNear(holder);
  const busy = useRuns((state) => entry.tasks.some((task) => state.runs[task].status === 'running'));
  return (
    <section
      ref={holder}
      id={id}
      tabIndex={-1}
      className={classes.exhibit}
      aria-labelledby={`${id}-title`}
      aria-busy={busy}
      data-far={!near || undefined}
      data-kind={entry.exhibit.kind}
    >
      <h2 id={`${id}-title`} className={classes.caption}>
        <span className={classes.captionNumber}>{entry.number}</span> {entry.title()}
      </h2>
      <div className={classes.body} data-busy={busy || undefined}>
        {near ? <Content entry={entry} language={language} /> : <div style={{ height: ROOM }} />}
      </div>
    </section>
  );
});

/** Whether the element has come near the window; it stays so. */
function useNear(holder: React.RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = holder.current;
    if (!element || near) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { root: element.closest('main'), rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [holder, near]);
  return near;
}

function Content({ entry, language }: { entry: ReportEntry; language: Language }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const answer = entry.build();
  if (answer.state === 'pending') return <p className={classes.waiting}>{t('report.waiting')}</p>;
  if (answer.state === 'failed') {
    const stopped = answer.notice.code === 'reportCancelled';
    return (
      <Callout tone={stopped ? 'info' : 'error'} title={stopped ? undefined : t('report.failed')}>
        <p>{text(answer.notice)}</p>
        <TextButton onClick={() => again(entry)}>{t('report.again')}</TextButton>
      </Callout>
    );
  }
  return answer.value.kind === 'table' ? (
    <TableContent entry={entry} built={answer.value} language={language} />
  ) : (
    <FigureContent entry={entry} built={answer.value} language={language} />
  );
}

function again({ tasks }: ReportEntry): void {
  for (const task of tasks) rerun(task);
}

const formats: readonly ExportFormat[] = ['docx', 'latex', 'csv', 'html'];

interface BuiltProps<K extends Built['kind']> {
  readonly entry: ReportEntry;
  readonly built: Extract<Built, { kind: K }>;
  readonly language: Language;
}

function TableContent({ entry, built: { table }, language }: BuiltProps<'table'>) {
  const title = entry.title();
  return (
    <>
      <ResultTable table={table} caption={`${entry.number} ${title}`} />
      <Notes notes={table.notes} language={language} />
      <footer className={classes.actions}>
        <TableActions table={() => ({ ...table, number: entry.number })} formats={formats} />
      </footer>
    </>
  );
}

function FigureContent({ entry, built, language }: BuiltProps<'figure'>) {
  const { draw, height } = built;
  const build = useCallback((target: FigureTarget) => draw(target), [draw]);
  const own = wordsIn(language, entry.exhibit.notes);
  const name = fileNameOf(entry.number, '').replace(/\.$/, '');
  return (
    <>
      <Notes notes={own ? [own] : []} language={language} />
      <Figure build={build} height={height} fileName={name} language={language} />
    </>
  );
}

function Notes({ notes, language }: { notes: readonly string[]; language: Language }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <p className={classes.notes}>
      <i>{t('report.note', { lng: language })}</i>
      {`${language === 'zh' ? '' : ' '}${sentences(language, notes)}`}
    </p>
  );
}
