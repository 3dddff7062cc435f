/** Channels, mediation and moderation. */
export const notices = {
  channelsMissing: {
    en: 'No channel is named yet. Choose under Options the columns through which the policy may act; each is then regressed on the policy.',
    zh: '尚未指定渠道变量。请在“选项”中选择政策可能借以起作用的列，系统会将每一列对政策回归。',
  },
  channelIsOutcome: {
    en: '{{channel}} is the outcome itself and cannot be a channel towards it. Choose a variable that lies between the policy and the outcome.',
    zh: '{{channel}} 就是被解释变量本身，不能作为通向它的渠道。请选择处于政策与结果之间的变量。',
  },
  channelIsPolicy: {
    en: '{{channel}} is the policy itself. A channel is something that the policy changes: choose another column.',
    zh: '{{channel}} 就是政策变量本身。渠道应是被政策改变的变量，请另选一列。',
  },
  channelCopiesOutcome: {
    en: '{{channel}} determines {{outcome}} without any error, so the two are one quantity under two names or the outcome is built from it. Such a channel explains nothing: choose a variable measured on its own.',
    zh: '{{channel}} 毫无误差地决定了 {{outcome}}：两者是同一指标的两个名称，或后者由前者构造。这样的渠道没有解释力，请选择独立测量的变量。',
  },
  channelConstant: {
    en: '{{channel}} has the same value in every row of its sample, so the policy cannot have moved it. Check the column, or take it off the list.',
    zh: '{{channel}} 在样本中取值完全相同，政策不可能使其变动。请检查该列，或将其从列表中移除。',
  },
  channelAbsorbed: {
    en: '{{channel}} is wholly explained by the fixed effects ({{effects}}): within units it never departs from the common path, so nothing is left for the policy to move. Choose a channel that varies over time within units.',
    zh: '{{channel}} 被固定效应（{{effects}}）完全解释：个体内部没有偏离共同走势的变动，政策无从影响。请选择在个体内随时间变化的渠道变量。',
  },
  channelFollowsPolicy: {
    en: '{{channel}} is an exact function of the policy, the controls and the effects, so it is the policy under another name. Its coefficient is no evidence of a channel: choose a variable that was measured, not defined.',
    zh: '{{channel}} 可由政策、控制变量与固定效应精确算出，等于换了名称的政策变量，其系数不是渠道的证据。请选择实际测量而非由定义得出的变量。',
  },
  channelCollinear: {
    en: '{{channel}} is a combination of {{by}}, so the third step cannot tell their coefficients apart. Leave one of them out.',
    zh: '{{channel}} 是 {{by}} 的线性组合，第三步无法区分它们的系数。请去掉其中之一。',
  },
  channelAmongControls: {
    en: '{{columns}} stand(s) among the controls as well. A variable that the policy moves must not be held fixed while its effect is measured, so it is left out of the controls here.',
    zh: '{{columns}} 同时也在控制变量之列。被政策改变的变量在测度其效应时不应被固定，因此此处已从控制变量中剔除。',
  },
  channelsFirstLink: {
    en: 'These regressions show whether the policy moves each channel. That the channel moves the outcome in turn is a second link, which rests on theory and earlier evidence, not on these numbers. With several channels, one of them is likelier to look different from zero by chance.',
    zh: '这些回归只说明政策是否改变了各渠道变量；渠道进一步影响结果是第二个环节，需依靠理论与已有证据，而非这些数字。渠道越多，越容易有某一个因偶然而显得不为零。',
  },
  mediationPostTreatment: {
    en: 'The third step controls for {{channels}}, which the policy itself changes. Whatever else moves both channel and outcome then biases the direct effect and the product a × b, however the policy was assigned. Read the share as a description, and lead with the regressions of the channels.',
    zh: '第三步控制了 {{channels}}，而它们本身受政策影响。任何同时影响渠道与结果的因素都会使直接效应和 a × b 产生偏误，无论政策如何分配。请把占比视为描述，正文以渠道回归为主。',
  },
  mediationTogether: {
    en: '{{channels}} enter the third step together, so each coefficient holds the other channels fixed and the indirect effects add up to total less direct effect. One at a time they would count what they share several times.',
    zh: '{{channels}} 同时进入第三步，每个系数都以其他渠道不变为条件，各间接效应之和等于总效应减直接效应。若逐个进入，共同部分会被重复计算。',
  },
  mediationShareUnstable: {
    en: 'The 95% interval of the total effect includes zero, so a share of it can take any value and any sign. Do not report the share mediated here.',
    zh: '总效应的 95% 置信区间包含零，以其为分母的占比可能取任何数值和符号。此处不宜报告中介占比。',
  },
  mediationOpposite: {
    en: 'Direct and indirect effect have opposite signs, so they offset each other and a share mediated (below 0 or above 1) has no meaning as a part of a whole. Report the two effects themselves.',
    zh: '直接效应与间接效应符号相反，彼此抵消，中介占比（小于 0 或大于 1）不再有“部分与整体”的含义。请直接报告两个效应。',
  },
  mediationFewGroups: {
    en: 'Only {{groups}} groups of {{column}} can be drawn, so bootstrap intervals are likely too short. Draw smaller groups, or rely on the product tests with equal caution.',
    zh: '可供抽取的 {{column}} 组只有 {{groups}} 个，自助法区间很可能偏窄。请改用更小的抽取单位，对乘积检验也应同样谨慎。',
  },
  mediationDrawsFailed: {
    en: '{{draws}} of {{of}} bootstrap samples held nobody under the policy, or no variation of a channel, and have no estimate. The intervals rest on the others.',
    zh: '{{of}} 次自助抽样中有 {{draws}} 次没有受政策影响的个体或渠道没有变动，无法估计；区间由其余抽样得出。',
  },
  resampleMissing: {
    en: '{{rows}} rows of the sample have no value in {{column}}, by which groups are to be drawn. Choose a column without gaps, or leave the choice open to draw units.',
    zh: '用于分组抽样的 {{column}} 在样本中有 {{rows}} 行缺失。请选择没有缺失的列，或留空以按个体抽样。',
  },
  moderatorMissing: {
    en: 'Nothing is named yet with which the effect may vary. Choose a moderator under Options, or mark the hub cities to use the distance to the nearest one.',
    zh: '尚未指定效应随何变化。请在“选项”中选择调节变量，或标出中心城市以使用到最近中心的距离。',
  },
  moderatorIsOutcome: {
    en: '{{moderator}} is the outcome itself, so it cannot say for whom the effect is larger. Choose another moderator, best one fixed before the policy.',
    zh: '{{moderator}} 就是被解释变量本身，无法说明对谁的效应更大。请另选调节变量，最好在政策之前已经确定。',
  },
  moderatorIsPolicy: {
    en: '{{moderator}} is the policy itself. Choose another moderator.',
    zh: '{{moderator}} 就是政策变量本身，请另选调节变量。',
  },
  moderatorConstant: {
    en: '{{moderator}} has the same value in every row of the sample, so effects cannot be compared along it. Choose a column that differs between units.',
    zh: '{{moderator}} 在样本中取值完全相同，无法沿其比较效应。请选择在个体之间有差异的列。',
  },
  moderatorNoContrast: {
    en: '{{moderator}} has one and the same value wherever {{policy}} is on, so the interaction cannot be told from the policy itself. Choose a moderator that differs among treated units.',
    zh: '凡 {{policy}} 生效之处 {{moderator}} 取值都相同，交互项与政策本身无法区分。请选择在受处理个体之间有差异的调节变量。',
  },
  moderatorNeedsUnits: {
    en: 'The first value of {{moderator}} by unit needs to know units and periods. Set both roles in Design, or use the moderator as it stands.',
    zh: '取 {{moderator}} 在各个体的首期值需要知道个体与时期。请在“设计”中设定这两个角色，或按原值使用。',
  },
  moderatorVaries: {
    en: '{{moderator}} changes over time within units. If the policy itself moves it, the interaction mixes who is affected with what the policy did. Use its value in the first period of each unit to be safe.',
    zh: '{{moderator}} 在个体内随时间变化。若政策本身会改变它，交互项就把“对谁有效”和“政策做了什么”混在一起。稳妥的做法是使用各个体首期的取值。',
  },
  moderatorBinUnseen: {
    en: 'In {{bins}} of the bins of {{moderator}} nobody is under the policy, or not enough to tell. No effect is shown there, and the line between the others is carried by its assumption.',
    zh: '{{moderator}} 有 {{bins}} 个分组内没有（或没有足够的）受政策影响的观测，故不显示效应；该处的直线仅由假设支撑。',
  },
  moderationBent: {
    en: 'The effect does not change along {{moderator}} in a straight line (test against the bins, p = {{p}}), so the interaction coefficient averages over a bend. Read the effects in bins instead.',
    zh: '效应并非沿 {{moderator}} 直线变化（与分组估计的检验 p = {{p}}），交互系数只是对弯曲关系的平均。请改看各分组的效应。',
  },
  moderationTrendsOpen: {
    en: '{{moderator}} is fixed within units, and units that differ in it may have drifted apart without any policy. Let its slope differ by {{time}} to see whether the interaction survives that.',
    zh: '{{moderator}} 在个体内不变，而取值不同的个体即使没有政策也可能走势不同。可让其斜率随 {{time}} 变化，检验交互项是否依然成立。',
  },
  distanceNeedsUnits: {
    en: 'Distances are between units, and no column of units is set. Set it in Design.',
    zh: '距离在个体之间计算，但尚未设定个体列。请在“设计”中设定。',
  },
  distanceNoHub: {
    en: 'No unit with known coordinates is marked as a hub in {{column}}: a hub has a value other than zero there. Check the column and the coordinates.',
    zh: '{{column}} 中没有坐标已知的中心单位：中心单位在该列应为非零值。请检查该列与坐标。',
  },
  distanceAllHubs: {
    en: 'Every unit is marked as a hub in {{column}}, so all distances are zero. Mark only the hubs.',
    zh: '{{column}} 把所有单位都标为中心，距离全部为零。请只标出中心单位。',
  },
  distanceHubs: {
    en: 'Distances are great-circle kilometres to the nearest of {{hubs}} hub(s): {{examples}}. Hubs themselves are at distance zero and stay in the sample.',
    zh: '距离为到最近中心的大圆公里数，共 {{hubs}} 个中心：{{examples}}。中心自身距离为零，仍留在样本中。',
  },
  distanceUnknown: {
    en: '{{units}} unit(s) without coordinates ({{examples}}) have no distance and leave the sample. Add their coordinates to keep them.',
    zh: '{{units}} 个单位没有坐标（{{examples}}），无法计算距离，已退出样本。补充坐标即可保留。',
  },
} as const;
