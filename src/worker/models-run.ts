import { type Outcome, succeed } from '../core/notice.ts';
import { listModels } from '../spec/expand.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { Fitted } from '../spec/tasks.ts';
import type { RunOptions } from './api.ts';

/** Answers one model by its place, from a cache where it has not changed. */
type FitOne = (index: number, options: RunOptions<'model'>) => Promise<Outcome<Fitted>>;

/**
 * The models of a spec, each a run of its own: what is known is there at once, the others arrive as they are done. A model that cannot be fitted is an
 * answer; a failure (no panel, a worker that died) is that of the run, and what was answered until then need not be computed again.
 */
export async function runModels(
  spec: AnalysisSpec,
  { signal, onProgress, onPartial }: RunOptions<'models'>,
  fitOne: FitOne,
): Promise<Outcome<readonly Fitted[]>> {
  const models = listModels(spec);
  const fitted: (Fitted | null)[] = models.map(() => null);
  const share = models.map(() => 0);
  let failure: Outcome<never> | null = null;

  const report = (stage: string) =>
    onProgress?.({ done: share.reduce((sum, part) => sum + part, 0), total: models.length, stage });

  report('fit');
  await Promise.all(
    models.map(async (_, index) => {
      const answer = await fitOne(index, {
        ...(signal ? { signal } : {}),
        onProgress: ({ done, total, stage }) => {
          share[index] = total > 0 ? Math.min(0.99, done / total) : 0;
          report(stage);
        },
      });
      if (!answer.ok) {
        failure = answer;
        return;
      }
      fitted[index] = answer.value;
      share[index] = 1;
      report('fit');
      if (fitted.includes(null)) onPartial?.([...fitted]);
    }),
  );
  return failure ?? succeed(fitted.filter((one) => one !== null));
}
