import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../present/format.ts';
import type { FrameInfo, RowWindow } from '../worker/api.ts';
import classes from './virtual-grid.module.css';

interface VirtualGridProps {
  readonly info: FrameInfo;
  readonly rows: (from: number, to: number) => Promise<RowWindow>;
  readonly label: string;
  readonly height: number;
}

const ROW = 26;
const PAGE = 200;
const NUMBER_WIDTH = 104;
const TEXT_WIDTH = 132;
/** Browsers clip elements taller than about 33 million pixels; a taller grid scrolls in proportion. */
const TALLEST = 30_000_000;

/** A million rows scroll smoothly: only the visible cells exist, and rows come from the engine a page at a time. */
export function VirtualGrid({ info, rows, label, height }: VirtualGridProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = Math.min(ROW, TALLEST / Math.max(1, info.nrow));
  const vertical = useVirtualizer({
    count: info.nrow,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: rowHeight === ROW ? 8 : 0,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: info.columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (info.columns[index].kind === 'number' ? NUMBER_WIDTH : TEXT_WIDTH),
    overscan: 3,
  });
  const visible = vertical.getVirtualItems();
  const first = visible[0]?.index ?? 0;
  const count = Math.ceil(height / ROW) + 8;
  const page = usePages(rows, first, Math.min(info.nrow, first + count));
  const columns = horizontal.getVirtualItems();
  const shown =
    rowHeight === ROW
      ? visible.map((item) => ({ index: item.index, top: item.start }))
      : stacked(first, count, info.nrow, vertical.scrollOffset ?? 0);
  return (
    <div
      ref={scroller}
      className={classes.grid}
      style={{ height }}
      role="table"
      aria-label={label}
      aria-rowcount={info.nrow + 1}
      aria-colcount={info.columns.length}
      tabIndex={0}
    >
      <div
        style={{
          height: vertical.getTotalSize() + ROW + 8,
          width: horizontal.getTotalSize() + 72,
          position: 'relative',
        }}
      >
        <div className={classes.head} role="row">
          <div className={classes.corner} role="columnheader">
            {t('data.row')}
          </div>
          {columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              className={classes.headCell}
              data-kind={info.columns[column.index].kind}
              data-derived={info.columns[column.index].derived || undefined}
              style={{ insetInlineStart: 72 + column.start, width: column.size }}
              title={
                info.columns[column.index].derived
                  ? `${info.columns[column.index].name} (${t('recipe.derived')})`
                  : info.columns[column.index].name
              }
            >
              {info.columns[column.index].name}
            </div>
          ))}
        </div>
        {shown.map(({ index, top }) => {
          const { cells, leftOut } = page(index);
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={classes.row}
              data-left-out={leftOut || undefined}
              style={{ top: ROW + 8 + top }}
            >
              <div className={classes.number} role="rowheader">
                {formatCount(index + 1)}
              </div>
              {columns.map((column) => {
                const text = cells?.[column.index];
                return (
                  <div
                    key={column.key}
                    role="cell"
                    className={classes.cell}
                    data-kind={info.columns[column.index].kind}
                    data-missing={text === '' || undefined}
                    style={{ insetInlineStart: 72 + column.start, width: column.size }}
                  >
                    {text === '' ? t('data.missing') : text}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** In a grid scaled to the tallest element rows are stacked from the scroll position instead of standing at their own offset. */
function stacked(first: number, count: number, nrow: number, offset: number) {
  const last = Math.min(nrow, first + count);
  return Array.from({ length: last - first }, (_, at) => ({ index: first + at, top: offset + at * ROW }));
}

/** A row as far as it is known. */
interface GridRow {
  readonly cells: readonly string[] | undefined;
  readonly leftOut: boolean;
}

/** Rows by pages of `PAGE`, asked for when first seen; the last dozens are kept. */
function usePages(rows: VirtualGridProps['rows'], first: number, last: number): (row: number) => GridRow {
  const pages = useRef(new Map<number, RowWindow | null>());
  const [, redraw] = useState(0);
  const from = Math.floor(first / PAGE);
  const to = Math.floor(Math.max(first, last - 1) / PAGE);
  useEffect(() => {
    for (let page = from; page <= to; page++) {
      if (pages.current.has(page)) continue;
      pages.current.set(page, null);
      if (pages.current.size > 48) pages.current.delete(pages.current.keys().next().value as number);
      void rows(page * PAGE, (page + 1) * PAGE).then((window) => {
        pages.current.set(page, window);
        redraw((count) => count + 1);
      });
    }
  }, [rows, from, to]);
  return useMemo(
    () => (row: number) => {
      const window = pages.current.get(Math.floor(row / PAGE));
      return { cells: window?.cells[row % PAGE], leftOut: window?.leftOut?.[row % PAGE] ?? false };
    },
    [],
  );
}
