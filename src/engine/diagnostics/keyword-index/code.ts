import { stringInR } from '../../estimators/feols/names.ts';
import { settleWords } from './dictionary.ts';
import { isParted } from './matcher.ts';
import type { KeywordOptions } from './meta.ts';
import type { Dictionary } from './types.ts';

/** Where the columns stand in a script. `names`: the column of the index, then one per group. */
export interface KeywordCodeContext {
  readonly names: readonly string[];
  readonly r: (column: string) => string;
  readonly stata: (column: string) => string;
}

interface KeywordCode {
  readonly r: readonly string[];
  readonly stata: readonly string[];
}

/**
 * Both languages use the same regular expressions, which PCRE (R) and ICU (Stata) read alike: the longest word first, whole words where the script
 * parts them by blanks.
 */
export function code(dictionary: Dictionary, options: KeywordOptions, context: KeywordCodeContext): KeywordCode {
  if (options.text === null) return codeOfCounts(options, context);
  const { words, groups } = settleWords(dictionary);
  const patterns = [
    patternOf(words.map(({ text }) => text)),
    ...groups.map((group) => patternOf(words.flatMap((word) => (word.group === group ? [word.text] : [])))),
  ];
  return {
    r: codeR(options.text, patterns, options, context),
    stata: codeStata(options.text, patterns, options, context),
  };
}

const LETTER = '[\\p{L}\\p{N}]';
const UNPARTED = '[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Thai}]';
const LEFT = `(?:(?<!${LETTER})|(?<=${UNPARTED}))`;
const RIGHT = `(?:(?!${LETTER})|(?=${UNPARTED}))`;
const HAN_BREAK = '(?<=\\p{Han})[^\\S\\r\\n]*[\\r\\n]+\\s*(?=\\p{Han})';

function patternOf(words: readonly string[]): string {
  const length = (word: string) => [...word].length;
  return [...words]
    .sort((a, b) => length(b) - length(a))
    .map((word) => {
      const chars = [...word];
      const [left, right] = [isParted(chars[0]), isParted(chars[chars.length - 1])];
      return `${left ? LEFT : ''}${chars.map(literal).join('')}${right ? RIGHT : ''}`;
    })
    .join('|');
}

/** Letters and digits as they are; any other character by its number, so that it means nothing to R, Stata or the expression. */
function literal(char: string): string {
  return /^[\p{L}\p{N}]$/u.test(char) ? char : `\\x{${char.codePointAt(0)!.toString(16)}}`;
}

function codeR(
  text: string,
  patterns: readonly string[],
  { measure }: KeywordOptions,
  { names, r }: KeywordCodeContext,
) {
  const value = { log: 'log1p(hits)', per10000: '10000 * hits / characters', count: 'hits' }[measure];
  const grep = (expression: string, by: string) =>
    `gsub(${stringInR(`(*UCP)${expression}`)}, "${by}", text, perl = TRUE)`;
  return [
    `text <- enc2utf8(as.character(${r(text)}))`,
    '# full-width letters and digits as plain ones; all compatibility forms where stringi is installed',
    'text <- if (requireNamespace("stringi", quietly = TRUE)) stringi::stri_trans_nfkc(text) else',
    '  chartr(intToUtf8(c(65281:65374, 12288)), intToUtf8(c(33:126, 32)), text)',
    `text <- ${grep(HAN_BREAK, '')}`,
    `text <- tolower(trimws(${grep('\\s+', ' ')})); text[text %in% ""] <- NA`,
    `pattern <- ${stringInR(`(*UCP)${patterns[0]}`)}`,
    'found <- regmatches(text, gregexpr(pattern, text, perl = TRUE)); found[is.na(text)] <- list(NA)',
    ...(measure === 'per10000' ? ['characters <- nchar(gsub(" ", "", text, fixed = TRUE))'] : []),
    'hits <- ifelse(is.na(text), NA, lengths(found))',
    `${r(names[0])} <- ${value}`,
    ...names.slice(1).flatMap((name, g) => {
      const whole = stringInR(`(*UCP)^(?:${patterns[g + 1]})$`);
      return [
        `hits <- ifelse(is.na(text), NA, vapply(found, function(f) sum(grepl(${whole}, f, perl = TRUE)), 0))`,
        `${r(name)} <- ${value}`,
      ];
    }),
  ];
}

function codeStata(
  text: string,
  patterns: readonly string[],
  { measure }: KeywordOptions,
  { names, stata }: KeywordCodeContext,
) {
  const value = (hits: string) =>
    ({ log: `ln(1 + ${hits})`, per10000: `10000 * ${hits} / _characters`, count: hits })[measure];
  const groups = names.slice(1).map((_, g) => g + 1);
  return [
    `generate strL _text = ustrnormalize(${stata(text)}, "nfkc")`,
    `replace _text = ustrregexra(_text, "${HAN_BREAK}", "")`,
    'replace _text = ustrlower(ustrtrim(ustrregexra(_text, "\\s+", " ")), "en")',
    ...(measure === 'per10000' ? ['generate double _characters = ustrlen(usubinstr(_text, " ", "", .))'] : []),
    `local pattern "${patterns[0]}"`,
    'generate long _hits0 = 0 if _text != ""',
    ...groups.map((g) => `generate long _hits${g} = 0 if _text != ""`),
    '* the first hit of every text is counted and taken out, until none is left',
    'local again 1',
    "while `again' {",
    '  generate strL _hit = ustrregexs(0) if ustrregexm(_text, "`pattern\'")',
    '  replace _hits0 = _hits0 + 1 if _hit != ""',
    ...groups.map((g) => `  replace _hits${g} = _hits${g} + 1 if ustrregexm(_hit, "^(?:${patterns[g]})$")`),
    '  replace _text = ustrregexrf(_text, "`pattern\'", char(10)) if _hit != ""',
    '  quietly count if _hit != ""',
    '  local again = r(N) > 0',
    '  drop _hit',
    '}',
    ...names.flatMap((name, g) => [
      `capture drop ${stata(name)}`,
      `generate double ${stata(name)} = ${value(`_hits${g}`)}`,
    ]),
    `drop _text _hits*${measure === 'per10000' ? ' _characters' : ''}`,
  ];
}

function codeOfCounts({ counts, characters, measure }: KeywordOptions, context: KeywordCodeContext): KeywordCode {
  const { names, r, stata } = context;
  const sum = (call: (column: string) => string) => (counts ?? []).map(call).join(' + ') || '0';
  const write = (call: (column: string) => string, log: (x: string) => string) => {
    if (measure === 'count') return sum(call);
    if (measure === 'log') return log(sum(call));
    return `10000 * (${sum(call)}) / ${characters === null ? 1 : call(characters)}`;
  };
  return {
    r: [`${r(names[0])} <- ${write(r, (x) => `log1p(${x})`)}`],
    stata: [
      `capture drop ${stata(names[0])}`,
      `generate double ${stata(names[0])} = ${write(stata, (x) => `ln(1 + ${x})`)}`,
    ],
  };
}
