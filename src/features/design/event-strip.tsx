import { useTranslation } from 'react-i18next';
import { type EventPoint, eventSeries } from '../../present/event-series.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import classes from './event-strip.module.css';

const width = 230;
const height = 74;
const pad = 8;

/** The event study in a thumb's size: it moves while a start is dragged. */
export function EventStrip() {
  const { t } = useTranslation();
  const level = useSpec((spec) => spec.output.level);
  const fitted = useRun('trends').result;
  if (!fitted?.ok) return <div className={classes.room} aria-hidden />;
  const points = eventSeries(fitted.result, level);
  const { x, y } = scales(points);
  return (
    <svg className={classes.room} width={width} height={height} role="img" aria-label={t('design.eventStudySummary')}>
      <title>{t('design.eventStudySummary')}</title>
      <line x1={0} x2={width} y1={y(0)} y2={y(0)} className={classes.zero} />
      <line x1={x(-0.5)} x2={x(-0.5)} y1={0} y2={height} className={classes.start} />
      {points.map((point) => (
        <g key={point.e} style={{ transform: `translateX(${x(point.e).toFixed(1)}px)` }}>
          <line
            className={classes.bar}
            y1={0}
            y2={1}
            style={{
              transform: `translateY(${y(point.hi ?? 0).toFixed(2)}px) scaleY(${Math.max(0.01, y(point.lo ?? 0) - y(point.hi ?? 0)).toFixed(2)})`,
            }}
            data-after={point.e >= 0 || undefined}
          />
          <circle
            r={point.base ? 2.5 : 3}
            className={classes.dot}
            data-after={point.e >= 0 || undefined}
            data-base={point.base || undefined}
            style={{ transform: `translateY(${y(point.estimate).toFixed(2)}px)` }}
          />
        </g>
      ))}
    </svg>
  );
}

function scales(points: readonly EventPoint[]) {
  const first = points[0]?.e ?? -1;
  const last = points.at(-1)?.e ?? 1;
  const low = Math.min(0, ...points.map((point) => point.lo ?? 0));
  const high = Math.max(0, ...points.map((point) => point.hi ?? 0));
  const span = high - low || 1;
  return {
    x: (e: number) => pad + ((e - first) / Math.max(1, last - first)) * (width - 2 * pad),
    y: (value: number) => pad + ((high - value) / span) * (height - 2 * pad),
  };
}
