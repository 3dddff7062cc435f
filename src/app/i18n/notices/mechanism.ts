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
} as const;
