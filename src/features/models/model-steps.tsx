import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '../../engine/fields.ts';
import { type StepId, stepMetas } from '../../engine/recipe/registry.ts';
import { type RecipeStepSpec, recipeStepSchema } from '../../spec/recipe.ts';
import { editCheck } from '../../store/checks.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { AddChip } from '../../ui/chips.tsx';
import { OptionsForm } from '../../ui/options-form.tsx';
import { EditableWord } from '../../ui/sentence.tsx';
import classes from './models.module.css';

/** Steps that change the columns and rows of a model as they stand; those that make further columns belong to the whole analysis. */
const OFFERED: readonly StepId[] = ['winsorise', 'keep-rows', 'keep-periods'];
const WORDS = { field: 'stepField', choice: 'stepChoice' };

/** Steps of data preparation for one model alone, each opening its options. */
export function ModelSteps({ index, steps }: { index: number; steps: readonly RecipeStepSpec[] }) {
  const { t } = useTranslation();
  const { outcome, controls } = useSpec((spec) => spec.roles);
  const put = (recipe: readonly RecipeStepSpec[]) => editCheck(index, { recipe });
  const measured = outcome === null ? controls : [outcome, ...controls];
  const made = (step: string) =>
    recipeStepSchema.parse(step === 'winsorise' ? { step, columns: measured, as: measured } : { step });
  return (
    <div>
      <div className={classes.stepsLabel}>{t('designs.steps')}</div>
      {steps.length > 0 ? (
        <ol className={classes.steps}>
          {steps.map((step, at) => (
            <li key={at}>
              <StepWord
                step={step}
                onChange={(key, value) => put(steps.map((one, i) => (i === at ? changed(one, key, value) : one)))}
              />
              <button
                type="button"
                className={classes.remove}
                aria-label={`${t('robustness.remove')} ${t(`recipe.${step.step}`)}`}
                onClick={() => put(steps.filter((_, i) => i !== at))}
              >
                <X size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      <AddChip
        label={t('designs.step')}
        options={OFFERED.map((id) => ({ value: id, label: t(`recipe.${id}`) }))}
        onAdd={(step) => put([...steps, made(step)])}
      />
    </div>
  );
}

/** A step that works on columns in their place stays in its place when they change. */
function changed(step: RecipeStepSpec, key: string, value: unknown): RecipeStepSpec {
  const inPlace =
    key === 'columns' &&
    'columns' in step &&
    JSON.stringify(step.as) === JSON.stringify(step.columns) &&
    step.as !== null;
  return { ...step, [key]: value, ...(inPlace ? { as: value } : {}) } as RecipeStepSpec;
}

interface StepWordProps {
  readonly step: RecipeStepSpec;
  readonly onChange: (key: string, value: unknown) => void;
}

function StepWord({ step, onChange }: StepWordProps) {
  const { t } = useTranslation();
  const columns = useColumnOptions('any');
  const name = t(`recipe.${step.step}`);
  const fields: Fields = stepMetas[step.step].fields;
  return (
    <span className={classes.step}>
      <EditableWord
        label={name}
        editor={() => (
          <OptionsForm
            fields={fields}
            values={{ ...step }}
            columns={columns}
            fallback={{}}
            onChange={onChange}
            words={WORDS}
          />
        )}
      >
        {name}
      </EditableWord>
      <span className={classes.stepWhat}>{useStepText(step)}</span>
    </span>
  );
}

/** What a step is about, in a few words. */
function useStepText(step: RecipeStepSpec): string {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  if ('condition' in step) return step.condition ?? '';
  if ('expression' in step) return `${step.as?.[0] ?? 'computed'} = ${step.expression ?? ''}`;
  if ('from' in step && 'to' in step) return `${step.from ?? '…'}–${step.to ?? '…'}`;
  if (!('columns' in step)) return '';
  const names = (step.columns ?? []).map((column) => labelOf(spec, column, language)).join(t('designs.comma'));
  return 'upperPercent' in step ? `${step.lowerPercent} % – ${step.upperPercent} %: ${names}` : names;
}
