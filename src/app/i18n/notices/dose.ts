/** Continuous treatments. */
export const notices = {
  doseMissing: {
    en: 'No continuous treatment is chosen. Name under Options the column that says how much of it a unit has.',
    zh: '尚未选择连续处理变量。请在“选项”中指定表示处理强度的列。',
  },
  doseConstant: {
    en: '{{dose}} has the same value in every row, so there is nothing to compare. Choose a column that differs between units or years.',
    zh: '{{dose}} 在所有观测中取值相同，无从比较。请选择在个体或年份之间有差异的列。',
  },
  doseNeverVaries: {
    en: '{{dose}} never changes within any {{unit}}, so the effects of {{unit}} absorb it. If it is an intensity fixed beforehand, let it come with a start: times the policy, or times a common start.',
    zh: '{{dose}} 在任何 {{unit}} 内都不变化，被 {{unit}} 固定效应吸收。若它是事先确定的强度，请让其随起点生效：乘以政策变量，或乘以统一起点。',
  },
  doseNeverSwitches: {
    en: '{{dose}} times its start never changes within any {{unit}}: the start lies outside the years of the sample, or nobody is treated. Check the start in Design or under Options.',
    zh: '{{dose}} 乘以起点后在任何 {{unit}} 内都不变化：起点在样本年份之外，或无人受处理。请在“设计”或“选项”中检查起点。',
  },
  doseStartUnknown: {
    en: 'A start is needed to say from when {{dose}} counts, and none is known. Set the policy in Design, or give the first period under Options.',
    zh: '需要知道 {{dose}} 从何时起生效，但尚无起点。请在“设计”中设定政策，或在“选项”中给出起始时期。',
  },
  doseNeedsPanel: {
    en: 'The dose by period needs to know units and periods. Set both roles in Design.',
    zh: '分期估计剂量效应需要知道个体与时期。请在“设计”中设定这两个角色。',
  },
  doseNotFixed: {
    en: '{{dose}} changes over time within units, so its product with every period is no event study: later effects would depend on later doses. Use a dose fixed before the start, such as its value in the last year before.',
    zh: '{{dose}} 在个体内随时间变化，与各期相乘不构成事件研究：后期效应会取决于后期剂量。请使用起点之前确定的剂量，例如前一年的取值。',
  },
  doseNoPeriodBefore: {
    en: 'No period of the sample lies before the start, so there is no base for {{dose}} by period. Give a later start, or widen the sample years.',
    zh: '样本中没有早于起点的时期，分期估计 {{dose}} 没有基期。请设定更晚的起点，或放宽样本年份。',
  },
  doseFewValues: {
    en: '{{dose}} takes too few values other than zero to be cut into bins or bent. Use the linear shape, or fewer bins.',
    zh: '{{dose}} 的非零取值太少，无法分组或估计曲线。请改用线性形式，或减少分组数。',
  },
  doseReferenceUnknown: {
    en: 'Bin {{bin}} has no rows and cannot be the reference; the bins with rows are {{bins}}. Choose one of these, or leave the choice open.',
    zh: '分组 {{bin}} 没有观测，不能作为参照；有观测的分组为 {{bins}}。请从中选择，或留空。',
  },
  doseBinsFewer: {
    en: '{{asked}} bins of {{dose}} were asked for, {{left}} could be made: the others would hold no rows, because many doses are equal or the cut points lie outside the data.',
    zh: '要求把 {{dose}} 分为 {{asked}} 组，实际得到 {{left}} 组：其余各组没有观测，原因是许多剂量相等或分界点超出数据范围。',
  },
  doseBinSmall: {
    en: 'Bins {{bins}} hold fewer than {{units}} units each. What they show may be these units rather than the dose: use fewer bins.',
    zh: '分组 {{bins}} 各自不足 {{units}} 个个体，所示可能只是这些个体的特点而非剂量的作用。请减少分组。',
  },
  doseNonePeriods: {
    en: 'Rows without {{dose}} make up whole periods, so the effects of periods absorb what it means to have none. The bins are compared with the lowest of them instead.',
    zh: '没有 {{dose}} 的观测构成了完整的时期，“零剂量”被时期固定效应吸收。各组改与其中最低的一组比较。',
  },
  doseBinAbsorbed: {
    en: 'No effect could be estimated for {{bins}}: within units these doses never begin or end, or other bins leave no contrast. They are shown without an effect.',
    zh: '{{bins}} 的效应无法估计：这些剂量在个体内从不开始或结束，或与其他分组没有差异。图表中不显示其效应。',
  },
  doseBinsAbsorbed: {
    en: 'The fixed effects absorb every bin of {{dose}}: no unit moves from one bin to another. Let the dose come with a start.',
    zh: '{{dose}} 的所有分组都被固定效应吸收：没有个体在分组之间移动。请让剂量随起点生效。',
  },
  doseStrongParallelTrends: {
    en: 'Comparing doses asks for strong parallel trends: units with more {{dose}} would have gained from a small dose what units with a small dose gained from it. Otherwise the slope mixes effects of the dose with who chose it, and the two-way regression weights doses in its own way (Callaway, Goodman-Bacon & Sant’Anna 2024). Bins against no dose ask for less.',
    zh: '比较不同剂量需要强平行趋势：{{dose}} 较高的个体若只得到较低剂量，其变化应与低剂量个体相同。否则斜率会混入“谁选择了该剂量”，且双向固定效应以其特有方式对剂量加权（Callaway、Goodman-Bacon 与 Sant’Anna 2024）。与零剂量比较的分组估计要求较低。',
  },
  doseNoUntreated: {
    en: 'No row has a {{dose}} of zero, so every comparison is between more and less of it. What none of it would have meant cannot be seen.',
    zh: '没有任何观测的 {{dose}} 为零，所有比较都在多与少之间进行，无法看到完全没有时的情形。',
  },
  doseStaggered: {
    en: 'The policy starts in {{cohorts}} different periods. If effects grow over time, the slope also compares later with earlier starters; check one cohort at a time.',
    zh: '政策分 {{cohorts}} 批开始。若效应随时间增长，斜率还会混入晚开始者与早开始者的比较；请逐批检验。',
  },
  doseMovesAfterStart: {
    en: '{{dose}} changes after the start in {{units}} unit(s). If the policy changes it, the regression explains an outcome by another outcome: use a dose fixed before the start.',
    zh: '{{units}} 个个体的 {{dose}} 在起点之后仍在变化。若它受政策影响，就成了用一个结果解释另一个结果：请使用起点之前确定的剂量。',
  },
} as const;
