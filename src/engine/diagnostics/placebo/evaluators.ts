import { studentTwoSided } from '../../../core/distributions/index.ts';
import type { TermTag } from '../../result.ts';
import { estimate, type PreparedColumn, residualise, withRegressors } from '../../solve/linear-model.ts';
import type { PlaceboSample } from './placebo-sample.ts';
import type { StepKernel } from './step-kernel.ts';

/** Estimates the coefficient of one fake treatment after another; the answers of the last one stand in the fields, NaN where it is absorbed. */
export interface DrawEvaluator {
  readonly path: 'step' | 'general';
  /** `codes`: a start code per unit of the sample. */
  evaluate(codes: Int32Array): void;
  coef: number;
  stdError: number;
  pValue: number;
}

/** Any absorption, covariance and weights: the fake treatment is absorbed and an ordinary regression run, everything else being reused. */
export class GeneralEvaluator implements DrawEvaluator {
  readonly path = 'general';
  coef = Number.NaN;
  stdError = Number.NaN;
  pValue = Number.NaN;

  constructor(
    private readonly sample: PlaceboSample,
    private readonly controls: readonly PreparedColumn[],
    private readonly name: string,
    private readonly starts: Float64Array,
  ) {}

  evaluate(codes: Int32Array): void {
    const { prepared } = this.sample;
    const tag: TermTag = { kind: 'coefficient', role: 'treatment' };
    const fake = residualise(prepared, { name: this.name, tag, values: this.treatment(codes) });
    const fitted = estimate(withRegressors(prepared, [fake, ...this.controls]));
    const kept = fitted.ok && fitted.value.terms[0]?.tag === tag;
    this.coef = kept ? fitted.value.coef[0] : Number.NaN;
    this.stdError = kept ? Math.sqrt(fitted.value.vcov[0]) : Number.NaN;
    this.pValue = kept ? studentTwoSided(this.coef / this.stdError, fitted.value.dofResidual) : Number.NaN;
  }

  private treatment(codes: Int32Array): Float64Array {
    const { prepared, unitOfPanel } = this.sample;
    const { unitOf, time } = prepared.panel;
    const values = new Float64Array(unitOf!.length);
    for (let row = 0; row < values.length; row++) {
      const unit = unitOfPanel[unitOf![row]];
      values[row] = unit >= 0 && time![row] >= this.starts[codes[unit]] ? 1 : 0;
    }
    return values;
  }
}

/** Unit and time effects: a draw from sufficient statistics of the units. */
export class StepEvaluator implements DrawEvaluator {
  readonly path = 'step';
  coef = Number.NaN;
  stdError = Number.NaN;
  pValue = Number.NaN;

  constructor(
    private readonly kernel: StepKernel,
    private readonly dof: number,
  ) {}

  evaluate(codes: Int32Array): void {
    this.kernel.evaluate(codes);
    this.coef = this.kernel.coef;
    this.stdError = this.kernel.stdError;
    this.pValue = Number.isNaN(this.coef) ? Number.NaN : studentTwoSided(this.coef / this.stdError, this.dof);
  }
}
