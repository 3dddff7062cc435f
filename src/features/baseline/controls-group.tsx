import { ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColumnOptions } from '../../store/columns.ts';
import { editRoles, useSpec } from '../../store/spec-store.ts';
import { AddChip, Chip, Chips } from '../../ui/chips.tsx';
import { OptionGroup, TextButton } from '../../ui/inspector.tsx';
import classes from './controls-group.module.css';

/** The controls in the order in which they enter the stepwise table. */
export function ControlsGroup() {
  const { t } = useTranslation();
  const roles = useSpec((spec) => spec.roles);
  const options = useColumnOptions('number');
  const [ordering, setOrdering] = useState(false);
  const labelFor = (name: string) => options.find((option) => option.value === name)?.label ?? name;
  const taken = [...roles.controls, roles.outcome, roles.time, roles.unit];
  const set = (controls: string[]) => editRoles({ controls });
  return (
    <OptionGroup
      title={t('baseline.controls')}
      action={
        roles.controls.length > 1 ? (
          <TextButton onClick={() => setOrdering((on) => !on)}>
            {t(ordering ? 'baseline.done' : 'baseline.reorder')}
          </TextButton>
        ) : null
      }
    >
      {ordering ? (
        <ol className={classes.order}>
          {roles.controls.map((name, index) => (
            <li key={name}>
              <span>{labelFor(name)}</span>
              <button
                type="button"
                disabled={index === 0}
                aria-label={t('baseline.moveUp', { name: labelFor(name) })}
                onClick={() => set(swapped(roles.controls, index))}
              >
                <ChevronUp size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      ) : (
        <Chips label={t('baseline.controls')}>
          {roles.controls.map((name) => (
            <Chip
              key={name}
              label={name}
              title={labelFor(name)}
              removeLabel={t('baseline.remove')}
              onRemove={() => set(roles.controls.filter((other) => other !== name))}
            />
          ))}
          <AddChip
            label={t('baseline.addControl')}
            options={options.filter(({ value }) => !taken.includes(value))}
            onAdd={(name) => set([...roles.controls, name])}
          />
        </Chips>
      )}
    </OptionGroup>
  );
}

function swapped(names: readonly string[], index: number): string[] {
  const next = [...names];
  [next[index - 1], next[index]] = [next[index], next[index - 1]];
  return next;
}
