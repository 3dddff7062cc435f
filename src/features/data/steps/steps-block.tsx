import { Menu } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Fragment, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepId } from '../../../engine/recipe/registry.ts';
import { formatCount } from '../../../present/format.ts';
import { setDataView } from '../../../store/data-view.ts';
import { usePreparation } from '../../../store/preparation.ts';
import { addStep, changeStep, newStep } from '../../../store/recipe-edits.ts';
import { useSession } from '../../../store/session-store.ts';
import { useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import { Block } from '../../../ui/block.tsx';
import { TextButton } from '../../../ui/inspector.tsx';
import { StepEditor } from './step-editor.tsx';
import { StepRow } from './step-row.tsx';
import classes from './steps.module.css';

const GROUPS = [
  {
    title: 'recipe.columnsGroup',
    steps: ['compute', 'log', 'ratio', 'shift', 'growth', 'winsorise', 'interpolate', 'standardise', 'group', 'recode'],
  },
  { title: 'recipe.rowsGroup', steps: ['keep-rows', 'keep-periods', 'keep-units'] },
  { title: 'recipe.indexGroup', steps: ['composite-index', 'keyword-index'] },
] as const satisfies readonly { title: string; steps: readonly StepId[] }[];

const PAGES: ReadonlyMap<StepId, 'index' | 'keywords'> = new Map([
  ['composite-index', 'index'],
  ['keyword-index', 'keywords'],
]);

/** What is open below the list: a step that is there, one that is begun, or nothing. */
type Open = { readonly at: number } | { readonly begun: StepId } | null;

/** The recipe: what is done to the imported data before anything reads them, one line a step. */
export function StepsBlock() {
  const { t } = useTranslation();
  const recipe = useSpec((spec) => spec.recipe);
  const info = useSession((state) => state.info);
  const answer = usePreparation();
  const setExplain = useUi((state) => state.setExplain);
  const addButton = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<Open>(null);
  const close = () => {
    setOpen(null);
    // The form that held the focus is gone.
    requestAnimationFrame(() => addButton.current?.focus());
  };
  const current = answer.recipe === recipe ? answer.data : null;
  const kept = answer.data?.rowsKept ?? null;
  const shortened = recipe.length > 0 && info !== null && kept !== null && kept < info.nrow;
  const begin = (step: StepId) => {
    const page = PAGES.get(step);
    if (page) setDataView({ view: page });
    else setOpen({ begun: step });
  };
  return (
    <Block
      title={t('recipe.title')}
      note={
        recipe.length === 0
          ? t('recipe.empty')
          : shortened
            ? t('recipe.note', { rows: formatCount(kept), all: formatCount(info.nrow) })
            : undefined
      }
      actions={<TextButton onClick={() => setExplain('steps')}>{t('shell.explain')}</TextButton>}
    >
      {recipe.length > 0 ? (
        <ol className={classes.list}>
          {recipe.map((step, at) => (
            <StepRow
              key={at}
              step={step}
              at={at}
              last={at === recipe.length - 1}
              view={current?.steps[at] ?? null}
              open={open !== null && 'at' in open && open.at === at}
              onEdit={() => {
                const page = PAGES.get(step.step);
                if (page) setDataView({ view: page, [page]: at });
                else setOpen(open !== null && 'at' in open && open.at === at ? null : { at });
              }}
              onGone={close}
            >
              <StepEditor
                start={step}
                before={recipe.slice(0, at)}
                onApply={(changed) => {
                  changeStep(at, changed);
                  close();
                }}
                onCancel={close}
              />
            </StepRow>
          ))}
        </ol>
      ) : null}
      {open !== null && 'begun' in open ? (
        <div className={classes.begun}>
          <h3>{t(`recipe.${open.begun}` as never)}</h3>
          <StepEditor
            key={open.begun}
            start={newStep(open.begun)}
            before={recipe}
            onApply={(step) => {
              addStep(step);
              close();
            }}
            onCancel={close}
          />
        </div>
      ) : (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <button ref={addButton} type="button" className={classes.add}>
              <Plus size={14} aria-hidden />
              {t('recipe.add')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {GROUPS.map(({ title, steps }) => (
              <Fragment key={title}>
                <Menu.Label>{t(title)}</Menu.Label>
                {steps.map((step) => (
                  <Menu.Item key={step} onClick={() => begin(step)}>
                    {t(`recipe.${step}` as never)}
                  </Menu.Item>
                ))}
              </Fragment>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Block>
  );
}
