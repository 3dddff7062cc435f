import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeChecks, checkEntries } from '../../present/check-kinds.ts';
import { formatEstimate, formatRange } from '../../present/format.ts';
import { sentences } from '../../present/i18n/index.ts';
import { coefficientStrip, STRIP_AXIS, STRIP_LINE, stripLines } from '../../present/plots/coefficient-strip.ts';
import { type Check, checkAnswer, checklistTable } from '../../present/tables/checklist.ts';
import { headlineModel } from '../../spec/headline.ts';
import { useHeadline } from '../../store/answers.ts';
import { useCheckView } from '../../store/check-view.ts';
import { isIncomplete } from '../../store/incomplete.ts';
import { type ChapterModel, useChapterModels } from '../../store/model-chapters.ts';
import { usePresentation } from '../../store/presentation.ts';
import { rerun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useTaskState } from '../../store/use-task.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';
import { Block } from '../../ui/block.tsx';
import { Callout } from '../../ui/callout.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Figure, type FigureTarget } from '../../ui/figure.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { TableActions } from '../../ui/table-actions.tsx';
import { ModelDetails } from './model-details.tsx';

/** The robustness checklist: one table, one figure, and in full what is more than another line of them. */
export function Checks() {
  const { t } = useTranslation();
  const run = useTaskState('models');
  const models = useChapterModels('robustness');
  const selected = useCheckView((state) => state.selected);
  const checks = useChecks(models);
  const outcome = useSpec((spec) => headlineModel(spec).outcome);
  const page = usePresentation('page', 'table');
  const paper = usePresentation('export', 'table');
  const table = useMemo(() => checklistTable(checks, page), [checks, page]);
  const entries = useMemo(() => checkEntries(checks, outcome, page.level), [checks, outcome, page.level]);
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => coefficientStrip(entries, { ...(print ? paper : page), scheme, print }),
    [entries, page, paper],
  );
  if (run.status === 'failed') {
    return (
      <EmptyState notice={run.notice} action={t('shell.runAgain')} onAction={() => rerun('models')}>
        {t('robustness.runFailed')}
      </EmptyState>
    );
  }
  const busy = run.status === 'running';
  const whole = models.filter(({ model, index }) => model.estimator !== 'feols' || index === selected);
  const elsewhere = entries.length < checks.length ? ` ${t('robustness.noteElsewhere')}` : '';
  return (
    <>
      <Answer checks={checks} outcome={outcome} busy={busy} />
      {run.status === 'cancelled' ? (
        <Callout tone="info">
          <p>{t('robustness.cancelled')}</p>
          <TextButton onClick={() => rerun('models')}>{t('shell.runAgain')}</TextButton>
        </Callout>
      ) : null}
      <Block
        number={t('robustness.figureNumber')}
        title={t('robustness.figureTitle')}
        note={`${t('robustness.note')}${elsewhere}`}
        busy={busy}
      >
        <Figure build={build} height={STRIP_AXIS + STRIP_LINE * stripLines(entries)} fileName="robustness" />
      </Block>
      <Block
        number={t('robustness.tableNumber')}
        title={t('robustness.tableTitle')}
        note={sentences(page.language, table.notes)}
        busy={busy}
        actions={<TableActions table={() => checklistTable(checks, paper)} formats={['docx', 'latex', 'csv']} />}
      >
        <ResultTable table={table} caption={t('robustness.tableTitle')} />
      </Block>
      {whole.map((entry) => (
        <ModelDetails key={entry.index} entry={entry} />
      ))}
    </>
  );
}

/** The baseline first, then the checks by kind, within a kind as they were added. */
function useChecks(models: readonly ChapterModel[]): Check[] {
  const { t } = useTranslation();
  const text = useNoticeText();
  const level = useSpec((spec) => spec.output.level);
  const base = useSpec(headlineModel);
  const main = useHeadline(level)?.result ?? null;
  const status = useTaskState('models').status;
  const { language } = usePresentation('page', 'table');
  const waiting = status === 'cancelled' ? t('robustness.notYet') : t('shell.loading');
  const listed = models.map(({ model, index, fitted }) => {
    const label = model.id ?? `${index + 1}`;
    const check: Check = { label, result: fitted?.ok ? fitted.result : null, failure: '' };
    if (!fitted) return { model, check: { ...check, waiting } };
    if (fitted.ok) return { model, check };
    const open = isIncomplete(fitted.notice);
    return {
      model,
      check: { ...check, ...(open ? { waiting: t('robustness.incomplete') } : { failure: text(fitted.notice) }) },
    };
  });
  return [
    { label: t('robustness.main'), result: main, failure: '', main: true },
    ...arrangeChecks(listed, base, language),
  ];
}

function Answer({ checks, outcome, busy }: { checks: readonly Check[]; outcome: string | null; busy: boolean }) {
  const { t } = useTranslation();
  const { level, digits } = useSpec((spec) => spec.output);
  const rows = checks.flatMap(({ result }) => {
    const answer = result && (outcome === null || result.outcome === outcome) ? checkAnswer(result, level) : null;
    return answer ? [answer] : [];
  });
  const main = checks[0]?.result ? rows[0] : undefined;
  const estimates = rows.map((row) => row.estimate);
  const failed = checks.filter((check) => check.result === null && check.failure !== '').length;
  const number = (value: number) => formatEstimate(value, digits);
  return (
    <AnswerStrip label={t('robustness.strip')} busy={busy}>
      <Headline
        label={t('robustness.main')}
        value={main ? number(main.estimate) : null}
        suffix={main ? `(${number(main.stdError)})` : ''}
      />
      <StripItem label={t('robustness.checks')} value={checks.length - 1} />
      {busy || estimates.length > 1 ? (
        <StripItem
          label={t('robustness.range')}
          value={estimates.length > 1 ? formatRange(Math.min(...estimates), Math.max(...estimates), digits) : null}
        />
      ) : null}
      {failed > 0 ? <StripItem label={t('robustness.failed')} value={failed} /> : null}
    </AnswerStrip>
  );
}
