import type { CellReading, RepairCode } from '../types.ts';
import {
  type BuilderSetting,
  type BuiltColumn,
  type ColumnBuilder,
  capacityFor,
  type Misfit,
  type RowBlock,
  trimmed,
} from './builder.ts';
import { type Cell, isYear, readCell, yearOfCompactDate } from './cells.ts';
import { parseDecimal } from './decimal.ts';

/** What a text that is not a plain decimal amounts to. */
interface Verdict {
  readonly value: number;
  readonly reading: CellReading;
  readonly repair: RepairCode | null;
  readonly fits: boolean;
  readonly isDate: boolean;
  count: number;
}

const rememberedVerdicts = 20_000;
const misfitsKept = 50;

/** A column of numbers, or of years read from dates, parsed straight into a Float64Array. */
export class NumericBuilder implements ColumnBuilder {
  private values: Float64Array<ArrayBuffer>;
  private length = 0;
  private missing = 0;
  private plain = 0;
  private dates = 0;
  private misfits = 0;
  private datelessMisfits = 0;
  private hopeless = false;
  private readonly misfitTexts: string[] = [];
  private readonly verdicts = new Map<string, Verdict>();
  private readonly readings = new Set<CellReading>();

  constructor(
    private readonly type: 'number' | 'year',
    private readonly setting: BuilderSetting,
  ) {
    this.values = new Float64Array(setting.expectedRows);
  }

  append(block: RowBlock): void {
    if (this.hopeless) return;
    const rows = block.rows;
    const { index, conventions, missing: markers } = this.setting;
    const { numbers } = markers;
    const mark = conventions.decimal.charCodeAt(0);
    const plainFits = this.type === 'number';
    this.reserve(this.length + rows.length);
    const values = this.values;
    let at = this.length;
    let missing = 0;
    let plain = 0;
    for (let k = 0; k < rows.length; k++) {
      const text = rows[k][index];
      if (text === undefined || text === '') {
        values[at++] = Number.NaN;
        missing++;
        continue;
      }
      const value = plainFits ? parseDecimal(text, mark) : Number.NaN;
      if (Number.isNaN(value) || numbers?.has(value)) values[at++] = this.lookCloser(text, k, block);
      else {
        values[at++] = value;
        plain++;
      }
    }
    this.length = at;
    this.missing += missing;
    this.plain += plain;
  }

  private reserve(needed: number): void {
    if (needed <= this.values.length) return;
    const wider = new Float64Array(capacityFor(this.values.length, needed));
    wider.set(this.values.subarray(0, this.length));
    this.values = wider;
  }

  private lookCloser(text: string, index: number, block: RowBlock): number {
    let verdict = this.verdicts.get(text);
    if (!verdict) {
      verdict = this.judge(text);
      const marker = verdict.reading === 'empty';
      if (marker || this.verdicts.size < rememberedVerdicts) this.verdicts.set(text, verdict);
    }
    verdict.count++;
    this.readings.add(verdict.reading);
    if (verdict.reading === 'empty') this.missing++;
    if (verdict.isDate) this.dates++;
    if (!verdict.fits) this.noteMisfit(text, verdict.isDate);
    if (verdict.repair) {
      if (Number.isNaN(verdict.value)) this.missing++;
      const { repairs, name } = this.setting;
      repairs.add(
        verdict.repair,
        () => ({
          row: block.firstRow + index,
          line: block.line(index),
          column: name,
          text,
        }),
        { column: name },
      );
    }
    return verdict.value;
  }

  private noteMisfit(text: string, isDate: boolean): void {
    this.misfits++;
    if (!isDate) this.datelessMisfits++;
    if (this.misfitTexts.length < misfitsKept) this.misfitTexts.push(text);
    else if (this.datelessMisfits > 0) {
      this.hopeless = true;
      this.values = new Float64Array(0);
    }
  }

  private judge(text: string): Verdict {
    const { missing, conventions } = this.setting;
    if (missing.matches(text)) return verdict(Number.NaN, 'empty');
    const cell = readCell(text, conventions);
    return this.type === 'number' ? this.judgeNumber(cell) : this.judgeYear(cell);
  }

  private judgeNumber(cell: Cell): Verdict {
    const { chosen } = this.setting;
    const reading: CellReading = cell.percent ? 'percent' : cell.grouped ? 'thousands' : 'number';
    if (cell.kind === 'number') return verdict(cell.value, reading, cell.fullWidth ? 'importFullWidth' : null);
    if (cell.kind === 'infinite') return verdict(Number.NaN, reading, 'importInfinite');
    if (cell.kind === 'code' || cell.kind === 'longInteger') {
      return { ...verdict(cell.value, chosen ? 'number' : cell.kind), fits: chosen };
    }
    if (chosen) return verdict(Number.NaN, 'text', 'importTypeLost');
    return { ...verdict(cell.value, cell.kind), fits: false, isDate: cell.kind === 'date' };
  }

  private judgeYear(cell: Cell): Verdict {
    if (cell.kind === 'date') return { ...verdict(cell.value, 'date'), isDate: true };
    if (cell.kind === 'number' && isYear(cell.value)) return verdict(cell.value, 'number');
    const year = cell.kind === 'number' ? yearOfCompactDate(cell.value) : null;
    if (year !== null) return { ...verdict(year, 'yearMonth'), isDate: false };
    if (this.setting.chosen) return verdict(Number.NaN, 'text', 'importTypeLost');
    return { ...verdict(Number.NaN, cell.kind === 'number' ? 'number' : 'text'), fits: false };
  }

  finish(): BuiltColumn | Misfit {
    if (this.misfits === 0) return this.built(this.type);
    const values = this.values.subarray(0, this.length);
    if (this.type === 'number' && this.datelessMisfits === 0) {
      if (values.every((value) => Number.isNaN(value) || isYear(value))) return this.built('year');
    }
    const next = this.type === 'year' && this.dates === 0 ? 'number' : 'text';
    return { next, texts: this.misfitTexts };
  }

  private built(type: 'number' | 'year'): BuiltColumn {
    if (this.plain > 0) this.readings.add('number');
    const markers = [...this.verdicts]
      .filter(([, { reading }]) => reading === 'empty')
      .map(([text, { count }]) => ({ text, count }));
    return {
      column: { kind: 'number', name: this.setting.name, values: trimmed(this.values, this.length) },
      type,
      missing: this.missing,
      markers,
      parsedAs: [...this.readings].filter((reading) => reading !== 'empty'),
    };
  }
}

function verdict(value: number, reading: CellReading, repair: RepairCode | null = null): Verdict {
  return { value, reading, repair, fits: true, isDate: false, count: 0 };
}
