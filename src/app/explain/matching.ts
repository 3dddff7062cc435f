import { frac, id, math, op, row, sub, under } from './mathml.ts';
import type { Explanation } from './types.ts';

export const matching: Explanation = {
  title: {
    en: 'Matching before difference-in-differences (PSM-DID)',
    zh: '倾向得分匹配双重差分（PSM-DID）',
  },
  what: [
    {
      en: 'Pilots are rarely drawn by lot. Matching gives every treated unit comparison units that looked alike before the policy; the difference-in-differences regression is then run on those, each counting as often as it serves as a match. The score is the probability of ever being treated, from a logit or probit.',
      zh: '试点很少由抽签决定。匹配为每个处理单位寻找政策前相似的对照，再在匹配样本上做双重差分回归，每个对照按其被使用的次数计权。倾向得分是由 logit 或 probit 估计的入选概率。',
    },
    {
      en: 'On which covariates: the baseline (average of the periods before the first start, or one year) is the default, one match of units for the whole panel. Covariates of the same year, pooled or year by year as many papers do it, are offered too: after the start they may be results of the policy, and matching on a result takes part of the effect away or makes one up.',
      zh: '用哪些协变量：默认使用基期（首个试点开始前各期平均，或某一年），对单位只匹配一次。也提供许多论文采用的当年协变量（混合或逐年匹配）：政策开始后它们可能已是政策的结果，按结果匹配会吸收部分效应或凭空制造效应。',
    },
    {
      en: 'How: nearest neighbours (with or without replacement, caliper), radius, kernel, Mahalanobis distance; or weights instead of matches: the odds of the score (inverse probability weights for the treated) and entropy balancing, which makes the means equal exactly.',
      zh: '如何匹配：近邻（有放回或无放回、可设卡尺）、半径、核匹配、马氏距离；或用权重代替匹配：得分的胜算比（针对处理组的逆概率权重）和使均值严格相等的熵平衡。',
    },
    {
      en: 'Rows that serve nobody leave through the sample ledger. A table whose matched N equals the full N has matched nothing away: the weights do all the work, or nothing does.',
      zh: '没有被用到的行通过样本台账退出。若表中匹配后 N 等于全样本 N，说明没有剔除任何行：要么全靠权重，要么匹配根本没有起作用。',
    },
  ],
  equation: {
    mathml: math(
      sub(id('w'), id('j')),
      op('='),
      under(op('∑'), row(id('i'), op(':'), sub(id('D'), id('i')), op('='), id('1'))),
      frac(
        row(id('K'), op('('), sub(id('p'), id('i')), op('−'), sub(id('p'), id('j')), op(')')),
        row(under(op('∑'), id('l')), id('K'), op('('), sub(id('p'), id('i')), op('−'), sub(id('p'), id('l')), op(')')),
      ),
    ),
    where: {
      en: 'w is the weight of untreated unit j, p the score, D whether ever treated; K is 1 for the k nearest and 0 beyond (neighbours), 1 within the radius, or a kernel of the bandwidth. Treated units with a match weigh 1.',
      zh: 'w 为对照单位 j 的权重，p 为得分，D 表示是否曾受处理；K 对最近的 k 个取 1、其余取 0（近邻），或在半径内取 1，或为给定带宽的核函数。有匹配的处理单位权重为 1。',
    },
  },
  assumes: [
    {
      en: 'Parallel trends given the covariates: among units alike before the policy, who became a pilot has nothing to do with how the outcome would have moved.',
      zh: '条件平行趋势：在政策前相似的单位之间，是否成为试点与结果本来的走势无关。',
    },
    {
      en: 'Overlap: for every treated unit there is somebody alike. Those off the common support are left out, and the estimate no longer speaks for them.',
      zh: '重叠：每个处理单位都有相似者。不在共同支撑域的单位被剔除，估计不再代表它们。',
    },
    {
      en: 'Covariates that the policy has not moved: measured before it, and not anticipating it.',
      zh: '协变量未受政策影响：在政策之前测量，也没有预期效应。',
    },
  ],
  wrong: [
    {
      en: 'Pilots differ in something that was not measured. Matching cannot see it; the unit effects remove only what does not change.',
      zh: '试点在未测量的方面不同。匹配无法看到；单位固定效应只能消除不随时间变化的部分。',
    },
    {
      en: 'Matching on the level of the outcome before the policy pairs units at the top of a passing wave with others that are always there; what follows is return to the mean, not an effect (Daw & Hatfield 2018).',
      zh: '按政策前结果的水平匹配，会把暂时处于高点的单位与一贯如此的单位配对；之后的变化是均值回归而非效应（Daw 和 Hatfield 2018）。',
    },
    {
      en: 'The balance table is read by its p-values: with fewer matched units they grow by themselves. Look at the bias; below 10 % in size is the usual mark.',
      zh: '用 p 值判断平衡性：匹配后样本变小，p 值自然变大。应看标准化偏差，通常以绝对值低于 10% 为准。',
    },
    {
      en: 'Without replacement the result depends on who chooses first, and ties on the order of the rows. Here units choose in the order of unit and time; psmatch2 goes by ascending score and walks on from the last match, MatchIt by descending score.',
      zh: '无放回匹配取决于谁先选，同分取舍取决于行序。这里按单位和时间排序；psmatch2 按得分升序并从上一匹配处继续向前，MatchIt 默认按得分降序。',
    },
    {
      en: 'Standard errors that take the match as given: the score was estimated, and the bootstrap is not valid for nearest neighbours (Abadie & Imbens 2008).',
      zh: '标准误把匹配视为既定：得分本身是估计值，而近邻匹配下自助法并不成立（Abadie 和 Imbens 2008）。',
    },
  ],
  next: [
    {
      en: 'Balance table and bias figure: has every covariate moved towards zero?',
      zh: '平衡性表与偏差图：每个协变量的偏差是否都趋近于零？',
    },
    {
      en: 'Densities before and after: where do the two groups overlap, and who was left out?',
      zh: '匹配前后的密度：两组在何处重叠？谁被剔除？',
    },
    {
      en: 'Another method (kernel, entropy balancing) beside this one, and the unmatched regression: an estimate that moves with the method rests on it.',
      zh: '与其他方法（核匹配、熵平衡）及未匹配回归对照：若估计值随方法变动，它便依赖于方法的选择。',
    },
  ],
  references: [
    'Rosenbaum, P. R., Rubin, D. B. (1985). Constructing a control group using multivariate matched sampling methods that incorporate the propensity score. The American Statistician 39(1), 33–38.',
    'Heckman, J. J., Ichimura, H., Todd, P. E. (1997). Matching as an econometric evaluation estimator: evidence from evaluating a job training programme. Review of Economic Studies 64(4), 605–654.',
    'Hainmueller, J. (2012). Entropy balancing for causal effects. Political Analysis 20(1), 25–46.',
    'Abadie, A., Imbens, G. W. (2008). On the failure of the bootstrap for matching estimators. Econometrica 76(6), 1537–1557.',
    'Daw, J. R., Hatfield, L. A. (2018). Matching and regression to the mean in difference-in-differences analysis. Health Services Research 53(6), 4138–4156.',
    'Leuven, E., Sianesi, B. (2003). PSMATCH2: Stata module to perform full Mahalanobis and propensity score matching. Statistical Software Components S432001.',
  ],
  code: {
    r: 'm <- MatchIt::matchit(treated ~ x1 + x2, data = base, replace = TRUE, discard = "treated")\nfeols(y ~ did | city + year, data = merge(d, data.frame(city = base$city, w = m$weights)), weights = ~w, vcov = ~city)',
    stata:
      'psmatch2 treated x1 x2, logit neighbor(1) common\npstest x1 x2, both\nreghdfe y did [aw=_weight], absorb(city year) vce(cluster city)',
  },
};
