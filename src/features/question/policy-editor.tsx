import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useColumnOptions } from '../../store/columns.ts';
import { matchPastedRoster } from '../../store/guesses.ts';
import { editRoles, editSpec, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { ColumnSelect } from '../../ui/column-select.tsx';
import { Choice } from '../../ui/inspector.tsx';
import { RosterChooser } from '../../ui/roster-chooser.tsx';
import classes from './editors.module.css';
import { GuessReason } from './guess-reason.tsx';

type Kind = 'indicator' | 'cohort' | 'roster';

/** The policy's name, and who it reached when: by a 0/1 column, a first-treated-year column, or a list. */
export function PolicyEditor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const policy = useSpec((spec) => spec.policy);
  const treatment = useSpec((spec) => spec.roles.treatment);
  const [kind, setKind] = useState<Kind>(treatment?.kind ?? 'cohort');
  return (
    <div className={classes.editor}>
      <TextInput
        label={t('question.policyName')}
        value={policy[language]}
        onChange={(event) => editSpec({ policy: { ...policy, [language]: event.currentTarget.value } })}
      />
      <Choice
        label={t('question.howTreated')}
        value={kind}
        choices={[
          { value: 'cohort', label: t('question.byCohort') },
          { value: 'indicator', label: t('question.byIndicator') },
          { value: 'roster', label: t('question.byRoster') },
        ]}
        onChange={setKind}
      />
      {kind === 'roster' ? <Roster onDone={onDone} /> : <TreatmentColumn kind={kind} onDone={onDone} />}
      <GuessReason of="treatment" />
    </div>
  );
}

function TreatmentColumn({ kind, onDone }: { kind: 'indicator' | 'cohort'; onDone: () => void }) {
  const { t } = useTranslation();
  const treatment = useSpec((spec) => spec.roles.treatment);
  const options = useColumnOptions('number');
  return (
    <ColumnSelect
      label={t('question.column')}
      value={treatment?.kind === kind ? treatment.column : null}
      options={options}
      onChange={(column) => {
        if (column === null) return;
        editRoles({ treatment: { kind, column } });
        onDone();
      }}
    />
  );
}

function Roster({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const treatment = useSpec((spec) => spec.roles.treatment);
  return (
    <RosterChooser
      held={treatment?.kind === 'roster' ? treatment.source : null}
      match={matchPastedRoster}
      label={t('question.rosterPaste')}
      hint={t('question.rosterHint')}
      onUse={(entries, source, chosen) => {
        const name = chosen ? { policy: chosen.name } : {};
        editSpec((spec) => ({ ...name, roles: { ...spec.roles, treatment: { kind: 'roster', entries, source } } }));
        onDone();
      }}
    />
  );
}
