import { notice, type Outcome, succeed } from '../../../core/notice.ts';
import { withNumbers } from '../../design/with-column.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import type { GroupCell, GroupKey } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { sortIntoCells } from '../event-study/event-cells.ts';
import { fit as fitEvents } from '../event-study/fit.ts';
import { type EventStudyOptions, fields as eventFields } from '../event-study/meta.ts';
import type { SeveralPoliciesOptions } from './meta.ts';
import type { Policy, PolicyPair } from './second-policy.ts';

const BASE = -1;

/** An event study of each policy with the other one held constant. Failures: those of the event study, when neither can be estimated. */
export function fitEventStudies(
  panel: Panel,
  pair: PolicyPair,
  roles: ModelRoles,
  options: SeveralPoliciesOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const { first, second } = pair;
  const studies = [
    study(panel, first, second, roles, options, context),
    study(panel, second, first, roles, options, context),
  ];
  const results = studies.map((one) => (one.ok ? one.value : null));
  const shown = results.find((result) => result !== null);
  if (!shown) return studies[0];
  const cells = studies.map((one, at): GroupCell => {
    const key = {
      kind: 'policies',
      state: at === 0 ? 'first' : 'second',
      first: first.name,
      second: second.name,
    } as const;
    return averageCell(key, one);
  });
  return succeed({
    ...shown,
    id: 'several-policies',
    estimator: 'several-policies',
    spec: { roles, options },
    groups: { design: 'separate', cells, models: results },
    notices: [...pair.notices, ...cells.flatMap(({ missing }) => missing ?? []), ...shown.notices],
  });
}

function study(
  panel: Panel,
  policy: Policy,
  other: Policy,
  roles: ModelRoles,
  options: SeveralPoliciesOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const own = { ...panel, treated: policy.treated, cohort: policy.starts };
  const held = options.otherPolicy === 'otherIndicator' ? holdIndicator(own, other) : holdEvents(own, other, options);
  if (!held.ok) return held;
  const { lower, upper, absorb, vcov, cluster, preset, singletons, weights, weightKind } = options;
  const same = { lower, upper, absorb, vcov, cluster, preset, singletons, weights, weightKind };
  const controls = [...(options.controls ?? []), ...held.value.columns];
  const asked: EventStudyOptions = { ...defaultsOf(eventFields), ...same, base: [BASE], controls };
  const fitted = fitEvents(held.value.panel, { ...roles, treatmentName: policy.name }, asked, context);
  return fitted.ok ? succeed({ ...fitted.value, id: policy.name }) : fitted;
}

interface Held {
  readonly panel: Panel;
  /** Columns of the panel that take the other policy into account. */
  readonly columns: readonly string[];
}

function holdIndicator(panel: Panel, other: Policy): Outcome<Held> {
  const named = withNumbers(panel, `${other.name} = 1`, other.treated);
  return succeed({ panel: named.panel, columns: [named.column] });
}

/** One 0/1 column per event time of the other policy but the base, times beyond the window gathered at its ends. */
function holdEvents(panel: Panel, other: Policy, { lower, upper }: SeveralPoliciesOptions): Outcome<Held> {
  const eventTime = Float64Array.from(panel.time!, (time, i) => {
    const start = other.starts[panel.unitOf![i]];
    return Number.isFinite(start) ? Math.round((time - start) * 1e9) / 1e9 + 0 : Number.NaN;
  });
  const window = { lower, upper, endpoints: 'bin', reference: 'never', alwaysTreated: 'keep' } as const;
  const sorted = sortIntoCells({ panel, eventTime, referenceCohort: null, notices: [] }, window, [BASE]);
  if (!sorted.ok) return sorted;
  const { cells, cellOf } = sorted.value;
  let held: Held = { panel, columns: [] };
  cells.forEach(({ e, base }, code) => {
    if (base) return;
    const values = Float64Array.from(cellOf, (of, i) =>
      Number.isNaN(other.treated[i]) ? Number.NaN : Number(of === code),
    );
    const named = withNumbers(held.panel, `${other.name}::${e}`, values);
    held = { panel: named.panel, columns: [...held.columns, named.column] };
  });
  return succeed(held);
}

/** A policy's line: the average of its coefficients from the start on. */
function averageCell(key: GroupKey, one: Outcome<ModelResult>): GroupCell {
  if (!one.ok) {
    const counts = { nobs: 0, units: 0, treatedUnits: 0, untreatedUnits: 0 };
    return { key, term: null, estimate: null, stdError: null, dof: 0, ...counts, missing: one.notice };
  }
  const { combinations, events, counts } = one.value;
  const average = combinations.find(({ id }) => id === 'postAverage');
  const after = (events?.cells ?? []).filter(({ e }) => e >= 0);
  const treatedUnits = Math.max(0, ...after.map(({ units }) => units));
  return {
    key,
    term: null,
    estimate: average?.estimate ?? null,
    stdError: average?.stdError ?? null,
    dof: average?.dof ?? 0,
    nobs: counts.nobs,
    units: counts.units ?? 0,
    treatedUnits,
    untreatedUnits: (counts.units ?? 0) - treatedUnits,
    missing: average ? null : notice('caution', 'policiesNoPost', { policy: one.value.id }),
  };
}
