import { useMemo } from 'react';
import type { Cell, TableModel } from '../present/tables/model.ts';
import classes from './result-table.module.css';

interface ResultTableProps {
  readonly table: TableModel;
  /** For screen readers; the visible title stands outside. */
  readonly caption: string;
}

interface Widths {
  readonly whole: number;
  readonly fraction: number;
}

/** A three-line table. Decimals line up on their point; stars hang outside the digits. */
export function ResultTable({ table, caption }: ResultTableProps) {
  const widths = useMemo(() => table.columns.map((_, column) => widthsOf(table, column)), [table]);
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={caption}>
      <table className={classes.table} lang={table.language === 'zh' ? 'zh-CN' : 'en'}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          {table.head.map((cells, line) => (
            <tr key={line}>
              {cells.map((cell, column) => (
                <th
                  key={column}
                  scope={cell.span > 1 ? 'colgroup' : 'col'}
                  colSpan={cell.span}
                  data-align={cell.align}
                  data-italic={cell.italic || undefined}
                  data-rule={cell.rule || undefined}
                  data-tone={toneOf(table, line, column)}
                >
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row} data-rule={table.rules.includes(row) || undefined} data-kind={rowKind(cells)}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" data-tone={cell.tone}>
                    {cell.text}
                  </th>
                ) : (
                  <td
                    key={column}
                    data-align={cell.align}
                    data-kind={cell.kind}
                    data-tone={table.columns[column]?.tone}
                  >
                    <Figure cell={cell} widths={widths[column]} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ cell, widths }: { cell: Cell; widths: Widths }) {
  if (cell.align !== 'decimal' || cell.text === '') return <>{cell.text}</>;
  const [whole, fraction] = splitDecimal(cell.text);
  return (
    <>
      <span className={`visually-hidden ${classes.spoken}`}>{cell.text + (cell.stars ?? '')}</span>
      <span className={classes.decimal} data-tone={cell.tone} aria-hidden>
        <span className={classes.whole} style={{ width: `${widths.whole}ch` }}>
          {whole}
        </span>
        <span className={classes.fraction} style={{ width: `${widths.fraction}ch` }}>
          <span className={classes.digits}>
            {fraction}
            {cell.stars ? <sup className={classes.stars}>{cell.stars}</sup> : null}
          </span>
        </span>
      </span>
    </>
  );
}

function splitDecimal(text: string): [string, string] {
  const point = text.indexOf('.');
  return point < 0 ? [text, ''] : [text.slice(0, point), text.slice(point)];
}

function widthsOf(table: TableModel, column: number): Widths {
  let whole = 1;
  let fraction = 0;
  for (const cells of table.rows) {
    const cell = cells[column];
    if (cell?.align !== 'decimal') continue;
    const [left, right] = splitDecimal(cell.text);
    whole = Math.max(whole, left.length);
    fraction = Math.max(fraction, right.length);
  }
  return { whole, fraction };
}

function rowKind(cells: readonly Cell[]): string | undefined {
  return cells.find((cell, column) => column > 0 && cell.text !== '')?.kind;
}

/** Spanning headers shift the columns: a head cell has a tone only where its line has one cell per column. */
function toneOf(table: TableModel, line: number, column: number): string | undefined {
  return table.head[line].length === table.columns.length ? table.columns[column]?.tone : undefined;
}
