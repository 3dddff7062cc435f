import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../core/notice.ts';
import type { ParsedRoster, RosterMatch, RosterRow } from '../engine/design/match-roster.ts';
import type { RosterEntry } from '../engine/panel.ts';
import { Callout } from './callout.tsx';
import { useNoticeText } from './notices.tsx';
import classes from './roster-matcher.module.css';

export interface RosterReading {
  readonly parsed: ParsedRoster;
  readonly match: RosterMatch;
}

export interface RosterMatcherProps {
  readonly match: (text: string) => Promise<Outcome<RosterReading>>;
  readonly onUse: (entries: RosterEntry[]) => void;
  readonly label: string;
  readonly hint: string;
  /** A list to begin with, such as a published roster; another value replaces what stands in the box. */
  readonly initial?: string;
}

/** A pasted list of treated units: matched names are counted, the rest is shown for the person to settle. */
export function RosterMatcher({ match, onUse, label, hint, initial = '' }: RosterMatcherProps) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const [pasted, setPasted] = useState(initial);
  const [outcome, setOutcome] = useState<Outcome<RosterReading> | null>(null);
  const [settled, setSettled] = useState<ReadonlyMap<string, string | null>>(new Map());
  const read = async () => {
    setSettled(new Map());
    setOutcome(await match(pasted));
  };
  const reading = outcome?.ok ? outcome.value : null;
  const entries = reading ? entriesOf(reading.match, settled) : [];
  return (
    <div className={classes.matcher}>
      <label className={classes.label}>
        {label}
        <textarea
          className={classes.paste}
          value={pasted}
          onChange={(event) => {
            setPasted(event.currentTarget.value);
            setOutcome(null);
          }}
          spellCheck={false}
        />
      </label>
      <p className={classes.hint}>{hint}</p>
      {outcome && !outcome.ok ? <Callout tone="error">{text(outcome.notice)}</Callout> : null}
      {reading ? (
        <>
          <Tally match={reading.match} />
          {reading.parsed.problems.map((problem) => (
            <p key={text(problem)} className={classes.problem}>
              {text(problem)}
            </p>
          ))}
          <Settle
            match={reading.match}
            settled={settled}
            onSettle={(key, unit) => setSettled((before) => new Map(before).set(key, unit))}
          />
          <button type="button" className={classes.use} disabled={entries.length === 0} onClick={() => onUse(entries)}>
            {t('question.rosterUse', { count: entries.length })}
          </button>
        </>
      ) : (
        <button type="button" className={classes.use} disabled={pasted.trim() === ''} onClick={() => void read()}>
          {t('question.rosterMatch')}
        </button>
      )}
    </div>
  );
}

const keyOf = (row: RosterRow): string => `${row.line}\u0000${row.text}`;

/** Matched rows and settled ones; the earliest year of a unit named twice. */
function entriesOf(match: RosterMatch, settled: ReadonlyMap<string, string | null>): RosterEntry[] {
  const starts = new Map<string, number>();
  const take = (unit: string, year: number) => starts.set(unit, Math.min(year, starts.get(unit) ?? year));
  for (const { unit, row } of match.matched) take(unit, row.year);
  for (const { row } of [...match.ambiguous, ...match.unmatched]) {
    const unit = settled.get(keyOf(row));
    if (unit) take(unit, row.year);
  }
  return Array.from(starts, ([unit, start]) => ({ unit, start }));
}

function Tally({ match }: { match: RosterMatch }) {
  const { t } = useTranslation();
  const counts = [
    { key: 'rosterMatched', count: match.matched.length },
    { key: 'rosterAmbiguous', count: match.ambiguous.length },
    { key: 'rosterUnmatched', count: match.unmatched.length },
    { key: 'rosterDuplicates', count: match.duplicates.length },
  ] as const;
  return (
    <p className={classes.tally} role="status">
      {counts
        .filter(({ count }, index) => index === 0 || count > 0)
        .map(({ key, count }) => (
          <span key={key}>{t(`question.${key}`, { count })}</span>
        ))}
    </p>
  );
}

interface SettleProps {
  readonly match: RosterMatch;
  readonly settled: ReadonlyMap<string, string | null>;
  readonly onSettle: (key: string, unit: string | null) => void;
}

function Settle({ match, settled, onSettle }: SettleProps) {
  const { t } = useTranslation();
  const open = [
    ...match.ambiguous.map(({ row, candidates }) => ({ row, choices: candidates })),
    ...match.unmatched.map(({ row, suggestions }) => ({ row, choices: suggestions })),
  ];
  if (open.length === 0) return null;
  return (
    <div className={classes.settle}>
      {open.map(({ row, choices }) => (
        <div key={keyOf(row)} className={classes.settleRow}>
          <span className={classes.settleText}>
            {row.text} · {row.year} <small>{t('question.rosterLine', { line: row.line })}</small>
          </span>
          <Select
            aria-label={row.text}
            data={[...choices]}
            value={settled.get(keyOf(row)) ?? null}
            placeholder={t('question.rosterLeave')}
            clearable
            disabled={choices.length === 0}
            onChange={(unit) => onSettle(keyOf(row), unit)}
          />
        </div>
      ))}
    </div>
  );
}
