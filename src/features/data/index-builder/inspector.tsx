import { useTranslation } from 'react-i18next';
import { fields } from '../../../engine/recipe/steps/composite-index-meta.ts';
import { useColumnOptions } from '../../../store/columns.ts';
import { setDataView } from '../../../store/data-view.ts';
import {
  editIndexStep,
  type PlacedStep,
  removeIndexStep,
  renameIndexStep,
  startFromTemplate,
  useIndexSteps,
} from '../../../store/indices.ts';
import { labelOf, useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import { AddChip, Chips } from '../../../ui/chips.tsx';
import { OptionGroup, TextButton } from '../../../ui/inspector.tsx';
import { OptionsForm } from '../../../ui/options-form.tsx';
import { StepName } from '../step-name.tsx';
import classes from './index-builder.module.css';
import { startBlank, useMatchedTemplates } from './start-index.tsx';
import { useNameOf } from './use-index.ts';

const { indicators, ...methodFields } = fields;
const indicatorFields = { indicators };

export default function IndexInspector() {
  const { t } = useTranslation();
  const setExplain = useUi((state) => state.setExplain);
  const { current } = useIndexSteps('composite-index');
  return (
    <>
      <OptionGroup
        title={t('index.indices')}
        action={<TextButton onClick={() => setExplain('composite-index')}>{t('shell.explain')}</TextButton>}
      >
        <Indices current={current?.at ?? null} />
      </OptionGroup>
      {current ? <IndexOptions key={current.at} placed={current} /> : null}
    </>
  );
}

function Indices({ current }: { current: number | null }) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const { steps } = useIndexSteps('composite-index');
  const matches = useMatchedTemplates();
  const options = [
    ...matches.map(({ template }, i) => ({ value: String(i), label: template.name[language] })),
    { value: 'blank', label: t('index.blank') },
  ];
  return (
    <>
      <ul className={classes.list}>
        {steps.map(({ at, name }) => (
          <li key={at}>
            <button type="button" aria-pressed={at === current} onClick={() => setDataView({ index: at })}>
              {labelOf(spec, name, language)}
            </button>
          </li>
        ))}
      </ul>
      <Chips label={t('index.add')}>
        <AddChip
          label={t('index.add')}
          options={options}
          onAdd={(value) => {
            const chosen = matches[Number(value)];
            if (chosen) startFromTemplate(chosen.template, chosen.matched);
            else startBlank();
          }}
        />
      </Chips>
    </>
  );
}

function IndexOptions({ placed }: { placed: PlacedStep<'composite-index'> }) {
  const { t } = useTranslation();
  const numbers = useColumnOptions('number');
  const nameOf = useNameOf();
  const { at, step } = placed;
  const own = new Set(step.as ?? [placed.name]);
  const columns = numbers.filter(({ value }) => !own.has(value));
  const values = { ...step };
  const change = (key: string, value: unknown) => editIndexStep(at, { [key]: value });
  const form = { values, columns, fallback: {}, onChange: change, groupName: nameOf };
  return (
    <>
      <OptionGroup
        title={t('index.name')}
        action={<TextButton onClick={() => removeIndexStep(at)}>{t('index.remove')}</TextButton>}
      >
        <StepName key={placed.name} name={placed.name} onRename={(name) => renameIndexStep(at, name)} />
      </OptionGroup>
      <OptionGroup title={t('index.method')}>
        <OptionsForm {...form} fields={methodFields} />
      </OptionGroup>
      <OptionGroup title={t('index.indicators')}>
        <OptionsForm {...form} fields={indicatorFields} />
      </OptionGroup>
    </>
  );
}
