import { describe, expect, it } from 'vitest';
import type { Outcome } from '../src/core/notice.ts';
import { createStream } from '../src/core/random/philox.ts';
import { buildPanel } from '../src/engine/design/build-panel.ts';
import { type ModelRoles, quietContext, type RunContext } from '../src/engine/estimator.ts';
import { defaultsOf } from '../src/engine/fields.ts';
import type { Panel } from '../src/engine/panel.ts';
import { type EstimatorId, estimators } from '../src/engine/registry.ts';
import type { ModelResult } from '../src/engine/result.ts';
import { categoryColumn, cellText, numericColumn } from '../src/table/column.ts';
import { createFrame, type Frame, findColumn } from '../src/table/frame.ts';
import { designOf, must } from './support/designs.ts';
import { loadData } from './support/reference.ts';

/** Sums in another order: what is left of sixteen digits after an inverse. */
const ROUNDING = 1e-8;
const CONTROLS = ['lnpgdp', 'fin'];
const near = { matrix: 'nearest', neighbours: 4 } as const;

/** Every estimator with options under which it has something to say; one that is registered and not named here is an error of type. */
const asked: Readonly<Record<EstimatorId, Readonly<Record<string, unknown>>>> = {
  feols: { regressors: CONTROLS },
  'event-study': { controls: CONTROLS },
  'psm-did': { regressors: CONTROLS },
  iv: { endogenous: ['digi'], instruments: ['iv1', 'iv2'], regressors: CONTROLS },
  sdm: { ...near, controls: CONTROLS, draws: 0 },
  'sdm-weights': { matrices: ['nearest', 'inverseDistance'], controls: CONTROLS, draws: 0 },
  moran: { ...near, draws: 99 },
  'spatial-tests': { ...near, controls: CONTROLS, draws: 0 },
  spillover: { ...near, regressors: CONTROLS },
  mediation: { channels: ['med'], steps: 'three', controls: CONTROLS, draws: 200 },
  moderation: { moderator: 'fin', controls: ['lnpgdp'] },
  dose: { dose: 'dose', doseTiming: 'ownStart', controls: CONTROLS },
  'random-effects': { controls: CONTROLS },
  heterogeneity: { by: 'region', controls: CONTROLS },
  'triple-difference': { by: 'polluting', controls: CONTROLS },
  'several-policies': { secondPolicy: 'g2', controls: CONTROLS },
  'wild-bootstrap': { regressors: CONTROLS, cluster: ['province'], draws: 199 },
  influence: { regressors: CONTROLS },
  'group-difference': { by: 'polluting', controls: CONTROLS, draws: 19 },
};

/** Resampling deals by the place of a unit among the others, so another name may mean another draw. */
const drawn: readonly EstimatorId[] = ['moran', 'mediation', 'wild-bootstrap', 'group-difference'];

function take(frame: Frame, rows: readonly number[]): Frame {
  return createFrame(
    frame.columns.map((column) =>
      column.kind === 'number'
        ? numericColumn(
            column.name,
            Float64Array.from(rows, (row) => column.values[row]),
          )
        : categoryColumn(
            column.name,
            rows.map((row) => cellText(column, row)),
          ),
    ),
  );
}

/** A third of the cities, whole. */
const whole = loadData('city_balanced');
const city = findColumn(whole, 'city');
const cities = take(
  whole,
  Array.from({ length: whole.nrow }, (_, row) => row).filter(
    (row) => city?.kind === 'number' && city.values[row] % 3 === 1,
  ),
);

function shuffled(): Frame {
  const rows = Array.from({ length: cities.nrow }, (_, row) => row);
  createStream(20_140_530, 0).shuffle(rows);
  return take(cities, rows);
}

/** Cities go by other numbers, in another order. */
function renamed(): Frame {
  const column = findColumn(cities, 'city');
  if (column?.kind !== 'number') throw new Error('city');
  const keys = [...new Set(column.values)];
  const others = [...keys];
  createStream(20_140_530, 1).shuffle(others);
  const to = new Map(keys.map((key, i) => [key, others[i]]));
  const columns = cities.columns.map((one) =>
    one === column
      ? numericColumn(
          'city',
          column.values.map((key) => to.get(key)!),
        )
      : one,
  );
  return createFrame(columns);
}

const panelOf = (frame: Frame): Panel =>
  must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'g' } })));

async function answer(id: EstimatorId, panel: Panel): Promise<ModelResult> {
  const { meta, fit: load } = estimators[id];
  const options = { ...defaultsOf(meta.fields), ...asked[id] };
  const run = (await load()).fit as (
    panel: Panel,
    roles: ModelRoles,
    options: unknown,
    context: RunContext,
  ) => Outcome<ModelResult>;
  return must(run(panel, { outcome: id === 'iv' ? 'y_iv' : 'y', treatmentName: 'did' }, options, quietContext));
}

/** Everything but where the rows stood in the file. */
function withoutRows(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(withoutRows);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (key === 'rows' ? [] : [[key, withoutRows(inner)]])),
  );
}

describe('permutations change nothing', () => {
  const panels = { own: panelOf(cities), shuffled: panelOf(shuffled()), renamed: panelOf(renamed()) };

  it.each(Object.keys(asked) as EstimatorId[])('%s: rows in another order, to the last bit', async (id) => {
    const [own, other] = [await answer(id, panels.own), await answer(id, panels.shuffled)];
    expect(withoutRows(other)).toEqual(withoutRows(own));
  });

  it.each((Object.keys(asked) as EstimatorId[]).filter((id) => !drawn.includes(id)))(
    '%s: units under other names, but for rounding',
    async (id) => {
      const [own, other] = [await answer(id, panels.own), await answer(id, panels.renamed)];
      expect(other.terms).toEqual(own.terms);
      const close = (a: number, b: number, scale: number) =>
        expect(Math.abs(a - b)).toBeLessThanOrEqual(ROUNDING * scale);
      const k = own.terms.length;
      own.coef.forEach((value, i) => {
        close(other.coef[i], value, Math.max(Math.abs(value), Math.sqrt(own.vcov[i * k + i])));
      });
      own.vcov.forEach((value, cell) => {
        const [i, j] = [Math.floor(cell / k), cell % k];
        close(other.vcov[cell], value, Math.sqrt(own.vcov[i * k + i] * own.vcov[j * k + j]));
      });
      expect(other.counts).toEqual(own.counts);
      for (const [i, test] of own.tests.entries())
        close(other.tests[i].statistic, test.statistic, Math.abs(test.statistic) + 1);
    },
  );
});
