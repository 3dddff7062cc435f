import { useComputedColorScheme } from '@mantine/core';
import type { PlotlyHTMLElement } from 'plotly.js';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentences } from '../present/i18n/index.ts';
import { numbersCsv } from '../present/plots/numbers.ts';
import type { Plot } from '../present/plots/types.ts';
import { downloadDataUrl, downloadFile } from './download.ts';
import classes from './figure.module.css';
import { TextButton } from './inspector.tsx';
import { useNoticeText } from './notices.tsx';
import { ResultTable } from './result-table.tsx';

interface FigureProps {
  /** Builds the plot for the page, or for a file; a new function identity means a new plot. */
  readonly build: (target: FigureTarget) => Plot;
  readonly height: number;
  readonly fileName: string;
  readonly actions?: ReactNode;
  readonly onPointClick?: (point: ClickedPoint) => void;
  /** Of the sentence under it; that of the page unless told. */
  readonly language?: 'en' | 'zh';
}

export interface FigureTarget {
  readonly scheme: 'light' | 'dark';
  readonly print: boolean;
}

export interface ClickedPoint {
  readonly curve: number;
  readonly index: number;
  readonly customdata: unknown;
}

type Plotly = typeof import('plotly.js').default;
let loading: Promise<Plotly> | null = null;

/** Plotly is half a megabyte: it loads with the first figure, once. */
function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js').then((module) => module.default);
  return loading;
}

/** The page answers between drawing its own parts and drawing a figure; of several plots that wait, only the last is drawn. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** 300 dots per inch on paper, where a figure is as wide as on screen at 96. */
const PRINT_SCALE = 300 / 96;

export function Figure(props: FigureProps) {
  const { build, height, fileName, actions, onPointClick } = props;
  const { t, i18n } = useTranslation();
  const text = useNoticeText(props.language);
  const scheme = useComputedColorScheme('light');
  const plot = useMemo(() => build({ scheme, print: false }), [build, scheme]);
  const summary = sentences(props.language ?? (i18n.language === 'zh' ? 'zh' : 'en'), plot.summary.map(text));
  const holder = useRef<HTMLDivElement>(null);
  const clicked = useRef(onPointClick);
  clicked.current = onPointClick;
  const [drawn, setDrawn] = useState(false);
  const [tableShown, setTableShown] = useState(false);
  useEffect(() => {
    let current = true;
    void loadPlotly().then(async (plotly) => {
      await nextTask();
      const element = holder.current;
      if (!current || !element) return;
      const drawing = await plotly.react(element, plot.data, { ...plot.layout, autosize: true, height }, plot.config);
      if (!current) return;
      setDrawn(true);
      listenOnce(drawing as PlotlyHTMLElement, clicked);
    });
    return () => {
      current = false;
    };
  }, [plot, height]);
  useEffect(() => resizeWithHolder(holder.current), []);
  const save = (format: 'png' | 'svg') =>
    savePlot(build({ scheme: 'light', print: true }), fileName, format, holder.current?.clientWidth ?? 860, height);
  return (
    <figure className={classes.figure}>
      <div className={classes.frame} style={{ height }}>
        {drawn ? null : <div className={classes.loading}>{t('shell.loading')}</div>}
        <div role="img" aria-label={summary} className={classes.plot}>
          <div ref={holder} className={classes.plot} aria-hidden />
        </div>
      </div>
      <figcaption className={classes.summary}>{summary}</figcaption>
      <div className={classes.actions}>
        <TextButton onClick={() => void save('png')}>PNG</TextButton>
        <TextButton onClick={() => void save('svg')}>SVG</TextButton>
        <TextButton onClick={() => setTableShown((shown) => !shown)}>
          {t(tableShown ? 'shell.hideTable' : 'shell.showTable')}
        </TextButton>
        <TextButton onClick={() => saveNumbers(plot, fileName)}>CSV</TextButton>
        {actions}
      </div>
      {tableShown ? (
        <div className={classes.table}>
          <ResultTable table={plot.dataTable} caption={plot.dataTable.title} />
        </div>
      ) : null}
    </figure>
  );
}

/** A figure as a file, as large on paper as given on screen. */
export async function savePlot(
  plot: Plot,
  fileName: string,
  format: 'png' | 'svg',
  width: number,
  height: number,
): Promise<void> {
  downloadDataUrl(`${fileName}.${format}`, await plotImage(plot, format, width, height));
}

/** A figure as a `data:` address, sizes as on screen. */
export async function plotImage(plot: Plot, format: 'png' | 'svg', width: number, height: number): Promise<string> {
  const plotly = await loadPlotly();
  const layout = { ...plot.layout, width, height, autosize: false };
  const scale = format === 'png' ? PRINT_SCALE : 1;
  const drawing = { data: plot.data, layout, config: plot.config };
  return plotly.toImage(drawing as never, { format, width, height, scale });
}

/** The numbers behind a figure at full precision, for other programs. */
function saveNumbers(plot: Plot, fileName: string): void {
  downloadFile(`${fileName}.csv`, 'text/csv', numbersCsv(plot.numbers));
}

type Clicked = React.RefObject<FigureProps['onPointClick']>;

function listenOnce(plot: PlotlyHTMLElement, clicked: Clicked): void {
  plot.removeAllListeners?.('plotly_click');
  plot.on('plotly_click', (event) => {
    const point = event.points[0];
    if (point) {
      clicked.current?.({ curve: point.curveNumber, index: point.pointNumber ?? -1, customdata: point.customdata });
    }
  });
}

function resizeWithHolder(element: HTMLDivElement | null): (() => void) | undefined {
  if (!element) return undefined;
  const observer = new ResizeObserver(() => {
    if (element.classList.contains('js-plotly-plot')) void loadPlotly().then((plotly) => plotly.Plots.resize(element));
  });
  observer.observe(element);
  return () => observer.disconnect();
}
