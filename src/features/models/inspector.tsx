import { TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelSpec } from '../../spec/models.ts';
import { selectCheck, useCheckView } from '../../store/check-view.ts';
import { editCheck, removeCheck } from '../../store/checks.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { useChapterModels } from '../../store/model-chapters.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { AddChip } from '../../ui/chips.tsx';
import { ColumnSelect } from '../../ui/column-select.tsx';
import { OptionGroup, TextButton } from '../../ui/inspector.tsx';
import { OptionsForm } from '../../ui/options-form.tsx';
import { ModelSteps } from './model-steps.tsx';
import classes from './models.module.css';
import { useModelChapter } from './use-model-chapter.ts';
import { useModelForm } from './use-model-form.ts';
import { useTemplates } from './use-templates.ts';

export default function ModelsInspector() {
  return (
    <>
      <ChecksGroup />
      <CheckOptions />
    </>
  );
}

function ChecksGroup() {
  const { t } = useTranslation();
  const selected = useCheckView((state) => state.selected);
  const chapter = useModelChapter();
  const models = useChapterModels(chapter);
  const { templates, nameOf, add } = useTemplates(chapter);
  return (
    <OptionGroup
      title={t(chapter === 'robustness' ? 'robustness.list' : 'robustness.listModels')}
      action={
        models.length === 0 && templates.some((template) => template.usual) ? (
          <TextButton onClick={() => add(templates.filter((template) => template.usual))}>
            {t('robustness.addUsual')}
          </TextButton>
        ) : null
      }
    >
      <ul className={classes.list}>
        {models.map(({ model, index }) => (
          <li key={model.id} data-selected={index === selected || undefined}>
            <button
              type="button"
              className={classes.pick}
              aria-pressed={index === selected}
              aria-label={t('robustness.pick', { name: model.id ?? '' })}
              onClick={() => selectCheck(index === selected ? null : index)}
            >
              {model.id}
            </button>
            <button
              type="button"
              className={classes.remove}
              aria-label={`${t('robustness.remove')} ${model.id}`}
              onClick={() => {
                selectCheck(null);
                removeCheck(index);
              }}
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <AddChip
        label={t(chapter === 'robustness' ? 'robustness.add' : 'robustness.addModel')}
        options={templates.map((template, index) => ({ value: String(index), label: nameOf(template) }))}
        onAdd={(index) => add([templates[Number(index)]])}
      />
    </OptionGroup>
  );
}

/** The outcome of one model; the analysis's own where it says none. */
function OutcomeInput({ index, model }: { index: number; model: ModelSpec }) {
  const { t } = useTranslation();
  const outcome = useSpec((spec) => spec.roles.outcome);
  const numbers = useColumnOptions('number');
  return (
    <ColumnSelect
      label={t('field.outcome')}
      value={model.outcome ?? outcome}
      options={numbers}
      onChange={(column) => editCheck(index, { outcome: column })}
    />
  );
}

/** Topics of the Explain drawer that are called otherwise than their estimator. */
const EXPLAINED: ReadonlyMap<string, string> = new Map([
  ['feols', 'baseline'],
  ['event-study', 'trends'],
]);

/** The form of the chosen check, generated from its estimator's fields. */
function CheckOptions() {
  const selected = useCheckView((state) => state.selected);
  const chapter = useModelChapter();
  const model = useChapterModels(chapter).find(({ index }) => index === selected)?.model;
  return selected === null || !model ? null : <ModelOptions key={selected} index={selected} model={model} />;
}

function ModelOptions({ index, model }: { index: number; model: ModelSpec }) {
  const { t } = useTranslation();
  const setExplain = useUi((state) => state.setExplain);
  const form = useModelForm(index, model);
  return (
    <OptionGroup
      title={t('robustness.options', { name: model.id ?? '' })}
      action={
        <TextButton onClick={() => setExplain(EXPLAINED.get(model.estimator) ?? model.estimator)}>
          {t('shell.explain')}
        </TextButton>
      }
    >
      <TextInput
        label={t('robustness.name')}
        value={model.id ?? ''}
        onChange={(event) => event.currentTarget.value !== '' && editCheck(index, { id: event.currentTarget.value })}
      />
      <OutcomeInput index={index} model={model} />
      <OptionsForm {...form} />
      <ModelSteps index={index} steps={model.recipe} />
    </OptionGroup>
  );
}
