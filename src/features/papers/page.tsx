import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../core/notice.ts';
import { loadPapers, openPaper, ownDataInUse, type Paper } from '../../store/papers.ts';
import { useUi } from '../../store/ui-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import { AskFirst } from './ask-first.tsx';
import classes from './papers.module.css';

/** The gallery: each paper with what it asks and what its project fills; one click runs it on the sample panel. */
export default function PapersPage() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const [papers, setPapers] = useState<readonly Paper[] | null | 'loading'>('loading');
  const [asking, setAsking] = useState<Paper | null>(null);
  const [opening, setOpening] = useState<string | null>(null);
  const [failure, setFailure] = useState<Notice | null>(null);
  useEffect(() => {
    void loadPapers().then(setPapers);
  }, []);
  const open = async (paper: Paper) => {
    setAsking(null);
    setFailure(null);
    setOpening(paper.id);
    setFailure(await openPaper(paper));
    setOpening(null);
  };
  return (
    <>
      <header className={classes.head}>
        <h1>{t('papers.title')}</h1>
        <p className={classes.lead}>{t('papers.lead')}</p>
        <p className={classes.honest}>{t('papers.honest')}</p>
      </header>
      {failure ? <Callout tone="error">{text(failure)}</Callout> : null}
      {papers === 'loading' ? <p className={classes.soft}>{t('papers.loading')}</p> : null}
      {papers === null ? <Callout tone="error">{t('papers.unreadable')}</Callout> : null}
      <ol className={classes.list}>
        {(Array.isArray(papers) ? papers : []).map((paper: Paper) => (
          <PaperCard
            key={paper.id}
            paper={paper}
            busy={opening === paper.id}
            onRun={() => (ownDataInUse() ? setAsking(paper) : void open(paper))}
          />
        ))}
      </ol>
      {asking ? <AskFirst onGo={() => void open(asking)} onStay={() => setAsking(null)} /> : null}
    </>
  );
}

function PaperCard({ paper, busy, onRun }: { paper: Paper; busy: boolean; onRun: () => void }) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const { id, title, authors, source, question, design, sample, tables, figures } = paper;
  const name = title[language];
  const fills = [
    ...tables.map((number) => `${t('papers.tables')} ${number}`),
    ...figures.map((number) => `${t('papers.figures')} ${number}`),
  ];
  const facts = [
    { term: t('papers.design'), text: design[language] },
    { term: t('papers.sample'), text: sample[language] },
  ];
  return (
    <li className={classes.card}>
      <article aria-labelledby={`paper-${id}`}>
        <p className={classes.authors}>
          {authors[language]}
          {source[language] ? <span> · {source[language]}</span> : null}
        </p>
        <h2 id={`paper-${id}`} className={classes.title}>
          {name}
        </h2>
        <p className={classes.question}>{question[language]}</p>
        <dl className={classes.facts}>
          {facts.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt>{t('papers.fills')}</dt>
            <dd className={classes.fills}>
              {fills.map((fill) => (
                <span key={fill}>{fill}</span>
              ))}
            </dd>
          </div>
        </dl>
        <footer className={classes.foot}>
          <span className={classes.tag}>{t('papers.tag')}</span>
          <button
            type="button"
            className={classes.run}
            disabled={busy}
            aria-label={t('papers.runNamed', { name })}
            onClick={onRun}
          >
            {busy ? t('papers.opening') : t('papers.run')}
          </button>
        </footer>
      </article>
    </li>
  );
}
