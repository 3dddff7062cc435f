import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields, OptionsOf } from '../../../engine/fields.ts';
import type { StepView } from '../../../spec/prepared.ts';
import type { RecipeStepSpec } from '../../../spec/recipe.ts';
import { useStepColumns } from '../../../store/columns.ts';
import { previewStep } from '../../../store/preparation.ts';
import { metaOfStep } from '../../../store/recipe-edits.ts';
import { useSpec } from '../../../store/spec-store.ts';
import { useUnitNames } from '../../../store/unit-names.ts';
import { OptionRow, Toggle } from '../../../ui/inspector.tsx';
import { OptionsForm } from '../../../ui/options-form.tsx';
import { StepPreview } from './step-preview.tsx';
import classes from './steps.module.css';

interface StepEditorProps {
  readonly start: RecipeStepSpec;
  readonly before: readonly RecipeStepSpec[];
  readonly onApply: (step: RecipeStepSpec) => void;
  readonly onCancel: () => void;
}

const words = { field: 'stepField', choice: 'stepChoice' } as const;
const PREVIEW_AFTER_MS = 120;

/** The form of a step, generated from its fields, with what comes out of it while it is filled in. Nothing changes before it is applied. */
export function StepEditor({ start, before, onApply, onCancel }: StepEditorProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(start);
  const view = usePreview(before, draft);
  const columns = useStepColumns(before);
  const meta = metaOfStep(draft.step);
  const units = useUnitNames('units' in meta.fields);
  const failure = view?.report.ok === false ? view.report.notice : null;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const pointed = failure && 'at' in failure.params ? failure : null;
  return (
    <form
      ref={form}
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        onApply(draft);
      }}
      onKeyDown={(event) => {
        const inMenu = (event.target as HTMLElement).getAttribute('aria-expanded') === 'true';
        if (event.key !== 'Escape' || event.defaultPrevented || inMenu) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className={classes.options}>
        <OptionsForm
          fields={meta.fields}
          values={draft as unknown as Readonly<Record<string, unknown>>}
          columns={columns}
          fallback={{}}
          words={words}
          complaint={pointed}
          texts={units}
          onChange={(key, value) => setDraft((step) => ({ ...step, [key]: value }) as RecipeStepSpec)}
        />
        <NewNames
          draft={draft}
          taken={columns.map(({ value }) => value)}
          onChange={(as) => setDraft({ ...draft, as } as RecipeStepSpec)}
        />
      </div>
      <StepPreview view={view} quiet={pointed !== null} />
      <div className={classes.buttons}>
        <button type="submit" className={classes.primary}>
          {t('recipe.apply')}
        </button>
        <button type="button" className={classes.text} onClick={onCancel}>
          {t('recipe.cancel')}
        </button>
      </div>
    </form>
  );
}

/** What the draft would do, a moment after the last change; the last answer stays until the next one is there. */
function usePreview(before: readonly RecipeStepSpec[], draft: RecipeStepSpec): StepView | null {
  const roles = useSpec((spec) => spec.roles);
  const [view, setView] = useState<StepView | null>(null);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      const answer = await previewStep([...before], { ...draft, off: false } as RecipeStepSpec, roles);
      if (!stale) setView(answer);
    }, PREVIEW_AFTER_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [before, draft, roles]);
  return view;
}

interface NewNamesProps {
  readonly draft: RecipeStepSpec;
  readonly taken: readonly string[];
  readonly onChange: (as: readonly string[] | null) => void;
}

/** Names of the columns that a step makes: its own until a person types others. */
function NewNames({ draft, taken, onChange }: NewNamesProps) {
  const { t } = useTranslation();
  const own = metaOfStep(draft.step).makes(draft as unknown as OptionsOf<Fields>);
  if (own.length === 0) return null;
  const names = draft.as?.length === own.length ? draft.as : own;
  const sources = 'columns' in draft ? (draft.columns ?? []) : [];
  const inPlace = sources.length === own.length && sources.every((name, i) => name === names[i]);
  return (
    <>
      {sources.length === own.length ? (
        <Toggle label={t('recipe.inPlace')} checked={inPlace} onChange={(on) => onChange(on ? [...sources] : null)} />
      ) : null}
      {inPlace
        ? null
        : names.map((name, i) => (
            <OptionRow key={i} label={own.length === 1 ? t('recipe.names') : own[i]}>
              <TextInput
                aria-label={own.length === 1 ? t('recipe.names') : t('recipe.nameOf', { at: i + 1 })}
                className={classes.name}
                value={name}
                description={taken.includes(name) ? t('recipe.replaces') : undefined}
                inputWrapperOrder={['input', 'description']}
                onChange={(event) => onChange(names.map((other, j) => (j === i ? event.currentTarget.value : other)))}
              />
            </OptionRow>
          ))}
    </>
  );
}
