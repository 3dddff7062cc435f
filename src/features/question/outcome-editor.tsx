import { useTranslation } from 'react-i18next';
import { useColumnOptions } from '../../store/columns.ts';
import { editRoles, useSpec } from '../../store/spec-store.ts';
import { ColumnSelect, ColumnsSelect } from '../../ui/column-select.tsx';
import classes from './editors.module.css';
import { GuessReason } from './guess-reason.tsx';

export function OutcomeEditor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const roles = useSpec((spec) => spec.roles);
  const options = useColumnOptions('number');
  return (
    <div className={classes.editor}>
      <ColumnSelect
        label={t('question.editOutcome')}
        hideLabel
        value={roles.outcome}
        options={options}
        onChange={(outcome) => {
          editRoles({ outcome, controls: roles.controls.filter((control) => control !== outcome) });
          onDone();
        }}
      />
      <GuessReason of="outcome" />
      <ColumnsSelect
        label={t('question.controls')}
        value={roles.controls}
        options={options.filter((option) => option.value !== roles.outcome)}
        onChange={(controls) => editRoles({ controls })}
      />
    </div>
  );
}
