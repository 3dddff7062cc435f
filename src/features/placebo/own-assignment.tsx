import { useTranslation } from 'react-i18next';
import { matchPastedRoster } from '../../store/guesses.ts';
import { editChapter, useSpec } from '../../store/spec-store.ts';
import { OptionGroup } from '../../ui/inspector.tsx';
import { RosterMatcher } from '../../ui/roster-matcher.tsx';

export function OwnAssignment() {
  const { t } = useTranslation();
  const assignment = useSpec((spec) => spec.placebo?.assignment ?? []);
  return (
    <OptionGroup title={t('placebo.own')}>
      <RosterMatcher
        match={matchPastedRoster}
        onUse={(entries) => editChapter('placebo', { assignment: entries })}
        label={t('placebo.ownPaste')}
        hint={t('placebo.ownHint')}
        initial={assignment.map(({ unit, start }) => `${unit}\t${start}`).join('\n')}
      />
    </OptionGroup>
  );
}
