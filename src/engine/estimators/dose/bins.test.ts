import { expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { fit as feols } from '../feols/fit.ts';
import { fields as feolsFields } from '../feols/meta.ts';
import { fit as fitDose } from './fit.ts';
import { type DoseOptions, fields } from './meta.ts';

/** Two orders of the same work. */
const ROUNDING = 1e-10;

/** Nine cities over ten years; nobody has a dose before 2004, everybody has one from then on. */
const rows = Array.from({ length: 90 }, (_, i) => {
  const city = Math.floor(i / 10);
  const t = i % 10;
  const dose = t < 4 ? 0 : 1 + ((7 * city + 5 * t) % 11);
  const y = Math.sin(3 * city + 1.7 * t) + 0.3 * city + 0.2 * t + 0.1 * dose;
  const [low, middle, high] = [dose > 0 && dose <= 4, dose > 4 && dose <= 8, dose > 8].map(Number);
  return [`c${city}`, 2000 + t, y, dose, low, middle, high];
});
const panel = must(buildPanel(frameOf(['city', 'year', 'y', 'dose', 'low', 'middle', 'high'], rows), designOf({})));
const roles = { outcome: 'y', treatmentName: null };
const binned = (change: Partial<DoseOptions>) =>
  must(
    fitDose(
      panel,
      roles,
      { ...defaultsOf(fields), dose: 'dose', shape: 'bins', doseCuts: [4, 8], ...change },
      quietContext,
    ),
  );

it('bins stand against the lowest of them where whole periods are without a dose', () => {
  const { dose, notices } = binned({});
  expect(
    dose!.bins.map(({ reference, effect }) => (reference ? 'reference' : effect === null ? 'none' : 'effect')),
  ).toEqual(['none', 'reference', 'effect', 'effect']);
  expect(notices.map(({ code }) => code)).toContain('doseNonePeriods');
  // The dummies of the upper bins, with those of the years for whatever nobody's dose would have meant.
  const plain = { ...defaultsOf(feolsFields), regressors: ['middle', 'high'] };
  const { coef } = must(feols(panel, roles, plain, quietContext));
  dose!.bins.slice(2).forEach(({ effect }, i) => {
    expect(Math.abs(effect!.estimate - coef[i])).toBeLessThan(ROUNDING);
  });
});

it('a reference that was asked for stays, and the bin that cannot be told apart is named', () => {
  const { dose, notices } = binned({ referenceBin: 0 });
  expect(dose!.bins[0].reference).toBe(true);
  expect(notices.map(({ code }) => code)).toContain('doseBinAbsorbed');
});
