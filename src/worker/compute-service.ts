import { fail, type Outcome, succeed } from '../core/notice.ts';
import { quietContext, type RunContext } from '../engine/estimator.ts';
import { runTask, type TaskContext } from '../spec/evaluate.ts';
import { textsIn } from '../spec/mentioned.ts';
import { PanelCache } from '../spec/panel-cache.ts';
import { type PlaceboRun, planPlacebo } from '../spec/placebo.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { placeboKey } from '../spec/task-key.ts';
import type { Frame } from '../table/frame.ts';
import type { ComputeApi, FrameSource, OnProgress } from './api.ts';
import { FrameCopy } from './frame-copy.ts';

/** Messages to the page no more often than a person can see. */
const PROGRESS_EVERY_MS = 60;

function throttled(onProgress: OnProgress | null): RunContext['progress'] {
  let last = -Infinity;
  return (done, total, stage) => {
    const now = performance.now();
    if (!onProgress || (done < total && now - last < PROGRESS_EVERY_MS)) return;
    last = now;
    onProgress({ done, total, stage });
  };
}

/** What a compute worker does, wherever it runs: it holds a copy of the columns asked for so far, the last panel and the last placebo plan. */
export function createComputeService(source: FrameSource): ComputeApi {
  const panels = new PanelCache();
  let copy: FrameCopy | null = null;
  let planned: { readonly key: string; readonly run: Outcome<PlaceboRun> } | null = null;

  async function frameFor(frameKey: string, spec: AnalysisSpec): Promise<Outcome<Frame>> {
    if (copy?.key !== frameKey) copy = new FrameCopy(frameKey);
    const target = copy;
    const part = await source.columns(frameKey, [...textsIn(spec)], target.held);
    return part ? succeed(target.add(part)) : fail('dataReplaced');
  }

  const contextWith = (onProgress: OnProgress | null): TaskContext => ({ panels, progress: throttled(onProgress) });

  async function placeboFor(frameKey: string, spec: AnalysisSpec): Promise<Outcome<PlaceboRun>> {
    const key = `${frameKey} ${placeboKey(spec)}`;
    if (planned?.key === key) return planned.run;
    const frame = await frameFor(frameKey, spec);
    if (!frame.ok) return frame;
    const panel = panels.panel(frame.value, spec);
    const run = panel.ok ? planPlacebo(panel.value, spec, contextWith(null)) : panel;
    planned = { key, run };
    return run;
  }

  return {
    ready: async () => {},
    run: async (frameKey, spec, task, onProgress) => {
      const frame = await frameFor(frameKey, spec);
      return frame.ok ? runTask(frame.value, spec, task, contextWith(onProgress)) : frame;
    },
    placeboPlan: async (frameKey, spec) => {
      const run = await placeboFor(frameKey, spec);
      return run.ok ? succeed(run.value.replicates) : run;
    },
    placeboDraws: async (frameKey, spec, from, to) => {
      const run = await placeboFor(frameKey, spec);
      return run.ok ? succeed(run.value.draw(from, to, quietContext)) : run;
    },
    placeboCombine: async (frameKey, spec, parts) => {
      const run = await placeboFor(frameKey, spec);
      return run.ok ? succeed(run.value.summarise(parts)) : run;
    },
  };
}
