import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColumnInfo, useColumnOptions } from '../../store/columns.ts';
import { editSample, editSpec, useSpec } from '../../store/spec-store.ts';
import { ColumnSelect } from '../../ui/column-select.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import classes from './editors.module.css';
import { GuessReason } from './guess-reason.tsx';

const bound = (value: string | number): number | null => (typeof value === 'number' ? value : null);

/** The time column and the periods of it that enter. */
export function PeriodEditor() {
  const { t } = useTranslation();
  const time = useSpec((spec) => spec.roles.time);
  const { timeFrom, timeTo } = useSpec((spec) => spec.sample);
  const options = useColumnOptions('number');
  const info = useColumnInfo(time);
  return (
    <div className={classes.editor}>
      <ColumnSelect
        label={t('question.timeColumn')}
        value={time}
        options={options}
        onChange={(value) =>
          editSpec((spec) => ({
            roles: { ...spec.roles, time: value },
            sample: { ...spec.sample, timeFrom: null, timeTo: null },
          }))
        }
      />
      <GuessReason of="time" />
      <div className={classes.pair}>
        <NumberInput
          label={t('question.from')}
          value={timeFrom ?? ''}
          placeholder={info?.min?.toString() ?? ''}
          thousandSeparator=""
          onChange={(value) => editSample({ timeFrom: bound(value) })}
        />
        <NumberInput
          label={t('question.to')}
          value={timeTo ?? ''}
          placeholder={info?.max?.toString() ?? ''}
          thousandSeparator=""
          onChange={(value) => editSample({ timeTo: bound(value) })}
        />
      </div>
      <TextButton onClick={() => editSample({ timeFrom: null, timeTo: null })}>{t('question.allYears')}</TextButton>
    </div>
  );
}
