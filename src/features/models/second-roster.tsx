import { useTranslation } from 'react-i18next';
import { editCheck } from '../../store/checks.ts';
import { matchPastedRoster } from '../../store/guesses.ts';
import { useUi } from '../../store/ui-store.ts';
import { Block } from '../../ui/block.tsx';
import { RosterChooser } from '../../ui/roster-chooser.tsx';
import classes from './models.module.css';

/** Who is under the second policy, where that is said by a list: published or pasted. */
export function SecondRoster({ index }: { index: number }) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  return (
    <Block title={t('models.secondRoster')}>
      <div className={classes.roster}>
        <RosterChooser
          held={null}
          match={matchPastedRoster}
          label={t('question.rosterPaste')}
          hint={t('question.rosterHint')}
          onUse={(entries, _, chosen) =>
            editCheck(index, {
              secondRoster: entries,
              secondPolicy: chosen ? chosen.name[language] : null,
            })
          }
        />
      </div>
    </Block>
  );
}
