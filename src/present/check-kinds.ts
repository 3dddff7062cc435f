import type { ModelSpec } from '../spec/models.ts';
import { type Language, say } from './i18n/index.ts';
import type { StripEntry } from './plots/coefficient-strip.ts';
import { type Check, checkAnswer } from './tables/checklist.ts';

/** What a check departs in from the headline's regression, in the order in which the checklist shows them. */
export const checkKinds = ['specification', 'policies', 'outcome', 'data', 'inference', 'design', 'influence'] as const;

export type CheckKind = (typeof checkKinds)[number];

const BY_ESTIMATOR: ReadonlyMap<string, CheckKind> = new Map([
  ['wild-bootstrap', 'inference'],
  ['influence', 'influence'],
]);

const INFERENCE = ['vcov', 'cluster', 'lags', 'latitude', 'longitude', 'conleyCutoff', 'conleyKernel', 'conleyPairs'];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** The kind of a check, read off what it changes; one that changes several things counts for the first of them. */
export function checkKind(model: ModelSpec, base: ModelSpec): CheckKind {
  const known = BY_ESTIMATOR.get(model.estimator);
  if (known) return known;
  if (model.estimator !== base.estimator) return 'design';
  if (model.outcome !== null && base.outcome !== null && model.outcome !== base.outcome) return 'outcome';
  const steps = model.recipe.filter(({ off }) => !off);
  const made = new Set(steps.flatMap((step) => (step.step === 'compute' ? (step.as ?? []) : [])));
  const regressors = 'regressors' in model ? (model.regressors ?? []) : [];
  if (regressors.some((name) => made.has(name))) return 'policies';
  if (steps.some(({ step }) => step.startsWith('keep-') || step === 'winsorise')) return 'data';
  const [own, others] = [model, base].map((one) => new Map<string, unknown>(Object.entries(one)));
  return INFERENCE.some((key) => !same(own.get(key), others.get(key))) ? 'inference' : 'specification';
}

/** The checks by kind, within a kind in their order, each under the name of its kind. */
export function arrangeChecks(
  listed: readonly { readonly model: ModelSpec; readonly check: Check }[],
  base: ModelSpec,
  language: Language,
): Check[] {
  return listed
    .map(({ model, check }) => ({ kind: checkKind(model, base), check }))
    .sort((a, b) => checkKinds.indexOf(a.kind) - checkKinds.indexOf(b.kind))
    .map(({ kind, check }) => ({ ...check, group: say(language, `check.${kind}`) }));
}

/** The lines of the figure. Effects on another outcome have another scale: they are in the table alone. */
export function checkEntries(checks: readonly Check[], outcome: string | null, level: number): StripEntry[] {
  return checks.flatMap(({ label, result, main, group, waiting }) => {
    if (result && outcome !== null && result.outcome !== outcome) return [];
    const answer = result && checkAnswer(result, level);
    const { estimate = null, lo = null, hi = null, range = false } = answer ?? {};
    const more = { ...(group === undefined ? {} : { group }), ...(waiting === undefined ? {} : { waiting }) };
    return [{ label, estimate, lo, hi, range, main: main === true, ...more }];
  });
}
