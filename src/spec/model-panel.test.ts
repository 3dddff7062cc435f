import { expect, it } from 'vitest';
import { must } from '../../testing/support/designs.ts';
import { loadData } from '../../testing/support/reference.ts';
import { runTask } from './evaluate.ts';
import { specSchema } from './schema.ts';

const spec = (models: readonly object[]) =>
  specSchema.parse({
    roles: { unit: 'city', time: 'year', outcome: 'y', treatment: { kind: 'cohort', column: 'g' }, controls: ['gov'] },
    models,
  });

it('steps of a model change the data of that model alone', async () => {
  const frame = loadData('city_balanced');
  const fitted = must(
    await runTask(
      frame,
      spec([
        { id: 'plain', estimator: 'feols', regressors: ['gov'] },
        { id: 'logged', estimator: 'feols', regressors: ['ln_gov'], recipe: [{ step: 'log', columns: ['gov'] }] },
        { id: 'broken', estimator: 'feols', recipe: [{ step: 'log', columns: ['nowhere'] }] },
        {
          id: 'off',
          estimator: 'feols',
          regressors: ['gov'],
          recipe: [{ step: 'log', columns: ['nowhere'], off: true }],
        },
        { id: 'unmade', estimator: 'feols', regressors: ['ln_gov'] },
      ]),
      { kind: 'models' },
    ),
  );
  const [plain, logged, broken, off, unmade] = fitted;
  if (!plain.ok || !logged.ok || !off.ok) throw new Error('a model without a failing step failed');
  expect(logged.result.terms.map(({ name }) => name)).toEqual(['did', 'ln_gov', '_cons']);
  expect(logged.result.spec.recipe).toHaveLength(1);
  expect(off.result.coef).toEqual(plain.result.coef);
  expect(off.result.spec.recipe).toBeUndefined();
  expect(broken.ok ? '' : broken.notice.params.step).toBe(1);
  expect(unmade.ok ? '' : unmade.notice.code).toBe('columnUnknown');
});
