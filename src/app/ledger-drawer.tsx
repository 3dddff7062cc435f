import { Drawer } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../core/notice.ts';
import { formatCount } from '../present/format.ts';
import type { LedgerStepView, LedgerView } from '../spec/tasks.ts';
import { ask, useRuns } from '../store/runs-store.ts';
import { useUi } from '../store/ui-store.ts';
import { Callout } from '../ui/callout.tsx';
import { useNoticeText } from '../ui/notices.tsx';
import classes from './ledger-drawer.module.css';

/** Every row read is a row used or a row left out for a named reason; the rows themselves are listed. */
export function LedgerDrawer() {
  const { t } = useTranslation();
  const opened = useUi((state) => state.ledgerOpen);
  const setOpened = useUi((state) => state.setLedgerOpen);
  return (
    <Drawer
      opened={opened}
      onClose={() => setOpened(false)}
      position="right"
      size={460}
      title={t('ledger.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      classNames={{ content: classes.drawer, header: classes.drawer, title: classes.title }}
    >
      <Ledger />
    </Drawer>
  );
}

function Ledger() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const baseline = useRuns((state) => state.runs.baseline.result);
  const [view, setView] = useState<LedgerView | Notice | null>(null);
  const headline = baseline?.columns[baseline.headline ?? -1];
  const modelId = headline?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new baseline result means a new ledger
  useEffect(() => {
    let current = true;
    void ask<'ledger'>({ kind: 'ledger', modelId }).then((answer) => current && setView(answer));
    return () => {
      current = false;
    };
  }, [modelId, baseline]);
  if (view === null) return <p className={classes.intro}>{t('ledger.waiting')}</p>;
  if ('code' in view) return <Callout tone="error">{text(view)}</Callout>;
  return (
    <>
      <p className={classes.intro}>{t('ledger.intro')}</p>
      <div>
        <Line label={t('ledger.read')} count={view.rowsRead} strong />
        {view.steps.map((step, index) => (
          <Step key={index} step={step} />
        ))}
        {view.steps.length === 0 ? <p className={classes.intro}>{t('ledger.nothing')}</p> : null}
        <Line label={t('ledger.used')} count={view.rowsUsed} strong />
      </div>
    </>
  );
}

function Line({ label, count, strong = false }: { label: string; count: number; strong?: boolean }) {
  return (
    <div className={classes.line} data-strong={strong || undefined}>
      <span>{label}</span>
      <span>{formatCount(count)}</span>
    </div>
  );
}

function Step({ step }: { step: LedgerStepView }) {
  const { t } = useTranslation();
  const label = t(`ledger.${step.reason}` as never, { ...step.params, defaultValue: step.reason }) as string;
  return (
    <details className={classes.step}>
      <summary>
        <span>{label}</span>
        <span className={classes.count}>−{formatCount(step.count)}</span>
      </summary>
      <table className={classes.rows}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.unit')}</th>
            <th scope="col">{t('ledger.time')}</th>
            <th scope="col">{t('ledger.sourceRow')}</th>
          </tr>
        </thead>
        <tbody>
          {step.rows.slice(0, 200).map((row) => (
            <tr key={row.sourceRow}>
              <td>{row.unit || '–'}</td>
              <td>{row.time || '–'}</td>
              <td>{formatCount(row.sourceRow)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {step.count > 200 ? <p className={classes.intro}>{t('ledger.shown', { count: 200 })}</p> : null}
    </details>
  );
}
