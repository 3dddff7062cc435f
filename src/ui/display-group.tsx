import { useTranslation } from 'react-i18next';
import { editOutput, useSpec } from '../store/spec-store.ts';
import { Choice, OptionGroup, OptionRow, Toggle } from './inspector.tsx';

const digitChoices = ['2', '3', '4', '5'] as const;

export function DisplayGroup() {
  const { t } = useTranslation();
  const output = useSpec((spec) => spec.output);
  return (
    <OptionGroup title={t('baseline.show')}>
      <OptionRow label={t('baseline.parentheses')}>
        <Choice
          label={t('baseline.parentheses')}
          value={output.parentheses}
          choices={[
            { value: 'se', label: t('baseline.se') },
            { value: 't', label: t('baseline.t') },
            { value: 'p', label: t('baseline.pv') },
            { value: 'ci', label: t('baseline.ci') },
          ]}
          onChange={(parentheses) => editOutput({ parentheses })}
        />
      </OptionRow>
      <OptionRow label={t('baseline.digits')}>
        <Choice
          label={t('baseline.digits')}
          value={String(output.digits) as (typeof digitChoices)[number]}
          choices={digitChoices.map((value) => ({ value, label: value }))}
          onChange={(digits) => editOutput({ digits: Number(digits) })}
        />
      </OptionRow>
      <OptionRow label={t('baseline.variables')}>
        <Choice
          label={t('baseline.variables')}
          value={output.variables}
          choices={[
            { value: 'names', label: t('baseline.names') },
            { value: 'labels', label: t('baseline.labels') },
          ]}
          onChange={(variables) => editOutput({ variables })}
        />
      </OptionRow>
      <Toggle
        label={t('baseline.fold')}
        checked={output.foldControls}
        onChange={(foldControls) => editOutput({ foldControls })}
      />
      <Toggle
        label={t('baseline.constant')}
        checked={output.showConstant}
        onChange={(showConstant) => editOutput({ showConstant })}
      />
    </OptionGroup>
  );
}
