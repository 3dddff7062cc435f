import { createStream } from '../../core/random/philox.ts';
import { buildPanel } from '../../engine/design/build-panel.ts';
import {
  type CompositeIndex,
  compositeIndex,
  type IndexSystem,
  fields as indexFields,
} from '../../engine/diagnostics/composite-index/index.ts';
import { defaultsOf } from '../../engine/fields.ts';
import type { Panel } from '../../engine/panel.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame } from '../../table/frame.ts';
import { type Bench, type BenchResult, medianMs } from './types.ts';

const CITIES = 284;
const YEARS = 18;
const INDICATORS = 14;
const AGREEMENT = 1e-12;

const names = Array.from({ length: INDICATORS }, (_, j) => `x${j + 1}`);
const system: IndexSystem = {
  indicators: names.map((column, j) => ({
    column,
    direction: j === 1 ? '-' : '+',
    dimension: ['resistance', 'adaptability', 'innovation'][Math.floor(j / 5)],
  })),
};

function simulatePanel(): Panel {
  const random = createStream(5, 0);
  const n = CITIES * YEARS;
  const column = (value: (r: number) => number) => Float64Array.from({ length: n }, (_, r) => value(r));
  const built = buildPanel(
    createFrame([
      numericColumn(
        'city',
        column((r) => 1 + Math.floor(r / YEARS)),
      ),
      numericColumn(
        'year',
        column((r) => 2005 + (r % YEARS)),
      ),
      ...names.map((name, j) =>
        numericColumn(
          name,
          column((r) => Math.exp(0.02 * (r % YEARS) + 0.1 * j * random.normal())),
        ),
      ),
    ]),
    {
      unit: 'city',
      time: 'year',
      treatment: null,
      sample: { timeFrom: null, timeTo: null, dropUnits: [] },
      whatIf: null,
    },
  );
  if (!built.ok) throw new Error(built.notice.code);
  return built.value;
}

function compute(panel: Panel): CompositeIndex {
  const answer = compositeIndex(panel, system, defaultsOf(indexFields));
  if (!answer.ok) throw new Error(answer.notice.code);
  return answer.value;
}

/** The textbook, array by array: scaled values, shares, p ln p, weights, scores; no ranks, shares of variance or dimensions. */
function textbook(panel: Panel): { readonly weights: number[]; readonly score: number[] } {
  const scaled = system.indicators.map(({ column, direction }) => {
    const found = panel.frame.columns.find(({ name }) => name === column)!;
    const x = found.kind === 'number' ? Array.from(panel.rows, (row) => found.values[row]) : [];
    const min = x.reduce((a, b) => Math.min(a, b));
    const max = x.reduce((a, b) => Math.max(a, b));
    return x.map((value) => (direction === '-' ? max - value : value - min) / (max - min));
  });
  const redundancy = scaled.map((z) => {
    const total = z.reduce((a, b) => a + b);
    const terms = z.map((value) => value / total).map((p) => (p === 0 ? 0 : p * Math.log(p)));
    return 1 + terms.reduce((a, b) => a + b) / Math.log(z.length);
  });
  const total = redundancy.reduce((a, b) => a + b);
  const weights = redundancy.map((value) => value / total);
  return { weights, score: scaled[0].map((_, r) => weights.reduce((sum, w, j) => sum + w * scaled[j][r], 0)) };
}

async function run(): Promise<BenchResult> {
  const panel = simulatePanel();
  const ours = compute(panel);
  const theirs = textbook(panel);
  ours.indicators.forEach(({ weight }, j) => {
    if (Math.abs(weight! - theirs.weights[j]) > AGREEMENT) throw new Error(`weight ${j}: ${weight}`);
  });
  ours.score.forEach((score, r) => {
    if (Math.abs(score - theirs.score[r]) > AGREEMENT) throw new Error(`score ${r}: ${score}`);
  });
  return {
    ms: medianMs(() => compute(panel), 41, 10),
    yardstick: 'the textbook formula array by array, weights and scores only',
    yardstickMs: medianMs(() => textbook(panel), 41, 10),
    detail: { rows: panel.rows.length, indicators: INDICATORS, targetMs: 5 },
  };
}

export const benches: Bench[] = [{ id: 'entropy-14', run }];
