import { expect, test } from 'vitest';
import { notice } from '../core/notice.ts';
import { withLabels } from './labelled-notices.ts';

test('notices call a policy by its name where the tables do', () => {
  const labels = new Map([['bigdata_year', { en: 'Big data zone: start year', zh: '大数据试验区年份' }]]);
  const said = notice('caution', 'policiesNoOrder', { first: 'bigdata_year', second: 'did', units: 3 });
  expect(withLabels([said], { language: 'zh', labels })[0].params).toEqual({
    first: '大数据试验区',
    second: 'did',
    units: 3,
  });
});
