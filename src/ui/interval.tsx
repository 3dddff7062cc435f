import classes from './interval.module.css';

interface IntervalProps {
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
  /** Already formatted, in the language of the page. */
  readonly labels: { readonly lo: string; readonly hi: string };
  readonly description: string;
}

const width = 204;
const margin = 30;
/** Least distance of the middles of two labels that do not run into each other. */
const apart = 46;

/** The estimate and its confidence interval on a line that always shows zero. Marks glide to their new place. */
export function Interval({ estimate, lo, hi, labels, description }: IntervalProps) {
  const least = Math.min(0, lo);
  const most = Math.max(0, hi);
  const span = most - least || 1;
  const x = (value: number) => margin + ((value - least) / span) * (width - 2 * margin);
  const at = (place: number) => ({ transform: `translateX(${place.toFixed(2)}px)` });
  const glide = (value: number) => at(x(value));
  const push = Math.max(0, apart - (x(hi) - x(lo))) / 2;
  return (
    <svg className={classes.interval} width={width} height={62} role="img" aria-label={description}>
      <title>{description}</title>
      <line x1={8} x2={width - 8} y1={32} y2={32} className={classes.axis} />
      <g style={glide(0)} className={classes.mark}>
        <line y1={20} y2={44} className={classes.zero} />
        <text y={13} textAnchor="middle" className={classes.tick}>
          0
        </text>
      </g>
      <line
        x1={0}
        x2={1}
        y1={32}
        y2={32}
        className={classes.bar}
        style={{ transform: `translateX(${x(lo).toFixed(2)}px) scaleX(${Math.max(1, x(hi) - x(lo)).toFixed(2)})` }}
      />
      <g style={glide(estimate)} className={classes.mark}>
        <circle cy={32} r={5.5} className={classes.dot} />
      </g>
      <g style={at(x(lo) - push)} className={classes.mark}>
        <text y={56} textAnchor="middle" className={classes.tick}>
          {labels.lo}
        </text>
      </g>
      <g style={at(x(hi) + push)} className={classes.mark}>
        <text y={56} textAnchor="middle" className={classes.tick}>
          {labels.hi}
        </text>
      </g>
    </svg>
  );
}
