import { useTranslation } from 'react-i18next';
import { useColumnOptions } from '../../store/columns.ts';
import { editRoles, editSample, useSpec } from '../../store/spec-store.ts';
import { Chip, Chips } from '../../ui/chips.tsx';
import { ColumnSelect } from '../../ui/column-select.tsx';
import classes from './editors.module.css';
import { GuessReason } from './guess-reason.tsx';

/** Which column names the units, and which units the analyst has left out. */
export function UnitEditor() {
  const { t } = useTranslation();
  const unit = useSpec((spec) => spec.roles.unit);
  const dropped = useSpec((spec) => spec.sample.dropUnits);
  const options = useColumnOptions('any');
  return (
    <div className={classes.editor}>
      <ColumnSelect
        label={t('question.unitColumn')}
        value={unit}
        options={options}
        onChange={(value) => editRoles({ unit: value })}
      />
      <GuessReason of="unit" />
      {dropped.length > 0 ? (
        <Chips label={t('question.unitsLeftOut')}>
          {dropped.map((name) => (
            <Chip
              key={name}
              label={name}
              removeLabel={t('question.takeBack')}
              onRemove={() => editSample({ dropUnits: dropped.filter((other) => other !== name) })}
            />
          ))}
        </Chips>
      ) : null}
      <p className={classes.hint}>{t('question.unitHint')}</p>
    </div>
  );
}
