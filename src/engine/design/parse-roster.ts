import { type Notice, notice } from '../../core/notice.ts';

/** A unit as somebody wrote it, with its start year and the 1-based line it stands on. */
export interface RosterRow {
  readonly text: string;
  readonly year: number;
  readonly line: number;
}

export interface ParsedRoster {
  readonly rows: readonly RosterRow[];
  readonly problems: readonly Notice[];
}

const YEAR = /^((?:19|20)\d{2})(?:年度?(?:\d{1,2}月(?:\d{1,2}日)?)?|[-./]\d{1,2}(?:[-./]\d{1,2})?)?$/u;
const YEAR_INSIDE = /(?:^|\D)((?:19|20)\d{2})(?!\d)/u;
const BATCH_WORDS =
  /^(?:第?[一二三四五六七八九十\d]+批次?|首批|试点|示范|城市|地区|省份|名单|pilots?|batch|list|cities)+$/iu;
const HEADER_WORDS =
  /^(?:城市|地区|省份|单位|名称|代码|年份|年度|时间|试点|起始|实施|政策|city|unit|name|region|province|code|id|year|start|first|treated|treatment|[\s_])+$/iu;

/**
 * Reads a pasted treatment list. Understood: `name year` and `year name` lines with any separator; several names before one year; names
 * behind or below a year heading (`2014年：北京市、天津市`, `第一批（2014年）`), which holds until the next heading; full-width characters.
 * Text in brackets stays part of its name, for it may narrow the place. Names without a year and headings without a name are
 * problems, never guesses.
 */
export function parseRoster(text: string): ParsedRoster {
  const rows: RosterRow[] = [];
  const orphans: { line: number; names: string }[] = [];
  const headings: { year: number; line: number; used: boolean }[] = [];
  text.split(/\r\n?|\n/).forEach((raw, at) => {
    const line = at + 1;
    const read = readLine(raw);
    if (read.heading !== null) headings.push({ year: read.heading, line, used: false });
    const heading = headings.at(-1);
    const alone: string[] = [];
    for (const { name, year } of read.names) {
      const start = year ?? heading?.year;
      if (start === undefined) alone.push(name);
      else rows.push({ text: name, year: start, line });
      if (heading && start === heading.year) heading.used = true;
    }
    if (alone.some((name) => !HEADER_WORDS.test(name))) orphans.push({ line, names: alone.join(', ') });
    if (read.strays.length > 0) orphans.push({ line, names: read.strays.join(', ') });
  });
  const problems = [
    ...orphans.map(({ line, names }) => notice('caution', 'rosterNoYear', { line, names })),
    ...headings
      .filter(({ used }) => !used)
      .map(({ year, line }) => notice('caution', 'rosterEmptyHeading', { year, line })),
  ];
  if (rows.length === 0 && problems.length === 0) problems.push(notice('caution', 'rosterNothingRead'));
  return { rows, problems };
}

/** `names` with their own year, or null to take the heading's; `strays` stand behind the last year of a line that has years. */
interface ReadLine {
  readonly heading: number | null;
  readonly names: readonly { readonly name: string; readonly year: number | null }[];
  readonly strays: readonly string[];
}

function readLine(raw: string): ReadLine {
  const plain = tidyLine(raw);
  const titled = /^([^:]*):(.*)$/u.exec(plain);
  const title = titled && YEAR_INSIDE.exec(titled[1]);
  if (titled && title) {
    const heading = Number(title[1]);
    return { heading, ...pairNames(tokenise(titled[2]), heading) };
  }
  const tokens = tokenise(plain.replaceAll(':', ','));
  const hasYear = tokens.some((token) => yearOf(token) !== null);
  const telling = tokens.filter((token) => !BATCH_WORDS.test(token));
  const first = telling.length > 0 ? yearOf(telling[0]) : null;
  if (first !== null) return { heading: first, ...pairNames(telling.slice(1), first) };
  return hasYear ? { heading: null, ...pairNames(telling, null) } : listNames(telling);
}

function listNames(names: readonly string[]): ReadLine {
  return { heading: null, names: names.map((name) => ({ name, year: null })), strays: [] };
}

/** Behind a leading year each name takes the year before it; otherwise the names before a year share it. */
function pairNames(tokens: readonly string[], leading: number | null): Pick<ReadLine, 'names' | 'strays'> {
  const names: { name: string; year: number }[] = [];
  let year = leading;
  let waiting: string[] = [];
  for (const token of tokens) {
    const found = yearOf(token);
    if (found === null && leading !== null) names.push({ name: token, year: year! });
    else if (found === null) waiting.push(token);
    else {
      year = found;
      for (const name of waiting) names.push({ name, year });
      waiting = [];
    }
  }
  return { names, strays: waiting };
}

function yearOf(token: string): number | null {
  const match = YEAR.exec(token);
  return match ? Number(match[1]) : null;
}

/** One spelling for every width and kind of bracket, list numbers gone, years set apart from the names they are glued to. */
function tidyLine(raw: string): string {
  return raw
    .replace(/^\s*[\u2460-\u24ff]\s*/u, '')
    .normalize('NFKC')
    .replace(/[\u200b\ufeff"“”]/gu, '')
    .replace(/[\u3014\u3010[]/gu, '(')
    .replace(/[\u3015\u3011\]]/gu, ')')
    .trim()
    .replace(/^\(?\d{1,3}[.)、]\s*(?=\p{L})/u, '')
    .replace(/((?:19|20)\d{2})\s+年/gu, '$1年')
    .replace(/\(\s*((?:19|20)\d{2}(?!\d)[^()]*)\)/gu, ' $1 ')
    .replace(/(\p{Script=Han})((?:19|20)\d{2})(?!\d)/gu, '$1 $2')
    .replace(/((?:19|20)\d{2}年度?(?:\d{1,2}月(?:\d{1,2}日)?)?)(?=[\p{Script=Han}(])/gu, '$1 ');
}

/**
 * Cuts at commas, 、, semicolons, bars, tabs and full stops outside brackets, then at blanks, except between Latin words (`New York`, `Region 7`).
 */
function tokenise(line: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const char of line) {
    if (char === '(') depth++;
    if (char === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && ',、;|\t。'.includes(char)) {
      pieces.push(piece);
      piece = '';
    } else piece += char;
  }
  pieces.push(piece);
  return pieces.flatMap(cutBlanks);
}

function cutBlanks(piece: string): string[] {
  const tokens: string[] = [];
  let depth = 0;
  for (const word of piece.split(/\s+/u).filter((one) => one !== '')) {
    const before = tokens.at(-1);
    const joins = before !== undefined && /^\p{Script=Latin}/u.test(before) && /^[\p{Script=Latin}(\d&'-]/u.test(word);
    if (before !== undefined && (depth > 0 || (joins && yearOf(word) === null)))
      tokens[tokens.length - 1] = `${before} ${word}`;
    else tokens.push(word);
    depth += (word.match(/\(/gu)?.length ?? 0) - (word.match(/\)/gu)?.length ?? 0);
  }
  return tokens;
}
