import { expect, it } from 'vitest';
import { buildPanel } from '../../src/engine/design/build-panel.ts';
import { quietContext } from '../../src/engine/estimator.ts';
import { eventStudy } from '../../src/engine/estimators/event-study/index.ts';
import { feols } from '../../src/engine/estimators/feols/index.ts';
import { defaultsOf } from '../../src/engine/fields.ts';
import type { Panel } from '../../src/engine/panel.ts';
import { numericColumn } from '../../src/table/column.ts';
import { createFrame } from '../../src/table/frame.ts';
import { designOf, must } from '../../testing/support/designs.ts';
import { pilots } from './cities.ts';
import { cities } from './facts.ts';
import { Draws, field } from './grid.ts';
import { CONTROLS, drawOpening, OPENING, WINDOW } from './opening.ts';

const SEEDS = 200;
/** The estimates spread by 0.042 over the seeds, their mean by 0.003. */
const MEAN_WITHIN = 0.01;
/** A test of true size 5.7 % (1,200 seeds) rejects in 3-8 % of 200 worlds nearly always; the seeds are fixed. */
const REJECTIONS = { least: 0.03, most: 0.08 };

const fixed = {
  city: field((i) => cities[i].code),
  year: field((_i, _t, year) => year),
  broadband_year: field((i) => (Number.isFinite(pilots.broadband[i]) ? pilots.broadband[i] : Number.NaN)),
};

function openingPanel(seed: number): Panel {
  const { columns } = drawOpening(new Draws(seed), 0);
  const frame = createFrame(
    Object.entries({ ...fixed, ...columns }).map(([name, values]) => numericColumn(name, values)),
  );
  const treatment = { kind: 'cohort', column: 'broadband_year' } as const;
  const sample = { timeFrom: OPENING.from, timeTo: OPENING.to, dropUnits: [] };
  return must(buildPanel(frame, designOf({ treatment, sample })));
}

it(`creates no effect of its own: ${SEEDS} worlds without any policy effect`, () => {
  const roles = { outcome: 'nqp', treatmentName: 'did' };
  let sum = 0;
  let rejected = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const panel = openingPanel(seed);
    const baseline = { ...defaultsOf(feols.meta.fields), regressors: CONTROLS, absorb: ['city', 'year'] };
    sum += must(feols.fit(panel, roles, baseline, quietContext)).coef[0];
    const window = { ...defaultsOf(eventStudy.meta.fields), controls: CONTROLS, ...WINDOW };
    const leads = must(eventStudy.fit(panel, roles, window, quietContext)).tests.find(
      (test) => test.id === 'preTrends',
    );
    if (leads!.pValue < 0.05) rejected++;
  }
  expect(Math.abs(sum / SEEDS)).toBeLessThan(MEAN_WITHIN);
  expect(rejected / SEEDS).toBeGreaterThanOrEqual(REJECTIONS.least);
  expect(rejected / SEEDS).toBeLessThanOrEqual(REJECTIONS.most);
});
