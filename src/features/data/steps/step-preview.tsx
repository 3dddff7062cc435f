import { useTranslation } from 'react-i18next';
import { formatCount, formatEstimate } from '../../../present/format.ts';
import type { MadeColumn, StepView } from '../../../spec/prepared.ts';
import { numberText } from '../../../table/column.ts';
import { NoticeList, useNoticeText } from '../../../ui/notices.tsx';
import classes from './steps.module.css';

/** What a step would make, column by column, and what it would say. `quiet`: the complaint stands where it belongs, in the form. */
export function StepPreview({ view, quiet }: { view: StepView | null; quiet: boolean }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  if (!view || view.report.ok === 'off') return <div className={classes.preview} />;
  const { report, columns } = view;
  if (!report.ok) {
    return <div className={classes.preview}>{quiet ? null : <p className={classes.why}>{text(report.notice)}</p>}</div>;
  }
  return (
    <div className={classes.preview}>
      {columns.length > 0 ? (
        <table>
          <caption>{t('recipe.preview')}</caption>
          <thead>
            <tr>
              <td />
              {['min', 'mean', 'max', 'missing'].map((key) => (
                <th key={key} scope="col">
                  {t(`recipe.${key}` as never)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.slice(0, 6).map((column) => (
              <MadeRow key={column.info.name} column={column} />
            ))}
          </tbody>
        </table>
      ) : null}
      {report.rowsRemoved > 0 ? (
        <p className={classes.removed}>
          {t('recipe.rowsLeftOut', { count: formatCount(report.rowsRemoved) as never })}
        </p>
      ) : null}
      <NoticeList notices={report.notices} />
    </div>
  );
}

function MadeRow({ column: { info, mean, first } }: { column: MadeColumn }) {
  const { t } = useTranslation();
  const number = (value: number | null) =>
    value !== null && Number.isInteger(value) ? numberText(value) : formatEstimate(value, 3);
  return (
    <>
      <tr>
        <th scope="row" title={info.name}>
          {info.name}
        </th>
        {info.kind === 'number' ? (
          [info.min, mean, info.max].map((value, i) => <td key={i}>{number(value)}</td>)
        ) : (
          <td colSpan={3}>
            {formatCount(info.distinct)} {t('recipe.groups')}
          </td>
        )}
        <td>{formatCount(info.missing)}</td>
      </tr>
      <tr className={classes.first}>
        <td colSpan={5}>
          {t('recipe.first')} <span>{first.map((cell) => (cell === '' ? '–' : cell)).join('   ')}</span>
        </td>
      </tr>
    </>
  );
}
