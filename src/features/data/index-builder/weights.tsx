import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndexReport } from '../../../engine/diagnostics/composite-index/report.ts';
import { sentences } from '../../../present/i18n/index.ts';
import { CONTRIBUTION_ROW, indexContribution } from '../../../present/plots/index-contribution.ts';
import { indexWeightsTable } from '../../../present/tables/index-weights.ts';
import { stepScripts } from '../../../store/indices.ts';
import { usePresentation } from '../../../store/presentation.ts';
import { Block } from '../../../ui/block.tsx';
import { CodeButton } from '../../../ui/code-button.tsx';
import { Figure, type FigureTarget } from '../../../ui/figure.tsx';
import { ResultTable } from '../../../ui/result-table.tsx';
import { TableActions } from '../../../ui/table-actions.tsx';

/** The table of indicators and weights, and what each adds to the index. */
export function Weights({ report, at, busy }: { report: IndexReport; at: number; busy: boolean }) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const table = useMemo(() => indexWeightsTable(report, page), [report, page]);
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => indexContribution(report, { ...(print ? paper : page), scheme, print }),
    [report, page, paper],
  );
  const used = report.indicators.filter(({ status }) => status === 'used').length;
  return (
    <>
      <Block
        number={t('index.weightsNumber')}
        title={t('index.weightsTitle')}
        note={sentences(page.language, table.notes)}
        busy={busy}
        actions={
          <TableActions table={() => indexWeightsTable(report, paper)} formats={['docx', 'latex', 'csv', 'html']}>
            <CodeButton load={() => stepScripts(at)} />
          </TableActions>
        }
      >
        <ResultTable table={table} caption={t('index.weightsTitle')} />
      </Block>
      <Block number={t('index.shareNumber')} title={t('index.shareTitle')} note={t('index.shareNote')} busy={busy}>
        <Figure build={build} height={96 + CONTRIBUTION_ROW * used} fileName="index-contribution" />
      </Block>
    </>
  );
}
