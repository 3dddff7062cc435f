import { BadgeCheck, CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type RosterCoding, rosterCounts, rosterDocuments } from '../store/roster-library.ts';
import type { PublishedRoster } from '../store/sample.ts';
import { useUi } from '../store/ui-store.ts';
import { Choice, OptionRow, Toggle } from './inspector.tsx';
import classes from './published-list.module.css';

interface PublishedListProps {
  readonly roster: PublishedRoster;
  readonly coding: RosterCoding;
  readonly onChange: (coding: RosterCoding) => void;
}

type Shift = '-1' | '0' | '1';

/** Where a published list comes from, how sure it is, and the choices in coding it that papers differ in. */
export function PublishedList({ roster, coding, onChange }: PublishedListProps) {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const counts = rosterCounts(roster);
  const change = (part: Partial<RosterCoding>) => onChange({ ...coding, ...part });
  return (
    <div className={classes.list}>
      <ul className={classes.documents}>
        {rosterDocuments(roster).map(({ id, name, years, count }) => (
          <li key={id}>
            <span>{name[language]}</span>
            <small>
              {t('question.rosterDocument', {
                years: years.length > 2 ? `${years[0]}–${years.at(-1)}` : years.join(', '),
                count,
              })}
            </small>
          </li>
        ))}
      </ul>
      <p className={classes.marks}>
        {counts.verified > 0 ? (
          <span className={classes.verified}>
            <BadgeCheck size={14} aria-hidden /> {t('question.rosterVerified', { count: counts.verified })}
          </span>
        ) : null}
        {counts.uncertain > 0 ? (
          <span>
            <CircleHelp size={14} aria-hidden /> {t('question.rosterUncertain', { count: counts.uncertain })}
          </span>
        ) : null}
      </p>
      <p className={classes.remark}>{roster.remark[language]}</p>
      {counts.parts > 0 ? (
        <Toggle
          label={t('question.rosterParts', { count: counts.parts })}
          checked={coding.parts}
          onChange={(parts) => change({ parts })}
        />
      ) : null}
      {counts.provinces > 0 ? (
        <Toggle
          label={t('question.rosterProvinces', { count: counts.provinces })}
          checked={coding.provinces}
          onChange={(provinces) => change({ provinces })}
        />
      ) : null}
      {counts.verified > 0 && counts.uncertain > 0 ? (
        <Toggle
          label={t('question.rosterOnlyVerified')}
          checked={coding.verified}
          onChange={(verified) => change({ verified })}
        />
      ) : null}
      <OptionRow label={t('question.rosterStart')}>
        <Choice<Shift>
          label={t('question.rosterStart')}
          value={String(coding.shift) as Shift}
          choices={[
            { value: '-1', label: t('question.rosterEarlier') },
            { value: '0', label: t('question.rosterSame') },
            { value: '1', label: t('question.rosterLater') },
          ]}
          onChange={(shift) => change({ shift: Number(shift) })}
        />
      </OptionRow>
    </div>
  );
}
