import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OldWeightsReport } from '../../../engine/diagnostics/composite-index/report.ts';
import { sentences } from '../../../present/i18n/index.ts';
import { oldWeightsTable } from '../../../present/tables/old-weights.ts';
import { editIndexStep, type PlacedStep } from '../../../store/indices.ts';
import { parseOldWeights, writeOldWeights } from '../../../store/old-weights-text.ts';
import { usePresentation } from '../../../store/presentation.ts';
import { Block } from '../../../ui/block.tsx';
import { NoticeList } from '../../../ui/notices.tsx';
import { ResultTable } from '../../../ui/result-table.tsx';
import { TableActions } from '../../../ui/table-actions.tsx';
import classes from './index-builder.module.css';

interface OldWeightsProps {
  readonly report: OldWeightsReport | null;
  readonly placed: PlacedStep<'composite-index'>;
  readonly busy: boolean;
}

/** Entropy weights under the right and the known wrong divisors, and the analyst's own old ones beside them. */
export function OldWeights({ report, placed, busy }: OldWeightsProps) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const table = useMemo(() => (report ? oldWeightsTable(report, page) : null), [report, page]);
  if (!report || !table) return null;
  return (
    <Block
      number={t('index.oldNumber')}
      title={t('index.oldTitle')}
      note={sentences(page.language, [t('index.oldNote'), ...table.notes])}
      busy={busy}
      actions={<TableActions table={() => oldWeightsTable(report, paper)} formats={['docx', 'latex', 'csv', 'html']} />}
    >
      <ResultTable table={table} caption={t('index.oldTitle')} />
      <OldWeightsInput key={placed.at} placed={placed} />
      <NoticeList notices={report.notices} />
    </Block>
  );
}

function OldWeightsInput({ placed }: { placed: PlacedStep<'composite-index'> }) {
  const { t } = useTranslation();
  const { indicators } = placed.step;
  const [text, setText] = useState(writeOldWeights(indicators));
  const [unread, setUnread] = useState<readonly string[]>([]);
  return (
    <details className={classes.old} open={indicators.some(({ oldWeight }) => oldWeight !== null)}>
      <summary>{t('index.oldAsk')}</summary>
      <label>
        <span className={classes.quiet}>{t('index.oldHint')}</span>
        <textarea
          aria-label={t('index.oldAsk')}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => {
            const read = parseOldWeights(text, indicators);
            setUnread(read.unread);
            if (read.changed) editIndexStep(placed.at, { indicators: read.indicators });
          }}
        />
      </label>
      {unread.length > 0 ? (
        <p className={classes.quiet} role="status">
          {t('index.oldUnread', { lines: unread.slice(0, 5).join('; ') })}
        </p>
      ) : null}
    </details>
  );
}
