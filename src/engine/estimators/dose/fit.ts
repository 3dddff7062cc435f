import { fail, type Notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult, TermTag } from '../../result.ts';
import {
  estimate,
  type PreparedModel,
  prepareLinearModel,
  residualise,
  withRegressors,
} from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import type { Regressor } from '../../solve/problem.ts';
import { gather } from '../../solve/sample.ts';
import { regressionProblem, settleRegression } from './base-problem.ts';
import { type BinnedDoses, cutDoses, fitBins } from './bins.ts';
import { doseNotices } from './dose-notices.ts';
import { type Exposure, readExposure } from './exposure.ts';
import type { DoseOptions } from './meta.ts';
import { countPeriods, fitPeriods } from './periods.ts';
import { doseCurve, turningPoint } from './polynomial.ts';
import type { DoseResponse } from './types.ts';

/** The sample with the effects taken out, and the columns every shape is made of. */
interface DoseDesign {
  readonly prepared: PreparedModel;
  readonly exposure: Exposure;
  readonly linear: PreparedColumn;
  /** Policy indicator where it enters, and controls. */
  readonly others: readonly PreparedColumn[];
  readonly options: DoseOptions;
}

type Shaped = Pick<DoseResponse, 'origin' | 'curve' | 'bins' | 'turning' | 'linear'> & {
  readonly result: ModelResult;
  readonly notices: readonly Notice[];
};

const nothing = { origin: 0, curve: [], bins: [], turning: null, linear: null, notices: [] } as const;

/**
 * A continuous treatment with absorbed effects: linear, quadratic, by bins of doses, or the dose times every period.
 * Failures: doseMissing, those of the exposure, of the shape and of `fitLinearModel`.
 */
export function fit(panel: Panel, roles: ModelRoles, options: DoseOptions, context: RunContext): Outcome<ModelResult> {
  if (options.dose === null) return fail('doseMissing');
  context.progress(0, 2, 'absorb');
  const design = describe(panel, roles, options);
  if (!design.ok) return design;
  context.progress(1, 2, 'solve');
  const { prepared, exposure } = design.value;
  const shaped = shapes[options.shape](panel, design.value);
  if (!shaped.ok) return shaped;
  const { result, notices, ...rest } = shaped.value;
  const dose: DoseResponse = {
    dose: options.dose,
    exposure: exposure.regressor.name,
    timing: options.doseTiming,
    from: exposure.from,
    shape: options.shape,
    dof: result.dofResidual,
    ...rest,
  };
  return succeed({
    ...result,
    dose,
    notices: [...doseNotices(prepared, exposure, options), ...notices, ...result.notices],
  });
}

function describe(panel: Panel, roles: ModelRoles, options: DoseOptions): Outcome<DoseDesign> {
  const settled = settleRegression(options, roles, panel.design.unit, panel.design.time);
  // With shape periods a dose that is fixed within units is what is wanted.
  const fixed = options.shape === 'periods' && options.doseTiming === 'given';
  const exposure = readExposure(panel, roles, options, fixed ? [] : settled.absorb);
  if (!exposure.ok) return exposure;
  const own = [exposure.value.regressor];
  const policy = roles.treatmentName ?? 'treated';
  if (options.withPolicy) {
    if (panel.treated === null) return fail('treatmentUnknown', { term: policy });
    own.push({ name: policy, tag: { kind: 'coefficient', role: 'companion' }, values: panel.treated });
  }
  const head = { id: 'dose', estimator: 'dose', spec: { roles, options } };
  const taken = own.map((column) => column.name);
  const problem = regressionProblem(panel, settled, own, taken, head);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(panel, problem.value);
  if (!prepared.ok) return prepared;
  const [linear, ...others] = prepared.value.regressors;
  return succeed({ prepared: prepared.value, exposure: exposure.value, linear, others, options });
}

const shapes: Record<DoseOptions['shape'], (panel: Panel, design: DoseDesign) => Outcome<Shaped>> = {
  linear: (_, design) => fitPolynomial(design, []),
  quadratic: (_, design) => fitPolynomial(design, [squareOf(design)]),
  bins: (_, design) => fitByBins(design),
  periods: (panel, design) => fitByPeriods(panel, design),
};

function squareOf({ prepared, exposure }: DoseDesign): PreparedColumn {
  const { name, tag, values } = exposure.regressor;
  const product = tag.kind === 'coefficient' && tag.product ? tag.product : [name];
  const squared: TermTag = { kind: 'coefficient', role: 'treatment', product: [`${product[0]}²`, ...product.slice(1)] };
  let free = `${name}²`;
  while (prepared.regressors.some((column) => column.name === free)) free += '_';
  const regressor: Regressor = { name: free, tag: squared, values: values.map((value) => value * value) };
  return residualise(prepared, regressor);
}

/** Doses that count: all of a treatment as it stands, else those under the policy. */
function range({ prepared, exposure, options }: DoseDesign): [number, number] {
  const sample = gather(exposure.regressor.values, prepared.rows);
  const counted = options.doseTiming === 'given' ? sample : sample.filter((dose) => dose !== 0);
  return [counted.reduce((a, b) => Math.min(a, b), Infinity), counted.reduce((a, b) => Math.max(a, b), -Infinity)];
}

/** With the effects by bins beside it, from a regression of their own, where bins can be made. */
function fitPolynomial(design: DoseDesign, squares: readonly PreparedColumn[]): Outcome<Shaped> {
  const { prepared, linear, others } = design;
  const fitted = estimate(withRegressors(prepared, [linear, ...squares, ...others]));
  if (!fitted.ok) return fitted;
  const names = [linear.name, ...squares.map((column) => column.name)];
  if (fitted.value.dropped.some(({ name }) => names.includes(name))) {
    return fail('doseFewValues', { dose: design.exposure.regressor.name });
  }
  const ends = range(design);
  const binned = fitByBins(design);
  const origin = binned.ok ? binned.value.origin : 0;
  return succeed({
    ...nothing,
    result: fitted.value,
    origin,
    curve: doseCurve(fitted.value, names, ends, origin),
    bins: binned.ok ? binned.value.bins : [],
    turning: squares.length > 0 ? turningPoint(fitted.value, names, ...ends) : null,
  });
}

function fitByBins({ prepared, exposure, linear, others, options }: DoseDesign): Outcome<Shaped> {
  const doses: BinnedDoses = {
    prepared,
    exposure: exposure.regressor.values,
    name: exposure.regressor.name,
    byUnit: options.doseTiming !== 'given' && prepared.panel.unitOf !== null,
  };
  const cut = cutDoses(doses, options);
  if (!cut.ok) return cut;
  const fitted = fitBins(doses, cut.value, others);
  if (!fitted.ok) return fitted;
  const line = estimate(withRegressors(prepared, [linear, ...others]));
  const slope = line.ok ? { ...slopeOf(line.value, linear.name), dof: line.value.dofResidual } : null;
  const notices = [...cut.value.notices, ...fitted.value.notices];
  const { result, bins } = fitted.value;
  const reference = bins.find((bin) => bin.reference);
  return succeed({ ...nothing, result, bins, origin: reference?.index ? reference.mean : 0, linear: slope, notices });
}

function slopeOf({ terms, coef, vcov }: ModelResult, name: string) {
  const at = terms.findIndex((term) => term.name === name);
  return { estimate: coef[at], stdError: Math.sqrt(Math.max(0, vcov[at * terms.length + at])) };
}

function fitByPeriods(panel: Panel, { prepared, exposure, others, options }: DoseDesign): Outcome<Shaped> {
  const periods = countPeriods(panel, exposure, options);
  if (!periods.ok) return periods;
  const fitted = fitPeriods(prepared, periods.value, others, options);
  return fitted.ok ? succeed({ ...nothing, result: fitted.value }) : fitted;
}
