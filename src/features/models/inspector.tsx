import { TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { estimators } from '../../engine/registry.ts';
import { selectCheck, useCheckView } from '../../store/check-view.ts';
import { editCheck, removeCheck } from '../../store/checks.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { useChapterModels } from '../../store/model-chapters.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { AddChip } from '../../ui/chips.tsx';
import { OptionGroup, TextButton } from '../../ui/inspector.tsx';
import { OptionsForm } from '../../ui/options-form.tsx';
import classes from './models.module.css';
import { useModelChapter } from './use-model-chapter.ts';
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

/** Topics of the Explain drawer that are called otherwise than their estimator. */
const EXPLAINED: ReadonlyMap<string, string> = new Map([
  ['feols', 'baseline'],
  ['event-study', 'trends'],
]);

/** The form of the chosen check, generated from its estimator's fields. */
function CheckOptions() {
  const { t } = useTranslation();
  const selected = useCheckView((state) => state.selected);
  const roles = useSpec((spec) => spec.roles);
  const chapter = useModelChapter();
  const model = useChapterModels(chapter).find(({ index }) => index === selected)?.model;
  const setExplain = useUi((state) => state.setExplain);
  const columns = useColumnOptions('any');
  const numbers = useColumnOptions('number');
  if (selected === null || !model) return null;
  const { meta } = estimators[model.estimator];
  const effects = [roles.unit, roles.time].filter((column): column is string => column !== null);
  const fallback = {
    regressors: roles.controls,
    controls: roles.controls,
    absorb: effects,
    cluster: roles.cluster ?? effects.slice(0, 1),
  };
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
        onChange={(event) => event.currentTarget.value !== '' && editCheck(selected, { id: event.currentTarget.value })}
      />
      <OptionsForm
        fields={meta.fields}
        values={{ ...model }}
        columns={columns.length > 0 ? columns : numbers}
        fallback={fallback}
        onChange={(key, value) => editCheck(selected, { [key]: value })}
      />
    </OptionGroup>
  );
}
