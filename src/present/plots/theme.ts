import type { Config, Layout, LayoutAxis } from 'plotly.js-dist-min';
import type { OutputOptions } from '../tables/options.ts';

export type Scheme = 'light' | 'dark';

export interface PlotOptions extends OutputOptions {
  readonly scheme: Scheme;
  /** For files: on white instead of on the page. */
  readonly print?: boolean;
}

export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly hairline: string;
  readonly card: string;
  readonly treated: string;
  readonly treatedLight: string;
  readonly control: string;
  readonly controlLight: string;
  readonly controlWash: string;
  readonly neutral: string;
}

const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    ink: '#1c2024',
    soft: '#5b636b',
    hairline: '#e6e2d9',
    card: '#ffffff',
    treated: '#c2410c',
    treatedLight: '#f4cdb8',
    control: '#2f6690',
    controlLight: '#c9d7e2',
    controlWash: '#e4ebf1',
    neutral: '#b9b4aa',
  },
  dark: {
    ink: '#ebe8e1',
    soft: '#a6adb4',
    hairline: '#33373c',
    card: '#1d2024',
    treated: '#f2915f',
    treatedLight: '#6b4029',
    control: '#84b5de',
    controlLight: '#35516a',
    controlWash: '#243240',
    neutral: '#5d6268',
  },
};

export function paletteOf(scheme: Scheme): Palette {
  return palettes[scheme];
}

export const SANS =
  "'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif";

export const FONT_SIZE = 12;

/** `#2f6690` with an opacity. */
export function withAlpha(hex: string, alpha: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${alpha})`;
}

/** What all figures share: the page's font, no boxes, no grid, room for direct labels. */
export function baseLayout({ scheme, print = false }: PlotOptions): Partial<Layout> {
  const { ink, soft, card, hairline } = palettes[scheme];
  return {
    font: { family: SANS, size: FONT_SIZE, color: soft },
    paper_bgcolor: print ? '#ffffff' : 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    margin: { l: 56, r: 24, t: 28, b: 48, pad: 4 },
    showlegend: false,
    hovermode: 'closest',
    dragmode: false,
    hoverlabel: {
      bgcolor: card,
      bordercolor: hairline,
      align: 'left',
      font: { family: SANS, size: FONT_SIZE, color: ink },
    },
  };
}

/** An axis without grid, box or line: numbers only, and a title in words. */
export function valueAxis({ scheme }: PlotOptions, title = ''): Partial<LayoutAxis> {
  const { soft } = palettes[scheme];
  return {
    type: 'linear',
    title: { text: title, font: { size: FONT_SIZE, color: soft }, standoff: 12 },
    showgrid: false,
    zeroline: false,
    showline: false,
    ticks: '',
    tickfont: { size: FONT_SIZE, color: soft },
    automargin: true,
    fixedrange: true,
  };
}

/** A value axis with a line and short ticks. */
export function plainAxis(options: PlotOptions, title = ''): Partial<LayoutAxis> {
  const { neutral } = palettes[options.scheme];
  const line = { showline: true, linecolor: neutral, linewidth: 1 } as const;
  return { ...valueAxis(options, title), ...line, ticks: 'outside', ticklen: 4, tickcolor: neutral };
}

/** No figure sends anything anywhere, shows a logo, or typesets TeX (which would look for MathJax). */
export const plotConfig: Partial<Config> = {
  showSendToCloud: false,
  plotlyServerURL: '',
  displaylogo: false,
  displayModeBar: false,
  modeBarButtonsToRemove: ['sendChartToCloud', 'downloadJson'],
  typesetMath: false,
  responsive: true,
  showTips: false,
  doubleClick: false,
};
