import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '../../table/importers/types.ts';
import classes from './data.module.css';

const LONGEST = 120;
const MOST_CELLS = 60;

/** The first rows as they stand in the file: preamble and header told apart from data. */
export function RawPreview({ rows }: { rows: readonly PreviewRow[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.raw} tabIndex={0} role="region" aria-label={t('data.asFile')}>
      <table>
        <caption className="visually-hidden">{t('data.asFile')}</caption>
        <tbody>
          {rows.slice(0, 60).map((row) => (
            <tr key={row.line} data-role={row.role}>
              <th scope="row">{row.line}</th>
              {row.cells.slice(0, MOST_CELLS).map((cell, index) => (
                <td key={index}>
                  {cell.length > LONGEST
                    ? `${cell.slice(0, LONGEST)}${t('data.truncated', { count: cell.length })}`
                    : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
