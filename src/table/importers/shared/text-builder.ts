import {
  type BuilderSetting,
  type BuiltColumn,
  type ColumnBuilder,
  capacityFor,
  type RowBlock,
  trimmed,
} from './builder.ts';

/** V8 keeps a substring of this length or more as a view of the whole text it was cut from. */
const viewLength = 13;

/** A text that is not simply its own level: a missing marker, or a text with blanks around it. */
interface Special {
  readonly code: number;
  readonly trimmed: boolean;
  count: number;
}

/** A text column as codes of levels in order of first appearance. Texts are trimmed; missing markers get no level. */
export class TextBuilder implements ColumnBuilder {
  private codes: Int32Array<ArrayBuffer>;
  private length = 0;
  private missing = 0;
  private readonly levels: string[] = [];
  /** Level code of a text, or -1 - its place among the specials. */
  private readonly codeOf = new Map<string, number>();
  private readonly specials: Special[] = [];
  private readonly specialTexts: string[] = [];

  constructor(private readonly setting: BuilderSetting) {
    this.codes = new Int32Array(setting.expectedRows);
  }

  append(block: RowBlock): void {
    const rows = block.rows;
    const { index } = this.setting;
    this.reserve(this.length + rows.length);
    const codes = this.codes;
    let at = this.length;
    let lastText: string | undefined;
    let lastCode = -1;
    for (let k = 0; k < rows.length; k++) {
      const text = rows[k][index];
      if (text === undefined || text === '') {
        codes[at++] = -1;
        this.missing++;
        continue;
      }
      if (text !== lastText) {
        const code = this.codeOf.get(text) ?? this.enter(text);
        if (code < 0) {
          codes[at++] = this.meetSpecial(-1 - code, text, k, block);
          continue;
        }
        lastText = text;
        lastCode = code;
      }
      codes[at++] = lastCode;
    }
    this.length = at;
  }

  private reserve(needed: number): void {
    if (needed <= this.codes.length) return;
    const wider = new Int32Array(capacityFor(this.codes.length, needed));
    wider.set(this.codes.subarray(0, this.length));
    this.codes = wider;
  }

  private enter(text: string): number {
    const own = ownCopy(text);
    const trimmed = own.trim();
    if (this.setting.missing.matches(trimmed)) return this.enterSpecial(own, -1, false);
    if (trimmed !== own) return this.enterSpecial(own, this.levelCode(trimmed), true);
    return this.levelCode(own);
  }

  private levelCode(text: string): number {
    const known = this.codeOf.get(text);
    if (known !== undefined) return known;
    this.codeOf.set(text, this.levels.length);
    return this.levels.push(text) - 1;
  }

  private enterSpecial(text: string, code: number, trimmed: boolean): number {
    this.specialTexts.push(text);
    const place = this.specials.push({ code, trimmed, count: 0 }) - 1;
    this.codeOf.set(text, -1 - place);
    return -1 - place;
  }

  private meetSpecial(place: number, text: string, index: number, block: RowBlock): number {
    const special = this.specials[place];
    special.count++;
    if (special.code < 0) this.missing++;
    const { repairs, name } = this.setting;
    if (special.trimmed) {
      repairs.add(
        'importTrimmed',
        () => ({
          row: block.firstRow + index,
          line: block.line(index),
          column: name,
          text,
        }),
        { column: name },
      );
    }
    return special.code;
  }

  finish(): BuiltColumn {
    const { name } = this.setting;
    return {
      column: { kind: 'category', name, codes: trimmed(this.codes, this.length), levels: this.levels },
      type: 'text',
      missing: this.missing,
      markers: this.specials.flatMap(({ code, count }, place) =>
        code < 0 ? [{ text: this.specialTexts[place], count }] : [],
      ),
      parsedAs: this.levels.length > 0 ? ['text'] : [],
    };
  }
}

/**
 * A text with memory of its own, so that a level does not keep the piece of the file it was cut from: the joined text has to
 * be laid out anew before it can be cut, and what is cut then looks into that.
 */
function ownCopy(text: string): string {
  return text.length < viewLength ? text : ` ${text}`.slice(1);
}
