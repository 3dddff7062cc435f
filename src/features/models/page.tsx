import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEstimate } from '../../present/format.ts';
import { coefficientStrip, type StripEntry } from '../../present/plots/coefficient-strip.ts';
import { type Check, checklistTable, policyRow } from '../../present/tables/checklist.ts';
import { useHeadline } from '../../store/answers.ts';
import type { ModelChapter } from '../../store/chapter-estimators.ts';
import type { CheckTemplate } from '../../store/checks.ts';
import { type ChapterModel, useChapterModels } from '../../store/model-chapters.ts';
import { usePresentation } from '../../store/presentation.ts';
import { rerun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useTask } from '../../store/use-task.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';
import { Block } from '../../ui/block.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Figure, type FigureTarget } from '../../ui/figure.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { Sentence, StrongWord } from '../../ui/sentence.tsx';
import { TableActions } from '../../ui/table-actions.tsx';
import { ModelDetails, SelectedDetails } from './model-details.tsx';
import classes from './models.module.css';
import { useModelChapter } from './use-model-chapter.ts';
import { useTemplates } from './use-templates.ts';

/** Chapters that are lists of models: the checklist of robustness, and chapters whose models are shown whole. */
export default function ModelsPage() {
  const { t } = useTranslation();
  const chapter = useModelChapter();
  const models = useChapterModels(chapter);
  return (
    <>
      <Sentence
        text={t(`robustness.q_${chapter}`, { skipInterpolation: true })}
        slots={{ key: <StrongWord tone="control">{t(`robustness.k_${chapter}`)}</StrongWord> }}
      />
      {models.length === 0 ? (
        <NothingYet chapter={chapter} />
      ) : chapter === 'robustness' ? (
        <Checks />
      ) : (
        <WholeModels models={models} />
      )}
    </>
  );
}

/** The next step stands where the results will be: the usual list, or the chapter's first model. */
function NothingYet({ chapter }: { chapter: ModelChapter }) {
  const { t } = useTranslation();
  const { templates, nameOf, add } = useTemplates(chapter);
  const usual = templates.filter((template) => template.usual);
  const offered = templates.filter(({ id }) => id !== 'estimator');
  if (templates.length === 0) return <EmptyState>{t(`robustness.e_${chapter}`)}</EmptyState>;
  if (usual.length === 0 && offered.length > 0) {
    const shown = offered.slice(0, MOST_OFFERED);
    return <Offered chapter={chapter} templates={shown} nameOf={nameOf} onAdd={(template) => add([template])} />;
  }
  const first = usual.length > 0 ? usual : templates.slice(0, 1);
  const action = usual.length > 0 ? t('robustness.addUsual') : t('robustness.addFirst', { name: nameOf(first[0]) });
  return (
    <EmptyState action={action} onAction={() => add(first)}>
      {t(`robustness.e_${chapter}`)}
    </EmptyState>
  );
}

const MOST_OFFERED = 14;

interface OfferedProps {
  readonly chapter: ModelChapter;
  readonly templates: readonly CheckTemplate[];
  readonly nameOf: (template: CheckTemplate) => string;
  readonly onAdd: (template: CheckTemplate) => void;
}

/** What the columns at hand allow, each with a word on what it answers; one click adds it. */
function Offered({ chapter, templates, nameOf, onAdd }: OfferedProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.offered} aria-label={t('robustness.offered')}>
      <p className={classes.offeredText}>
        {t(`robustness.s_${chapter}` as never, { defaultValue: t(`robustness.e_${chapter}`) })}
      </p>
      <ul>
        {templates.map((template) => {
          const hint = t(`robustness.h_${template.id}` as never, { defaultValue: '' }) as string;
          return (
            <li key={nameOf(template)}>
              <button type="button" className={classes.offer} onClick={() => onAdd(template)}>
                <span className={classes.offerName}>{nameOf(template)}</span>
                {hint ? <span className={classes.offerHint}>{hint}</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function WholeModels({ models }: { models: readonly ChapterModel[] }) {
  const { t } = useTranslation();
  const run = useTask('models');
  const open = models.some(({ fitted }) => fitted === null);
  if (run.status === 'failed') {
    return (
      <EmptyState notice={run.notice} action={t('shell.runAgain')} onAction={() => rerun('models')}>
        {t('robustness.runFailed')}
      </EmptyState>
    );
  }
  return (
    <>
      {run.status === 'cancelled' && open ? (
        <EmptyState action={t('shell.runAgain')} onAction={() => rerun('models')}>
          {t('robustness.cancelled')}
        </EmptyState>
      ) : null}
      {models
        .filter(({ fitted }) => fitted !== null || run.status !== 'cancelled')
        .map((entry) => (
          <ModelDetails key={entry.index} entry={entry} />
        ))}
    </>
  );
}

function Checks() {
  const { t } = useTranslation();
  const run = useTask('models');
  const checks = useChecks();
  const page = usePresentation('page', 'table');
  const paper = usePresentation('export', 'table');
  const table = useMemo(() => checklistTable(checks, page), [checks, page]);
  const entries = useMemo(() => stripEntries(checks, page.level), [checks, page.level]);
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => coefficientStrip(entries, { ...(print ? paper : page), scheme, print }),
    [entries, page, paper],
  );
  const busy = run.status === 'running';
  return (
    <>
      <Answer checks={checks} busy={busy} />
      <Block
        number={t('robustness.figureNumber')}
        title={t('robustness.figureTitle')}
        note={t('robustness.note')}
        busy={busy}
      >
        <Figure build={build} height={90 + 34 * entries.length} fileName="robustness" />
      </Block>
      <Block
        number={t('robustness.tableNumber')}
        title={t('robustness.tableTitle')}
        busy={busy}
        actions={<TableActions table={() => checklistTable(checks, paper)} formats={['docx', 'latex', 'csv']} />}
      >
        <ResultTable table={table} caption={t('robustness.tableTitle')} />
      </Block>
      <SelectedDetails />
    </>
  );
}

/** The baseline first, then every check in its order. */
function useChecks(): Check[] {
  const { t } = useTranslation();
  const text = useNoticeText();
  const level = useSpec((spec) => spec.output.level);
  const models = useChapterModels('robustness');
  const main = useHeadline(level)?.result ?? null;
  return [
    { label: t('robustness.main'), result: main, failure: '', main: true },
    ...models.map(({ model, index, fitted }): Check => {
      const label = model.id ?? `${index + 1}`;
      if (!fitted) return { label, result: null, failure: t('shell.loading') };
      return fitted.ok
        ? { label, result: fitted.result, failure: '' }
        : { label, result: null, failure: text(fitted.notice) };
    }),
  ];
}

function stripEntries(checks: readonly Check[], level: number): StripEntry[] {
  return checks.flatMap(({ label, result, main }) => {
    const row = result && policyRow(result, level);
    return row ? [{ label, estimate: row.estimate, lo: row.lo, hi: row.hi, main: main === true }] : [];
  });
}

function Answer({ checks, busy }: { checks: readonly Check[]; busy: boolean }) {
  const { t } = useTranslation();
  const { level, digits } = useSpec((spec) => spec.output);
  const rows = checks.flatMap(({ result }) => (result ? [policyRow(result, level)] : [])).filter((row) => row !== null);
  const [main] = rows;
  const estimates = rows.map((row) => row.estimate);
  const failed = checks.filter((check) => check.result === null).length;
  const number = (value: number) => formatEstimate(value, digits);
  return (
    <AnswerStrip label={t('robustness.strip')} busy={busy}>
      <Headline
        label={t('robustness.main')}
        value={main ? number(main.estimate) : null}
        suffix={main ? `(${number(main.stdError)})` : ''}
      />
      <StripItem label={t('robustness.checks')} value={checks.length - 1} />
      <StripItem
        label={t('robustness.range')}
        value={estimates.length > 0 ? `${number(Math.min(...estimates))} – ${number(Math.max(...estimates))}` : null}
      />
      {failed > 0 ? <StripItem label={t('robustness.runFailed')} value={failed} /> : null}
    </AnswerStrip>
  );
}
