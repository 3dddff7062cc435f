import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PanelMap } from '../../engine/design/panel-summary.ts';
import { formatPeriod } from '../../present/format.ts';
import { panelMap } from '../../present/plots/panel-map.ts';
import { usePresentation } from '../../store/presentation.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useBaseMap } from '../../store/what-if.ts';
import { Block } from '../../ui/block.tsx';
import { savePlot } from '../../ui/figure.tsx';
import { FigureSkeleton } from '../../ui/figure-skeleton.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import { PanelRow } from './panel-row.tsx';
import classes from './panel-view.module.css';

type Line = { readonly head: string } | { readonly unit: number };

const ROW = 22;
const HEAD = 30;

/** Units by periods, sorted by first treated period; every start can be dragged and every unit struck out. */
export function PanelView() {
  const { t } = useTranslation();
  const map = useBaseMap();
  return (
    <Block
      number={t('design.figureNumber')}
      title={t('design.panelView')}
      actions={map ? <PanelActions map={map} /> : null}
    >
      {map ? <PanelGrid map={map} /> : <FigureSkeleton height={420} />}
    </Block>
  );
}

/** The map as a figure for a paper: the data's own starts, without what-ifs. */
function PanelActions({ map }: { map: PanelMap }) {
  const paper = usePresentation('export');
  const save = (format: 'png' | 'svg') =>
    savePlot(panelMap(map, { ...paper, scheme: 'light', print: true }), 'panel-view', format, 860, 560);
  return (
    <>
      <TextButton onClick={() => void save('png')}>PNG</TextButton>
      <TextButton onClick={() => void save('svg')}>SVG</TextButton>
    </>
  );
}

function PanelGrid({ map }: { map: PanelMap }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const whatIf = useSpec((spec) => spec.whatIf);
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(map, query, t as never), [map, query, t]);
  const starts = useMemo(() => new Map(whatIf?.starts.map(({ unit, start }) => [unit, start])), [whatIf]);
  const struck = useMemo(() => new Set(whatIf?.struckUnits), [whatIf]);
  const [active, setActive] = useState<number | null>(null);
  const wantsFocus = useRef(false);
  const firstUnit = lines.find((line) => 'unit' in line);
  const stop = active ?? (firstUnit && 'unit' in firstUnit ? firstUnit.unit : null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ('head' in lines[index] ? HEAD : ROW),
    overscan: 12,
  });
  const activate = useCallback(
    (unit: number, by: number) => {
      const units = lines.flatMap((line, index) => ('unit' in line ? [{ unit: line.unit, index }] : []));
      const at = units.findIndex((entry) => entry.unit === unit);
      const next = units[Math.max(0, Math.min(units.length - 1, at + by))];
      if (!next) return;
      setActive(next.unit);
      if (by === 0) return;
      wantsFocus.current = true;
      rows.scrollToIndex(next.index);
    },
    [lines, rows],
  );
  useEffect(() => {
    if (!wantsFocus.current || active === null) return;
    const edge = scroller.current?.querySelector<HTMLElement>(`[data-unit="${active}"]`);
    if (!edge) return;
    wantsFocus.current = false;
    edge.focus({ preventScroll: true });
  });
  return (
    <div className={classes.view}>
      <div className={classes.tools}>
        <TextInput
          aria-label={t('design.search')}
          placeholder={t('design.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          w={200}
        />
        <Legend />
      </div>
      <div className={classes.axis} aria-hidden>
        <span />
        <span className={classes.years} style={{ gridTemplateColumns: `repeat(${map.periods.length}, 1fr)` }}>
          {Array.from(map.periods, (period, index) => (
            <span key={period}>{labelled(index, map.periods.length) ? formatPeriod(period) : ''}</span>
          ))}
        </span>
        <span />
      </div>
      <div ref={scroller} className={classes.scroller}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((item) => {
            const line = lines[item.index];
            const style = { transform: `translateY(${item.start}px)`, height: item.size };
            if ('head' in line) {
              return (
                <div key={item.key} className={classes.head} style={style}>
                  {line.head}
                </div>
              );
            }
            const unit = map.units[line.unit];
            const given = Number.isFinite(map.cohorts[line.unit]) ? map.cohorts[line.unit] : null;
            return (
              <div key={item.key} className={classes.line} style={style}>
                <PanelRow
                  map={map}
                  index={line.unit}
                  given={given}
                  start={starts.has(unit) ? (starts.get(unit) ?? null) : given}
                  changed={starts.has(unit)}
                  struck={struck.has(unit)}
                  active={line.unit === stop}
                  onActivate={activate}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function labelled(index: number, count: number): boolean {
  const step = Math.ceil(count / 10);
  return index % step === 0;
}

function Legend() {
  const { t } = useTranslation();
  const kinds = [
    { status: 'treated', label: t('design.legendTreated') },
    { status: 'notYet', label: t('design.legendNotYet') },
    { status: 'never', label: t('design.legendNever') },
    { status: 'absent', label: t('design.legendAbsent') },
  ];
  return (
    <ul className={classes.legend}>
      {kinds.map(({ status, label }) => (
        <li key={status}>
          <span className={classes.swatch} data-status={status} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}

type Translate = (key: string, params: Record<string, string | number>) => string;

/** One heading per cohort, then its units; a search keeps the headings of what it finds. */
function linesOf(map: PanelMap, query: string, t: Translate): Line[] {
  const wanted = query.trim().toLowerCase();
  const lines: Line[] = [];
  let from = 0;
  while (from < map.units.length) {
    const start = map.cohorts[from];
    let to = from;
    while (to < map.units.length && Object.is(map.cohorts[to], start)) to++;
    const units = range(from, to).filter((unit) => wanted === '' || map.units[unit].toLowerCase().includes(wanted));
    if (units.length > 0) {
      lines.push({ head: headOf(start, to - from, t) }, ...units.map((unit) => ({ unit })));
    }
    from = to;
  }
  return lines;
}

function headOf(start: number, count: number, t: Translate): string {
  if (Number.isNaN(start)) return t('design.unknownHead', { count });
  if (start === Number.POSITIVE_INFINITY) return t('design.neverHead', { count });
  return t('design.cohortHead', { start: formatPeriod(start), count });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
