/** A word as it is counted, with the place in the dictionary that it came from. */
export interface MatchWord {
  readonly text: string;
  readonly index: number;
}

export interface KeywordMatcher {
  /** Adds the hits of one text to `hits`, by index of the word. Answers with the number of characters (blanks apart). */
  count(text: string, hits: Int32Array): number;
  /** Every hit of normalised characters: index of the word, its first character and the one behind its last. */
  scan(chars: readonly string[], onHit: (word: number, from: number, to: number) => void): void;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Word that ends here; -1 none. */
  word: number;
  /** The word that ends here begins or ends with a letter or digit of an alphabet, so it must stand alone on that side. */
  leftBound: boolean;
  rightBound: boolean;
}

/** Letters and digits of scripts that part words by blanks. */
const PARTED = /[\p{L}\p{N}]/u;
/** Scripts written without blanks between words. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Whether a character belongs to words that blanks part. */
export const isParted = (char: string) => PARTED.test(char) && !UNPARTED.test(char);

const HAN_BREAK = /(?<=\p{Script=Han})[^\S\r\n]*[\r\n]+\s*(?=\p{Script=Han})/gu;

/**
 * The form in which texts and words are compared: compatibility forms made one (full-width letters, ligatures), letters in lower case the same
 * in every locale, line breaks between Chinese characters taken out, other blanks one space.
 */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').replace(HAN_BREAK, '').replace(/\s+/gu, ' ').toLowerCase().trim();
}

/**
 * Counts words from the left; where several begin at the same character the longest is taken, and counting goes on behind it. A word inside a
 * longer one that is counted is therefore not counted again ("intelligence" inside "artificial intelligence"), nor is any character used twice.
 * Words that begin or end with a letter or digit of an alphabet must not be part of a longer run of such characters; Chinese words may.
 * @param words in the form of `normaliseText`, none empty, none twice
 */
export function createMatcher(words: readonly MatchWord[]): KeywordMatcher {
  const root = newNode();
  for (const { text, index } of words) {
    const chars = [...text];
    let node = root;
    for (const char of chars) {
      let next = node.next.get(char);
      if (next === undefined) {
        next = newNode();
        node.next.set(char, next);
      }
      node = next;
    }
    node.word = index;
    node.leftBound = isParted(chars[0]);
    node.rightBound = isParted(chars[chars.length - 1]);
  }
  return {
    count: (text, hits) => {
      const chars = normalisedChars(text);
      scan(root, chars, (word) => {
        hits[word]++;
      });
      return chars.reduce((count, char) => count + Number(char !== ' '), 0);
    },
    scan: (chars, onHit) => scan(root, chars, onHit),
  };
}

/** A text in the form in which it is compared, by characters. */
export const normalisedChars = (text: string): string[] => [...normaliseText(text)];

const newNode = (): Node => ({ next: new Map(), word: -1, leftBound: false, rightBound: false });

function scan(root: Node, chars: readonly string[], onHit: (word: number, from: number, to: number) => void): void {
  const n = chars.length;
  let at = 0;
  while (at < n) {
    let node: Node | undefined = root.next.get(chars[at]);
    let word = -1;
    let end = at;
    for (let i = at + 1; node !== undefined; i++) {
      if (node.word >= 0 && standsAlone(chars, at, i, node)) {
        word = node.word;
        end = i;
      }
      node = i < n ? node.next.get(chars[i]) : undefined;
    }
    if (word >= 0) {
      onHit(word, at, end);
      at = end;
    } else at++;
  }
}

function standsAlone(chars: readonly string[], from: number, to: number, node: Node): boolean {
  if (node.leftBound && from > 0 && isParted(chars[from - 1])) return false;
  return !(node.rightBound && to < chars.length && isParted(chars[to]));
}
