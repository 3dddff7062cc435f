import { useTranslation } from 'react-i18next';
import type { ModelChapter } from '../../store/chapter-estimators.ts';
import type { CheckTemplate } from '../../store/checks.ts';
import { type ChapterModel, useChapterModels } from '../../store/model-chapters.ts';
import { rerun } from '../../store/runs-store.ts';
import { useTaskState } from '../../store/use-task.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Sentence, StrongWord } from '../../ui/sentence.tsx';
import { Checks } from './checks.tsx';
import { ModelDetails } from './model-details.tsx';
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

const MOST_OFFERED = 18;

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
