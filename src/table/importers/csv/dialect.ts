import { shapeOf } from '../shared/shape.ts';
import type { Alternative, Guess, ImportOptions, QuoteChar, QuoteEscape } from '../types.ts';
import type { Dialect } from './cut.ts';
import { readRecords } from './records.ts';

/** What may separate cells, with how much better than its rivals a rare one must fit. */
const delimiters: readonly (readonly [string, number])[] = [
  [', ', 1.001],
  [',', 1],
  ['\t', 1],
  [';', 1],
  ['; ', 1.001],
  ['|', 1],
  [' ', 0.8],
  ['，', 0.9],
  ['\x01', 0.9],
  ['\x1f', 0.9],
];
const sampleLength = 48 * 1024;
const scoredRows = 120;
/** Words part at blanks in any language: a blank separates cells only where enough of them are figures. */
const figureShareForBlank = 0.3;
const quoteNote = { '"': 'importQuoteDouble', "'": 'importQuoteSingle', none: 'importQuoteNone' } as const;

/** Quotes are taken for ordinary characters only when this share of the lines breaks their rules. */
const brokenShare = 0.25;
const fewestBroken = 3;

interface Candidate {
  readonly dialect: Dialect;
  readonly score: number;
  /** Records whose quotes break the rules. */
  readonly flagged: number;
  readonly width: number;
  readonly agreeing: number;
  readonly records: number;
  readonly firstCells: readonly string[];
}

export interface DialectGuess {
  readonly dialect: Dialect;
  readonly delimiter: Guess<string>;
  readonly quote: Guess<QuoteChar>;
  readonly escape: Guess<QuoteEscape>;
  /** Nothing splits the lines: the table has one column. */
  readonly single: boolean;
}

/** Reads the sample in every plausible way and takes the way that gives the most even table of the cleanest cells. */
export function guessDialect(
  text: string,
  options: Pick<ImportOptions, 'delimiter' | 'quote' | 'escape'>,
): DialectGuess {
  const sample = wholeSample(text);
  const declared = /^sep=(.)[\r\n]/i.exec(sample)?.[1];
  const wanted = options.delimiter !== 'auto' ? options.delimiter : declared;
  const tried = delimiters
    .filter(([delimiter]) => wanted === undefined && sample.includes(delimiter))
    .flatMap(([delimiter, prior]) => candidates(sample, delimiter, prior, options));
  const given = wanted === undefined ? [] : candidates(sample, wanted, 1, options);
  const ranked = [...given, ...tried].sort((a, b) => b.score - a.score);
  const fallback = candidates(sample, wanted ?? ',', 1, options).sort((a, b) => b.score - a.score)[0];
  const best = ranked.length > 0 && (wanted !== undefined || ranked[0].score > 0) ? ranked[0] : fallback;
  return describe(best, ranked, options, declared !== undefined);
}

function wholeSample(text: string): string {
  if (text.length <= sampleLength) return text;
  const end = Math.max(text.lastIndexOf('\n', sampleLength), text.lastIndexOf('\r', sampleLength));
  return text.slice(0, end > 0 ? end + 1 : sampleLength);
}

function candidates(
  sample: string,
  delimiter: string,
  prior: number,
  options: Pick<ImportOptions, 'quote' | 'escape'>,
): Candidate[] {
  const quotes: QuoteChar[] = options.quote === 'auto' ? plausibleQuotes(sample, delimiter) : [options.quote];
  const found = quotes.flatMap((quote) => {
    const escapes: QuoteEscape[] =
      options.escape !== 'auto'
        ? [options.escape]
        : sample.includes(`\\${quote}`)
          ? ['double', 'backslash']
          : ['double'];
    return escapes.map((escaping) => evaluate(sample, { delimiter, quote, escape: escaping }, prior));
  });
  const usual = found.find(({ dialect }) => dialect.quote === '"');
  const broken = usual && usual.flagged >= Math.max(fewestBroken, brokenShare * usual.records);
  return found.filter(({ dialect }) => dialect.quote !== 'none' || broken || options.quote === 'none');
}

function plausibleQuotes(sample: string, delimiter: string): QuoteChar[] {
  const quotes: QuoteChar[] = ['"'];
  if (sample.startsWith("'") || sample.includes(`${delimiter}'`) || sample.includes("\n'")) quotes.push("'");
  if (sample.includes(`${delimiter}"`) || sample.includes('\n"') || sample.startsWith('"')) quotes.push('none');
  return quotes;
}

function evaluate(sample: string, dialect: Dialect, prior: number): Candidate {
  const records = readRecords(sample, dialect).filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const firstCells = records.find(({ cells }) => cells.length > 1)?.cells ?? records[0]?.cells ?? [];
  const { width, agreeing } = commonWidth(records.map(({ cells }) => cells.length));
  const flagged = records.filter(({ flags }) => flags.length > 0).length;
  const rows = records
    .filter(({ cells }) => cells.length === width)
    .slice(0, scoredRows)
    .map(({ cells }) => cells);
  const evenness = records.length === 0 ? 0 : agreeing / records.length;
  const health = records.length === 0 ? 0 : 1 - flagged / records.length;
  const { clean, figures } = cellQuality(rows, dialect);
  const possible = width > 1 && (dialect.delimiter !== ' ' || figures >= figureShareForBlank);
  const score = possible ? prior * evenness ** 2 * health * clean ** 2 * ((width - 1) / width) : 0;
  return { dialect, score, flagged, width, agreeing, records: records.length, firstCells };
}

/** The width most rows share; wide rows count for more, because a wrong delimiter rarely splits evenly into many cells. */
function commonWidth(widths: readonly number[]): { width: number; agreeing: number } {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const weight = ([width, count]: readonly [number, number]) => (count * (width - 1)) / width;
  const [width, agreeing] = [...counts].reduce((best, entry) => (weight(entry) > weight(best) ? entry : best), [1, 0]);
  return { width, agreeing: agreeing === 0 ? (counts.get(1) ?? 0) : agreeing };
}

/** Clean cells hold neither another separator nor a quote at their ends. */
function cellQuality(rows: readonly string[][], { quote }: Dialect): { clean: number; figures: number } {
  let cells = 0;
  let clean = 0;
  let figures = 0;
  for (const row of rows) {
    for (const text of row) {
      cells++;
      const shape = shapeOf(text);
      if (shape === 'number' || shape === 'date' || shape === 'time') figures++;
      if (shape !== 'text') clean++;
      else if (/^\s*["']|["']\s*$/.test(text)) clean += quote === 'none' ? 0.5 : 0;
      else if (!/[,;\t|，]/.test(text)) clean++;
    }
  }
  return cells === 0 ? { clean: 0, figures: 0 } : { clean: clean / cells, figures: figures / cells };
}

function describe(
  best: Candidate,
  ranked: readonly Candidate[],
  options: Pick<ImportOptions, 'delimiter' | 'quote' | 'escape'>,
  declared: boolean,
): DialectGuess {
  const { dialect } = best;
  const single = best.width <= 1;
  const params = { agreeing: best.agreeing, records: best.records, columns: best.width };
  const chosen = { code: 'importChosen', params: {} };
  const delimiterCode = declared ? 'importDelimiterDeclared' : single ? 'importDelimiterSingle' : 'importDelimiterEven';
  return {
    dialect,
    single,
    delimiter: {
      value: dialect.delimiter,
      reason: options.delimiter === 'auto' ? { code: delimiterCode, params } : chosen,
      alternatives: delimiterAlternatives(best, ranked),
    },
    quote: {
      value: dialect.quote,
      reason: options.quote === 'auto' ? { code: quoteNote[dialect.quote], params: {} } : chosen,
      alternatives: [],
    },
    escape: {
      value: dialect.escape,
      reason:
        options.escape === 'auto'
          ? { code: dialect.escape === 'double' ? 'importEscapeDouble' : 'importEscapeBackslash', params: {} }
          : chosen,
      alternatives: [],
    },
  };
}

function delimiterAlternatives(best: Candidate, ranked: readonly Candidate[]): Alternative<string>[] {
  const seen = new Set([best.dialect.delimiter]);
  const found: Alternative<string>[] = [];
  for (const { dialect, score, firstCells } of ranked) {
    if (score === 0 || seen.has(dialect.delimiter)) continue;
    seen.add(dialect.delimiter);
    found.push({ value: dialect.delimiter, example: firstCells.slice(0, 4).join(' │ ') });
  }
  return found;
}
