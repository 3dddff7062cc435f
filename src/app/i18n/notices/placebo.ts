export const notices = {
  placeboNeedsCohorts: {
    en: 'A placebo needs to know the unit, the period and who is treated from when. Set these three roles in Design first.',
    zh: '安慰剂检验需要知道个体、时期以及谁从何时起受政策影响。请先在“设计”中设定这三个角色。',
  },
  placeboPerfectFit: {
    en: 'The regression explains {{outcome}} without any error, so there is no standard error to compare with. Check whether a control is built from the outcome.',
    zh: '回归毫无误差地解释了 {{outcome}}，没有可供比较的标准误。请检查是否有控制变量由被解释变量构造而来。',
  },
  placeboReversal: {
    en: 'The policy switches off again in {{units}} unit(s). Fake pilots stay treated once they start, so they are not quite what the actual estimate is made of.',
    zh: '有 {{units}} 个个体的政策中途退出。虚假试点一旦开始便持续受处理，与真实估计的处理方式不完全相同。',
  },
  placeboRealPilotsDropped: {
    en: 'The {{pilots}} real pilots are left out and as many fake ones are drawn among the other {{units}} units. The actual assignment is then not one of those drawn, so the p-value is a comparison rather than an exact test.',
    zh: '剔除 {{pilots}} 个真实试点，在其余 {{units}} 个个体中抽取同样数量的虚假试点。真实分配此时不在抽样之列，p 值只是比较，而非精确检验。',
  },
  placeboTooFewNeverTreated: {
    en: 'There are {{pilots}} real pilots but only {{units}} units without a pilot to draw fake ones from (within strata, if you asked for them). Keep the real pilots in the draw, or drop the strata.',
    zh: '真实试点有 {{pilots}} 个，可供抽取的非试点个体仅 {{units}} 个（若分层则须在层内满足）。请保留真实试点参与抽取，或取消分层。',
  },
  placeboNothingToPermute: {
    en: 'All {{units}} units would get the same start year however they are shuffled, so no draw differs from the actual assignment. Use random dates instead, or wider strata.',
    zh: '无论如何打乱，{{units}} 个个体的起始年份都相同，任何抽样都与真实分配一致。请改用随机时间，或放宽分层。',
  },
  placeboFewAssignments: {
    en: 'Only {{assignments}} different assignments exist, so draws repeat one another and the p-value cannot fall much below 1/{{assignments}}. Read it as a coarse scale, or use wider strata.',
    zh: '不同的分配方式只有 {{assignments}} 种，抽样会重复，p 值也难以远低于 1/{{assignments}}。请将其视为粗略刻度，或放宽分层。',
  },
  placeboStrataVary: {
    en: '{{column}} changes over time within {{units}} unit(s) ({{examples}}), so it cannot group units. Choose a column that stays the same, such as the province.',
    zh: '{{column}} 在 {{units}} 个个体内随时间变化（{{examples}}），不能用来分层。请选择不随时间变化的列，如省份。',
  },
  placeboStrataFixed: {
    en: '{{units}} units stand in strata where everyone starts together or nobody is treated; they never change places and add nothing to the test.',
    zh: '有 {{units}} 个个体所在的层内全部同时开始或全部未受处理，其位置从不改变，对检验没有贡献。',
  },
  placeboNoDates: {
    en: 'No period of the sample lies between {{from}} and {{to}}, so no date can be drawn. Widen the range.',
    zh: '样本中没有介于 {{from}} 与 {{to}} 之间的时期，无法抽取时间。请放宽范围。',
  },
  placeboDatesKeepEffect: {
    en: 'The real pilots keep their real effect while their dates are drawn anew, so the distribution need not centre on zero. Read where the actual estimate ranks, not how far the average lies from zero.',
    zh: '真实试点的真实效应仍在数据中，只是时间被重新抽取，因此分布不必以零为中心。应看真实估计的排位，而非均值与零的距离。',
  },
  placeboNoShifts: {
    en: 'No shift is given. Name by how many periods the start is pretended to come earlier, for example 1, 2, 3.',
    zh: '尚未给出提前期数。请填写假定政策提前的期数，例如 1、2、3。',
  },
  placeboShiftsAreEstimates: {
    en: 'Each shifted date is one estimate on the rows before the real start, with its confidence interval. A handful of shifts makes no permutation p-value; for one, shuffle the pilots.',
    zh: '每个提前的时间只是在真实政策之前样本上的一个估计及其置信区间。少数几次移动得不到置换 p 值；如需 p 值，请打乱试点个体。',
  },
  placeboShiftAbsorbed: {
    en: '{{shifts}} of the shifts reach back before the sample begins, so the pretended policy never switches on within it and has no estimate. Choose smaller shifts.',
    zh: '有 {{shifts}} 个提前期早于样本起点，假定的政策在样本内没有变化，无法估计。请选择较小的提前期数。',
  },
  placeboOwnEmpty: {
    en: 'None of the {{given}} entries of the assignment names a unit of the estimation sample. Paste units as they are written in the data, each with a start year.',
    zh: '所给的 {{given}} 条分配中没有一个个体在估计样本内。请按数据中的写法粘贴个体及其起始年份。',
  },
  placeboOwnUnknown: {
    en: '{{units}} unit(s) of the assignment are not in the estimation sample and were ignored: {{examples}}. The ledger shows which units left it, and why.',
    zh: '分配中有 {{units}} 个个体不在估计样本内，已忽略：{{examples}}。样本台账列出了哪些个体被剔除及原因。',
  },
  placeboOwnAbsorbed: {
    en: 'The assignment treats these units in all or none of their periods, so the fixed effects absorb it and there is no estimate. Choose starts inside the sample years.',
    zh: '该分配使这些个体在全部时期受处理或从未受处理，被固定效应吸收，无法估计。请选择样本年份之内的起始时间。',
  },
  placeboDrawsAbsorbed: {
    en: '{{draws}} draws have no estimate because the effects absorb their fake treatment. They are left out of the distribution and of the p-value.',
    zh: '有 {{draws}} 次抽样的虚假处理被固定效应吸收，没有估计值；它们不计入分布和 p 值。',
  },
} as const;
