import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { quantiles } from '../../../core/quantile.ts';
import type { ModelResult } from '../../result.ts';
import { estimate, type PreparedModel, residualise, withRegressors } from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import { gather } from '../../solve/sample.ts';
import { coefficientOf } from '../mediation/effects.ts';
import type { DoseOptions } from './meta.ts';
import type { DoseBin } from './types.ts';

/** Doses over panel rows and over the rows of the sample; zero: none. */
export interface BinnedDoses {
  readonly prepared: PreparedModel;
  readonly exposure: Float64Array;
  /** What the names of the terms begin with. */
  readonly name: string;
  /** Whether a dose belongs to a unit rather than to a row. */
  readonly byUnit: boolean;
}

export interface DoseBins {
  /** Inner cut points, ascending. */
  readonly cuts: readonly number[];
  readonly bins: readonly DoseBin[];
  readonly reference: number;
  /** Whether the reference was asked for. */
  readonly chosen: boolean;
  readonly notices: readonly Notice[];
}

/** A bin with fewer units than this says more about them than about the dose. */
const FEW_UNITS = 5;

/**
 * Bins of the doses other than zero, of equally many or at the cut points given, and bin 0 for rows without a dose. Bins without a row are
 * left out. Failures: doseFewValues, doseReferenceUnknown.
 */
export function cutDoses(doses: BinnedDoses, options: DoseOptions): Outcome<DoseBins> {
  const { prepared, exposure } = doses;
  const sample = gather(exposure, prepared.rows);
  const present = dosesPresent(doses, sample);
  if (present.length === 0) return fail('doseFewValues', { dose: doses.name });
  const asked = options.doseCuts?.length ? options.doseCuts.length + 1 : options.doseBins;
  const cuts = options.doseCuts?.length
    ? [...new Set(options.doseCuts)].sort((a, b) => a - b)
    : [...new Set(quantiles(present, innerShares(options.doseBins), 7))];
  const all = Array.from({ length: cuts.length + 2 }, (_, index) => describeBin(doses, sample, cuts, index));
  const described = all.filter((bin) => bin.nobs > 0);
  if (described.length < 2) return fail('doseFewValues', { dose: doses.name });
  const reference = options.referenceBin ?? described[0].index;
  if (!described.some((bin) => bin.index === reference)) {
    return fail('doseReferenceUnknown', { bin: reference, bins: described.map((bin) => bin.index).join(', ') });
  }
  const bins = described.map((bin) => ({ ...bin, reference: bin.index === reference }));
  const dosed = bins.filter((bin) => bin.index > 0);
  const small = bins.filter((bin) => bin.units < FEW_UNITS && prepared.panel.unitOf !== null);
  const notices: Notice[] = [];
  if (dosed.length < asked)
    notices.push(notice('caution', 'doseBinsFewer', { asked, left: dosed.length, dose: doses.name }));
  if (small.length > 0) {
    const list = small.map((bin) => bin.index).join(', ');
    notices.push(notice('caution', 'doseBinSmall', { bins: list, units: FEW_UNITS }));
  }
  return succeed({ cuts, bins, reference, chosen: options.referenceBin !== null, notices });
}

const innerShares = (count: number) => Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);

/** Doses other than zero: the first of every unit, or of every row. */
function dosesPresent({ prepared, byUnit }: BinnedDoses, sample: Float64Array): Float64Array {
  if (!byUnit) return sample.filter((dose) => dose !== 0);
  const { panel, rows } = prepared;
  const seen = new Set<number>();
  return sample.filter((dose, r) => {
    const unit = panel.unitOf![rows === null ? r : rows[r]];
    if (dose === 0 || seen.has(unit)) return false;
    seen.add(unit);
    return true;
  });
}

/** 0: no dose; j: in (cut j - 1, cut j]. */
export function binOf(dose: number, cuts: readonly number[]): number {
  if (dose === 0) return 0;
  const above = cuts.findIndex((cut) => dose <= cut);
  return above === -1 ? cuts.length + 1 : above + 1;
}

function describeBin({ prepared }: BinnedDoses, sample: Float64Array, cuts: readonly number[], index: number): DoseBin {
  const { panel, rows } = prepared;
  const units = new Set<number>();
  let nobs = 0;
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  sample.forEach((dose, r) => {
    if (binOf(dose, cuts) !== index) return;
    nobs++;
    sum += dose;
    low = Math.min(low, dose);
    high = Math.max(high, dose);
    if (panel.unitOf !== null) units.add(panel.unitOf[rows === null ? r : rows[r]]);
  });
  const from = index < 2 ? low : cuts[index - 2];
  const to = index === 0 || index > cuts.length ? high : cuts[index - 1];
  return { index, from, to, reference: false, units: units.size, nobs, mean: sum / nobs, effect: null };
}

const fourDigits = (value: number) => String(Number(value.toPrecision(4)));

/** One indicator per bin but the reference, as columns of a prepared model. */
function binColumns({ prepared, exposure, name }: BinnedDoses, { cuts, bins, reference }: DoseBins): PreparedColumn[] {
  const taken = new Set(prepared.regressors.map((column) => column.name));
  return bins
    .filter((bin) => bin.index !== reference)
    .map((bin) => {
      let free = bin.index === 0 ? `${name} 0` : `${name} (${fourDigits(bin.from)}, ${fourDigits(bin.to)}]`;
      while (taken.has(free)) free += ' ';
      taken.add(free);
      const values = exposure.map((dose) =>
        Number.isNaN(dose) ? Number.NaN : Number(binOf(dose, cuts) === bin.index),
      );
      return residualise(prepared, { name: free, tag: { kind: 'coefficient', role: 'companion' }, values });
    });
}

export interface BinnedFit {
  readonly result: ModelResult;
  readonly bins: readonly DoseBin[];
  readonly notices: readonly Notice[];
}

/**
 * The regression on the bins with the given further columns. Where whole periods are without a dose, their effects absorb bin 0; unless the
 * reference was asked for, the other bins are then compared with the lowest of them. Failures: doseBinsAbsorbed and those of `fitLinearModel`.
 */
export function fitBins(doses: BinnedDoses, cut: DoseBins, others: readonly PreparedColumn[]): Outcome<BinnedFit> {
  const fitted = fitAgainst(doses, cut, others);
  const lowest = cut.bins.find(({ index }) => index > 0);
  const complete = !fitted.ok || fitted.value.bins.every((bin) => bin.reference || bin.effect !== null);
  if (complete || cut.chosen || cut.reference !== 0 || !lowest) return fitted;
  const reference = lowest.index;
  const bins = cut.bins.map((bin) => ({ ...bin, reference: bin.index === reference }));
  const own = fitAgainst(doses, { ...cut, reference, bins }, others);
  const absorbed = own.ok && own.value.bins.every((bin) => bin.reference || (bin.effect !== null) === bin.index > 0);
  if (!absorbed) return fitted;
  return succeed({ ...own.value, notices: [notice('caution', 'doseNonePeriods', { dose: doses.name })] });
}

function fitAgainst(doses: BinnedDoses, cut: DoseBins, others: readonly PreparedColumn[]): Outcome<BinnedFit> {
  const columns = binColumns(doses, cut);
  const fitted = estimate(withRegressors(doses.prepared, [...columns, ...others]));
  if (!fitted.ok) return fitted;
  const names = new Set(columns.map((column) => column.name));
  const kept = new Set(fitted.value.terms.map((term) => term.name));
  const lost = columns.filter((column) => !kept.has(column.name)).map((column) => column.name);
  if (lost.length === columns.length) return fail('doseBinsAbsorbed', { dose: doses.name });
  const tag = { kind: 'coefficient', role: 'treatment' } as const;
  const terms = fitted.value.terms.map((term) => (names.has(term.name) ? { ...term, tag } : term));
  let place = 0;
  const bins = cut.bins.map((bin): DoseBin => {
    if (bin.reference) return bin;
    const term = columns[place++].name;
    return kept.has(term) ? { ...bin, effect: { term, ...coefficientOf(fitted.value, term) } } : bin;
  });
  const notices = lost.length > 0 ? [notice('caution', 'doseBinAbsorbed', { bins: lost.join('; ') })] : [];
  return succeed({ result: { ...fitted.value, terms }, bins, notices });
}
