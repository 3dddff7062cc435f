export const notices = {
  eventStudyNeedsPanel: {
    en: 'An event study needs to know the unit, the period and who is treated from when. Set these three roles in Design first.',
    zh: '事件研究需要知道个体、时期以及谁从何时起受政策影响。请先在“设计”中设定这三个角色。',
  },
  eventStudyNobodyTreated: {
    en: 'No unit with a start year is left in this sample, so there is no event to study. Check the sample years and the list of pilots in Design.',
    zh: '当前样本中没有任何带政策起始年份的个体，因而没有可研究的事件。请在“设计”中检查样本年份与试点名单。',
  },
  eventStudyNoRows: {
    en: 'After leaving out always-treated units and rows outside the window, no row is left. Widen the window, or bin its ends instead of dropping them.',
    zh: '剔除始终受处理的个体和窗口外的观测后，样本为空。请放宽窗口，或将端点归并而非删除。',
  },
  eventStudyOneCohort: {
    en: 'All pilots start in the same period, so the last cohort cannot serve as the reference for itself. Use never-treated units as the reference.',
    zh: '所有试点同时开始，最后一批无法作为自身的参照组。请改用从未受处理的个体作参照。',
  },
  eventStudyWindowEmpty: {
    en: 'The window from {{lower}} to {{upper}} holds no two event times. Its first end must lie before its last.',
    zh: '窗口 {{lower}} 至 {{upper}} 不含两个事件期。起点必须早于终点。',
  },
  eventStudyBaseUnobserved: {
    en: 'The base period {{base}} is not among the event times of this sample ({{observed}}), so nothing could be measured from it. Choose a base among these.',
    zh: '基期 {{base}} 不在本样本的事件期（{{observed}}）之内，无法以其为参照。请从中另选基期。',
  },
  eventStudyAlwaysTreated: {
    en: '{{units}} unit(s) were already treated in the first period ({{examples}}). They have no period before the policy and are left out of the event study; the baseline regression keeps them, so the two samples differ.',
    zh: '{{units}} 个个体在首期即已受处理（{{examples}}），没有政策前的时期，故不进入事件研究；基准回归仍保留它们，两者样本因此不同。',
  },
  eventStudyLastCohort: {
    en: 'The reference is the last cohort, {{units}} unit(s) that start in {{cohort}}, together with never-treated units if there are any. Its rows from {{cohort}} on are left out.',
    zh: '参照组为最后一批试点（{{cohort}} 年开始，共 {{units}} 个个体），以及可能存在的从未受处理个体；该批 {{cohort}} 年及以后的观测已剔除。',
  },
  eventStudyNoNever: {
    en: 'Every unit is treated at some time, so the coefficients lean on units that were treated earlier or later. Consider the last cohort as the reference.',
    zh: '所有个体最终都受处理，系数只能依靠更早或更晚受处理的个体识别。可考虑以最后一批试点作参照。',
  },
  eventStudyNoNeverDropped: {
    en: 'Every unit is treated at some time, so a straight trend in event time cannot be told from the effects of units and periods. Event time {{events}} was set to zero as well to settle it: a linear pre-trend would not show here. Use the last cohort as the reference, or choose two base periods yourself.',
    zh: '所有个体最终都受处理，事件时间的线性趋势无法与个体、时期效应区分。为此 {{events}} 期也被设为零：线性的事前趋势在图中不会显现。请以最后一批试点作参照，或自行指定两个基期。',
  },
  eventStudyNotEstimable: {
    en: 'No coefficient could be estimated for event time {{events}}: the rows behind it are already explained by the effects and the other event times. It is left out of the figure, the tests and the averages.',
    zh: '事件期 {{events}} 的系数无法估计：其观测已被固定效应和其他事件期完全解释。该期不进入图形、检验和平均值。',
  },
  eventStudyFewUnits: {
    en: 'Fewer than {{units}} units stand behind event time {{events}}. Its standard error cannot be trusted, nor what it does to the joint test: bin the ends of the window sooner.',
    zh: '事件期 {{events}} 背后的个体不足 {{units}} 个，其标准误及其对联合检验的影响都不可靠。请将窗口端点更早归并。',
  },
  eventStudyStaggered: {
    en: 'The pilots start in {{cohorts}} different periods. If effects differ between them, each of these two-way fixed-effects coefficients can mix effects of other event times (Sun & Abraham 2021), pre-trends included.',
    zh: '试点分 {{cohorts}} 批开始。若各批效应不同，这些双向固定效应系数可能混入其他事件期的效应（Sun & Abraham 2021），事前系数亦然。',
  },
  eventStudyOutsideInBase: {
    en: '{{rows}} rows of treated units outside the window have no dummy of their own and stand in the base together with the base period. Late effects then pull the base, and with it every coefficient. Binned ends avoid this.',
    zh: '窗口外有 {{rows}} 行受处理个体的观测没有各自的虚拟变量，与基期一同充当参照；后期效应会拉动基准，从而影响所有系数。将端点归并可避免此问题。',
  },
  eventStudyPreAverage: {
    en: 'Coefficients are measured from their average over the event times before the policy, not from one base period. This centres the leads around zero by construction; the joint pre-test is not changed by it.',
    zh: '系数以政策前各事件期的平均值为参照，而非单一基期。事前系数因此必然围绕零分布；联合事前检验不受影响。',
  },
  eventStudyPreTestBin: {
    en: 'The joint pre-test includes the binned end {{bin}} ({{rows}} rows).',
    zh: '联合事前检验包含归并端点 {{bin}}（{{rows}} 行观测）。',
  },
  eventStudyBinnedBase: {
    en: 'The base period is the binned end {{bin}}: coefficients are measured from an average over many years, not from one period.',
    zh: '基期落在归并端点 {{bin}}：系数以多个年份的平均为参照，而非单一时期。',
  },
} as const;
