import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { TermTag } from '../../result.ts';
import type { LinearProblem, Regressor } from '../../solve/problem.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { interactInstrument } from './interact-instrument.ts';
import type { IvOptions } from './meta.ts';
import { type SettledIv, settleIv } from './settle.ts';

/** A linear problem whose regressors are endogenous variables, then controls, then excluded instruments. */
export interface IvProblem {
  readonly linear: LinearProblem;
  readonly endogenous: number;
  readonly controls: number;
  readonly method: '2sls' | 'liml';
  readonly setLevel: number;
  readonly notices: readonly Notice[];
}

const role = (role: 'treatment' | 'control' | 'instrument'): TermTag => ({ kind: 'coefficient', role });

/**
 * What the options describe. Failures: ivNoEndogenous, ivNoInstrument, ivInteractionIncomplete, treatmentUnknown, columnUnknown, columnNotNumeric
 * and those of `interactInstrument`.
 */
export function ivProblem(panel: Panel, roles: ModelRoles, options: IvOptions): Outcome<IvProblem> {
  const settled = settleIv(options, roles, panel.design.unit, panel.design.time);
  if (settled.endogenous.length === 0) return fail('ivNoEndogenous');
  if ((options.history === null) !== (options.national === null)) {
    return fail('ivInteractionIncomplete', { given: options.history ?? options.national ?? '' });
  }
  if (settled.instruments.length === 0 && settled.interaction === null) return fail('ivNoInstrument');
  const regressors: Regressor[] = [];
  for (const name of [...settled.endogenous, ...settled.regressors]) {
    const read = readTerm(panel, name, roles);
    if (!read.ok) return read;
    regressors.push(read.value);
  }
  for (const name of settled.instruments) {
    const read = readNumbers(panel, name, 'instrument');
    if (!read.ok) return read;
    regressors.push({ name, tag: role('instrument'), values: read.value });
  }
  const notices: Notice[] = [];
  if (settled.interaction !== null) {
    const { history, national, lag } = settled.interaction;
    const made = interactInstrument(panel, history, national, { lag });
    if (!made.ok) return made;
    const { name, column, missing } = made.value;
    regressors.push({ name, tag: role('instrument'), values: column });
    if (missing.rows.length > 0) {
      notices.push(notice('info', 'ivInteractionRows', { instrument: name, rows: missing.rows.length, lag }));
    }
  }
  return succeed({
    linear: linearProblem(settled, roles, options, regressors),
    endogenous: settled.endogenous.length,
    controls: settled.regressors.length,
    method: options.method,
    setLevel: options.setLevel,
    notices,
  });
}

/** The policy indicator where that is meant, else a column. */
function readTerm(panel: Panel, name: string, { treatmentName }: ModelRoles): Outcome<Regressor> {
  if (name === treatmentName) {
    if (panel.treated === null) return fail('treatmentUnknown', { term: name });
    return succeed({ name, tag: role('treatment'), values: panel.treated });
  }
  const read = readNumbers(panel, name, 'regressor');
  return read.ok ? succeed({ name, tag: role('control'), values: read.value }) : read;
}

/** Degrees of freedom as ivreghdfe counts them, or fixest, by the preset. */
function linearProblem(
  { outcome, absorb, weights, vcov, cluster, preset, singletons }: SettledIv,
  roles: ModelRoles,
  options: IvOptions,
  regressors: readonly Regressor[],
): LinearProblem {
  return {
    id: 'iv',
    estimator: 'iv',
    spec: { roles, options },
    outcome,
    regressors,
    absorb,
    intercept: 'auto',
    weights,
    vcov,
    cluster,
    preset,
    singletons,
    ssc: { nestedConstant: false },
  };
}
