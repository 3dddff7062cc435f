import type { Annotation, Shape } from 'plotly.js-dist-min';
import { emWidth } from '../text-width.ts';
import { FONT_SIZE } from './theme.ts';

type Line = Partial<Shape>;

/** A line across the whole figure at one height. */
export function horizontalLine(y: number, color: string, dash: 'solid' | 'dash' | 'dot' = 'solid', yref = 'y'): Line {
  const line = { color, width: 1, dash };
  return { type: 'line', xref: 'paper', x0: 0, x1: 1, yref: yref as 'y', y0: y, y1: y, line, layer: 'below' };
}

export function verticalLine(x: number, color: string, dash: 'solid' | 'dash' | 'dot', width = 1): Line {
  return { type: 'line', xref: 'x', x0: x, x1: x, yref: 'paper', y0: 0, y1: 1, line: { color, width, dash } };
}

/** A word beside what it names, in the colour of what it names. */
export function directLabel(text: string, color: string, place: Partial<Annotation>): Partial<Annotation> {
  return { text, showarrow: false, font: { size: FONT_SIZE, color }, ...place };
}

/** Room at the right for labels that stand outside the axes, in pixels: Plotly does not measure annotations. */
export function labelMargin(labels: readonly Partial<Annotation>[]): number {
  const widths = labels.map(({ text = '' }) => {
    const plain = text.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, '·');
    return emWidth(plain, 0.6) * FONT_SIZE;
  });
  return Math.ceil(Math.max(0, ...widths)) + 16;
}

/** Heights for labels beside the ends of lines: as near their own as a least distance allows, in the same order. */
export function spreadLabels(heights: readonly number[], least: number): number[] {
  const order = heights.map((_, index) => index).sort((a, b) => heights[a] - heights[b] || a - b);
  const groups: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    let group = { members: [index], middle: heights[index] };
    for (let last = groups.at(-1); last && overlaps(last, group, least); last = groups.at(-1)) {
      groups.pop();
      const members = [...last.members, ...group.members];
      group = { members, middle: members.reduce((sum, member) => sum + heights[member], 0) / members.length };
    }
    groups.push(group);
  }
  const spread = [...heights];
  for (const { members, middle } of groups) {
    members.forEach((member, rank) => {
      spread[member] = middle + (rank - (members.length - 1) / 2) * least;
    });
  }
  return spread;
}

interface LabelGroup {
  readonly members: readonly number[];
  readonly middle: number;
}

function overlaps(below: LabelGroup, above: LabelGroup, least: number): boolean {
  return above.middle - below.middle < (least * (below.members.length + above.members.length)) / 2;
}

/** Every n-th index so that at most `most` remain, the first and last always among them where `ends` asks for it. */
export function thinned(count: number, most: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= most) return all;
  const step = Math.ceil(count / most);
  return all.filter((index) => index % step === 0);
}
