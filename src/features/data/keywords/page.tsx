import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeywordReport } from '../../../engine/diagnostics/keyword-index/report.ts';
import { formatCount } from '../../../present/format.ts';
import { sentences } from '../../../present/i18n/index.ts';
import { keywordYears } from '../../../present/plots/keyword-years.ts';
import { keywordPeriodsTable, keywordWordsTable } from '../../../present/tables/keyword.ts';
import { stepScripts, useIndexSteps } from '../../../store/indices.ts';
import { usePresentation } from '../../../store/presentation.ts';
import { editRoles, useSpec } from '../../../store/spec-store.ts';
import { useTask } from '../../../store/use-task.ts';
import { AnswerStrip, Headline, StripItem } from '../../../ui/answer-strip.tsx';
import { Block } from '../../../ui/block.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { CodeButton } from '../../../ui/code-button.tsx';
import { Figure, type FigureTarget } from '../../../ui/figure.tsx';
import { NoticeList, useNoticeText } from '../../../ui/notices.tsx';
import { ResultTable } from '../../../ui/result-table.tsx';
import { Sentence, StrongWord } from '../../../ui/sentence.tsx';
import { TableActions } from '../../../ui/table-actions.tsx';
import { TableSkeleton } from '../../../ui/table-skeleton.tsx';
import classes from '../index-builder/index-builder.module.css';
import { Passages } from './passages.tsx';
import { StartKeywords } from './start-keywords.tsx';

const FORMATS = ['docx', 'latex', 'csv', 'html'] as const;

/** Words counted in texts: by word, over time, and what was counted. */
export default function KeywordPage() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const { current } = useIndexSteps('keyword-index');
  const run = useTask('keywords');
  const answer = run.result?.find(({ step }) => step === current?.at)?.answer ?? null;
  const failure = answer && !answer.ok ? answer.notice : run.status === 'failed' ? run.notice : null;
  return (
    <>
      <Sentence
        text={t('keyword.question', { skipInterpolation: true })}
        slots={{ key: <StrongWord tone="control">{t('keyword.questionKey')}</StrongWord> }}
      />
      {!current ? (
        <StartKeywords />
      ) : failure?.code === 'keywordNoText' ? (
        <Callout tone="info">{text(failure)}</Callout>
      ) : failure ? (
        <Callout tone="error" title={t('keyword.failed')}>
          {text(failure)}
        </Callout>
      ) : answer?.ok ? (
        <KeywordResults report={answer.value} name={current.name} at={current.at} busy={run.status === 'running'} />
      ) : (
        <Block title={t('keyword.wordsTitle')}>
          <TableSkeleton rows={12} columns={5} />
        </Block>
      )}
    </>
  );
}

interface KeywordResultsProps {
  readonly report: KeywordReport;
  readonly name: string;
  readonly at: number;
  readonly busy: boolean;
}

function KeywordResults({ report, name, at, busy }: KeywordResultsProps) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const words = useMemo(() => keywordWordsTable(report, page), [report, page]);
  const periods = useMemo(() => keywordPeriodsTable(report, page), [report, page]);
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => keywordYears(report, { ...(print ? paper : page), scheme, print }),
    [report, page, paper],
  );
  const dated = report.periods.length > 1;
  return (
    <>
      <KeywordAnswer report={report} name={name} />
      <NoticeList notices={report.notices} />
      {dated ? (
        <Block number={t('keyword.yearsNumber')} title={t('keyword.yearsTitle')} busy={busy}>
          <Figure build={build} height={340} fileName="keywords-over-time" />
        </Block>
      ) : null}
      <Block
        number={t('keyword.wordsNumber')}
        title={t('keyword.wordsTitle')}
        note={sentences(page.language, words.notes)}
        busy={busy}
        actions={
          <TableActions table={() => keywordWordsTable(report, paper)} formats={FORMATS}>
            <CodeButton load={() => stepScripts(at)} />
          </TableActions>
        }
      >
        <ResultTable table={words} caption={t('keyword.wordsTitle')} />
      </Block>
      <Passages report={report} />
      <Block
        number={t('keyword.yearsTable')}
        title={t('keyword.yearsTableTitle')}
        busy={busy}
        actions={<TableActions table={() => keywordPeriodsTable(report, paper)} formats={FORMATS} />}
      >
        <ResultTable table={periods} caption={t('keyword.yearsTableTitle')} />
      </Block>
    </>
  );
}

function KeywordAnswer({ report, name }: { report: KeywordReport; name: string }) {
  const { t } = useTranslation();
  const outcome = useSpec((spec) => spec.roles.outcome);
  const found = report.words.filter(({ hits }) => hits > 0).length;
  return (
    <AnswerStrip label={t('keyword.strip')} busy={false}>
      <Headline label={t('keyword.hits')} value={formatCount(report.hits)} />
      <StripItem
        label={t('keyword.texts')}
        value={t('keyword.textsOf', { with: formatCount(report.rowsWithText), of: formatCount(report.rowsRead) })}
      />
      <StripItem label={t('keyword.words')} value={t('keyword.wordsUsed', { n: found, of: report.words.length })} />
      <div className={classes.outcome}>
        {outcome === name ? (
          <span className={classes.quiet}>{t('index.isOutcome')}</span>
        ) : (
          <button type="button" className={classes.primary} onClick={() => editRoles({ outcome: name })}>
            {t('index.useOutcome')}
          </button>
        )}
      </div>
    </AnswerStrip>
  );
}
