export const notices = {
  policiesNeedPanel: {
    en: 'Comparing two policies needs the unit, the period and the first policy. Set these three roles in Design first.',
    zh: '比较两项政策需要个体、时期以及第一项政策。请先在“设计”中设定这三个角色。',
  },
  policiesNoSecond: {
    en: 'The second policy is not named yet. Pick its column of start periods or its 0/1 column, or paste its list of units.',
    zh: '尚未指定第二项政策。请选择其起始时期列或 0/1 列，或粘贴其名单。',
  },
  policiesSecondIsIndicator: {
    en: '{{column}} holds only 0 and 1, so it says who is under the second policy, not from when. Choose “0/1 column” as the way it is given.',
    zh: '{{column}} 只含 0 和 1，表示是否受第二项政策影响而非起始时期。请将给定方式改为“0/1 列”。',
  },
  policiesSecondNever: {
    en: 'Nobody in this sample is ever under {{second}}, so there is no second policy to compare. Check the sample years and how the policy is coded.',
    zh: '样本中没有任何个体受 {{second}} 影响，无法比较两项政策。请检查样本年份与该政策的编码方式。',
  },
  policiesSame: {
    en: '{{second}} reaches the same units in the same periods as {{first}}: the data cannot tell the two apart. Pick another second policy.',
    zh: '{{second}} 与 {{first}} 覆盖的个体和时期完全相同，数据无法区分二者。请另选第二项政策。',
  },
  policiesNothing: {
    en: 'None of the effects of {{first}} and {{second}} can be told from the fixed effects in this sample. Absorb fewer effects, or choose another view of the two policies.',
    zh: '在当前样本中，{{first}} 与 {{second}} 的效应均无法与固定效应区分。请减少固定效应，或换一种呈现方式。',
  },
  policiesNested: {
    en: '{{inner}} is only ever in force together with {{outer}}, so it is never seen alone: whatever it adds cannot be split into its own effect and the synergy.',
    zh: '{{inner}} 从未单独实施，总是与 {{outer}} 同时存在：其附加作用无法拆分为自身效应与协同效应。',
  },
  policiesNobodyFirstOnly: {
    en: 'No row of this sample is under {{first}} alone, without {{second}}, so that effect and the synergy cannot be estimated.',
    zh: '样本中没有仅受 {{first}}（而不受 {{second}}）影响的观测，该效应与协同效应无法估计。',
  },
  policiesNobodySecondOnly: {
    en: 'No row of this sample is under {{second}} alone, without {{first}}, so that effect and the synergy cannot be estimated.',
    zh: '样本中没有仅受 {{second}}（而不受 {{first}}）影响的观测，该效应与协同效应无法估计。',
  },
  policiesNobodyBoth: {
    en: 'No unit is ever under {{first}} and {{second}} at once, so nothing can be said about both together.',
    zh: '没有个体同时受 {{first}} 与 {{second}} 影响，无法讨论二者的共同作用。',
  },
  policiesNobodyFirstThenSecond: {
    en: 'No unit came under {{first}} first and {{second}} later, so this order has no estimate.',
    zh: '没有先实施 {{first}}、后实施 {{second}} 的个体，该顺序无法估计。',
  },
  policiesNobodySecondThenFirst: {
    en: 'No unit came under {{second}} first and {{first}} later, so this order has no estimate.',
    zh: '没有先实施 {{second}}、后实施 {{first}} 的个体，该顺序无法估计。',
  },
  policiesNobodySameTime: {
    en: 'No unit came under {{first}} and {{second}} in the same period, so there is no estimate for that.',
    zh: '没有在同一时期同时开始实施 {{first}} 与 {{second}} 的个体，该情形无法估计。',
  },
  policiesProductAlone: {
    en: 'Only the product of {{first}} and {{second}} is in the regression, as papers print it. Units under one of them alone stand among the controls, so the coefficient is neither the effect of both nor their synergy; the view with exclusive states separates them.',
    zh: '回归中仅含 {{first}} 与 {{second}} 的乘积（论文常见做法）。仅受其一影响的个体被当作对照，系数既非双重政策效应，也非协同效应；“互斥状态”视图可将其分开。',
  },
  policiesCountLinear: {
    en: 'One coefficient for the number of policies in force takes {{first}} and {{second}} to do equally much, and both together exactly twice as much. The view with exclusive states lets the data say so.',
    zh: '用政策数量的单一系数，等于假定 {{first}} 与 {{second}} 作用相等，且二者叠加恰为两倍。“互斥状态”视图可由数据检验这一点。',
  },
  policiesNoPost: {
    en: 'No coefficient from the start of {{policy}} on could be estimated, so it has no average. Widen the window, or look at the sample ledger.',
    zh: '{{policy}} 开始之后的系数均无法估计，因而没有平均值。请放宽窗口，或查看样本台账。',
  },
  shareLeftOutModelRoster: {
    en: 'The {{count}} units that models list under a second policy stay here: they are data. The receiver’s models need their own list.',
    zh: '模型中第二项政策名单所列的 {{count}} 个单位属于数据，不随链接传出。对方的模型需自备名单。',
  },
} as const;
