export const notices = {
  heterogeneityDoseBefore: {
    en: '{{dose}} has no start, so there is no time before it in which units could be measured. Group them by their first value.',
    zh: '{{dose}} 没有起始时期，因而不存在可用于分组的“处理前”。请按首个取值分组。',
  },
  heterogeneityNeedsPanel: {
    en: 'Effects by group need to know the unit, the period and who is treated from when. Set these three roles in Design first.',
    zh: '分组效应需要知道个体、时期以及谁从何时起受政策影响。请先在“设计”中设定这三个角色。',
  },
  heterogeneityNoGrouping: {
    en: 'No grouping is chosen yet, so there is nothing to compare. Pick the column that makes the groups.',
    zh: '尚未选择分组变量，无从比较。请选择用于分组的列。',
  },
  heterogeneityNoValues: {
    en: 'The grouping column {{column}} has no value that could be used: all cells are missing, or none lies before the first start. Pick another column, or group by the first value.',
    zh: '分组变量 {{column}} 没有可用的取值：所有单元格缺失，或没有早于首个试点的观测。请另选一列，或改用首次观测值分组。',
  },
  heterogeneityOneGroup: {
    en: 'All units have the same value of {{column}}, so there is only one group and nothing to compare. Pick a column that differs between units.',
    zh: '所有个体的 {{column}} 取值相同，只有一组，无从比较。请选择在个体之间有差异的列。',
  },
  heterogeneityOneSide: {
    en: 'No cut of {{column}} divides the units: its values run from {{min}} to {{max}}, and {{cut}} leaves all of them on one side. Move the threshold inside that range.',
    zh: '{{column}} 的取值在 {{min}} 与 {{max}} 之间，而 {{cut}} 使所有个体落在同一侧。请将阈值移到该范围之内。',
  },
  heterogeneityNoCuts: {
    en: 'No cuts are given for {{column}}. Enter at least one number at which a group ends.',
    zh: '尚未给出 {{column}} 的切分点。请至少输入一个作为分组上界的数值。',
  },
  heterogeneityTooManyGroups: {
    en: '{{column}} has {{groups}} different values, too many to be groups (at most {{most}}). Group a measured number by quantiles or a threshold instead.',
    zh: '{{column}} 有 {{groups}} 个不同取值，超过分组上限（{{most}}）。对连续变量请改用分位数或阈值分组。',
  },
  heterogeneityTiedQuantiles: {
    en: 'Many units share the same value of {{column}}, so {{asked}} groups of equal size cannot be formed; there are {{groups}}. Units with the same value always stay together.',
    zh: '许多个体的 {{column}} 取值相同，无法分成 {{asked}} 个等量的组，实际为 {{groups}} 组。取值相同的个体始终在同一组。',
  },
  heterogeneityNothing: {
    en: 'In no group of {{column}} can an effect be estimated: none has both treated units and a comparison within it. Choose broader groups, or check the list of pilots in Design.',
    zh: '按 {{column}} 分组后，没有一组可以估计效应：各组内部缺少受处理个体或对照。请采用更宽的分组，或在“设计”中检查试点名单。',
  },
  heterogeneityFirstValue: {
    en: '{{column}} changes over time in {{units}} unit(s). Every unit stays in the group of its first value, so that the policy cannot move units between groups.',
    zh: '有 {{units}} 个个体的 {{column}} 随时间变化。每个个体始终归入其首个取值所在的组，以免政策本身改变分组。',
  },
  heterogeneityMeanBefore: {
    en: '{{column}} changes over time in {{units}} unit(s). Every unit stays in the group of its mean before anybody was treated, so that the policy cannot move units between groups.',
    zh: '有 {{units}} 个个体的 {{column}} 随时间变化。每个个体按首个试点之前的均值分组并保持不变，以免政策本身改变分组。',
  },
  heterogeneityGroupMoves: {
    en: '{{units}} unit(s) change their group of {{column}} over time. Where the policy itself moves units from one group to another, the comparison within groups is biased; group by the first value to rule this out.',
    zh: '有 {{units}} 个个体按 {{column}} 的分组随时间变化。若政策本身使个体换组，组内比较就有偏误；改用首次观测值分组可避免这一问题。',
  },
  heterogeneityMeasuredLate: {
    en: 'For {{units}} unit(s) the first value of {{column}} was measured when they were treated already, so the policy may have shaped it. Group by the mean before the policy, or leave these units out.',
    zh: '有 {{units}} 个个体的 {{column}} 首个取值在其受处理之后才观测到，可能已受政策影响。请改用政策前均值分组，或剔除这些个体。',
  },
  heterogeneityCommonTime: {
    en: 'All groups of {{column}} share the same period effects. If groups were moving apart for other reasons, these differences enter the effects; give each group its own period effects to rule that out.',
    zh: '{{column}} 的各组共用同一时期效应。若各组因其他原因走势不同，这些差异会混入效应；让各组拥有各自的时期效应可避免这一问题。',
  },
  heterogeneityOthersAmongControls: {
    en: 'One group at a time, as papers print it: treated units of the other groups (up to {{units}}) are coded as untreated and stand among the controls, which pulls the coefficients apart from the effects. The joint regression compares each group with untreated units only.',
    zh: '逐组估计（论文常见做法）：其他组的受处理个体（最多 {{units}} 个）被视为未处理而进入对照组，系数因此偏离各组效应。联合回归只用未处理个体作对照。',
  },
  tripleTwoGroups: {
    en: 'A triple difference compares two groups, but {{column}} has {{groups}} values. Use a column with two values, or the two sides of a threshold.',
    zh: '三重差分比较两组，但 {{column}} 有 {{groups}} 个取值。请使用二值列，或按阈值分为两侧。',
  },
  tripleNoTreated: {
    en: 'None of the {{units}} unit(s) in group {{group}} is treated, so the third difference does not exist. Choose a grouping in which both groups have treated units.',
    zh: '组 {{group}} 的 {{units}} 个个体均未受处理，第三重差分不存在。请选择两组中都有受处理个体的分组。',
  },
  tripleNoPlace: {
    en: 'Place × period effects are asked for, but no column says where a unit is. Pick it, or use cohort × period effects.',
    zh: '选择了地区 × 时期效应，但未指定地区列。请选择该列，或改用批次 × 时期效应。',
  },
  tripleOtherGroup: {
    en: 'The policy’s own term is its effect in {{group}}, which it should not reach. An effect there says that something else moved along with the policy; the triple difference takes it out.',
    zh: '政策本身的系数是其在 {{group}}（不应受影响的组）中的效应。若该效应明显，说明有其他因素与政策同时变动；三重差分已将其消除。',
  },
  tripleOwnAbsorbed: {
    en: 'The effects chosen take up the policy itself, so only the difference from {{group}} is estimated, not the effect in either group.',
    zh: '所选固定效应吸收了政策本身，因此只能估计与 {{group}} 的差异，而不能估计任一组的效应。',
  },
  groupEmpty: {
    en: 'No row is left in group {{group}}, so it has no effect. Move the cuts, or look at the sample ledger.',
    zh: '组 {{group}} 没有剩余观测，无法估计效应。请调整切分点，或查看样本台账。',
  },
  groupNoTreated: {
    en: 'None of the {{units}} unit(s) in group {{group}} is treated, so there is no effect to estimate there. The other groups are not affected.',
    zh: '组 {{group}} 的 {{units}} 个个体均未受处理，该组没有可估计的效应，其他组不受影响。',
  },
  groupAbsorbed: {
    en: 'The effect in group {{group}} ({{units}} unit(s)) cannot be told from the period effects: all its units are treated at the same time, or nothing is left to compare with. Use broader groups, or common period effects.',
    zh: '组 {{group}}（{{units}} 个个体）的效应无法与时期效应区分：组内个体同时受处理，或没有对照。请采用更宽的分组，或使用共同的时期效应。',
  },
  groupCollinear: {
    en: 'The effect in group {{group}} ({{units}} unit(s)) is a combination of other terms of the regression and was left out. Use fewer controls or broader groups.',
    zh: '组 {{group}}（{{units}} 个个体）的效应与回归中的其他项共线，已剔除。请减少控制变量或采用更宽的分组。',
  },
  groupNoUntreated: {
    en: 'Every unit is treated at some time in {{groups}}. Those effects rest on differences in timing alone, where units treated earlier serve as controls for later ones.',
    zh: '{{groups}} 中所有个体最终都受处理，其效应只能依靠处理时间的先后识别，较早受处理的个体充当较晚者的对照。',
  },
  groupFewTreated: {
    en: 'Fewer than {{units}} treated units stand behind {{groups}}. Clustered standard errors of so few tend to be too small; do not read much into these effects.',
    zh: '{{groups}} 中受处理个体不足 {{units}} 个。此时聚类标准误往往偏小，请勿过度解读这些效应。',
  },
} as const;
