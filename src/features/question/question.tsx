import { useTranslation } from 'react-i18next';
import { formatCount, formatPeriod } from '../../present/format.ts';
import { useRun } from '../../store/runs-store.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { EditableWord, Sentence } from '../../ui/sentence.tsx';
import { OutcomeEditor } from './outcome-editor.tsx';
import { PeriodEditor } from './period-editor.tsx';
import { PolicyEditor } from './policy-editor.tsx';
import { ReferenceNote } from './reference-note.tsx';
import { UnitEditor } from './unit-editor.tsx';

/** The question that the whole analysis answers; each bold word is the control that edits it. */
export function Question() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const { roles, policy } = spec;
  const summary = useRun('design').result?.summary;
  const units = summary?.units ?? null;
  const outcome = roles.outcome === null ? null : labelOf(spec, roles.outcome, language);
  const policyName = policy[language] || policy.en || policy.zh;
  const unitText =
    roles.unit === null
      ? t('question.noUnit')
      : units === null
        ? roles.unit
        : isCityColumn(roles.unit)
          ? t('question.cities', { count: formatCount(units) as never })
          : t('question.units', { count: formatCount(units) as never });
  const years =
    summary?.minTime != null && summary.maxTime != null
      ? `${formatPeriod(summary.minTime)}–${formatPeriod(summary.maxTime)}`
      : null;
  const never = summary?.counts ? summary.counts.never + summary.counts.notYet : null;
  return (
    <Sentence
      text={t('question.main', { skipInterpolation: true })}
      slots={{
        policy: (
          <EditableWord
            label={t('question.editPolicy')}
            tone={roles.treatment ? 'treated' : 'missing'}
            width={440}
            editor={(close) => <PolicyEditor onDone={close} />}
          >
            {roles.treatment ? policyName || t('question.thePolicy') : t('question.noPolicy')}
          </EditableWord>
        ),
        outcome: (
          <EditableWord
            label={t('question.editOutcome')}
            tone={outcome ? 'control' : 'missing'}
            editor={(close) => <OutcomeEditor onDone={close} />}
          >
            {outcome ?? t('question.noOutcome')}
          </EditableWord>
        ),
        units: (
          <EditableWord
            label={t('question.editUnit')}
            tone={roles.unit ? 'plain' : 'missing'}
            editor={() => <UnitEditor />}
          >
            {unitText}
          </EditableWord>
        ),
        years: (
          <EditableWord
            label={t('question.editYears')}
            tone={roles.time ? 'plain' : 'missing'}
            editor={() => <PeriodEditor />}
          >
            {years ?? t('question.noTime')}
          </EditableWord>
        ),
        reference: (
          <EditableWord label={t('question.editReference')} width={380} editor={() => <ReferenceNote never={never} />}>
            {never === 0 ? t('question.notYet') : t('question.never')}
          </EditableWord>
        ),
      }}
    />
  );
}

function isCityColumn(column: string): boolean {
  return /^(city|city_zh|城市|地级市|城市名称)$/i.test(column);
}
