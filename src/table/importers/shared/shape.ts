import { narrow, yearOfDate } from './cells.ts';

/** What a text looks like before anything is known about its file. */
export type Shape = 'empty' | 'number' | 'date' | 'time' | 'text';

const numeric = /^[-+\u2212(]?\s*[$€£¥￥]?\s*[-+]?\.?\d[\d.,\s]*(?:[eE][+-]?\d+)?\s*[%)]?$/;
const clock = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

export function shapeOf(raw: string): Shape {
  const text = narrow(raw.trim());
  if (text === '') return 'empty';
  if (numeric.test(text)) return 'number';
  if (clock.test(text)) return 'time';
  return yearOfDate(text) === null ? 'text' : 'date';
}
