import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseExhibits, type ReportEntry, setExhibits, useReport } from '../../store/report.ts';
import { editOutput, useSpec } from '../../store/spec-store.ts';
import { DisplayGroup } from '../../ui/display-group.tsx';
import { Choice, OptionGroup, OptionRow, TextButton } from '../../ui/inspector.tsx';
import classes from './inspector.module.css';

export default function ReportInspector() {
  return (
    <>
      <ExhibitsGroup />
      <LanguageGroup />
      <DisplayGroup />
    </>
  );
}

function LanguageGroup() {
  const { t } = useTranslation();
  const language = useSpec((spec) => spec.output.language);
  return (
    <OptionGroup title={t('report.printing')}>
      <OptionRow label={t('report.language')}>
        <Choice
          label={t('report.language')}
          value={language}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
          onChange={(chosen) => editOutput({ language: chosen })}
        />
      </OptionRow>
    </OptionGroup>
  );
}

/** Everything in the order of a paper, or a list of one's own. */
function ExhibitsGroup() {
  const { t } = useTranslation();
  const own = useSpec((spec) => spec.report.exhibits !== null);
  return own ? (
    <OwnList />
  ) : (
    <OptionGroup
      title={t('report.exhibits')}
      action={<TextButton onClick={chooseExhibits}>{t('report.choose')}</TextButton>}
    >
      <p className={classes.hint}>{t('report.automatic')}</p>
    </OptionGroup>
  );
}

function OwnList() {
  const { t } = useTranslation();
  const { entries } = useReport();
  const exhibits = entries.map(({ exhibit }) => exhibit);
  const swap = (at: number, other: number) =>
    setExhibits(exhibits.map((exhibit, i) => (i === at ? exhibits[other] : i === other ? exhibits[at] : exhibit)));
  return (
    <OptionGroup
      title={t('report.exhibits')}
      action={<TextButton onClick={() => setExhibits(null)}>{t('report.follow')}</TextButton>}
    >
      <ol className={classes.list}>
        {entries.map((entry, at) => (
          <OwnItem
            key={at}
            entry={entry}
            onUp={at > 0 ? () => swap(at, at - 1) : null}
            onDown={at < entries.length - 1 ? () => swap(at, at + 1) : null}
            onLeaveOut={() => setExhibits(exhibits.filter((_, i) => i !== at))}
          />
        ))}
      </ol>
    </OptionGroup>
  );
}

interface OwnItemProps {
  readonly entry: ReportEntry;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onLeaveOut: () => void;
}

function OwnItem({ entry, onUp, onDown, onLeaveOut }: OwnItemProps) {
  const { t } = useTranslation();
  const name = `${entry.number} ${entry.title()}`;
  return (
    <li>
      <span className={classes.name} title={name}>
        {name}
      </span>
      <button type="button" disabled={!onUp} aria-label={t('report.up', { name })} onClick={() => onUp?.()}>
        <ArrowUp size={12} aria-hidden />
      </button>
      <button type="button" disabled={!onDown} aria-label={t('report.down', { name })} onClick={() => onDown?.()}>
        <ArrowDown size={12} aria-hidden />
      </button>
      <button type="button" aria-label={t('report.leaveOut', { name })} onClick={onLeaveOut}>
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
