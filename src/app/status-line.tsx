import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../present/format.ts';
import { cancelRun, useRuns, type WatchedKind } from '../store/runs-store.ts';
import { useSession } from '../store/session-store.ts';
import { type ChapterId, useUi } from '../store/ui-store.ts';
import { ProgressLine } from '../ui/progress-line.tsx';
import { parityOf } from './parity.ts';
import classes from './status-line.module.css';

/** Privacy, sample, what the method was checked against, time taken; progress with Cancel while something runs. */
export function StatusLine() {
  const { t } = useTranslation();
  const chapter = useUi((state) => state.chapter);
  return (
    <footer className={classes.status}>
      <Tooltip label={t('shell.privacyWhy')} events={{ hover: true, focus: true, touch: true }}>
        <button type="button" className={classes.privacy}>
          <span className={classes.dot} aria-hidden />
          {t('shell.privacy')}
        </button>
      </Tooltip>
      <SampleCount />
      <span className={classes.spring} />
      <Running />
      <Parity chapter={chapter} />
      <LastRun />
    </footer>
  );
}

function SampleCount() {
  const { t } = useTranslation();
  const setLedgerOpen = useUi((state) => state.setLedgerOpen);
  const { design, baseline } = useRuns((state) => state.runs);
  const info = useSession((state) => state.info);
  const headline = baseline.result?.columns[baseline.result.headline ?? -1];
  if (!info) return null;
  const used = headline?.ok ? headline.result.counts.nobs : (design.result?.summary.nobs ?? null);
  const summary = design.result?.summary;
  const units = headline?.ok ? headline.result.counts.units : (summary?.units ?? null);
  const periods = headline?.ok ? headline.result.counts.periods : (summary?.periods ?? null);
  return (
    <span className={classes.sample}>
      <span className={classes.wideOnly}>
        {t('shell.sampleLine', { used: formatCount(used), read: formatCount(info.nrow) })}
        {units === null ? '' : ` · ${t('shell.sampleUnits', { units: formatCount(units), periods: periods ?? '–' })}`}
      </span>
      <button type="button" className={classes.link} onClick={() => setLedgerOpen(true)}>
        {t('shell.leftOut')}
      </button>
    </span>
  );
}

function Running() {
  const { t } = useTranslation();
  const runs = useRuns((state) => state.runs);
  const chapter = useUi((state) => state.chapter);
  const running = (Object.keys(runs) as WatchedKind[]).filter(
    (key) => runs[key].status === 'running' && runs[key].progress,
  );
  // What a person looks at comes first: Cancel must not end another run that waits behind it.
  const kind = running.find((key) => key === kindOf(chapter, runs)) ?? running[0];
  if (!kind) return null;
  const { progress, startedAt } = runs[kind];
  if (!progress) return null;
  return (
    <ProgressLine
      key={kind}
      label={t('shell.working')}
      done={progress.done}
      total={progress.total}
      startedAt={startedAt}
      onCancel={() => cancelRun(kind)}
    />
  );
}

function Parity({ chapter }: { chapter: string }) {
  const { t } = useTranslation();
  const goTo = useUi((state) => state.goTo);
  const parity = parityOf(chapter);
  if (!parity) return null;
  return (
    <Tooltip label={t('shell.checkedWhy')} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={`${classes.plain} ${classes.wideOnly}`} onClick={() => goTo('parity')}>
        {t('shell.checked')} <b>{parity}</b>
      </button>
    </Tooltip>
  );
}

/** The run behind what a chapter shows. */
function kindOf(chapter: ChapterId, runs: object): WatchedKind {
  if (chapter === 'data') return 'design';
  return chapter in runs ? (chapter as WatchedKind) : 'models';
}

function LastRun() {
  const { t } = useTranslation();
  const runs = useRuns((state) => state.runs);
  const chapter = useUi((state) => state.chapter);
  const kind = kindOf(chapter, runs);
  const ms = runs[kind]?.ms ?? null;
  return (
    <span className={classes.time}>
      {t('shell.lastRun')}{' '}
      <b>{ms === null ? '–' : ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`}</b>
    </span>
  );
}
