import type { Interval } from '../../engine/diagnostics/iv/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatEstimate, formatFixed, formatLevel, formatP, MINUS, starsFor } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, type TableModel } from './model.ts';
import type { OutputOptions } from './options.ts';
import { defaultRegressionOptions, type RegressionTableOptions, regressionTable } from './regression.ts';

export const ivStatIds = [
  'lm',
  'waldF',
  'craggDonald',
  'effectiveF',
  'andersonRubinTest',
  'andersonRubin',
  'overidentification',
  'endogeneity',
] as const;

export type IvStatId = (typeof ivStatIds)[number];

export interface IvTableOptions extends Omit<RegressionTableOptions, 'spanners'> {
  readonly tests: readonly IvStatId[];
  readonly reducedForm: boolean;
}

export const defaultIvOptions: IvTableOptions = {
  ...defaultRegressionOptions,
  stats: ['nobs', 'clusters', 'r2'],
  tests: ['lm', 'waldF', 'effectiveF', 'andersonRubin', 'overidentification'],
  reducedForm: false,
};

/**
 * Instrumental-variable results as papers print them: the first stage of every endogenous variable, then the equation, with the tests of the instruments
 * under it. Results without instruments (least squares beside 2SLS) are columns of their own.
 */
export function ivTable(results: readonly ModelResult[], chosen: Partial<IvTableOptions> = {}): TableModel {
  const options = { ...defaultIvOptions, ...chosen };
  const { language } = options;
  const columns = results.flatMap((result) => columnsOf(result, options));
  const base = regressionTable(
    columns.map((column) => column.result),
    {
      ...options,
      title: options.title ?? say(language, 'title.iv'),
      spanners: columns.map(({ heading }) => ({ text: heading, span: 1 })),
    },
  );
  return withInstrumentTests(base, columns, options);
}

/** A regression table with the tests of the instruments between its coefficients and its foot, under the columns they belong to. */
export function withInstrumentTests(
  base: TableModel,
  columns: readonly TestedColumn[],
  chosen: Partial<IvTableOptions> = {},
): TableModel {
  const options = { ...defaultIvOptions, ...chosen };
  const at = base.rules[0] ?? base.rows.length;
  const tests = testRows(columns, options);
  const rows = [...base.rows.slice(0, at), ...tests, ...base.rows.slice(at)];
  const rules = [at, at + tests.length].filter(
    (rule, i, all) => rule > 0 && rule < rows.length && all.indexOf(rule) === i,
  );
  const tested = columns.flatMap(({ result, structural }) => (structural ? [result] : []));
  return { ...base, id: 'iv', rows, rules, notes: [...base.notes, ...testNotes(tested, options)] };
}

interface TestedColumn {
  readonly result: ModelResult;
  /** Whether the tests of the instruments stand under it. */
  readonly structural: boolean;
}

interface IvColumn extends TestedColumn {
  readonly heading: string;
}

function columnsOf(result: ModelResult, { language, reducedForm }: IvTableOptions): IvColumn[] {
  const { iv } = result;
  if (iv === undefined) return [{ result, heading: '', structural: false }];
  const stages = iv.firstStages.map((stage) => ({
    result: stage,
    heading: say(language, 'iv.firstStage'),
    structural: false,
  }));
  const reduced = { result: iv.reducedForm, heading: say(language, 'iv.reducedForm'), structural: false };
  const method = iv.method === 'liml' ? 'LIML' : '2SLS';
  const heading = say(language, 'iv.secondStage', { method });
  return [...stages, ...(reducedForm ? [reduced] : []), { result, heading, structural: true }];
}

/** A row of the tests: its label, the value, and what stands in parentheses under it. */
interface TestEntry {
  readonly label: string;
  readonly cell: Cell;
  readonly below?: Cell;
}

/** One row per test that any column has, in the order chosen. */
function testRows(columns: readonly TestedColumn[], options: IvTableOptions): Cell[][] {
  return options.tests.flatMap((id) => {
    const entries = columns.map(({ result, structural }) => (structural ? testEntry(id, result, options) : null));
    const labels = [...new Set(entries.flatMap((entry) => entry?.label ?? []))];
    return labels.flatMap((label) => {
      const own = entries.map((entry) => (entry?.label === label ? entry : null));
      const values = [labelCell(label), ...own.map((entry) => entry?.cell ?? emptyCell)];
      if (own.every((entry) => entry?.below === undefined)) return [values];
      return [values, [labelCell(''), ...own.map((entry) => entry?.below ?? emptyCell)]];
    });
  });
}

function testEntry(id: IvStatId, { iv, vcovType }: ModelResult, options: IvTableOptions): TestEntry | null {
  const { language, digits } = options;
  if (iv === undefined) return null;
  const classical = vcovType === 'iid';
  const named = (key: OutputKey, statistic: number | undefined, p: number | undefined): TestEntry | null =>
    statistic === undefined || p === undefined
      ? null
      : { label: say(language, key), ...testCells(statistic, p, options) };
  switch (id) {
    case 'lm':
      return named(
        classical ? 'iv.andersonLm' : 'iv.kpLm',
        iv.kleibergenPaap?.lm.statistic,
        iv.kleibergenPaap?.lm.pValue,
      );
    case 'waldF': {
      if (iv.kleibergenPaap === null) return null;
      const critical = iv.stockYogo.size.find(({ limit }) => limit === 0.1)?.value;
      const label = say(language, classical ? 'iv.craggDonaldF' : 'iv.kpF');
      return { label, cell: bracketed(iv.kleibergenPaap.waldF, critical, digits) };
    }
    case 'craggDonald': {
      if (iv.craggDonaldF === null || classical) return null;
      return { label: say(language, 'iv.craggDonaldF'), cell: centerCell(formatEstimate(iv.craggDonaldF, digits)) };
    }
    case 'andersonRubinTest': {
      const test = iv.andersonRubin?.f;
      return iv.andersonRubin?.set == null ? null : named('iv.arTest', test?.statistic, test?.pValue);
    }
    case 'effectiveF': {
      if (iv.effectiveF === null) return null;
      const critical = iv.effectiveF.critical.find(({ bias }) => bias === 0.1)?.value;
      return { label: say(language, 'iv.effectiveF'), cell: bracketed(iv.effectiveF.statistic, critical, digits) };
    }
    case 'andersonRubin': {
      const { andersonRubin } = iv;
      if (andersonRubin === null) return null;
      if (andersonRubin.set === null) return named('iv.arTest', andersonRubin.f.statistic, andersonRubin.f.pValue);
      const label = say(language, 'iv.arSet', { level: formatLevel(andersonRubin.level) });
      return { label, cell: centerCell(formatSet(andersonRubin.set, digits)) };
    }
    case 'overidentification': {
      const { hansenJ, sargan } = iv.overidentification ?? {};
      if (hansenJ) return named('iv.hansenJ', hansenJ.statistic, hansenJ.pValue);
      return classical ? named('iv.sargan', sargan?.statistic, sargan?.pValue) : null;
    }
    case 'endogeneity': {
      const test = iv.endogeneity.wuHausman;
      return named('iv.endogeneity', test?.statistic, test?.pValue);
    }
  }
}

/** The statistic with its stars over its p-value in parentheses. */
function testCells(statistic: number, p: number, { digits, stars }: OutputOptions): Pick<TestEntry, 'cell' | 'below'> {
  const marks = starsFor(p, stars);
  const cell = { ...numberCell(formatEstimate(statistic, digits), statistic), ...(marks ? { stars: marks } : {}) };
  return { cell, below: { ...numberCell(`(${formatP(p, 'threshold', digits)})`, p, 'error'), tone: 'soft' } };
}

/** `72.860 [16.38]` */
function bracketed(statistic: number, critical: number | undefined, digits: number): Cell {
  const text = formatEstimate(statistic, digits);
  return centerCell(critical === undefined ? text : `${text} [${formatFixed(critical, 2)}]`, statistic);
}

/** `[0.12, 0.35]`, `(−∞, 0.10] ∪ [0.52, ∞)`, `∅` */
export function formatSet(set: readonly Interval[], digits: number): string {
  if (set.length === 0) return '∅';
  return set
    .map(({ lo, hi }) => {
      const left = lo === Number.NEGATIVE_INFINITY ? `(${MINUS}∞` : `[${formatEstimate(lo, digits)}`;
      return `${left}, ${hi === Number.POSITIVE_INFINITY ? '∞)' : `${formatEstimate(hi, digits)}]`}`;
    })
    .join(' ∪ ');
}

/** What the brackets hold and what the tests assume. */
function testNotes(results: readonly ModelResult[], { language, tests }: IvTableOptions): string[] {
  const all = results.flatMap(({ iv }) => iv ?? []);
  const has = (id: IvStatId, some: boolean) => tests.includes(id) && some;
  const lines: [boolean, OutputKey][] = [
    [
      has(
        'waldF',
        all.some((iv) => iv.kleibergenPaap !== null && iv.stockYogo.size.length > 0),
      ),
      'iv.noteStockYogo',
    ],
    [
      has(
        'effectiveF',
        all.some((iv) => (iv.effectiveF?.critical.length ?? 0) > 0),
      ),
      'iv.noteEffectiveF',
    ],
    [
      has(
        'andersonRubin',
        all.some((iv) => iv.andersonRubin?.set != null),
      ),
      'iv.noteSet',
    ],
    [
      has(
        'lm',
        all.some((iv) => iv.kleibergenPaap !== null),
      ),
      'iv.noteP',
    ],
  ];
  return lines.flatMap(([wanted, key]) => (wanted ? [say(language, key)] : []));
}
