import { studentTwoSided } from '../../../core/distributions/index.ts';
import type { TermTag } from '../../result.ts';
import { estimate, residualise, withRegressors } from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import type { PlaceboSample } from './placebo-sample.ts';
import type { StepKernel } from './step-kernel.ts';

/** Estimates the coefficient of one fake treatment after another; the answers of the last one stand in the fields. */
export abstract class DrawEvaluator {
  abstract readonly path: 'step' | 'general';
  /** All three are NaN where the treatment is absorbed or fitted without error. */
  coef = Number.NaN;
  stdError = Number.NaN;
  pValue = Number.NaN;

  /** `codes`: a start code per unit of the sample. */
  abstract evaluate(codes: Int32Array): void;

  protected answer(coef: number, stdError: number, dof: number): void {
    const estimable = Number.isFinite(coef) && stdError > 0;
    this.coef = estimable ? coef : Number.NaN;
    this.stdError = estimable ? stdError : Number.NaN;
    this.pValue = estimable ? studentTwoSided(coef / stdError, dof) : Number.NaN;
  }
}

/** Any absorption, covariance and weights: the fake treatment is absorbed and an ordinary regression run, everything else being reused. */
export class GeneralEvaluator extends DrawEvaluator {
  readonly path = 'general';

  constructor(
    private readonly sample: PlaceboSample,
    private readonly controls: readonly PreparedColumn[],
    private readonly name: string,
    private readonly starts: Float64Array,
  ) {
    super();
  }

  evaluate(codes: Int32Array): void {
    const { prepared } = this.sample;
    const tag: TermTag = { kind: 'coefficient', role: 'treatment' };
    const fake = residualise(prepared, { name: this.name, tag, values: this.treatment(codes) });
    const fitted = estimate(withRegressors(prepared, [fake, ...this.controls]));
    if (!fitted.ok || fitted.value.terms[0]?.tag !== tag) this.answer(Number.NaN, Number.NaN, 1);
    else this.answer(fitted.value.coef[0], Math.sqrt(fitted.value.vcov[0]), fitted.value.dofResidual);
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
export class StepEvaluator extends DrawEvaluator {
  readonly path = 'step';

  constructor(
    private readonly kernel: StepKernel,
    private readonly dof: number,
  ) {
    super();
  }

  evaluate(codes: Int32Array): void {
    this.kernel.evaluate(codes);
    this.answer(this.kernel.coef, this.kernel.stdError, this.dof);
  }
}
