import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThresholdValues } from '../../engine/estimators/heterogeneity/live.ts';
import { formatCount, formatPeriod } from '../../present/format.ts';
import { binUnits, countSides, formatBound } from '../../present/plots/threshold-histogram.ts';
import { beginThreshold, type ThresholdDrag } from '../../store/threshold.ts';
import classes from './threshold.module.css';
import { nearestPlace, roundTicks, thresholdPlaces } from './threshold-places.ts';

interface ThresholdChartProps {
  readonly model: number;
  readonly label: string;
  readonly values: ThresholdValues;
  readonly threshold: number;
}

const TICKS = 7;
const MANY = 10;

/** The units by the column that groups them, and the threshold over them: a slider for hand and keyboard. */
export function ThresholdChart({ model, label, values, threshold }: ThresholdChartProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  const drag = useRef<ThresholdDrag | null>(null);
  const bins = useMemo(() => binUnits(values), [values]);
  const places = useMemo(() => thresholdPlaces(values.values), [values]);
  const [low, high] = bins.range;
  const share = (value: number) => Math.max(0, Math.min(100, (100 * (value - low)) / (high - low)));
  const most = Math.max(1, ...bins.counts.map(({ units }) => units));
  const sides = countSides(values, threshold);
  const at = nearestPlace(places, threshold);
  const hand = () => {
    drag.current ??= beginThreshold(model);
    return drag.current;
  };
  const letGo = (how: 'end' | 'cancel') => {
    drag.current?.[how]();
    drag.current = null;
  };
  const follow = (clientX: number) => {
    const box = area.current?.getBoundingClientRect();
    if (!box || places.length === 0) return;
    const wanted = low + ((clientX - box.left) / box.width) * (high - low);
    hand().to(places[nearestPlace(places, wanted)]);
  };
  const step = (key: string): number | null => {
    if (key === 'Home') return 0;
    if (key === 'End') return places.length - 1;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -MANY, PageUp: MANY }[key];
    return by === undefined ? null : Math.max(0, Math.min(places.length - 1, at + by));
  };
  const sideText = (side: { units: number; treated: number }) =>
    t('models.side', { units: formatCount(side.units), treated: formatCount(side.treated) });
  return (
    <div className={classes.chart}>
      <div className={classes.sides}>
        <span>
          ≤ {formatBound(threshold)} · {sideText(sides.below)}
        </span>
        <span>
          {sideText(sides.above)} · &gt; {formatBound(threshold)}
        </span>
      </div>
      <div
        ref={area}
        className={classes.area}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event.clientX);
        }}
        onPointerMove={(event) => drag.current && event.buttons > 0 && follow(event.clientX)}
        onPointerUp={() => letGo('end')}
        onPointerCancel={() => letGo('cancel')}
      >
        <span className={classes.above} style={{ insetInlineStart: `${share(threshold)}%` }} aria-hidden />
        {bins.counts.map(({ units, treated }, bin) => (
          <span
            key={bins.edge(bin)}
            className={classes.bar}
            title={`${formatBound(bins.edge(bin))} – ${formatBound(bins.edge(bin + 1))}: ${sideText({ units, treated })}`}
            style={{
              insetInlineStart: `${share(bins.edge(bin))}%`,
              width: `${(100 * bins.width) / (high - low)}%`,
              height: `${(100 * units) / most}%`,
            }}
          >
            <span className={classes.treated} style={{ height: units > 0 ? `${(100 * treated) / units}%` : 0 }} />
          </span>
        ))}
        <span
          role="slider"
          tabIndex={0}
          className={classes.handle}
          style={{ insetInlineStart: `${share(threshold)}%` }}
          aria-label={t('models.slider', { column: label })}
          aria-valuemin={places[0] ?? threshold}
          aria-valuemax={places[places.length - 1] ?? threshold}
          aria-valuenow={threshold}
          aria-valuetext={t('models.sliderText', {
            value: formatBound(threshold),
            below: sideText(sides.below),
            above: sideText(sides.above),
          })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              letGo('cancel');
              return;
            }
            const next = step(event.key);
            if (next === null || places.length === 0) return;
            event.preventDefault();
            hand().to(places[next]);
          }}
          onKeyUp={(event) => step(event.key) !== null && letGo('end')}
          onBlur={() => letGo('end')}
        />
      </div>
      <div className={classes.axis} aria-hidden>
        {roundTicks(low, high, TICKS).map((tick) => (
          <span key={tick} style={{ insetInlineStart: `${share(tick)}%` }}>
            {formatPeriod(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
