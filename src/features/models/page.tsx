import { useTranslation } from 'react-i18next';
import { type ChapterModel, useChapterModels } from '../../store/model-chapters.ts';
import { rerun } from '../../store/runs-store.ts';
import { useTaskState } from '../../store/use-task.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sentence, StrongWord } from '../../ui/sentence.tsx';
import { Checks } from './checks.tsx';
import { ModelDetails } from './model-details.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { useModelChapter } from './use-model-chapter.ts';

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

function WholeModels({ models }: { models: readonly ChapterModel[] }) {
  const { t } = useTranslation();
  const run = useTaskState('models');
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
