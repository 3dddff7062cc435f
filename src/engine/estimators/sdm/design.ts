import { multiplySparse } from '../../../core/linalg/sparse.ts';
import { type Notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult, Term, TermTag } from '../../result.ts';
import { CONSTANT, estimate, type LinearProblem, type Regressor } from '../../solve/linear-model.ts';
import { type PreparedColumn, type PreparedModel, prepareLinearModel } from '../../solve/prepare.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import type { SdmOptions } from './meta.ts';
import type { SpatialSample } from './sample.ts';
import type { SettledSdm } from './settle.ts';

/** The data of a spatial model, units by periods, fixed effects taken out. */
export interface SpatialDesign {
  readonly sample: SpatialSample;
  readonly settled: SettledSdm;
  readonly prepared: PreparedModel;
  /** Least squares without spatial parameter: terms kept, terms dropped, counts. */
  readonly base: ModelResult;
  readonly terms: readonly Term[];
  /** For each term the regressor whose spatial lag it is, or null. */
  readonly lagOf: readonly (string | null)[];
  readonly columns: readonly Float64Array[];
  readonly outcome: Float64Array;
  /** Spatial lag of a column of `columns`, or of the outcome, fixed effects taken out. */
  lagOfColumn(index: number): Float64Array;
  lagOfOutcome(): Float64Array;
  readonly notices: readonly Notice[];
}

const asRole = (role: 'treatment' | 'control' | 'constant'): TermTag => ({ kind: 'coefficient', role });

/** Builds the regressors and their lags and takes the effects out. Failures: those of `prepareLinearModel` and `estimate`. */
export function designModel(
  sample: SpatialSample,
  settled: SettledSdm,
  options: SdmOptions,
  spec: Readonly<Record<string, unknown>>,
): Outcome<SpatialDesign> {
  const { panel } = sample;
  const own = ownRegressors(panel, settled);
  if (!own.ok) return own;
  const first = options.lagging === 'demeaningFirst';
  const lags = settled.lagged.map((name): Regressor => {
    const { values } = own.value.find((regressor) => regressor.name === name)!;
    const role = name === settled.treatment ? 'companion' : 'control';
    return {
      name: settled.prefix + name,
      tag: { kind: 'coefficient', role, spatialLag: name },
      values: lagged(sample, values),
    };
  });
  const ones: Regressor[] =
    settled.absorb.length > 0
      ? []
      : [{ name: CONSTANT, tag: asRole('constant'), values: new Float64Array(panel.rows.length).fill(1) }];
  const prepared = prepareLinearModel(panel, problemOf(settled, [...own.value, ...lags, ...ones], spec));
  if (!prepared.ok) return prepared;
  const model = first ? lagDemeaned(sample, settled, prepared.value) : prepared.value;
  const base = estimate(model);
  if (!base.ok) return base;
  return succeed(assemble(sample, settled, model, base.value, first));
}

function lagged({ weights, periods }: SpatialSample, values: Float64Array): Float64Array {
  return multiplySparse(weights.matrix, values, periods);
}

function ownRegressors(panel: Panel, settled: SettledSdm): Outcome<Regressor[]> {
  const out: Regressor[] = [];
  for (const name of settled.regressors) {
    if (name === settled.treatment) {
      out.push({ name, tag: asRole('treatment'), values: panel.treated! });
      continue;
    }
    const read = readNumbers(panel, name, 'regressor');
    if (!read.ok) return read;
    out.push({ name, tag: asRole('control'), values: read.value });
  }
  return succeed(out);
}

function problemOf(
  settled: SettledSdm,
  regressors: readonly Regressor[],
  spec: Readonly<Record<string, unknown>>,
): LinearProblem {
  return {
    id: 'sdm',
    estimator: 'sdm',
    spec,
    outcome: settled.outcome,
    regressors,
    absorb: settled.absorb,
    intercept: false,
    weights: null,
    vcov: 'iid',
    cluster: [],
    preset: 'fixest',
    singletons: 'keep',
  };
}

/** The lags of the regressors replaced by lags of the demeaned regressors, which are not demeaned again (splm). */
function lagDemeaned(sample: SpatialSample, settled: SettledSdm, prepared: PreparedModel): PreparedModel {
  const byName = new Map(prepared.regressors.map((column) => [column.name, column]));
  const sources = new Map(settled.lagged.map((name) => [settled.prefix + name, name]));
  const regressors = prepared.regressors.map((column): PreparedColumn => {
    const of = sources.get(column.name);
    return of === undefined ? column : { ...column, values: lagged(sample, byName.get(of)!.values) };
  });
  return { ...prepared, regressors };
}

function assemble(
  sample: SpatialSample,
  settled: SettledSdm,
  prepared: PreparedModel,
  base: ModelResult,
  demeanedFirst: boolean,
): SpatialDesign {
  const byName = new Map(prepared.regressors.map((column) => [column.name, column]));
  const lagNames = new Map(settled.lagged.map((name) => [settled.prefix + name, name]));
  const kept = base.terms.map((term) => byName.get(term.name)!);
  const lag = ({ source, values }: PreparedColumn): Float64Array => {
    if (demeanedFirst) return lagged(sample, values);
    const out = lagged(sample, source);
    prepared.absorber.apply(out);
    return out;
  };
  return {
    sample,
    settled,
    prepared,
    base,
    terms: base.terms,
    lagOf: base.terms.map((term) => lagNames.get(term.name) ?? null),
    columns: kept.map((column) => column.values),
    outcome: prepared.outcome.values,
    lagOfColumn: (index) => lag(kept[index]),
    lagOfOutcome: () => lag(prepared.outcome),
    notices: [...sample.notices, ...base.notices],
  };
}
