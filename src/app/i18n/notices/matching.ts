export const notices = {
  matchingNeedsDesign: {
    en: 'Matching needs to know the unit, the period and who is treated from when. Set these three roles in Design first.',
    zh: '匹配需要知道个体、时期以及谁从何时起受政策影响。请先在“设计”中设定这三个角色。',
  },
  matchingNoCovariates: {
    en: 'There is no covariate to match on, or none that varies. Name columns from before the policy that may have steered the choice of pilots, such as income and size.',
    zh: '没有可用于匹配的协变量，或所选协变量没有变动。请选择政策前可能影响试点入选的变量，如收入和规模。',
  },
  matchingOneGroup: {
    en: 'Matching needs both groups, but {{treated}} are treated and {{control}} are not. With units treated sooner or later everywhere there is nobody to match with; keep never treated units in the sample.',
    zh: '匹配需要处理组和对照组，但当前受处理者 {{treated}} 个、未受处理者 {{control}} 个。若所有个体迟早都受处理，便无可匹配对象；请在样本中保留从未受处理的个体。',
  },
  matchingNoRows: {
    en: 'None of the {{rows}} rows has all covariates and a known start, so nothing can be matched. Drop the covariate with most missing cells, or choose another base period.',
    zh: '{{rows}} 行中没有一行同时具备全部协变量和已知的政策起点，无法匹配。请去掉缺失最多的协变量，或更换基期。',
  },
  matchingNoBaseline: {
    en: 'No pilot starts after the first period of the sample ({{first}}), so there is no period before the policy to take baseline covariates from. Lengthen the sample backwards, or name a base year.',
    zh: '样本首期（{{first}}）之后没有任何试点开始，因此不存在可取基期协变量的政策前时期。请向前延长样本，或指定基年。',
  },
  matchingBaseYearUnknown: {
    en: 'The base year {{year}} is not among the periods of the sample ({{from}} to {{to}}). Choose a year inside it, before the policy.',
    zh: '基年 {{year}} 不在样本时期（{{from}} 至 {{to}}）内。请选择样本内、政策前的年份。',
  },
  matchingBaselineTreated: {
    en: '{{units}} treated unit(s) were already under the policy in {{from}} to {{to}}, where the baseline is taken: their covariates may be results of the policy. Choose an earlier base year, or leave these units out.',
    zh: '有 {{units}} 个处理个体在基期（{{from}} 至 {{to}}）已受政策影响，其协变量可能是政策的结果。请选择更早的基年，或剔除这些个体。',
  },
  matchingSameYear: {
    en: 'Covariates of the same year are used, so after the start they may themselves be results of the policy; matching on a result hides part of the effect or creates one. Covariates from before the policy (baseline) are safer.',
    zh: '匹配使用的是当年的协变量，政策开始后它们可能已是政策的结果；按结果匹配会掩盖部分效应，甚至制造效应。使用政策前（基期）的协变量更稳妥。',
  },
  matchingAcrossYears: {
    en: 'All years are matched at once, so a unit of one year may be matched with another unit of a different year, and common shocks of the year are not compared like with like. Match within years, or on the baseline.',
    zh: '所有年份混合匹配，某年的个体可能与另一年份的个体配对，年度共同冲击因而不可比。请改为逐年匹配或按基期匹配。',
  },
  matchingFileOrder: {
    en: 'Ties, and without replacement the order of choosing, follow the order of rows in the file: another order of the same rows can give another match. Sorted by unit and time the match is reproducible.',
    zh: '同分者的取舍以及无放回时的先后按文件中的行序决定：同样的数据换个顺序可能得到不同匹配。按个体和时间排序则可重复。',
  },
  matchingWithoutReplacement: {
    en: 'Without replacement whoever chooses first takes the best match. Try another order, or matching with replacement, to see how much hangs on it.',
    zh: '无放回匹配时先选者占有最佳对象。请尝试其他顺序或有放回匹配，看结果是否依赖于此。',
  },
  matchingCollinear: {
    en: 'Left out of the match, because other covariates say the same: {{columns}}. Drop them from the list, or check whether one was entered twice.',
    zh: '以下协变量与其他协变量完全共线，未用于匹配：{{columns}}。请从列表中删除，或检查是否重复选入。',
  },
  matchingMissingCells: {
    en: '{{rows}} rows have no value in a covariate of the match ({{columns}}) and leave the sample; if they differ from the rest, so may the effect. Fill the cells in Data, or match on fewer covariates.',
    zh: '{{rows}} 行在匹配协变量（{{columns}}）上缺失，已退出样本；若这些行与其余样本不同，效应也可能不同。请在“数据”中补全，或减少协变量。',
  },
  matchingNoOverlap: {
    en: 'Nobody lies on the common support: scores of the treated run from {{treatedLow}} to {{treatedHigh}}, those of the others from {{controlLow}} to {{controlHigh}}. The groups are too different on these covariates to be compared; use fewer or other covariates.',
    zh: '没有任何个体落在共同支撑域内：处理组得分为 {{treatedLow}} 至 {{treatedHigh}}，对照组为 {{controlLow}} 至 {{controlHigh}}。两组在这些协变量上差异过大，无法比较；请减少或更换协变量。',
  },
  matchingEmpty: {
    en: 'None of the {{treated}} treated found a match within {{limit}}. Widen the caliper, radius or bandwidth, or match on the score instead of the index.',
    zh: '{{treated}} 个处理个体在 {{limit}} 的范围内均未找到匹配。请放宽卡尺、半径或带宽，或改用得分而非指数匹配。',
  },
  matchingOffSupport: {
    en: 'Off the common support and left out: {{treated}} treated and {{control}} untreated. The estimate speaks for those that remain; say so where you report it.',
    zh: '不在共同支撑域而被剔除：处理组 {{treated}} 个，对照组 {{control}} 个。估计只代表其余个体，报告时请说明。',
  },
  matchingUnmatched: {
    en: '{{treated}} of {{all}} treated have no match near enough and are left out. The estimate speaks for those that remain; a wider caliper keeps more of them at the price of worse matches.',
    zh: '{{all}} 个处理个体中有 {{treated}} 个没有足够接近的匹配，已剔除。估计只代表其余个体；放宽卡尺可保留更多，但匹配质量下降。',
  },
  matchingKeepsAllRows: {
    en: 'All {{rows}} rows stay in the sample: the match works through the weights alone. With kernel, odds or balancing weights this is as it should be; with nearest neighbours every untreated row happened to serve.',
    zh: '全部 {{rows}} 行都留在样本中：匹配只通过权重起作用。核匹配、逆概率或熵平衡权重下这属正常；近邻匹配下则说明每个对照行都被用到。',
  },
  matchingChangesNothing: {
    en: 'The matched sample is the whole sample ({{rows}} rows) and no weights are used, so this is the unmatched regression over again. Use the weights of the match, or a caliper; a matched N equal to the full N in a table means that matching did nothing.',
    zh: '匹配样本就是全样本（{{rows}} 行）且未加权，因此结果与未匹配的回归完全相同。请使用匹配权重或设置卡尺；表中匹配后 N 与全样本 N 相等，意味着匹配没有起作用。',
  },
  matchingUnbalanced: {
    en: 'After matching these covariates still differ by more than {{limit}} % of a standard deviation: {{columns}} (largest {{worst}} %). Try another method or a caliper, and read the balance table before the estimate.',
    zh: '匹配后以下协变量的标准化偏差仍超过 {{limit}}%：{{columns}}（最大 {{worst}}%）。请尝试其他方法或设置卡尺，并先看平衡性表再看估计值。',
  },
  matchingHeavyControl: {
    en: 'One untreated unit or row carries {{percent}} % of all untreated weight; the comparison group is worth about {{effective}} equal ones. The estimate hangs on few comparisons: use more neighbours, a kernel, or trim the support.',
    zh: '单个对照承担了全部对照权重的 {{percent}}%，对照组的有效规模约为 {{effective}}。估计依赖于少数对照：请增加近邻数、改用核匹配，或裁剪支撑域。',
  },
  matchingTakenAsGiven: {
    en: 'Standard errors take the match and its weights as given; that the score was estimated is not part of them. Compare with the unmatched regression and with another method of matching.',
    zh: '标准误把匹配及其权重视为既定，未计入倾向得分的估计误差。请与未匹配的回归及其他匹配方法对照。',
  },
  matchingPeriodsLost: {
    en: 'These periods could not be matched and their rows are left out: {{periods}}. The next notice says why; the other periods stand.',
    zh: '以下时期无法匹配，其行已剔除：{{periods}}。原因见下一条提示；其余时期不受影响。',
  },
  propensitySeparated: {
    en: 'The covariates tell treated from untreated without a single error (columns that do so alone: {{columns}}), so the {{link}} has no maximum and nobody is comparable. Drop covariates that encode the treatment or the group, and keep those that both groups share.',
    zh: '协变量可以毫无误差地区分处理组与对照组（单独即可区分的列：{{columns}}），{{link}} 模型没有最大值，也不存在可比个体。请去掉实际上编码了处理或组别的变量，保留两组共有的变量。',
  },
  propensityNotConverged: {
    en: 'The {{link}} for the propensity score did not converge. Look for covariates of extreme size or nearly collinear ones, and drop or rescale them.',
    zh: '倾向得分的 {{link}} 模型未收敛。请检查取值极端或几乎共线的协变量，并删除或重新缩放。',
  },
  propensityUnavailable: {
    en: 'The propensity score could not be estimated, so its densities are not shown. This method does not need it, but groups that a score tells apart completely are hardly comparable: look at the balance table.',
    zh: '倾向得分无法估计，因此不显示其密度图。当前方法并不需要它，但若得分能完全区分两组，两组便难以比较：请查看平衡性表。',
  },
  entropyInfeasible: {
    en: 'No weights on the untreated reach the means of the treated (moments: {{moments}}; columns out of reach on their own: {{columns}}). Balance fewer covariates or means only, or leave out the treated that nobody resembles.',
    zh: '对照组无论如何加权都达不到处理组的矩（阶数：{{moments}}；单独即达不到的列：{{columns}}）。请减少协变量或只平衡均值，或剔除无人相似的处理个体。',
  },
  binaryOneClass: {
    en: 'A yes/no model needs both answers, but the outcome is 1 in {{ones}} and 0 in {{zeros}} rows. Widen the sample, or choose another outcome.',
    zh: '二元模型需要两种取值，但被解释变量取 1 的有 {{ones}} 行、取 0 的有 {{zeros}} 行。请扩大样本或更换被解释变量。',
  },
  binarySeparated: {
    en: 'The regressors predict the yes/no outcome without error (columns that do so alone: {{columns}}), so the likelihood has no maximum. Drop a regressor that is the outcome in another form.',
    zh: '解释变量可以毫无误差地预测二元结果（单独即可预测的列：{{columns}}），似然函数没有最大值。请去掉实为被解释变量另一形式的变量。',
  },
  binaryNotConverged: {
    en: 'The yes/no model did not converge in {{iterations}} iterations. Look for regressors of extreme size or nearly collinear ones, and drop or rescale them.',
    zh: '二元模型在 {{iterations}} 次迭代后仍未收敛。请检查取值极端或几乎共线的解释变量，并删除或重新缩放。',
  },
} as const;
