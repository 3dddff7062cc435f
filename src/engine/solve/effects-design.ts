import { type Outcome, succeed } from '../../core/notice.ts';
import type { AbsorbBlock } from '../absorb/absorber.ts';
import { compressCodes } from '../absorb/group-rows.ts';
import { crossCodes, type PanelCodes } from '../design/panel-column.ts';
import type { AbsorbTerm } from '../fields.ts';
import type { Panel } from '../panel.ts';
import { readCodes, readNumbers } from './read-columns.ts';
import { gather, gatherCodes } from './sample.ts';

/** An absorbed term as asked for: what interacts, and whose slope. */
export interface EffectTerm {
  readonly by: readonly string[];
  readonly slope: string | null;
}

/** The columns behind the absorbed terms, over panel rows. */
export interface EffectSources {
  readonly terms: readonly EffectTerm[];
  readonly codes: ReadonlyMap<string, PanelCodes>;
  readonly slopes: ReadonlyMap<string, Float64Array>;
}

/** One absorbed term over the rows of the sample. `block` is its place among the blocks that are projected out. */
export interface SampleEffect extends EffectTerm {
  readonly codes: Int32Array;
  readonly levels: number;
  readonly block: number;
}

function normalise(term: AbsorbTerm): EffectTerm {
  if (typeof term === 'string') return { by: [term], slope: null };
  if ('slope' in term) return { by: term.by, slope: term.slope };
  return { by: term, slope: null };
}

/** Terms with their columns in given order, once each; one on the same columns and slope as an earlier one is left out. */
export function effectTerms(absorb: readonly AbsorbTerm[]): EffectTerm[] {
  const seen = new Set<string>();
  return absorb.map(normalise).flatMap(({ by, slope }) => {
    const key = JSON.stringify([groupingKey(by), slope]);
    if (seen.has(key) || by.length === 0) return [];
    seen.add(key);
    return [{ by: [...new Set(by)], slope }];
  });
}

const groupingKey = (by: readonly string[]) => JSON.stringify([...new Set(by)].sort());

/** Reads every column that the terms name. Failures: columnUnknown, columnNotNumeric. */
export function readEffects(panel: Panel, terms: readonly EffectTerm[]): Outcome<EffectSources> {
  const codes = new Map<string, PanelCodes>();
  const slopes = new Map<string, Float64Array>();
  for (const { by, slope } of terms) {
    for (const name of by) {
      if (codes.has(name)) continue;
      const read = readCodes(panel, name, 'absorb');
      if (!read.ok) return read;
      codes.set(name, read.value);
    }
    if (slope !== null && !slopes.has(slope)) {
      const read = readNumbers(panel, slope, 'absorb');
      if (!read.ok) return read;
      slopes.set(slope, read.value);
    }
  }
  return succeed({ terms, codes, slopes });
}

/** The terms over the sample, and the blocks to project out: terms on the same grouping share a block. */
export function sampleEffects(
  sources: EffectSources,
  rows: Int32Array | null,
): { readonly effects: readonly SampleEffect[]; readonly blocks: readonly AbsorbBlock[] } {
  const groupings: { key: string; codes: Int32Array; levels: number; intercept: boolean; slopes: Float64Array[] }[] =
    [];
  const effects = sources.terms.map((term) => {
    const key = groupingKey(term.by);
    let block = groupings.findIndex((grouping) => grouping.key === key);
    if (block === -1) {
      block = groupings.length;
      const { codes, levels } = term.by.map((name) => sources.codes.get(name)!).reduce(crossCodes);
      groupings.push({ key, ...compressCodes(gatherCodes(codes, rows), levels), intercept: false, slopes: [] });
    }
    const grouping = groupings[block];
    if (term.slope === null) grouping.intercept = true;
    else grouping.slopes.push(gather(sources.slopes.get(term.slope)!, rows));
    return { ...term, codes: grouping.codes, levels: grouping.levels, block };
  });
  return { effects, blocks: groupings };
}
