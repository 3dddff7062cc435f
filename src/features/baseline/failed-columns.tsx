import { useTranslation } from 'react-i18next';
import type { Fitted } from '../../spec/tasks.ts';
import { Callout } from '../../ui/callout.tsx';
import { useNoticeText } from '../../ui/notices.tsx';

/** A column that could not be fitted says why; the others stand. */
export function FailedColumns({ columns }: { columns: readonly Fitted[] }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  return columns.map((fitted, index) =>
    fitted.ok ? null : (
      <Callout key={fitted.id} tone="error" title={t('baseline.failedColumns', { index: index + 1 })}>
        {text(fitted.notice)}
      </Callout>
    ),
  );
}
