import { useTranslation } from 'react-i18next';
import { useColumnOptions } from '../../store/columns.ts';
import { editChapter, useSpec } from '../../store/spec-store.ts';
import { AddChip, Chip, Chips } from '../../ui/chips.tsx';
import { OptionGroup, TextButton } from '../../ui/inspector.tsx';
import classes from './controls-group.module.css';

/** Hand-picked columns: one set of controls each. */
export function SetsGroup() {
  const { t } = useTranslation();
  const roles = useSpec((spec) => spec.roles);
  const stored = useSpec((spec) => spec.baseline?.sets);
  const options = useColumnOptions('number');
  const sets = stored && stored.length > 0 ? stored : [[], [...roles.controls]];
  const labelFor = (name: string) => options.find((option) => option.value === name)?.label ?? name;
  const replace = (index: number, set: string[]) =>
    editChapter('baseline', { sets: sets.map((other, at) => (at === index ? set : other)) });
  return (
    <OptionGroup
      title={t('baseline.controls')}
      action={
        <TextButton onClick={() => editChapter('baseline', { sets: [...sets, [...(sets.at(-1) ?? [])]] })}>
          {t('baseline.addSet')}
        </TextButton>
      }
    >
      {sets.map((set, index) => (
        <div key={index}>
          <div className={classes.setHead}>
            <span>{t('baseline.set', { index: index + 1 })}</span>
            {sets.length > 1 ? (
              <TextButton
                label={`${t('baseline.remove')} ${t('baseline.set', { index: index + 1 })}`}
                onClick={() => editChapter('baseline', { sets: sets.filter((_, at) => at !== index) })}
              >
                {t('baseline.remove')}
              </TextButton>
            ) : null}
          </div>
          <Chips label={t('baseline.set', { index: index + 1 })}>
            {set.map((name) => (
              <Chip
                key={name}
                label={name}
                title={labelFor(name)}
                removeLabel={t('baseline.remove')}
                onRemove={() =>
                  replace(
                    index,
                    set.filter((other) => other !== name),
                  )
                }
              />
            ))}
            <AddChip
              label={t('baseline.addControl')}
              options={options.filter(({ value }) => value !== roles.outcome && !set.includes(value))}
              onAdd={(name) => replace(index, [...set, name])}
            />
          </Chips>
        </div>
      ))}
    </OptionGroup>
  );
}
