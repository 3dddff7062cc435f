import { useTranslation } from 'react-i18next';
import type { KeywordReport, Passage } from '../../../engine/diagnostics/keyword-index/report.ts';
import { formatPeriod } from '../../../present/format.ts';
import { Block } from '../../../ui/block.tsx';
import classes from './passages.module.css';

/** Words whose passages stand open; the rest on request. */
const OPEN = 6;

/** The first passages of each word, the most frequent words first: texts of the data, shown as text and nothing else. */
export function Passages({ report }: { report: KeywordReport }) {
  const { t } = useTranslation();
  const shown = report.words
    .map((word, w) => ({ word, passages: report.passages[w] ?? [] }))
    .filter(({ passages }) => passages.length > 0)
    .sort((a, b) => b.word.hits - a.word.hits);
  if (shown.length === 0) return null;
  const list = (entries: typeof shown) =>
    entries.map(({ word, passages }) => (
      <div key={word.word} className={classes.word}>
        <dt>{word.word}</dt>
        {passages.map((passage, i) => (
          <dd key={i}>
            <PassageText passage={passage} />
          </dd>
        ))}
      </div>
    ));
  return (
    <Block title={t('keyword.examples')} note={t('keyword.examplesNote')}>
      <dl className={classes.passages}>{list(shown.slice(0, OPEN))}</dl>
      {shown.length > OPEN ? (
        <details className={classes.more}>
          <summary>{t('shell.moreNotices', { count: shown.length - OPEN })}</summary>
          <dl className={classes.passages}>{list(shown.slice(OPEN))}</dl>
        </details>
      ) : null}
    </Block>
  );
}

function PassageText({ passage: { unit, period, before, hit, after } }: { passage: Passage }) {
  const where = [unit, period === null ? null : formatPeriod(period)].filter((part) => part !== null).join(' ');
  return (
    <>
      <span className={classes.text}>
        …{before}
        <mark>{hit}</mark>
        {after}…
      </span>
      <span className={classes.where}>{where}</span>
    </>
  );
}
