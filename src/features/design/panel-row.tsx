import { Ban, RotateCcw } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PANEL_STATUS, type PanelMap } from '../../engine/design/panel-summary.ts';
import { formatPeriod } from '../../present/format.ts';
import { beginDrag, type Drag, moveStart, toggleStruck } from '../../store/what-if.ts';
import classes from './panel-view.module.css';

interface PanelRowProps {
  readonly map: PanelMap;
  readonly index: number;
  /** First treated period in the data and under the what-if; null: never. */
  readonly given: number | null;
  readonly start: number | null;
  readonly changed: boolean;
  readonly struck: boolean;
  /** One stop of the Tab key for the whole view: the unit where the keyboard is. */
  readonly active: boolean;
  readonly onActivate: (index: number, by: number) => void;
}

/** One unit: its cells, the edge where treatment begins (a slider for hand and keyboard), and the button that strikes it out. */
export const PanelRow = memo(function PanelRow({
  map,
  index,
  given,
  start,
  changed,
  struck,
  active,
  onActivate,
}: PanelRowProps) {
  const { t } = useTranslation();
  const cells = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const unit = map.units[index];
  const { periods } = map;
  const place = start === null ? periods.length : placeOf(periods, start);
  const startAt = (place: number): number | null => (place >= periods.length ? null : periods[Math.max(0, place)]);
  const placeUnder = (clientX: number): number => {
    const box = cells.current?.getBoundingClientRect();
    if (!box) return place;
    return Math.max(0, Math.min(periods.length, Math.round(((clientX - box.left) / box.width) * periods.length)));
  };
  const step = (by: number) => moveStart(unit, startAt(Math.max(0, Math.min(periods.length, place + by))), given);
  return (
    <div className={classes.unit} data-struck={struck || undefined} data-changed={changed || undefined}>
      <span className={classes.name} title={unit}>
        {unit}
      </span>
      <div className={classes.cells} ref={cells} style={{ gridTemplateColumns: `repeat(${periods.length}, 1fr)` }}>
        {Array.from(periods, (period, at) => (
          <span key={period} className={classes.cell} data-status={statusAt(map, index, at, place)} />
        ))}
        <span
          role="slider"
          tabIndex={active ? 0 : -1}
          data-unit={index}
          onFocus={() => onActivate(index, 0)}
          aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete"
          className={classes.edge}
          style={{ insetInlineStart: `${(100 * place) / periods.length}%` }}
          aria-label={t('design.startSlider', { unit })}
          aria-valuemin={0}
          aria-valuemax={periods.length}
          aria-valuenow={place}
          aria-valuetext={
            start === null ? t('design.startNever') : t('design.startValue', { start: formatPeriod(start) })
          }
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = beginDrag(unit, given);
          }}
          onPointerMove={(event) => drag.current?.to(startAt(placeUnder(event.clientX)))}
          onPointerUp={() => {
            drag.current?.end();
            drag.current = null;
          }}
          onPointerCancel={() => {
            drag.current?.cancel();
            drag.current = null;
          }}
          onKeyDown={(event) => {
            const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
            const rows = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }[event.key];
            if (by !== undefined) step(by);
            else if (rows !== undefined) onActivate(index, rows);
            else if (event.key === 'Delete' || event.key === ' ') toggleStruck(unit);
            else if (event.key === 'Home') moveStart(unit, periods[0], given);
            else if (event.key === 'End') moveStart(unit, null, given);
            else if (event.key === 'Escape' && drag.current) {
              drag.current.cancel();
              drag.current = null;
            } else return;
            event.preventDefault();
          }}
        />
      </div>
      <button
        type="button"
        className={classes.strike}
        tabIndex={-1}
        aria-pressed={struck}
        aria-label={t(struck ? 'design.unstrike' : 'design.strike', { unit })}
        onClick={() => toggleStruck(unit)}
      >
        {struck ? <RotateCcw size={12} aria-hidden /> : <Ban size={12} aria-hidden />}
      </button>
    </div>
  );
});

/** The place of the first period at or after a start; a start after all of them stands at the end. */
function placeOf(periods: Float64Array, start: number): number {
  let place = 0;
  while (place < periods.length && periods[place] < start) place++;
  return place;
}

function statusAt(map: PanelMap, unit: number, at: number, place: number): string {
  const status = map.status[unit * map.periods.length + at];
  if (status === PANEL_STATUS.absent) return 'absent';
  if (status === PANEL_STATUS.unknown) return 'unknown';
  if (at >= place) return 'treated';
  return place >= map.periods.length ? 'never' : 'notYet';
}
