import type { Config, Data, Layout } from 'plotly.js-dist-min';
import type { Notice } from '../../core/notice.ts';
import type { TableModel } from '../tables/model.ts';
import type { Numbers } from './numbers.ts';
import type { PlotOptions } from './theme.ts';

/** A figure as plain JSON, the sentences that say what it shows, and the numbers behind it. */
export interface Plot {
  readonly id: string;
  readonly data: Data[];
  readonly layout: Partial<Layout>;
  readonly config: Partial<Config>;
  /** Pixels that suit it on the page; absent: the usual height. */
  readonly height?: number;
  readonly summary: readonly Notice[];
  readonly dataTable: TableModel;
  readonly numbers: Numbers;
}

export type PlotBuilder<Input> = (input: Input, options: PlotOptions) => Plot;
