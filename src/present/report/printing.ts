import type { Notice } from '../../core/notice.ts';
import type { ExhibitSource } from '../../spec/report.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import type { Language } from '../i18n/index.ts';
import { baselineLayout, tableOptions } from '../spec-options.ts';
import type { OutputOptions } from '../tables/options.ts';
import type { RegressionTableOptions } from '../tables/regression.ts';

export interface ReportOptions extends OutputOptions {
  /** A notice as a sentence, for reasons that stand under a table. */
  readonly sentence: (notice: Notice) => string;
}

export type Printing = Partial<RegressionTableOptions>;

type Printed = Extract<ExhibitSource, { from: 'baseline' | 'model' | 'columns' }>;

export interface Words {
  readonly en: string;
  readonly zh: string;
}

/** A text of the report in a language, else in the other one. */
export const wordsIn = (language: Language, { en, zh }: Words): string => (language === 'zh' ? zh || en : en || zh);

export function reportOptions(
  spec: AnalysisSpec,
  language: Language,
  sentence: ReportOptions['sentence'],
): ReportOptions {
  return { ...tableOptions(spec, language), sentence };
}

/** How a regression table of the report is printed: as it says itself, else as the output settings say. */
export function printingOptions(spec: AnalysisSpec, source: Printed, options: OutputOptions): Printing {
  const { language } = options;
  const { terms, controls, constant, fixedEffects, stats, parentheses, digits, sampleNote } = source;
  const { columnTitles, spanners } = source;
  return {
    ...options,
    ...baselineLayout(spec),
    terms,
    fixedEffects,
    sampleNote,
    spanners: spanners.map(({ text, span }) => ({ text: wordsIn(language, text), span })),
    ...(controls ? { controls } : {}),
    ...(constant === null ? {} : { constant }),
    ...(stats ? { stats } : {}),
    ...(parentheses ? { parentheses } : {}),
    ...(digits === null ? {} : { digits }),
    ...(columnTitles ? { columnTitles: columnTitles.map((title) => wordsIn(language, title)) } : {}),
  };
}
