import type { Pairs } from '../pairs.ts';

/** Words of the chapters whose pages are models shown whole. */
export const models = {
  answerOf: { en: 'Answer: {name}', zh: '结论：{name}' },
  live: { en: 'Live · {ms} ms', zh: '实时 · {ms} 毫秒' },
  kept: { en: 'Kept', zh: '已保留' },
  slider: { en: 'Threshold on {column}', zh: '{column}的阈值' },
  sliderText: { en: '{value}; below: {below}; above: {above}', zh: '{value}；以下：{below}；以上：{above}' },
  side: { en: '{units} units, {treated} treated', zh: '{units} 个个体，其中 {treated} 个受处理' },
  thresholdTitle: { en: 'Where to draw the line on {column}', zh: '在{column}的何处划线' },
  thresholdNote: {
    en: 'Drag the line, or use the arrow keys. A line chosen because the effects look most different makes every p-value below too small.',
    zh: '拖动竖线或使用方向键。若因差异最大而选定某一阈值，下方各 p 值都会偏小。',
  },
  treated: { en: 'treated in some period', zh: '曾受处理' },
  untreated: { en: 'never treated', zh: '从未处理' },
  testDifference: { en: 'Test this difference in other ways', zh: '用其他方法检验该差异' },
  difference: { en: 'Tests of difference: {name}', zh: '组间差异检验：{name}' },
  compare: { en: 'Compare', zh: '比较' },
  with: { en: 'with', zh: '与' },
  others: { en: 'all others', zh: '其余各组' },
  secondRoster: { en: 'Units under the second policy', zh: '第二项政策的名单' },
  presets: { en: 'Groups', zh: '分组' },
  presetSplit: { en: 'two sides of a threshold', zh: '阈值两侧' },
  presetTerciles: { en: 'thirds', zh: '三等分' },
  presetQuartiles: { en: 'quarters', zh: '四等分' },
  presetSizes: { en: 'city-size tiers', zh: '城市规模等级' },
  presetSizesHint: {
    en: 'Cuts at 20, 50, 100, 300, 500 and 1,000 (State Council, Guofa [2014] No. 51), in the unit of the column: 10,000 people, or people. A city exactly at a cut belongs to the lower tier.',
    zh: '按国发〔2014〕51号，以20、50、100、300、500、1000万常住人口为界，随该列单位（万人或人）换算；恰好等于界值的城市归入较低一级。',
  },
} as const satisfies Pairs;
