import classes from './table-skeleton.module.css';

/** The lines of a table before its numbers: the same height, so that nothing jumps. */
export function TableSkeleton({ rows, columns }: { rows: number; columns: number }) {
  return (
    <div className={classes.skeleton} aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={classes.row} style={{ gridTemplateColumns: `2fr repeat(${columns}, 1fr)` }}>
          {Array.from({ length: columns + 1 }, (_, column) => (
            <span key={column} />
          ))}
        </div>
      ))}
    </div>
  );
}
