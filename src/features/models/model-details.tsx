import { memo, useCallback, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelResult } from '../../engine/result.ts';
import { sentences } from '../../present/i18n/index.ts';
import { withLabels } from '../../present/labelled-notices.ts';
import { modelAnswer } from '../../present/model-answer.ts';
import type { Plot } from '../../present/plots/types.ts';
import { baselineLayout } from '../../present/spec-options.ts';
import { viewOf } from '../../present/views.ts';
import { isIncomplete } from '../../store/incomplete.ts';
import type { ChapterModel } from '../../store/model-chapters.ts';
import { usePresentation } from '../../store/presentation.ts';
import { currentScripts } from '../../store/scripts.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useLiveFit } from '../../store/threshold.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';
import { Block } from '../../ui/block.tsx';
import { Callout } from '../../ui/callout.tsx';
import { CodeButton } from '../../ui/code-button.tsx';
import { Figure, type FigureTarget } from '../../ui/figure.tsx';
import { NoticeList, useNoticeText } from '../../ui/notices.tsx';
import { ResultTable } from '../../ui/result-table.tsx';
import { TableActions } from '../../ui/table-actions.tsx';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { DifferencePair } from './difference-pair.tsx';
import { GroupingPresets } from './grouping-presets.tsx';
import { InstrumentBlock } from './instrument-block.tsx';
import { MatchingBlock } from './matching-block.tsx';
import classes from './models.module.css';
import { SecondRoster } from './second-roster.tsx';
import { ThresholdBlock } from './threshold-block.tsx';

/** Everything of one model: what it comes to, its tables, its figures, what the engine noticed, and the code that does the same. */
export const ModelDetails = memo(function ModelDetails({ entry }: { entry: ChapterModel }) {
  const text = useNoticeText();
  const { model, index } = entry;
  const live = useDeferredValue(useLiveFit(index));
  const fitted = live ?? entry.fitted;
  const name = model.id ?? `${index + 1}`;
  const byThreshold = model.estimator === 'heterogeneity' && model.grouping === 'split' ? model : null;
  const tests = model.estimator === 'group-difference' ? model : null;
  const result = fitted?.ok ? fitted.result : null;
  const figuresFirst = viewOf(model.estimator).lead === 'figures';
  const failure = fitted && !fitted.ok ? fitted.notice : null;
  return (
    <section className={classes.model} id={`model-${index}`} aria-label={name}>
      <header className={classes.modelHead}>
        <h2>{name}</h2>
        <CodeButton load={() => currentScripts({ model: index })} />
      </header>
      {model.estimator === 'iv' ? <InstrumentBlock index={index} model={model} /> : null}
      {model.estimator === 'psm-did' ? <MatchingBlock index={index} model={model} /> : null}
      {result ? <Answer name={name} result={result} /> : null}
      {model.estimator === 'heterogeneity' ? <GroupingPresets index={index} model={model} /> : null}
      {model.estimator === 'several-policies' && model.secondBy === 'byRoster' ? <SecondRoster index={index} /> : null}
      {byThreshold ? <ThresholdBlock index={index} model={byThreshold} /> : null}
      {tests && result?.difference ? (
        <DifferencePair index={index} model={tests} difference={result.difference} />
      ) : null}
      {failure ? <Callout tone={isIncomplete(failure) ? 'info' : 'error'}>{text(failure)}</Callout> : null}
      {fitted ? null : <TableSkeleton rows={6} columns={3} />}
      {result ? (
        <>
          {figuresFirst ? <ResultPlots result={result} /> : null}
          <ResultTables result={result} />
          {figuresFirst ? null : <ResultPlots result={result} />}
          <ResultNotices result={result} />
        </>
      ) : null}
    </section>
  );
});

function Answer({ name, result }: { name: string; result: ModelResult }) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const answer = useMemo(() => modelAnswer(result, page), [result, page]);
  if (!answer) return null;
  return (
    <AnswerStrip label={t('models.answerOf', { name })} busy={false}>
      <Headline label={answer.label} value={answer.value} stars={answer.stars} suffix={answer.suffix} />
      {answer.items.map(({ label, value }) => (
        <StripItem key={label} label={label} value={value} />
      ))}
    </AnswerStrip>
  );
}

function ResultNotices({ result }: { result: ModelResult }) {
  const page = usePresentation('page', 'table');
  const notices = useMemo(() => withLabels(result.notices, page), [result, page]);
  return <NoticeList notices={notices} />;
}

function ResultTables({ result }: { result: ModelResult }) {
  const spec = useSpec((value) => value);
  const page = usePresentation('page', 'table');
  const paper = usePresentation('export', 'table');
  const layout = useMemo(() => baselineLayout(spec), [spec]);
  const view = viewOf(result.estimator);
  const tables = useMemo(() => view.tables(result, { ...page, ...layout }), [view, result, page, layout]);
  return tables.map((table, at) => (
    <Block
      key={table.id}
      title={table.title}
      note={sentences(page.language, table.notes)}
      actions={
        <TableActions
          table={() => view.tables(result, { ...paper, ...layout })[at]}
          formats={['docx', 'latex', 'csv']}
        />
      }
    >
      <ResultTable table={table} caption={table.title} />
    </Block>
  ));
}

function ResultPlots({ result }: { result: ModelResult }) {
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const view = viewOf(result.estimator);
  const count = useMemo(() => view.plots(result, { ...page, scheme: 'light' }).length, [view, result, page]);
  const draw = useCallback(
    (at: number, { scheme, print }: FigureTarget): Plot =>
      view.plots(result, { ...(print ? paper : page), scheme, print })[at],
    [view, result, page, paper],
  );
  return Array.from({ length: count }, (_, at) => <ResultPlot key={at} at={at} draw={draw} />);
}

const USUAL_HEIGHT = 360;

function ResultPlot({ at, draw }: { at: number; draw: (at: number, target: FigureTarget) => Plot }) {
  const build = useCallback((target: FigureTarget) => draw(at, target), [at, draw]);
  const { dataTable, height = USUAL_HEIGHT } = useMemo(() => build({ scheme: 'light', print: false }), [build]);
  return (
    <Block title={dataTable.title}>
      <Figure build={build} height={height} fileName={`figure-${at + 1}`} />
    </Block>
  );
}
