import { describe, expect, it } from 'vitest';
import { loadData } from '../../../testing/support/reference.ts';
import { en } from '../../present/i18n/en.ts';
import { zh } from '../../present/i18n/zh.ts';
import { runTask } from '../../spec/evaluate.ts';
import type { ModelSpecInput } from '../../spec/models.ts';
import { specSchema } from '../../spec/schema.ts';
import { categoryColumn, numericColumn } from '../../table/column.ts';
import { createFrame, findColumn } from '../../table/frame.ts';
import { areas } from './areas.ts';
import { noticePairs } from './notice-pairs.ts';

const cities = loadData('city_balanced');
const numbers = (name: string) => {
  const column = findColumn(cities, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
};
const [g, fdi, edu, city] = ['g', 'fdi', 'edu', 'city'].map(numbers);
const made = (name: string, value: (row: number) => number) =>
  numericColumn(
    name,
    g.map((_, row) => value(row)),
  );
const frame = createFrame([
  ...cities.columns,
  categoryColumn(
    'side',
    Array.from(g, (start) => (start > 0 ? 'pilots' : 'others')),
  ),
  made('alike', () => 1),
  made('lone', (row) => Number(city[row] === 1)),
  made('mix', (row) => 2 * fdi[row] - edu[row]),
  made('fixed', (row) => city[row] % 7),
]);
const roles = {
  unit: 'city',
  time: 'year',
  outcome: 'y',
  treatment: { kind: 'cohort' as const, column: 'g' },
  controls: ['lnpgdp'],
};

async function run(models: readonly ModelSpecInput[]) {
  const answer = await runTask(frame, specSchema.parse({ roles, models }), { kind: 'models' });
  if (!answer.ok) throw new Error(answer.notice.code);
  return answer.value;
}

/** Model, and the code of what is said of it: a failure, or a caution beside the rest of the answer. */
const failures: [string, ModelSpecInput, string][] = [
  ['no column to group by', { estimator: 'heterogeneity' }, 'heterogeneityNoGrouping'],
  ['all units in one group', { estimator: 'heterogeneity', by: 'alike' }, 'heterogeneityOneGroup'],
  ['far too many groups', { estimator: 'heterogeneity', by: 'city' }, 'heterogeneityTooManyGroups'],
  [
    'a threshold beyond every unit',
    { estimator: 'heterogeneity', by: 'fin', grouping: 'split', threshold: 99 },
    'heterogeneityOneSide',
  ],
  ['a test where one group has no pilot', { estimator: 'group-difference', by: 'side' }, 'differenceNoEffect'],
  [
    'a triple difference whose reached group has no pilot',
    { estimator: 'triple-difference', by: 'side' },
    'tripleNoTreated',
  ],
  ['a triple difference of many groups', { estimator: 'triple-difference', by: 'region' }, 'tripleTwoGroups'],
  [
    'collinear channels',
    { estimator: 'mediation', steps: 'three', channels: ['fdi', 'edu', 'mix'], draws: 0 },
    'channelCollinear',
  ],
  ['a dose that city effects absorb', { estimator: 'dose', dose: 'fixed' }, 'doseNeverVaries'],
  ['a dose that is the same everywhere', { estimator: 'dose', dose: 'alike' }, 'doseConstant'],
  ['a moderator that is the same everywhere', { estimator: 'moderation', moderator: 'alike' }, 'moderatorConstant'],
];

const cautions: [string, ModelSpecInput, string][] = [
  ['a group without a pilot', { estimator: 'heterogeneity', by: 'side' }, 'groupNoTreated'],
  ['an empty group', { estimator: 'heterogeneity', by: 'fin', grouping: 'cuts', cuts: [0.9, 50, 60] }, 'groupEmpty'],
  [
    'mediation as such',
    { estimator: 'mediation', steps: 'three', channels: ['fdi'], draws: 0 },
    'mediationPostTreatment',
  ],
];

describe('designs that cannot be estimated', () => {
  it.each(failures)('%s: said in both languages, the other models unharmed', async (_, model, code) => {
    const [bad, good] = await run([
      { ...model, id: 'bad' },
      { estimator: 'feols', id: 'good' },
    ]);
    expect(bad.ok ? '' : bad.notice.code).toBe(code);
    expect(good.ok).toBe(true);
    expect(noticePairs).toHaveProperty(code);
  });

  it.each(cautions)('%s: a word beside the answer', async (_, model, code) => {
    const [fitted] = await run([model]);
    if (!fitted.ok) throw new Error(fitted.notice.code);
    expect(fitted.result.notices.map((notice) => notice.code)).toContain(code);
    expect(noticePairs).toHaveProperty(code);
  });
});

/** Sentences that the two groups' own significance would make a difference of. */
const FALLACY = /(?:significant|显著)[^.。]{0,40}(?:but not|whereas|while|only in|而[^。]{0,12}不显著)/u;

it('no sentence of a notice, a page, a table or a figure reads a difference off which group is significant', () => {
  const pages = Object.values(areas).flatMap((texts) => Object.entries(texts as typeof noticePairs));
  const printed = Object.keys(en).map(
    (key) => [key, { en: en[key as keyof typeof en], zh: zh[key as keyof typeof en] }] as const,
  );
  const guilty = [...Object.entries(noticePairs), ...pages, ...printed].filter(
    ([, pair]) => FALLACY.test(pair.en) || FALLACY.test(pair.zh),
  );
  expect(guilty.map(([code]) => code)).toEqual([]);
  expect(FALLACY.test('The effect is significant in the east but not in the west.')).toBe(true);
  expect(FALLACY.test('东部显著，而西部不显著。')).toBe(true);
});
