interface Both {
  readonly en: string;
  readonly zh: string;
}

/** Where the reference follows another rule; each has its proof in the tests. */
export const differences: readonly { readonly title: Both; readonly text: Both }[] = [
  {
    title: { en: 'Standard error of ρ with period effects', zh: '含时期效应时 ρ 的标准误' },
    text: {
      en: 'The reference leaves the period means in the expected information of ρ and, under the transformation of Lee and Yu, uses a trace that holds for symmetric W only. Ours is the exact information. They differ by less than 0.2%.',
      zh: '对照在 ρ 的期望信息中未剔除时期均值，在 Lee–Yu 变换下所用的迹也仅对对称 W 成立。我们采用精确信息量，两者相差不到 0.2%。',
    },
  },
  {
    title: { en: 'Degrees of freedom of the classical Chow test', zh: '经典 Chow 检验的自由度' },
    text: {
      en: 'The reference counts 35 new period effects where 17 are new; the others lie in the span of unit and period effects. The sums of squares agree, the rank is ours.',
      zh: '对照计入 35 个新时期效应，而真正新增的只有 17 个，其余已在个体与时期效应的张成空间内。平方和一致，我们的自由度为秩。',
    },
  },
  {
    title: { en: 'The t of pstest after matching', zh: '匹配后 pstest 的 t 值' },
    text: {
      en: 'The reference divides by the number of rows. pstest uses importance weights, whose number of observations is their sum. Slope and squares agree; t differs by the square root of that ratio.',
      zh: '对照除以行数。pstest 使用重要性权重，其观测数为权重之和。斜率与平方和一致，t 相差该比值的平方根。',
    },
  },
];

/** What has no number of another program, and what stands for it. */
export const unchecked: readonly { readonly what: Both; readonly instead: Both }[] = [
  {
    what: { en: 'Uniform bands of the event study', zh: '事件研究的一致置信带' },
    instead: { en: 'exact quantiles where they are known', zh: '已知情形下的精确分位数' },
  },
  {
    what: { en: 'Effective F of Montiel Olea and Pflueger', zh: 'Montiel Olea–Pflueger 有效 F' },
    instead: {
      en: 't² of the first stage with one instrument; the critical values as printed',
      zh: '单一工具时等于第一阶段 t²；临界值与刊印一致',
    },
  },
  {
    what: { en: 'Confidence sets of Anderson and Rubin', zh: 'Anderson–Rubin 置信集' },
    instead: { en: 'the test, inverted on a grid', zh: '在网格上反转检验' },
  },
  {
    what: { en: 'Standard errors of spatial effects', zh: '空间效应的标准误' },
    instead: { en: 'the delta method against differences', zh: '德尔塔法与差分对照' },
  },
  {
    what: { en: 'Economic and nested spatial weights', zh: '经济距离与嵌套空间权重' },
    instead: { en: 'their definitions, element by element', zh: '逐元素按定义检验' },
  },
  {
    what: { en: 'Keyword counts', zh: '关键词计数' },
    instead: { en: 'a search that tries every place', zh: '逐位置的穷举搜索' },
  },
];
