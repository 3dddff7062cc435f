import type { BuilderSetting, ColumnBuilder } from './builder.ts';
import { NumericBuilder } from './numeric-builder.ts';
import { TextBuilder } from './text-builder.ts';

export function makeBuilder(type: 'number' | 'text' | 'year', setting: BuilderSetting): ColumnBuilder {
  return type === 'text' ? new TextBuilder(setting) : new NumericBuilder(type, setting);
}
