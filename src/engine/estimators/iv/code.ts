import type { CodeContext } from '../../estimator.ts';
import { type Sketch, sketchOf } from '../feols/code.ts';
import { codeR } from './code-r.ts';
import { codeStata } from './code-stata.ts';
import { interactionName } from './interact-instrument.ts';
import type { IvOptions } from './meta.ts';
import { type Interaction, type SettledIv, settleIv } from './settle.ts';

/** What both languages are written from. */
export interface IvSketch extends Sketch {
  readonly method: SettledIv['method'];
  readonly policy: string | null;
  readonly endogenous: readonly string[];
  /** Every excluded instrument, the built one last. */
  readonly instruments: readonly string[];
  readonly built: (Interaction & { readonly name: string; readonly unit: string; readonly time: string }) | null;
  /** A name that no column has, with the given beginning. */
  readonly fresh: (wanted: string) => string;
}

/** Scripts that build the instrument, fit first stages, reduced form and structural equation, and print the tests of the instruments. */
export function code(options: IvOptions, context: CodeContext): { readonly r: string; readonly stata: string } {
  const { unit, time, roles } = context;
  const settled = settleIv(options, roles, unit, time);
  const { interaction, instruments } = settled;
  const built =
    interaction === null || unit === null || time === null
      ? null
      : {
          ...interaction,
          unit,
          time,
          name: interactionName(interaction.history, interaction.national, interaction.lag),
        };
  const sketch: IvSketch = {
    ...settled,
    ...sketchOf({ ...settled, treatment: null }),
    instruments: built === null ? instruments : [...instruments, built.name],
    built,
    fresh: (wanted) => freshIn(mentioned(settled, built?.name ?? null, unit, time), wanted),
  };
  return { r: codeR(sketch), stata: codeStata(sketch) };
}

function mentioned(settled: SettledIv, built: string | null, unit: string | null, time: string | null): string[] {
  const { outcome, endogenous, regressors, instruments, interaction, absorb, cluster, weights } = settled;
  const effects = absorb.flatMap((term) => {
    if (typeof term === 'string') return [term];
    return 'slope' in term ? [...term.by, term.slope] : [...term];
  });
  const made = interaction === null ? [] : [interaction.history, interaction.national, unit, time];
  const all = [outcome, ...endogenous, ...regressors, ...instruments, built, ...made, ...effects, ...cluster];
  return [...all, weights?.column ?? null].filter((name) => name !== null);
}

/** Also apart from what a name becomes where only letters, digits and underscores are allowed. */
function freshIn(columns: readonly string[], wanted: string): string {
  const taken = [...columns, ...columns.map((column) => column.replace(/[^\p{L}\p{N}_]/gu, '_'))];
  let name = wanted;
  while (taken.some((column) => column.startsWith(name))) name += '_';
  return name;
}
