import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlaceboKind } from '../../engine/diagnostics/placebo/types.ts';
import { rerun } from '../../store/runs-store.ts';
import { editChapter, useSpec } from '../../store/spec-store.ts';
import { useTask } from '../../store/use-task.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './placebo.module.css';
import { PlaceboAnswer } from './placebo-answer.tsx';
import { PlaceboFigure } from './placebo-figure.tsx';
import { PlaceboQuestion } from './placebo-question.tsx';

const kinds: readonly PlaceboKind[] = ['unit', 'time', 'dates', 'mixed', 'own'];

export default function PlaceboPage() {
  const { t } = useTranslation();
  const run = useTask('placebo');
  const kind = useSpec((spec) => spec.placebo?.kind ?? 'unit');
  const noPolicy = useSpec((spec) => spec.roles.treatment === null);
  const nothingYet = useSpec((spec) => spec.placebo?.kind === 'own' && spec.placebo.assignment.length === 0);
  if (noPolicy) return <EmptyState>{t('placebo.empty')}</EmptyState>;
  return (
    <>
      <PlaceboQuestion />
      {nothingYet ? null : <PlaceboAnswer />}
      <Tabs
        value={kind}
        onChange={(next) => editChapter('placebo', { kind: (next ?? 'unit') as PlaceboKind })}
        keepMounted={false}
        classNames={{ list: classes.tabs, tab: classes.tab }}
      >
        <Tabs.List aria-label={t('placebo.tabs')}>
          {kinds.map((id) => (
            <Tabs.Tab key={id} value={id}>
              {t(`placebo.${id}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={kind} className={classes.panel}>
          {nothingYet ? (
            <EmptyState>{t('placebo.ownEmpty')}</EmptyState>
          ) : run.status === 'failed' ? (
            <EmptyState notice={run.notice} action={t('shell.runAgain')} onAction={() => rerun('placebo')}>
              {t('placebo.empty')}
            </EmptyState>
          ) : (
            <PlaceboFigure />
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
