import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { regressionTable } from '../../present/tables/regression.ts';
import { useCheckView } from '../../store/check-view.ts';
import { baselineLayout } from '../../store/paper-tables.ts';
import { usePresentation } from '../../store/presentation.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { Block } from '../../ui/block.tsx';
import { Callout } from '../../ui/callout.tsx';
import { NoticeList, useNoticeText } from '../../ui/notices.tsx';
import { ResultTable } from '../../ui/result-table.tsx';

/** The whole regression behind the chosen check, with what the engine noticed. */
export function CheckDetails() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const selected = useCheckView((state) => state.selected);
  const spec = useSpec((value) => value);
  const fitted = useRun('models').result?.[selected ?? -1];
  const page = usePresentation('page', 'table');
  const table = useMemo(
    () => (fitted?.ok ? regressionTable([fitted.result], { ...page, ...baselineLayout(spec) }) : null),
    [fitted, page, spec],
  );
  const name = selected === null ? null : spec.models[selected]?.id;
  if (!name || !fitted) return null;
  return (
    <Block title={t('robustness.details', { name })} note={table?.notes.join(' ')}>
      {fitted.ok ? null : <Callout tone="error">{text(fitted.notice)}</Callout>}
      {table ? <ResultTable table={table} caption={name} /> : null}
      <NoticeList notices={fitted.ok ? fitted.result.notices : []} />
    </Block>
  );
}
