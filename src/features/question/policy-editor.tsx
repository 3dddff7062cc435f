import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterEntry } from '../../engine/panel.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { matchPastedRoster } from '../../store/guesses.ts';
import { readRosterSource, rosterSource, rosterText } from '../../store/roster-library.ts';
import { loadRosterLibrary, type RosterLibrary } from '../../store/sample.ts';
import { editRoles, editSpec, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { ColumnSelect } from '../../ui/column-select.tsx';
import { Choice } from '../../ui/inspector.tsx';
import { RosterMatcher } from '../../ui/roster-matcher.tsx';
import classes from './editors.module.css';
import { GuessReason } from './guess-reason.tsx';
import { PublishedList } from './published-list.tsx';

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
  const language = useUi((state) => state.language);
  const treatment = useSpec((spec) => spec.roles.treatment);
  const held = treatment?.kind === 'roster' ? treatment.source : 'pasted';
  const [library, setLibrary] = useState<RosterLibrary>([]);
  const [source, setSource] = useState(held);
  useEffect(() => {
    void loadRosterLibrary().then((rosters) => setLibrary(rosters ?? []));
  }, []);
  const { id, coding } = readRosterSource(source);
  const chosen = library.find((roster) => roster.id === id);
  const use = (entries: RosterEntry[]) => {
    const name = chosen ? { policy: chosen.name } : {};
    editSpec((spec) => ({ ...name, roles: { ...spec.roles, treatment: { kind: 'roster', entries, source } } }));
    onDone();
  };
  return (
    <>
      <Select
        label={t('question.rosterLibrary')}
        data={library.map((roster) => ({ value: roster.id, label: roster.name[language] }))}
        value={chosen ? id : null}
        clearable
        onChange={(value) => setSource(value ?? 'pasted')}
      />
      {chosen ? (
        <PublishedList roster={chosen} coding={coding} onChange={(next) => setSource(rosterSource(id, next))} />
      ) : null}
      <RosterMatcher
        key={chosen ? source : 'pasted'}
        match={matchPastedRoster}
        onUse={use}
        label={t('question.rosterPaste')}
        hint={t('question.rosterHint')}
        initial={chosen ? rosterText(chosen, coding, library) : ''}
      />
    </>
  );
}
