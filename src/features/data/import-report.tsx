import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import type { ImportReport, Repair } from '../../table/importers/types.ts';
import { Block } from '../../ui/block.tsx';
import { NoticeList } from '../../ui/notices.tsx';
import classes from './data.module.css';

/** Every repair is counted and its first places are listed; what was guessed is said with its reason. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  return (
    <Block title={t('data.report')} note={`${report.encoding} · ${formatCount(report.bytes)} B`}>
      <NoticeList notices={report.notices} />
      {report.repairs.length === 0 ? (
        <p className={classes.quiet}>{t('data.noRepairs')}</p>
      ) : (
        <ul className={classes.repairs}>
          {report.repairs.map((repair) => (
            <RepairItem key={repair.code} repair={repair} />
          ))}
        </ul>
      )}
    </Block>
  );
}

function RepairItem({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  return (
    <li>
      <details>
        <summary>
          {t(`notice.${repair.code}` as never, { count: formatCount(repair.count), defaultValue: repair.code })}
        </summary>
        <ul>
          {repair.examples.slice(0, 20).map((example) => (
            <li key={`${example.line}.${example.column ?? ''}.${example.text}`}>
              {t('data.repairLine', { line: formatCount(example.line) })}
              {example.row > 0 ? `, ${t('data.repairWhere', { row: formatCount(example.row) })}` : ''}
              {example.column ? `, ${example.column}` : ''}: <code>{example.text.slice(0, 160)}</code>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
