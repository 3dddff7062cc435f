import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { feolsProblem } from '../../estimators/feols/fit.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import { splitEffects } from '../../solve/effect-basis.ts';
import { estimate } from '../../solve/linear-model.ts';
import { type PreparedColumn, type PreparedModel, prepareLinearModel } from '../../solve/prepare.ts';
import type { LinearProblem } from '../../solve/problem.ts';
import { readCodes } from '../../solve/read-columns.ts';
import { createLeaveOut, packedSize, productsByGroup, without } from './downdate.ts';
import { errorTables, errorWithout, levelCounts, levelsWithout } from './errors.ts';
import { type DropGroups, dropGroups } from './groups.ts';
import type { InfluenceOptions } from './meta.ts';
import { refitWithout } from './refit.ts';
import { summarise } from './summary.ts';
import type { Influence, InfluenceEstimate } from './types.ts';

export { fields, type InfluenceOptions, meta } from './meta.ts';
export type { Influence, InfluenceEstimate, LeftOut } from './types.ts';

const REPORT_EVERY = 8;
/** Doubles in the tables of cluster products (0.2 GB). */
const MOST_CELLS = 2.5e7;
/** Multiplications of a refit per row and column: absorption several times over. */
const REFIT_WORK = 50;

interface Watched {
  readonly panel: Panel;
  readonly problem: LinearProblem;
  readonly prepared: PreparedModel;
  readonly groups: DropGroups;
  readonly term: string;
  readonly column: PreparedColumn;
  readonly others: readonly PreparedColumn[];
}

/**
 * The estimate of one coefficient without each group in turn: exact, as if the regression were run again. `path`: 'auto' downdates the
 * cross-products where that applies and pays, 'refit' always runs the regression.
 * Failures: influenceNoGroups, influenceOneGroup, influenceTerm, columnUnknown and those of `fitLinearModel`.
 */
export function influence(
  panel: Panel,
  roles: ModelRoles,
  options: InfluenceOptions,
  context: RunContext,
  path: 'auto' | 'refit' = 'auto',
): Outcome<Influence> {
  const by = options.by ?? panel.design.unit;
  if (by === null) return fail('influenceNoGroups');
  const known = readCodes(panel, by, 'group');
  if (!known.ok) return known;
  const problem = feolsProblem(panel, roles, options);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(panel, problem.value);
  if (!prepared.ok) return prepared;
  const result = estimate(prepared.value);
  if (!result.ok) return result;
  const groups = dropGroups(panel, by, prepared.value.rows);
  if (groups.labels.length < 2) return fail('influenceOneGroup', { column: by }, { column: by });
  const { regressors } = prepared.value;
  const term = options.term ?? regressors[0]?.name;
  const whole = tidy(result.value).find((row) => row.term === term);
  const column = regressors.find(({ name }) => name === term);
  if (!whole || !column) return fail('influenceTerm', { term: term ?? '' });
  const kept = new Set(result.value.terms.map(({ name }) => name));
  const others = regressors.filter(({ name }) => name !== term && kept.has(name));
  const watched: Watched = { panel, problem: problem.value, prepared: prepared.value, groups, term, column, others };
  const downdates = path === 'auto' && canDowndate(watched, options);
  const answers = downdates ? downdateAll(watched, options, context) : refitAll(watched, options, context);
  const notices: Notice[] = [...result.value.notices];
  const missing = groups.rowsOf[groups.levels - 1].length;
  if (groups.levels > groups.labels.length)
    notices.push(notice('info', 'influenceRowsWithoutGroup', { rows: missing, column: by }));
  return succeed(
    summarise({
      term,
      by,
      whole: {
        estimate: whole.estimate,
        stdError: whole.stdError,
        dof: result.value.dofResidual,
        pValue: whole.pValue,
      },
      nobs: result.value.counts.nobs,
      groups,
      answers,
      path: downdates ? 'downdate' : 'refit',
      ledger: prepared.value.ledger,
      notices,
    }),
  );
}

/** Downdating covers intercepts as effects, with iid errors or clusters one way (without errors, anything); and it must be cheaper. */
function canDowndate({ prepared, groups, others }: Watched, { errors }: InfluenceOptions): boolean {
  const { effects, problem, clusters, absorber, n } = prepared;
  if (!absorber.convergence().exact) return false;
  const { width } = splitEffects(prepared, groups.codes);
  const rank = width + others.length + 1;
  const count = groups.labels.length;
  const refit = count * n * (others.length + 3) * REFIT_WORK;
  const setUp = n * (width ** 2 + rank ** 2);
  if (setUp + (count * rank ** 3) / 3 > refit || n * rank > MOST_CELLS) return false;
  if (!errors) return true;
  const robust = problem.weights?.kind === 'probability' && problem.vcov === 'iid';
  if (robust || (problem.vcov !== 'iid' && !(problem.vcov === 'cluster' && clusters.length === 1))) return false;
  const tables = (clusters[0]?.count ?? 0) * packedSize(rank);
  return effects.every(({ slope }) => slope === null) && tables <= MOST_CELLS;
}

function downdateAll(
  watched: Watched,
  { errors }: InfluenceOptions,
  context: RunContext,
): (InfluenceEstimate | null)[] {
  const { prepared, groups, column, others } = watched;
  const model = createLeaveOut(prepared, splitEffects(prepared, groups.codes), column, others);
  const products = productsByGroup(model, groups);
  const tables = errors ? errorTables(model, prepared, groups, products) : null;
  const counts = levelCounts(prepared);
  return groups.labels.map((_, group) => {
    if (group % REPORT_EVERY === 0) context.progress(group, groups.labels.length, 'groups');
    const rows = groups.rowsOf[group];
    const levels = levelsWithout(prepared, counts, rows);
    // Singletons leave too: what that changes is left to the regression itself.
    if (levels === null && errors) return refit(watched, group);
    const answer = without(model, products[group], rows);
    if (answer === null) return null;
    if (tables === null || levels === null)
      return { estimate: answer.estimate, stdError: null, dof: null, pValue: null };
    return errorWithout(model, prepared, tables, answer, rows, levels);
  });
}

function refit({ panel, problem, groups, term }: Watched, group: number): InfluenceEstimate | null {
  return refitWithout(panel, problem, groups, group, term);
}

function refitAll(watched: Watched, { errors }: InfluenceOptions, context: RunContext): (InfluenceEstimate | null)[] {
  const { labels } = watched.groups;
  return labels.map((_, group) => {
    if (group % REPORT_EVERY === 0) context.progress(group, labels.length, 'groups');
    const answer = refit(watched, group);
    return answer && !errors ? { ...answer, stdError: null, dof: null, pValue: null } : answer;
  });
}
