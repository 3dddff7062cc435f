import { useEffect } from 'react';
import { create } from 'zustand';
import type { ModelSpec } from '../spec/models.ts';
import type { ThresholdResult } from '../spec/tasks.ts';
import { Cancelled } from '../worker/api.ts';
import { engine } from './engine.ts';
import { frameHash, useRuns } from './runs-store.ts';
import { useSession } from './session-store.ts';
import { editSpec, useSpec, useSpecStore } from './spec-store.ts';

/** What a hand does with the threshold of one model: where it is, and the last answer. */
interface Live {
  readonly model: number;
  readonly threshold: number;
  readonly answer: ThresholdResult | null;
  /** From the movement of the hand to the answer. */
  readonly ms: number | null;
  /** The hand has let go; the answer stays until the model itself has been fitted there. */
  readonly kept: boolean;
}

interface ThresholdState {
  readonly live: Live | null;
  /** What the models say at rest, by their place in the spec. */
  readonly rest: ReadonlyMap<number, ThresholdResult>;
}

export const useThresholds = create<ThresholdState>(() => ({ live: null, rest: new Map() }));

const setLive = (live: Live | null) => useThresholds.setState({ live });

/** The histogram and the effects of a model at its threshold, kept up to date while the component is on screen. */
export function useThreshold(model: number): { answer: ThresholdResult | null; live: Live | null } {
  const roles = useSpec((spec) => spec.roles);
  const sample = useSpec((spec) => spec.sample);
  const whatIf = useSpec((spec) => spec.whatIf);
  const models = useSpec((spec) => spec.models);
  const hash = useSession((state) => state.info?.hash ?? null);
  const rest = useThresholds((state) => state.rest.get(model) ?? null);
  const live = useThresholds((state) => (state.live?.model === model ? state.live : null));
  useEffect(() => {
    if (hash === null || frameHash() === null) return;
    let current = true;
    const spec = { ...useSpecStore.getState().spec, roles, sample, whatIf, models };
    const threshold = thresholdOf(models[model]);
    void engine()
      .run<'threshold'>(spec, { kind: 'threshold', model, threshold })
      .then((outcome) => {
        if (!current) return;
        const kept = new Map(useThresholds.getState().rest);
        if (outcome.ok) kept.set(model, outcome.value);
        else kept.delete(model);
        useThresholds.setState({ rest: kept });
        if (outcome.ok) void warmUp(model, outcome.value);
      });
    return () => {
      current = false;
    };
  }, [roles, sample, whatIf, models, model, hash]);
  return { answer: live?.answer ?? rest, live };
}

/** Has the lane of the hand ready before the hand comes: a place that is not shown, so that no answer known already stands in for the work. */
async function warmUp(model: number, { values, threshold }: ThresholdResult): Promise<void> {
  const other = values.values.find((value) => value !== threshold && !Number.isNaN(value));
  if (other === undefined || useThresholds.getState().live !== null) return;
  await ask(model, other);
}

/** A question to the lane of the hand; null where a newer one took its place. */
async function ask(model: number, threshold: number) {
  const { spec } = useSpecStore.getState();
  try {
    return await engine().run<'threshold'>(spec, { kind: 'threshold', model, threshold }, { lane: 'interactive' });
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

const thresholdOf = (model: ModelSpec | undefined): number | null =>
  model?.estimator === 'heterogeneity' ? model.threshold : null;

/** Effects while the hand moves; null when nobody drags this model's threshold. */
export function useLiveFit(model: number): ThresholdResult['fitted'] | null {
  return useThresholds(({ live }) => (live?.model === model ? (live.answer?.fitted ?? null) : null));
}

let stamp = 0;

/**
 * A threshold in motion: every place asks the interactive lane, where a newer question replaces one that waits; the spec changes when the hand
 * lets go, as one step of undo.
 */
export function beginThreshold(model: number) {
  let shown = 0;
  return {
    to(threshold: number): void {
      const { live } = useThresholds.getState();
      if (live?.model === model && !live.kept && live.threshold === threshold) return;
      const same = live?.model === model ? live : null;
      setLive({ model, threshold, answer: same?.answer ?? null, ms: same?.ms ?? null, kept: false });
      stamp += 1;
      const mine = stamp;
      const asked = performance.now();
      void ask(model, threshold).then((outcome) => {
        const now = useThresholds.getState().live;
        if (!outcome?.ok || now?.model !== model || mine < shown) return;
        shown = mine;
        setLive({ ...now, answer: outcome.value, ms: performance.now() - asked });
      });
    },
    end(): void {
      const { live } = useThresholds.getState();
      if (live?.model !== model || live.kept) return;
      if (live.threshold === thresholdOf(useSpecStore.getState().spec.models[model])) {
        setLive(null);
        return;
      }
      setLive({ ...live, kept: true });
      letGo();
      editSpec((spec) => ({ models: movedTogether(spec.models, model, live.threshold) }));
    },
    cancel(): void {
      if (useThresholds.getState().live?.model === model) setLive(null);
    },
  };
}

export type ThresholdDrag = ReturnType<typeof beginThreshold>;

/** The models with one threshold moved; tests of the difference at the same place on the same column go along. */
function movedTogether(models: readonly ModelSpec[], at: number, threshold: number): ModelSpec[] {
  const moved = models[at];
  const from = thresholdOf(moved);
  return models.map((model, i) => {
    const linked =
      moved.estimator === 'heterogeneity' &&
      model.estimator === 'group-difference' &&
      model.grouping === 'split' &&
      model.by === moved.by &&
      model.threshold === from;
    return i === at || linked ? ({ ...model, threshold } as ModelSpec) : model;
  });
}

/** Once the models have been fitted anew, what the hand left behind goes. */
function letGo(): void {
  let ran = false;
  const stop = useRuns.subscribe(({ runs }) => {
    if (runs.models.status === 'running') ran = true;
    else if (ran) {
      stop();
      const { live, rest } = useThresholds.getState();
      if (!live?.kept) return;
      useThresholds.setState({ live: null, rest: live.answer ? new Map(rest).set(live.model, live.answer) : rest });
    }
  });
}
