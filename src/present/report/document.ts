import type { Exhibit } from '../../spec/report.ts';
import { type Language, say } from '../i18n/index.ts';
import type { Plot } from '../plots/types.ts';
import type { TableModel } from '../tables/model.ts';
import type { Built } from './build.ts';
import type { Methods } from './methods.ts';
import { type ReportOptions, wordsIn } from './printing.ts';
import type { Answer } from './results.ts';

/** A figure as pixels, with the size it has on paper at 96 dots per inch. */
export interface Picture {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

interface Captioned {
  /** `Table 2.` */
  readonly number: string;
  /** The number alone. */
  readonly label: string;
  readonly title: string;
}

export type ReportPart =
  | (Captioned & { readonly kind: 'table'; readonly table: TableModel })
  | (Captioned & {
      readonly kind: 'figure';
      readonly notes: readonly string[];
      /** null where nothing can draw; the numbers behind it stand in its place. */
      readonly picture: Picture | null;
      readonly table: TableModel;
    })
  | (Captioned & { readonly kind: 'missing'; readonly reason: string });

/** A whole report, ready to be written in any format. */
export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  readonly methods: Methods | null;
  readonly parts: readonly ReportPart[];
}

/** An exhibit with its number and what came of it. */
export interface ShownExhibit extends Omit<Captioned, 'title'> {
  readonly exhibit: Exhibit;
  readonly answer: Answer<Built>;
}

interface Assembly {
  readonly title: string;
  readonly methods: Methods | null;
  readonly shown: readonly ShownExhibit[];
  readonly options: ReportOptions;
  /** Makes pixels of a figure of the given height; null where nothing can. */
  readonly picture: (plot: Plot, height: number) => Promise<Picture | null>;
  readonly onProgress?: (done: number) => void;
}

/** The report as a document: tables at once, figures drawn one after the other. */
export async function assembleReport(assembly: Assembly): Promise<ReportDocument> {
  const { title, methods, shown, options, picture, onProgress } = assembly;
  const parts: ReportPart[] = [];
  for (const one of shown) {
    parts.push(await partOf(one, options, picture));
    onProgress?.(parts.length);
  }
  return { language: options.language, title, methods, parts };
}

async function partOf(
  { exhibit, number, label, answer }: ShownExhibit,
  { language, sentence }: ReportOptions,
  picture: Assembly['picture'],
): Promise<ReportPart> {
  const own = wordsIn(language, exhibit.title);
  if (answer.state !== 'done') {
    const reason = answer.state === 'failed' ? sentence(answer.notice) : say(language, 'report.notYet');
    return { kind: 'missing', number, label, title: own, reason };
  }
  const { value } = answer;
  if (value.kind === 'table') {
    return { kind: 'table', number, label, title: value.table.title, table: { ...value.table, number } };
  }
  const plot = value.draw({ scheme: 'light', print: true });
  const notes = [wordsIn(language, exhibit.notes), ...plot.summary.map(sentence)].filter((note) => note !== '');
  return {
    kind: 'figure',
    number,
    label,
    title: own || plot.dataTable.title,
    notes,
    picture: await picture(plot, value.height),
    table: plot.dataTable,
  };
}
