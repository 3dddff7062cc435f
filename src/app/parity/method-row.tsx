import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { formatCount } from '../../present/format.ts';
import type { Language } from '../i18n/pairs.ts';
import { type Method, methods } from './methods.ts';
import classes from './parity.module.css';
import { Power } from './power.tsx';
import { differsOnPurpose, quantities } from './quantities.ts';
import { digitsOf, type ParityRow, PRINTED_DIGITS } from './report.ts';
import { fill, programIn, type Words } from './words.ts';

interface MethodRowProps {
  readonly method: Method;
  readonly rows: readonly ParityRow[];
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly language: Language;
  readonly words: Words;
}

const isOnPurpose = ({ quantity }: ParityRow) => differsOnPurpose.includes(quantity);

/** Where an error stands on the axis of digits, from 0 to 1. */
const placeOf = ({ error }: ParityRow) =>
  (error === 0 ? PRINTED_DIGITS : Math.min(PRINTED_DIGITS, Math.max(0, -Math.log10(error)))) / PRINTED_DIGITS;

const gradeOf = (row: ParityRow) => (isOnPurpose(row) ? 'purpose' : digitsOf(row.error) >= 9 ? 'nine' : 'less');

/** One method: its quantities as dots on the axis of digits, and as a table when opened. */
export function MethodRow({ method, rows, open, onToggle, language, words }: MethodRowProps) {
  const id = useId();
  const compared = rows.filter((row) => !isOnPurpose(row));
  const digits = (compared.length > 0 ? compared : rows).map(({ error }) => digitsOf(error));
  const summary = fill(words.summary, {
    worst: Math.min(...digits),
    best: Math.max(...digits),
    count: rows.length,
  });
  return (
    <section className={classes.method}>
      <h3>
        <button type="button" className={classes.head} aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <ChevronRight size={14} className={classes.chevron} aria-hidden />
          <span className={classes.name}>{methods[method][language]}</span>
          <span className={classes.axis} role="img" aria-label={summary}>
            {rows.map((row) => (
              <span
                key={`${row.quantity} ${row.program}`}
                className={classes.dot}
                data-grade={gradeOf(row)}
                style={{ insetInlineStart: `${100 * placeOf(row)}%` }}
              />
            ))}
          </span>
          <span className={classes.worst} aria-hidden>
            {Math.min(...digits)}
          </span>
        </button>
      </h3>
      <div id={id} hidden={!open}>
        {open ? <QuantityTable method={method} rows={rows} language={language} words={words} /> : null}
      </div>
    </section>
  );
}

function QuantityTable({ method, rows, language, words }: Omit<MethodRowProps, 'open' | 'onToggle'>) {
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={methods[method][language]}>
        <thead>
          <tr>
            <th scope="col">{words.quantity}</th>
            <th scope="col">{words.program}</th>
            <th scope="col">{words.cases}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.error}</th>
            <th scope="col">{words.digits}</th>
            <th scope="col">{words.allowed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.quantity} ${row.program}`} data-grade={gradeOf(row)}>
              <th scope="row">
                {quantities[row.quantity][language]}
                {isOnPurpose(row) ? <span className={classes.aside}>{words.onPurpose}</span> : null}
              </th>
              <td title={row.worst || undefined}>{programIn(row.program, language)}</td>
              <td>{formatCount(row.cases)}</td>
              <td>{formatCount(row.numbers)}</td>
              <td>{row.error === 0 ? words.equal : <Power value={row.error} digits={1} />}</td>
              <td className={classes.digits}>{digitsOf(row.error)}</td>
              <td>{row.allowed === 0 ? words.equal : <Power value={row.allowed} digits={0} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
