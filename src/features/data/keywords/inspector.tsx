import { useTranslation } from 'react-i18next';
import { starterDictionary } from '../../../engine/diagnostics/keyword-index/starter-dictionary.ts';
import { fields } from '../../../engine/recipe/steps/keyword-index-meta.ts';
import { groupLabel } from '../../../present/tables/keyword.ts';
import { useColumnOptions } from '../../../store/columns.ts';
import { setDataView } from '../../../store/data-view.ts';
import {
  editIndexStep,
  type PlacedStep,
  removeIndexStep,
  renameIndexStep,
  useIndexSteps,
} from '../../../store/indices.ts';
import { labelOf, useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import { OptionGroup, TextButton } from '../../../ui/inspector.tsx';
import { OptionsForm } from '../../../ui/options-form.tsx';
import classes from '../index-builder/index-builder.module.css';
import { StepName } from '../step-name.tsx';
import { startFromCounts, startFromText, useTextColumns } from './start-keywords.tsx';

const { dictionary: _, ...sourceFields } = fields;
/** Shown in a group of its own, which stands only where there is a text column. */
const dictionaryFields = { dictionary: { type: 'dictionary', default: [] } } as const;

export default function KeywordInspector() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const setExplain = useUi((state) => state.setExplain);
  const { steps, current } = useIndexSteps('keyword-index');
  const texts = useTextColumns();
  return (
    <>
      <OptionGroup
        title={t('keyword.indices')}
        action={<TextButton onClick={() => setExplain('keyword-index')}>{t('shell.explain')}</TextButton>}
      >
        <ul className={classes.list}>
          {steps.map(({ at, name }) => (
            <li key={at}>
              <button type="button" aria-pressed={at === current?.at} onClick={() => setDataView({ keywords: at })}>
                {labelOf(spec, name, language)}
              </button>
            </li>
          ))}
        </ul>
        {current ? (
          <TextButton onClick={() => (texts.length > 0 ? startFromText(texts[0]) : startFromCounts())}>
            + {t('keyword.add')}
          </TextButton>
        ) : null}
      </OptionGroup>
      {current ? <KeywordOptions key={current.at} placed={current} /> : null}
    </>
  );
}

function KeywordOptions({ placed }: { placed: PlacedStep<'keyword-index'> }) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const { at, step } = placed;
  const own = new Set(step.as ?? [placed.name]);
  const columns = useColumnOptions('any').filter(({ value }) => !own.has(value));
  const values = { ...step };
  const change = (key: string, value: unknown) => editIndexStep(at, { [key]: value });
  const form = { values, columns, fallback: {}, onChange: change };
  return (
    <>
      <OptionGroup
        title={t('index.name')}
        action={<TextButton onClick={() => removeIndexStep(at)}>{t('keyword.remove')}</TextButton>}
      >
        <StepName key={placed.name} name={placed.name} onRename={(name) => renameIndexStep(at, name)} />
      </OptionGroup>
      <OptionGroup title={t('keyword.source')}>
        <OptionsForm {...form} fields={sourceFields} />
      </OptionGroup>
      {step.text === null ? null : (
        <OptionGroup
          title={t('keyword.dictionary')}
          action={
            <TextButton onClick={() => change('dictionary', starterDictionary)}>{t('keyword.starter')}</TextButton>
          }
        >
          <p className={classes.quiet}>{t('keyword.dictionaryHint')}</p>
          <OptionsForm {...form} fields={dictionaryFields} groupName={(group) => groupLabel(language, group)} />
        </OptionGroup>
      )}
    </>
  );
}
