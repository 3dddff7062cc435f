import type { Outcome } from '../core/notice.ts';
import type { PlaceboPart, PlaceboSummary } from '../engine/diagnostics/placebo/types.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { ComputeApi, RunOptions } from './api.ts';
import type { Pool } from './pool.ts';

/** Draws are asked for in pieces of about this long, so that cancels, partial results and other runs get their turn in between. */
const PIECE_MS = 60;
const FIRST_PIECE = 16;
const LARGEST_PIECE = 2_000;
const PARTIAL_EVERY_MS = 150;

/** Pieces of [0, total), each about as long as a piece should take by what the last one took. */
function createCutter(total: number) {
  let next = 0;
  let size = FIRST_PIECE;
  return {
    take(): { from: number; to: number } | null {
      if (next >= total) return null;
      const from = next;
      next = Math.min(total, from + size);
      return { from, to: next };
    },
    took(draws: number, ms: number): void {
      const fitting = Math.round((draws * PIECE_MS) / Math.max(ms, 0.1));
      size = Math.max(1, Math.min(LARGEST_PIECE, fitting, 4 * size));
    },
  };
}

/**
 * A placebo on all workers of a pool. Every replicate has its own random stream, so how the draws are cut and who makes them does not show in the
 * answer. A failed or cancelled piece ends the run.
 */
export async function runPlacebo(
  pool: Pool<ComputeApi>,
  frameKey: string,
  spec: AnalysisSpec,
  { signal, onProgress, onPartial }: RunOptions<'placebo'>,
): Promise<Outcome<PlaceboSummary>> {
  const planned = await pool.run((api) => api.placeboPlan(frameKey, spec), { signal });
  if (!planned.ok) return planned;
  const total = planned.value;
  const cutter = createCutter(total);
  const parts: PlaceboPart[] = [];
  let failure: Outcome<never> | null = null;
  let broken = false;
  let done = 0;
  let lastPartial = performance.now();
  let showing = false;

  const combine = () => pool.run((api) => api.placeboCombine(frameKey, spec, parts), { signal, urgent: true });

  async function showPartial(): Promise<void> {
    if (!onPartial || showing || done >= total || performance.now() - lastPartial < PARTIAL_EVERY_MS) return;
    showing = true;
    const partial = await combine().catch(() => null);
    if (partial?.ok && !broken && done < total) onPartial(partial.value);
    lastPartial = performance.now();
    showing = false;
  }

  async function drawPieces(): Promise<void> {
    for (let piece = cutter.take(); piece && !failure && !broken; piece = cutter.take()) {
      const { from, to } = piece;
      const drawn = await pool.run(
        async (api) => {
          const started = performance.now();
          const part = await api.placeboDraws(frameKey, spec, from, to);
          cutter.took(to - from, performance.now() - started);
          return part;
        },
        { signal },
      );
      if (!drawn.ok) {
        failure = drawn;
        return;
      }
      parts.push(drawn.value);
      done += to - from;
      onProgress?.({ done, total, stage: 'draws' });
      void showPartial();
    }
  }

  try {
    await Promise.all(Array.from({ length: pool.size }, drawPieces));
  } finally {
    broken = true;
  }
  return failure ?? combine();
}
