import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterEntry } from '../engine/panel.ts';
import { readRosterSource, rosterSource, rosterText } from '../store/roster-library.ts';
import { loadRosterLibrary, type PublishedRoster, type RosterLibrary } from '../store/sample.ts';
import { useUi } from '../store/ui-store.ts';
import { PublishedList } from './published-list.tsx';
import { RosterMatcher, type RosterMatcherProps } from './roster-matcher.tsx';

interface RosterChooserProps extends Pick<RosterMatcherProps, 'match' | 'label' | 'hint'> {
  /** Source of the list in use; null: none, or pasted. */
  readonly held: string | null;
  readonly onUse: (entries: RosterEntry[], source: string, roster: PublishedRoster | null) => void;
}

const PASTED = 'pasted';

/** A published roster with its coding, or a pasted list, matched with the units of the data. */
export function RosterChooser({ held, match, label, hint, onUse }: RosterChooserProps) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const [library, setLibrary] = useState<RosterLibrary>([]);
  const [source, setSource] = useState(held ?? PASTED);
  useEffect(() => {
    void loadRosterLibrary().then((rosters) => setLibrary(rosters ?? []));
  }, []);
  const { id, coding } = readRosterSource(source);
  const chosen = library.find((roster) => roster.id === id) ?? null;
  return (
    <>
      <Select
        label={t('question.rosterLibrary')}
        data={library.map((roster) => ({ value: roster.id, label: roster.name[language] }))}
        value={chosen ? id : null}
        clearable
        onChange={(value) => setSource(value ?? PASTED)}
      />
      {chosen ? (
        <PublishedList roster={chosen} coding={coding} onChange={(next) => setSource(rosterSource(id, next))} />
      ) : null}
      <RosterMatcher
        key={chosen ? source : PASTED}
        match={match}
        onUse={(entries) => onUse(entries, source, chosen)}
        label={label}
        hint={hint}
        initial={chosen ? rosterText(chosen, coding, library) : ''}
      />
    </>
  );
}
