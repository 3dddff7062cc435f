import { useTranslation } from 'react-i18next';
import { useColumnOptions } from '../../store/columns.ts';
import { editChapter, editSample, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { AddChip, Chip, Chips } from '../../ui/chips.tsx';
import { Choice, OptionGroup, TextButton, Toggle } from '../../ui/inspector.tsx';

/** How the columns of the table are made, and for which outcomes. */
export function ColumnsGroup() {
  const { t } = useTranslation();
  const layout = useSpec((spec) => spec.baseline?.layout ?? 'stepwise');
  const missing = useSpec((spec) => spec.sample.missing);
  const setExplain = useUi((state) => state.setExplain);
  return (
    <OptionGroup
      title={t('baseline.columns')}
      action={<TextButton onClick={() => setExplain('baseline')}>{t('shell.explain')}</TextButton>}
    >
      <Choice
        label={t('baseline.columns')}
        value={layout}
        choices={[
          { value: 'stepwise', label: t('baseline.stepwise') },
          { value: 'grid', label: t('baseline.grid') },
          { value: 'sets', label: t('baseline.sets') },
        ]}
        onChange={(value) => editChapter('baseline', { layout: value })}
      />
      <Outcomes />
      <Toggle
        label={t('baseline.commonSample')}
        checked={missing === 'common'}
        onChange={(common) => editSample({ missing: common ? 'common' : 'perModel' })}
      />
    </OptionGroup>
  );
}

/** The main outcome, and others that repeat the columns. */
function Outcomes() {
  const { t } = useTranslation();
  const main = useSpec((spec) => spec.roles.outcome);
  const chosen = useSpec((spec) => spec.baseline?.outcomes ?? null);
  const controls = useSpec((spec) => spec.roles.controls);
  const options = useColumnOptions('number');
  const outcomes = chosen ?? (main === null ? [] : [main]);
  const labelFor = (name: string) => options.find((option) => option.value === name)?.label ?? name;
  const set = (next: string[]) =>
    editChapter('baseline', { outcomes: next.length === 0 || (next.length === 1 && next[0] === main) ? null : next });
  return (
    <Chips label={t('baseline.outcomes')}>
      {outcomes.map((name) => (
        <Chip
          key={name}
          label={name}
          title={labelFor(name)}
          removeLabel={t('baseline.remove')}
          onRemove={outcomes.length > 1 ? () => set(outcomes.filter((other) => other !== name)) : undefined}
        />
      ))}
      <AddChip
        label={t('baseline.addOutcome')}
        options={options.filter(({ value }) => !outcomes.includes(value) && !controls.includes(value))}
        onAdd={(name) => set([...outcomes, name])}
      />
    </Chips>
  );
}
