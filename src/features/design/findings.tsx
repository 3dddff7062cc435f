import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { useRun } from '../../store/runs-store.ts';
import { OptionGroup } from '../../ui/inspector.tsx';
import { NoticeList, useNoticeText } from '../../ui/notices.tsx';
import classes from './design.module.css';

/** Reversals, gaps, duplicates and the like, each with its consequence and its rows. */
export function Findings() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const result = useRun('design').result;
  if (!result) return null;
  const { issues } = result.summary;
  const listed = new Set(issues.map((issue) => issue.notice.code));
  const others = result.notices.filter((notice) => !listed.has(notice.code));
  return (
    <OptionGroup title={t('design.findings')}>
      {issues.length === 0 && others.length === 0 ? <span>{t('design.noFindings')}</span> : null}
      <div>
        {issues.map((issue) => (
          <details key={`${issue.notice.code}.${text(issue.notice)}`} className={classes.finding}>
            <summary>
              {text(issue.notice)}
              {issue.count > 0 ? ` (${t('design.findingRows', { count: formatCount(issue.count) as never })})` : ''}
            </summary>
            <ul>
              {issue.rows.slice(0, 100).map((row) => (
                <li key={row.sourceRow}>
                  {row.unit} {row.time}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
      <NoticeList notices={others} />
    </OptionGroup>
  );
}
