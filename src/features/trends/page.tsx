import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLevel, formatPeriod } from '../../present/format.ts';
import { eventStudy } from '../../present/plots/event-study.ts';
import { rawTrends } from '../../present/plots/raw-trends.ts';
import { usePresentation } from '../../store/presentation.ts';
import { rerun } from '../../store/runs-store.ts';
import { currentScripts } from '../../store/scripts.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useTask } from '../../store/use-task.ts';
import { Block } from '../../ui/block.tsx';
import { CodeButton } from '../../ui/code-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Figure, type FigureTarget } from '../../ui/figure.tsx';
import { FigureSkeleton } from '../../ui/figure-skeleton.tsx';
import { TrendsAnswer } from './trends-answer.tsx';

const HEIGHT = 400;

export default function TrendsPage() {
  const { t } = useTranslation();
  const noPolicy = useSpec((spec) => spec.roles.treatment === null);
  if (noPolicy) return <EmptyState>{t('trends.empty')}</EmptyState>;
  return (
    <>
      <TrendsAnswer />
      <EventStudyFigure />
      <RawTrendsFigure />
    </>
  );
}

function EventStudyFigure() {
  const { t } = useTranslation();
  const run = useTask('trends');
  const view = useSpec((spec) => spec.trends);
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const fitted = run.result;
  const result = fitted?.ok ? fitted.result : null;
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => {
      if (!result) throw new Error('no event study to draw');
      return eventStudy(result, { ...(print ? paper : page), scheme, print });
    },
    [result, page, paper],
  );
  const failure = run.status === 'failed' ? run.notice : fitted && !fitted.ok ? fitted.notice : null;
  if (failure) {
    return (
      <EmptyState notice={failure} action={t('shell.runAgain')} onAction={() => rerun('trends')}>
        {t('trends.empty')}
      </EmptyState>
    );
  }
  const endpoints = !result?.events ? '' : endpointsText();
  function endpointsText(): string {
    if (view?.lower === null && view?.upper === null) return t('trends.endNone');
    return t(view?.endpoints === 'drop' ? 'trends.endDrop' : 'trends.endBin');
  }
  return (
    <Block
      number={t('trends.figureNumber')}
      title={t('trends.figureTitle')}
      note={t('trends.note', {
        level: formatLevel(view?.bandLevel ?? 0.95),
        base: (view?.base ?? [-1]).map(formatPeriod).join(', '),
        endpoints,
      })}
      busy={run.status === 'running'}
    >
      {result ? (
        <Figure
          build={build}
          height={HEIGHT}
          fileName="event-study"
          actions={<CodeButton load={() => currentScripts('trends')} />}
        />
      ) : (
        <FigureSkeleton height={HEIGHT} />
      )}
    </Block>
  );
}

function RawTrendsFigure() {
  const { t } = useTranslation();
  const run = useTask('rawTrends');
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const result = run.result;
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => {
      if (!result) throw new Error('no trends to draw');
      return rawTrends(result, { ...(print ? paper : page), scheme, print });
    },
    [result, page, paper],
  );
  if (run.status === 'failed') return null;
  return (
    <Block
      number={t('trends.rawNumber')}
      title={t('trends.rawTitle')}
      note={t('trends.rawNote')}
      busy={run.status === 'running'}
    >
      {result ? (
        <Figure build={build} height={HEIGHT - 40} fileName="raw-trends" />
      ) : (
        <FigureSkeleton height={HEIGHT - 40} />
      )}
    </Block>
  );
}
