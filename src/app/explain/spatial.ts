import { frac, id, it, math, op, row, sub, sup, under } from './mathml.ts';
import type { Explanation } from './types.ts';

const sum = (below: string) => under(op('∑'), below);
const w = sub(id('w'), id('i') + id('j'));

export const moran: Explanation = {
  title: { en: 'Moran’s I: do neighbours look alike?', zh: '莫兰指数：邻居是否相似？' },
  what: [
    {
      en: 'Moran’s I correlates each unit’s value with the average of its neighbours, one number per period. Above its expectation neighbours look alike; below it, they differ. Its p-value comes from shuffling the values over the units, so it needs no distribution.',
      zh: '莫兰指数把每个个体的取值与其邻居的平均相关联，每个时期一个数。高于期望值说明邻居相似，低于期望值说明邻居相异。其 p 值由取值在个体间随机打乱得到，无需分布假定。',
    },
    {
      en: 'The local statistic splits I into one part per unit and says where the likeness comes from: high among high, low among low, or unlike the neighbours.',
      zh: '局部统计量把指数分解到每个个体，说明相似性来自何处：高值聚集、低值聚集，或与邻居相异。',
    },
  ],
  equation: {
    mathml: math(
      id('I'),
      op('='),
      frac(id('n'), sum(id('i') + id('j')) + w),
      op('·'),
      frac(
        row(sum(id('i') + id('j')), w, sub(id('z'), id('i')), sub(id('z'), id('j'))),
        row(sum(id('i')), sup(sub(id('z'), id('i')), '<mn>2</mn>')),
      ),
    ),
    where: {
      en: 'z is the deviation from the mean of the period, w the weight of neighbour j for unit i. Without spatial correlation the expectation is −1/(n − 1).',
      zh: 'z 为距当期均值的离差，w 为邻居 j 对个体 i 的权重。不存在空间相关时期望值为 −1/(n − 1)。',
    },
  },
  assumes: [
    {
      en: 'The weights say who is a neighbour. They are an assumption, not an estimate: look at several.',
      zh: '权重规定了谁是邻居。它是假定而不是估计，请比较多种权重。',
    },
    {
      en: 'Under the null every value might as well stand anywhere. A trend from coast to inland breaks this without any unit influencing another.',
      zh: '原假设下每个取值可以出现在任何位置。由沿海到内陆的趋势就会打破这一点，而个体之间并无相互影响。',
    },
  ],
  wrong: [
    {
      en: 'A significant I of the outcome is read as proof of spillovers of the policy. It says that neighbours are alike, whatever the reason, and fixed effects may already take care of it.',
      zh: '把结果变量莫兰指数显著当作政策存在溢出的证据。它只说明邻居相似，原因不限，且固定效应可能已经处理。',
    },
    {
      en: 'Local statistics of hundreds of units are read one by one at 5 per cent: about one in twenty is significant by chance.',
      zh: '对数百个个体的局部统计量逐一按 5% 判断：仅凭偶然约二十分之一显著。',
    },
  ],
  next: [
    {
      en: 'The LM tests, which look at what is left after controls and fixed effects.',
      zh: 'LM 检验：考察加入控制变量和固定效应之后还剩下什么。',
    },
    {
      en: 'Distance rings, if the question is whether the policy reaches its neighbours.',
      zh: '距离圈：若问题是政策是否波及周边。',
    },
  ],
  references: [
    'Moran, P. A. P. (1950). Notes on continuous stochastic phenomena. Biometrika 37(1/2), 17–23.',
    'Cliff, A. D., Ord, J. K. (1981). Spatial Processes: Models and Applications. Pion.',
    'Anselin, L. (1995). Local indicators of spatial association—LISA. Geographical Analysis 27(2), 93–115.',
  ],
  code: {
    r: 'library(spdep); lw <- mat2listw(W, style = "W")\nmoran.test(y, lw); moran.mc(y, lw, nsim = 999); localmoran_perm(y, lw, nsim = 999)',
    stata:
      'spatwmat using W, name(W) standardize\nspatgsa y, weights(W) moran geary  // spatlsa for the local statistics',
  },
};

export const spatialModel: Explanation = {
  title: { en: 'Spatial panel models', zh: '空间面板模型' },
  what: [
    {
      en: 'The outcome of a unit depends on the outcomes (ρ W y), the regressors (W X θ) or the errors (λ W u) of its neighbours, with unit and period effects. The Durbin model has W y and W X; the lag, error, Durbin error and SLX models leave some of them out.',
      zh: '个体的结果取决于邻居的结果（ρ W y）、邻居的解释变量（W X θ）或邻居的误差（λ W u），并带有个体和时期效应。空间杜宾模型包含 W y 与 W X；空间滞后、空间误差、杜宾误差和 SLX 模型各去掉其中一些。',
    },
    {
      en: 'With W y a change in one unit travels to its neighbours, theirs, and back, so coefficients are not effects. Direct, indirect and total effects add the whole journey up and average it over units; their standard errors are by the delta method or by simulation.',
      zh: '含 W y 时，一个个体的变化会传到邻居、邻居的邻居再传回来，因此系数不是效应。直接、间接与总效应把整个传导过程加总并对个体取平均；标准误由德尔塔法或模拟得到。',
    },
    {
      en: 'Estimates maximise the likelihood. W y and W X are variables of the data and are formed before the effects are taken out (the exact likelihood); the option “after demeaning” repeats splm, whose numbers differ a little when there are period effects.',
      zh: '估计使似然函数最大。W y 与 W X 视为数据中的变量，在剔除固定效应之前构造（精确似然）；选择“去均值之后”可复现 splm 的做法，存在时期效应时两者略有差别。',
    },
  ],
  equation: {
    mathml: math(
      row(
        it('y'),
        op('='),
        id('ρ'),
        sum(id('j')),
        w,
        sub(id('y'), id('j') + id('t')),
        op('+'),
        it('x'),
        id('β'),
        op('+'),
        sum(id('j')),
        w,
        sub(id('x'), id('j') + id('t')),
        id('θ'),
        op('+'),
        sub(id('μ'), id('i')),
        op('+'),
        sub(id('α'), id('t')),
        op('+'),
        it('ε'),
      ),
    ),
    where: {
      en: 'Effects of regressor k are averages of (I − ρW)⁻¹(β I + θ W) for that regressor: the diagonal is direct, the rest of each row indirect.',
      zh: '解释变量 k 的效应是 (I − ρW)⁻¹(β I + θ W) 的平均：对角线为直接效应，各行其余元素为间接效应。',
    },
  },
  assumes: [
    {
      en: 'W is known and not an outcome. Distances are safe; trade, patents or GDP after the policy are not.',
      zh: 'W 已知且不是结果。地理距离是安全的；贸易、专利或政策之后的 GDP 则不然。',
    },
    {
      en: 'The spillover has the shape that W y gives it: it falls off in the same proportions from unit to unit for every regressor (without W X), and all of it stops at ρ W.',
      zh: '溢出具有 W y 规定的形状：（不含 W X 时）对每个解释变量都按同样的比例递减，且全部通过 ρ W 传导。',
    },
    {
      en: 'A balanced panel, errors with the same variance and independent given the model. Standard errors are not clustered.',
      zh: '平衡面板，误差同方差且在模型给定下相互独立。标准误不聚类。',
    },
  ],
  wrong: [
    {
      en: 'ρ is read as influence. Common shocks to a region (weather, a provincial policy) make ρ large just as contagion does; with a single W the two cannot be told apart (Gibbons and Overman call it “mostly pointless”).',
      zh: '把 ρ 解读为影响。区域共同冲击（天气、省级政策）与传染一样会使 ρ 变大；仅凭一个 W 无法区分（Gibbons 和 Overman 称之为“基本无意义”）。',
    },
    {
      en: 'The coefficient of did in a lag or Durbin model is printed as the effect. Print the direct, indirect and total effects.',
      zh: '把滞后或杜宾模型中 did 的系数当作效应报告。应报告直接、间接与总效应。',
    },
    {
      en: 'One W is shown, chosen among several. Show the table over weights; a boundary ρ or an effect that changes sign is a finding.',
      zh: '从若干 W 中挑出一个报告。请给出多种权重的结果表；ρ 触及边界或效应变号本身就是发现。',
    },
    {
      en: 'Weights on everybody, with period effects: W y then hardly differs from the period mean, and ρ rests on very little. With the Lee–Yu correction it often runs into its bound.',
      zh: '权重涉及所有个体且含时期效应：此时 W y 与时期均值几乎无差别，ρ 的识别非常薄弱；加上 Lee–Yu 修正后常常触及边界。',
    },
  ],
  next: [
    {
      en: 'Distance rings and exposure: spillovers of the policy by least squares, with clustered errors and without ρ.',
      zh: '距离圈与暴露：用最小二乘直接估计政策溢出，标准误可聚类，且不依赖 ρ。',
    },
    {
      en: 'LR and Wald tests against the lag and the error model, and the LM tests before any of them.',
      zh: '与滞后模型、误差模型比较的 LR 与 Wald 检验，以及事前的 LM 检验。',
    },
  ],
  references: [
    'Elhorst, J. P. (2014). Spatial Econometrics: From Cross-Sectional Data to Spatial Panels. Springer.',
    'LeSage, J., Pace, R. K. (2009). Introduction to Spatial Econometrics. CRC Press.',
    'Lee, L. F., Yu, J. (2010). Estimation of spatial autoregressive panel data models with fixed effects. Journal of Econometrics 154(2), 165–185.',
    'Gibbons, S., Overman, H. G. (2012). Mostly pointless spatial econometrics? Journal of Regional Science 52(2), 172–191.',
  ],
  code: {
    r: 'library(splm)  # WX formed by hand: W %*% x period by period\nspml(y ~ did + x1 + W.did + W.x1, d, index = c("city", "year"), listw = lw,\n  model = "within", effect = "twoways", lag = TRUE, spatial.error = "none")',
    stata: 'xtset city year\nxsmle y did x1, fe model(sdm) wmat(W) durbin(did x1) type(both) effects nolog',
  },
};

export const spatialTests: Explanation = {
  title: { en: 'Which spatial terms do the data ask for?', zh: '数据需要哪些空间项？' },
  what: [
    {
      en: 'Before any spatial model: Lagrange multiplier tests ask of least squares whether the outcomes of neighbours (LM lag) or their errors (LM error) are missing. Each reacts to the other too; the robust versions ask for one in the presence of the other. They are shown without effects and with each kind of fixed effects.',
      zh: '估计空间模型之前：拉格朗日乘数检验考察最小二乘中是否遗漏了邻居的结果（LM lag）或邻居的误差（LM error）。两者会互相干扰，稳健形式在允许另一方存在时检验其一。检验分别在无固定效应及各类固定效应下给出。',
    },
    {
      en: 'Afterwards: the Durbin model contains the lag model (θ = 0) and the error model (θ = −ρβ). Likelihood-ratio and Wald tests ask whether either is enough. Rejecting both keeps the Durbin model.',
      zh: '估计之后：空间杜宾模型包含空间滞后模型（θ = 0）与空间误差模型（θ = −ρβ）。似然比与 Wald 检验考察其一是否已经足够；两者均被拒绝则保留杜宾模型。',
    },
  ],
  equation: {
    mathml: math(
      row(
        sub(id('LM'), id('ρ')),
        op('='),
        frac(
          row(
            sup(
              row(op('('), it('e'), op('′'), id('W'), it('y'), op('/'), sup(id('σ'), '<mn>2</mn>'), op(')')),
              '<mn>2</mn>',
            ),
          ),
          id('J'),
        ),
        op(','),
        sub(id('LM'), id('λ')),
        op('='),
        frac(
          row(
            sup(
              row(op('('), it('e'), op('′'), id('W'), it('e'), op('/'), sup(id('σ'), '<mn>2</mn>'), op(')')),
              '<mn>2</mn>',
            ),
          ),
          row(id('T'), id('tr'), op('('), id('W'), id('W'), op('+'), id('W'), op('′'), id('W'), op(')')),
        ),
      ),
    ),
    where: {
      en: 'e are the residuals without spatial terms, σ² their variance over all observations, J the information of the lag parameter. Each statistic is chi-squared with one degree of freedom.',
      zh: 'e 为不含空间项的残差，σ² 为其方差（除以观测数），J 为滞后参数的信息量。各统计量服从自由度为一的卡方分布。',
    },
  },
  assumes: [
    {
      en: 'Normal errors of equal variance, and weights that are given. Heteroskedasticity moves the LM tests.',
      zh: '误差正态且同方差，权重给定。异方差会影响 LM 检验。',
    },
    {
      en: 'All models stand on the same rows and the same W; the panel is balanced.',
      zh: '所有模型使用同样的行与同一个 W；面板平衡。',
    },
  ],
  wrong: [
    {
      en: 'The model is chosen by which p-value is smallest. With thousands of rows all reject; start from what should travel, the policy or the outcome.',
      zh: '按 p 值大小选择模型。样本上千时通常全部拒绝；应从“什么会传导”出发：是政策还是结果。',
    },
    {
      en: 'Significant tests are read as proof of spillovers. An omitted regional shock does the same to them: add region × period effects and look again.',
      zh: '把检验显著当作存在溢出的证据。遗漏的区域冲击同样会使其显著：加入区域 × 时期效应后再看。',
    },
  ],
  next: [
    { en: 'The Durbin model with its direct and indirect effects.', zh: '空间杜宾模型及其直接、间接效应。' },
    {
      en: 'The same under several weights: results that depend on one W say little.',
      zh: '多种空间权重下的同一模型：只在一种 W 下成立的结果说明不了什么。',
    },
  ],
  references: [
    'Anselin, L., Bera, A. K., Florax, R., Yoon, M. J. (1996). Simple diagnostic tests for spatial dependence. Regional Science and Urban Economics 26(1), 77–104.',
    'Anselin, L., Le Gallo, J., Jayet, H. (2008). Spatial panel econometrics. In: The Econometrics of Panel Data, 625–660. Springer.',
    'Elhorst, J. P. (2014). Spatial Econometrics: From Cross-Sectional Data to Spatial Panels. Springer.',
  ],
  code: {
    r: 'plain <- plm::plm(y ~ did + x1, d, model = "within", effect = "twoways")\nsplm::slmtest(plain, listw = lw, test = "rlml")  # lml, lme, rlml, rlme',
    stata:
      'xsmle y did x1, fe model(sdm) wmat(W) durbin(did x1) type(both) nolog\ntest ([Wx]did = 0) ([Wx]x1 = 0)\ntestnl ([Wx]did = -[Spatial]rho * [Main]did) ([Wx]x1 = -[Spatial]rho * [Main]x1)',
  },
};

export const severalWeights: Explanation = {
  title: { en: 'The same model under several weights', zh: '多种空间权重下的同一模型' },
  what: [
    {
      en: 'The weights W are the one part of a spatial model that no data decide. The same model is fitted under each kind, on the same rows as far as the kinds allow, and its effects stand side by side: direct effects seldom move, indirect ones often do.',
      zh: '空间权重 W 是空间模型中唯一不由数据决定的部分。这里在每种权重下拟合同一模型（尽可能使用相同的行），并列给出效应：直接效应通常稳定，间接效应往往变动。',
    },
    {
      en: 'Inverse distance reaches everybody a little, nearest neighbours and a threshold only those around, a list of neighbours those that share a border. Economic distance makes units of like income neighbours wherever they lie; nested weights ask for both.',
      zh: '反距离使所有个体都略有联系；最近邻与距离阈值只涉及周边；邻接名单只涉及接壤者。经济距离使收入相近的个体互为邻居，无论远近；嵌套权重两者兼顾。',
    },
  ],
  equation: {
    mathml: math(
      row(
        sup(w, id('d')),
        op('='),
        sup(sub(id('d'), id('i') + id('j')), row(op('−'), id('p'))),
        op(','),
        sup(w, id('e')),
        op('='),
        frac('<mn>1</mn>', row(op('|'), sub(id('x'), id('i')), op('−'), sub(id('x'), id('j')), op('|'))),
        op(','),
        sup(w, id('n')),
        op('='),
        sup(w, id('d')),
        sup(w, id('e')),
      ),
    ),
    where: {
      en: 'd is the great-circle distance in kilometres, p its power, x the mean of the economic column before the policy. Rows are divided by their sums unless another standardisation is chosen.',
      zh: 'd 为大圆距离（公里），p 为其幂次，x 为政策前经济变量的均值。除非另选标准化方式，各行除以其行和。',
    },
  },
  assumes: [
    {
      en: 'Each W is fixed before the outcomes are seen and does not respond to the policy. Economic distance from years after the start breaks this; the app warns.',
      zh: '每个 W 在看到结果之前给定，且不随政策变化。使用政策开始之后年份的经济距离会违背这一点，程序会提示。',
    },
    {
      en: 'ρ under different W is not the same parameter. Compare effects, not ρ.',
      zh: '不同 W 下的 ρ 不是同一参数。请比较效应而不是 ρ。',
    },
  ],
  wrong: [
    {
      en: 'The W with the largest or most significant indirect effect is printed and the others are not. Show all that were tried.',
      zh: '只报告间接效应最大或最显著的 W。请展示尝试过的全部权重。',
    },
    {
      en: 'W is chosen by the likelihood alone. Likelihoods of weights that are nearly alike differ by chance.',
      zh: '只按似然值选择 W。相近权重之间的似然差别多出于偶然。',
    },
  ],
  next: [
    {
      en: 'Exposure and rings, which ask the same question without W y.',
      zh: '暴露与距离圈：不含 W y 而问同样的问题。',
    },
    { en: 'LM and LR tests under the W that theory prefers.', zh: '在理论支持的 W 下做 LM 与 LR 检验。' },
  ],
  references: [
    'LeSage, J. P., Pace, R. K. (2014). The biggest myth in spatial econometrics. Econometrics 2(4), 217–249.',
    'Elhorst, J. P. (2014). Spatial Econometrics: From Cross-Sectional Data to Spatial Panels. Springer.',
    'Halleck Vega, S., Elhorst, J. P. (2015). The SLX model. Journal of Regional Science 55(3), 339–363.',
  ],
  code: {
    r: 'fits <- lapply(list(W1, W2, W3), function(W) {\n  lw <- spdep::mat2listw(W, style = "W")\n  splm::spml(y ~ did + x1 + W.did + W.x1, d, listw = lw, model = "within", effect = "twoways", lag = TRUE)\n})  # lags formed anew for each W',
    stata:
      "foreach W in W1 W2 W3 {\n    xsmle y did x1, fe model(sdm) wmat(`W') durbin(did x1) type(both) effects nolog\n    estimates store `W'\n}",
  },
};

export const spillovers: Explanation = {
  title: { en: 'Spillovers: exposure and distance rings', zh: '溢出效应：暴露与距离圈' },
  what: [
    {
      en: 'Difference-in-differences compares treated units with untreated ones and takes the untreated as unaffected (SUTVA). If pilots draw firms from their neighbours, the neighbours fall and the comparison overstates the effect; if they pull neighbours along, it understates it.',
      zh: '双重差分把处理个体与未处理个体比较，并假定后者不受影响（SUTVA）。若试点从周边吸走企业，周边下降，比较会高估效应；若试点带动周边，则会低估。',
    },
    {
      en: 'Exposure adds W × D, the weighted share of treated neighbours. Rings add indicators of untreated units by distance to the nearest treated one; units beyond the last ring are the comparison, and the policy’s coefficient is measured against them.',
      zh: '“暴露”加入 W × D，即受处理邻居的加权份额。“距离圈”按未处理个体到最近处理个体的距离加入指示变量；最外圈以外的个体作为对照，政策系数相对它们度量。',
    },
  ],
  equation: {
    mathml: math(
      row(
        it('y'),
        op('='),
        id('τ'),
        it('D'),
        op('+'),
        sum(id('r')),
        sub(id('δ'), id('r')),
        op('('),
        '<mn>1</mn>',
        op('−'),
        it('D'),
        op(')'),
        sub(id('R'), id('r') + id('i') + id('t')),
        op('+'),
        sub(id('μ'), id('i')),
        op('+'),
        sub(id('α'), id('t')),
        op('+'),
        it('ε'),
      ),
    ),
    where: {
      en: 'R is one when the nearest treated unit of the period lies in ring r. τ is the effect on the treated, δ the spillover on the untreated of that ring.',
      zh: '当期最近的处理个体位于第 r 圈时 R 为 1。τ 为对处理个体的效应，δ 为对该圈未处理个体的溢出。',
    },
  },
  assumes: [
    {
      en: 'Spillovers end at the last ring. The units beyond it are the clean comparison.',
      zh: '溢出止于最外圈，圈外个体是未受影响的对照。',
    },
    {
      en: 'Parallel trends hold ring by ring: without the policy, units near pilots would have moved as units far away.',
      zh: '平行趋势在每一圈都成立：若无政策，试点周边与远处个体的变动相同。',
    },
  ],
  wrong: [
    {
      en: 'Hardly any unit lies beyond the last ring. The comparison is then a few remote places; the note under the table counts them.',
      zh: '几乎没有个体位于最外圈之外。此时的对照只是少数偏远地区；表下注释给出其数量。',
    },
    {
      en: 'Rings are narrowed or widened until one is significant. Choose them from how far firms or people move, and show the figure.',
      zh: '反复调整圈宽直到显著。应依据企业或人员流动的距离选定，并展示图形。',
    },
    {
      en: 'Staggered starts with effects that grow: rings inherit the problems of two-way fixed effects.',
      zh: '分批实施且效应逐年变化：距离圈同样继承双向固定效应的问题。',
    },
  ],
  next: [
    { en: 'A map of the pilots, to see who is near whom.', zh: '试点地图：直观查看谁与谁相邻。' },
    {
      en: 'A spatial Durbin model, if outcomes themselves travel and not only the policy.',
      zh: '空间杜宾模型：若传导的是结果本身而不仅是政策。',
    },
  ],
  references: [
    'Butts, K. (2021). Difference-in-differences estimation with spatial spillovers. arXiv:2105.03737.',
    'Clarke, D. (2017). Estimating difference-in-differences in the presence of spillovers. MPRA Paper 81604.',
    'Berg, T., Reisinger, M., Streitz, D. (2021). Spillover effects in empirical corporate finance. Journal of Financial Economics 142(3), 1109–1127.',
  ],
  code: {
    r: 'd$exposure <- as.vector(W %*% matrix(d$did, nrow = nrow(W)))  # sorted by year, city\nfeols(y ~ did + exposure + x1 | city + year, d, cluster = ~city)',
    stata:
      'generate ring1 = (1 - did) * (km_to_treated <= 100)\ngenerate ring2 = (1 - did) * (km_to_treated > 100 & km_to_treated <= 200)\nreghdfe y did ring1 ring2 x1, absorb(city year) vce(cluster city)',
  },
};
