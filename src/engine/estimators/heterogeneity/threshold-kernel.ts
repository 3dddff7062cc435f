import { type AbsorbBlock, type Absorber, exactConvergence } from '../../absorb/absorber.ts';
import { createAbsorber } from '../../absorb/create-absorber.ts';
import { compressCodes } from '../../absorb/group-rows.ts';
import type { ModelRoles } from '../../estimator.ts';
import { columnMoments } from '../../solve/column-moments.ts';
import { effectTerms, type SampleEffect } from '../../solve/effects-design.ts';
import { type PreparedColumn, type PreparedModel, type Regressor, residualise } from '../../solve/linear-model.ts';
import { prepareLinearModel } from '../../solve/prepare.ts';
import { gather, gatherCodes } from '../../solve/sample.ts';
import { GroupPeriods } from './group-periods.ts';
import type { Grouping, GroupingSource } from './grouping.ts';
import { commonProblem, splitPolicy } from './joint-problem.ts';
import type { HeterogeneityOptions } from './meta.ts';

/** Makes the prepared joint regression of a grouping of the same units; null where this grouping needs the whole way. */
export type ThresholdKernel = (grouping: Grouping, options: HeterogeneityOptions) => PreparedModel | null;

/** What stays the same for every grouping: the regression on the undivided policy. */
interface Base {
  readonly model: PreparedModel;
  readonly roles: ModelRoles;
  readonly of: string;
}

/** The others need the leverage of every row, which the effects by group change. */
const WITHOUT_LEVERAGE: ReadonlySet<string> = new Set(['iid', 'HC1', 'cluster']);

/**
 * The part of a joint regression that no threshold changes, where there is one: unweighted, groups of whole units, unit effects, and either no
 * interactions or period effects by group beside exactly unit and period effects. null otherwise.
 */
export function thresholdKernel(
  source: GroupingSource,
  roles: ModelRoles,
  options: HeterogeneityOptions,
): ThresholdKernel | null {
  const { panel, values } = source;
  const of = roles.treatmentName;
  if (of === null || panel.treated === null || values.units === null) return null;
  if (options.design !== 'joint' || options.weights !== null || !WITHOUT_LEVERAGE.has(options.vcov)) return null;
  const undivided = { panel, column: source.by, keys: [], codes: new Int32Array(0), fixed: true, notices: [] };
  const problem = commonProblem(undivided, roles, options);
  if (!problem.ok) return null;
  const { unit, time } = panel.design;
  const terms = effectTerms(problem.value.absorb).map(({ by, slope }) =>
    slope === null && by.length === 1 ? by[0] : '',
  );
  const policy: Regressor = { name: of, tag: { kind: 'coefficient', role: 'control' }, values: panel.treated };
  const prepared = prepareLinearModel(panel, {
    ...problem.value,
    regressors: [policy, ...problem.value.regressors],
  });
  if (!prepared.ok || !terms.includes(unit!)) return null;
  const base: Base = { model: prepared.value, roles, of };
  if (options.interactions === 'nothing') return (grouping, own) => withoutInteractions(base, grouping, own);
  const twoWay = terms.length === 2 && terms.includes(time!);
  return options.interactions === 'groupTime' && twoWay ? withPeriods(base, unit!, time!) : null;
}

/** The effects are the same for every grouping: only the policy by group has to lose them. */
function withoutInteractions(
  { model, roles, of }: Base,
  grouping: Grouping,
  options: HeterogeneityOptions,
): PreparedModel {
  const policy = splitPolicy(of, grouping.panel.treated!, grouping).map((column) => residualise(model, column));
  return {
    ...model,
    panel: grouping.panel,
    problem: { ...model.problem, spec: { roles, options } },
    regressors: [...policy, ...model.regressors.slice(1)],
  };
}

/** Unit means are taken out once; a grouping takes out its own period effects. */
function withPeriods({ model, roles, of }: Base, unit: string, time: string): ThresholdKernel {
  const { rows, n, effects, blocks, problem } = model;
  const [units, periods] = [unit, time].map((name) => effects.find(({ by }) => by[0] === name)!);
  const absorber = createAbsorber([blocks[units.block]], null);
  const demeaned = [model.outcome, ...model.regressors].map(({ source }) => {
    const values = gather(source, rows);
    absorber.apply(values);
    return values;
  });
  return (grouping, options) => {
    const groupOf = gatherCodes(grouping.codes, rows);
    const groups = grouping.keys.length;
    const cells = periodCells(groupOf, groups, periods);
    if (cells.levels < groups || (problem.singletons === 'drop' && cells.lonely)) return null;
    const split = new GroupPeriods(units.codes, periods.codes, periods.levels, groupOf, groups);
    const [outcome, policy, ...controls] = demeaned.map((values) => split.residual(values));
    const own = splitPolicy(of, grouping.panel.treated!, grouping).map(
      (regressor, group): PreparedColumn => ({
        name: regressor.name,
        tag: regressor.tag,
        source: regressor.values,
        values: policy.map((value, r) => (groupOf[r] === group ? value : 0)),
        moments: columnMoments(gather(regressor.values, rows), null, n),
      }),
    );
    const block: AbsorbBlock = { codes: cells.codes, levels: cells.levels, intercept: true, slopes: [] };
    const allBlocks = [...blocks, block];
    const by = [grouping.column, time];
    return {
      ...model,
      panel: grouping.panel,
      problem: { ...problem, spec: { roles, options }, absorb: [...problem.absorb, by] },
      effects: [...effects, { by, slope: null, codes: cells.codes, levels: cells.levels, block: blocks.length }],
      blocks: allBlocks,
      absorber: lazyAbsorber(allBlocks),
      outcome: { ...model.outcome, values: outcome },
      regressors: [...own, ...model.regressors.slice(1).map((column, j) => ({ ...column, values: controls[j] }))],
    };
  };
}

/** Group x period cells of the sample; `lonely`: one of them holds a single row. */
function periodCells(groupOf: Int32Array, groups: number, periods: SampleEffect) {
  const crossed = groupOf.map((group, r) => group * periods.levels + periods.codes[r]);
  const { codes, levels } = compressCodes(crossed, groups * periods.levels);
  const rows = new Int32Array(levels);
  for (const code of codes) rows[code]++;
  return { codes, levels, lonely: rows.includes(1) };
}

/** The columns are projected already; whoever projects another one makes the absorber first. */
function lazyAbsorber(blocks: readonly AbsorbBlock[]): Absorber {
  let made: Absorber | null = null;
  const real = () => {
    made ??= createAbsorber(blocks, null);
    return made;
  };
  return {
    method: 'schur',
    apply: (column) => real().apply(column),
    effects: (column) => real().effects(column),
    leverages: () => real().leverages(),
    convergence: () => exactConvergence,
  };
}
