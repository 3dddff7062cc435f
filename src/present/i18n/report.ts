export const reportEn = {
  'report.table': 'Table {{number}}.',
  'report.figure': 'Figure {{number}}.',
  'report.columnFailed': 'Column {{column}} could not be computed: {{reason}}',
  'report.total': 'Total effect',
  'report.direct': 'With the channels',
  'report.equality': 'p, equal effects',
  'report.equalityNote':
    'p, equal effects: test that the policy does the same in the groups of a model, from the covariance of their regressions taken together.',
  'report.notYet': 'Not computed when this file was written.',
  'report.figureHere': 'The figure is drawn in the browser; the numbers behind it follow.',

  'report.title.balance': 'Treated and never treated units compared',
  'report.title.panelMap': 'Who is treated when',
  'report.title.rawTrends': 'Mean outcome by group',
  'report.title.baseline': 'Baseline regressions',
  'report.title.trends': 'Event study',
  'report.title.placebo': 'Placebo: distribution of estimates',
  'report.title.placeboTime': 'Placebo in time',
  'report.title.checklist': 'Robustness checks',
  'report.title.strip': 'The estimate under each check',

  'methods.title': 'Methods',
  'methods.analysis': 'Analysis',
  'methods.baseline': 'Baseline',
  'methods.policyPanel':
    'We estimate the effect of {{policy}} on {{outcome}} with a difference-in-differences design on a panel of {{units}} units over {{from}}–{{to}}.',
  'methods.plainPanel':
    'We regress {{outcome}} on its determinants in a panel of {{units}} units over {{from}}–{{to}}.',
  'methods.oneWave':
    '{{treated}} units are treated, all from {{start}}; {{never}} are never treated within the sample.',
  'methods.waves':
    '{{treated}} units become treated in {{waves}} waves between {{first}} and {{last}}; {{never}} are never treated within the sample.',
  'methods.sample': 'Of {{read}} rows read, {{used}} enter the main regression; left out: {{losses}}.',
  'methods.sampleWhole': 'All {{read}} rows read enter the main regression.',
  'methods.regression': 'The main regression is fitted by least squares with {{effects}}{{controls}}.',
  'methods.noEffects': 'a constant and no fixed effects',
  'methods.effect': '{{effect}} fixed effects',
  'methods.slope': 'slopes of {{slope}} by {{effect}}',
  'methods.controls': ' and the controls {{list}}',
  'methods.weights': 'Rows are weighted by {{column}}.',
  'methods.errors': 'We report {{errors}} ({{preset}} small-sample conventions).',
  'methods.clusters': 'We report {{errors}} ({{clusters}} clusters; {{preset}} small-sample conventions).',
  'methods.events':
    'The event study replaces the policy by indicators of the time since it began, relative to {{base}}; {{endpoints}}.',
  'methods.endBin': 'times beyond the window are gathered in its end cells',
  'methods.endDrop': 'rows beyond the window are left out',
  'methods.endBase': 'times beyond the window belong to the base',
  'methods.endNone': 'every time has its own coefficient',
  'methods.preTrends': 'The coefficients before the policy are jointly tested ({{statistic}}, {{p}}).',
  'methods.preTrendsCaveat': 'A test that does not reject is no proof of parallel trends.',
  'methods.placebo':
    'In the placebo the start years are dealt out at random {{draws}} times (seed {{seed}}) and the regression is run again; the permutation p-value counts the actual estimate among the draws.',
  'methods.placeboDates':
    'In the placebo the real pilots receive random start years {{draws}} times (seed {{seed}}) and the regression is run again.',
  'methods.placeboMixed':
    'In the placebo random units receive random start years {{draws}} times (seed {{seed}}) and the regression is run again.',
  'methods.placeboTime':
    'In the placebo every pilot is pretended to start earlier, on rows from before its actual start.',
  'methods.staggered':
    'Because pilots start in different years, the two-way fixed-effects coefficient also compares later pilots with earlier ones; where effects differ between waves or change over time, it need not be an average of the effects of the policy with non-negative weights (de Chaisemartin and D’Haultfœuille, 2020; Goodman-Bacon, 2021).',
  'methods.simulated':
    'The outcomes of this panel are simulated: cities and pilot years are real, the numbers say nothing about the policy.',
  'methods.references': 'References',
  'methods.refDcdh':
    'de Chaisemartin, C., & D’Haultfœuille, X. (2020). Two-way fixed effects estimators with heterogeneous treatment effects. American Economic Review, 110(9), 2964–2996.',
  'methods.refGb':
    'Goodman-Bacon, A. (2021). Difference-in-differences with variation in treatment timing. Journal of Econometrics, 225(2), 254–277.',
} as const;

export const reportZh: Readonly<Record<keyof typeof reportEn, string>> = {
  'report.table': '表 {{number}}',
  'report.figure': '图 {{number}}',
  'report.columnFailed': '第 {{column}} 列无法计算：{{reason}}',
  'report.total': '总效应',
  'report.direct': '加入渠道变量',
  'report.equality': '组间差异p值',
  'report.equalityNote': '组间差异p值：检验同一模型各组的政策效应相等，依据各组回归的联合协方差。',
  'report.notYet': '生成此文件时尚未计算完成。',
  'report.figureHere': '图形在浏览器中绘制；其数据如下。',

  'report.title.balance': '处理组与从未处理组比较',
  'report.title.panelMap': '各单位的处理时点',
  'report.title.rawTrends': '分组结果均值',
  'report.title.baseline': '基准回归',
  'report.title.trends': '事件研究',
  'report.title.placebo': '安慰剂检验：估计值分布',
  'report.title.placeboTime': '时间安慰剂检验',
  'report.title.checklist': '稳健性检验',
  'report.title.strip': '各项检验下的估计',

  'methods.title': '研究方法',
  'methods.analysis': '分析',
  'methods.baseline': '基准回归',
  'methods.policyPanel':
    '本文采用双重差分设计，利用 {{from}}–{{to}} 年 {{units}} 个单位的面板数据，估计{{policy}}对{{outcome}}的影响。',
  'methods.plainPanel': '本文利用 {{from}}–{{to}} 年 {{units}} 个单位的面板数据，对{{outcome}}及其影响因素进行回归。',
  'methods.oneWave': '样本期内 {{treated}} 个单位均自 {{start}} 年起受到处理，{{never}} 个单位从未受到处理。',
  'methods.waves':
    '样本期内 {{treated}} 个单位在 {{first}}–{{last}} 年间分 {{waves}} 批受到处理，{{never}} 个单位从未受到处理。',
  'methods.sample': '读入 {{read}} 行，主回归使用 {{used}} 行；剔除：{{losses}}。',
  'methods.sampleWhole': '读入的 {{read}} 行全部进入主回归。',
  'methods.regression': '主回归以最小二乘法估计，包含{{effects}}{{controls}}。',
  'methods.noEffects': '常数项，不含固定效应',
  'methods.effect': '{{effect}}固定效应',
  'methods.slope': '{{slope}} 随{{effect}}变化的斜率',
  'methods.controls': '以及控制变量{{list}}',
  'methods.weights': '各行以 {{column}} 加权。',
  'methods.errors': '采用{{errors}}（{{preset}} 的小样本校正）。',
  'methods.clusters': '采用{{errors}}（{{clusters}} 个聚类；{{preset}} 的小样本校正）。',
  'methods.events': '事件研究以距政策开始的时间虚拟变量替代政策变量，以{{base}}为基期；{{endpoints}}。',
  'methods.endBin': '窗口以外的时期并入两端',
  'methods.endDrop': '窗口以外的行不进入样本',
  'methods.endBase': '窗口以外的时期归入基期',
  'methods.endNone': '每一时期均有各自的系数',
  'methods.preTrends': '对政策前各期系数作联合检验（{{statistic}}，{{p}}）。',
  'methods.preTrendsCaveat': '不拒绝并不能证明平行趋势成立。',
  'methods.placebo':
    '安慰剂检验把处理起始年份随机分配给各单位 {{draws}} 次（种子 {{seed}}）并重新回归；置换 p 值把实际估计计入抽样之中。',
  'methods.placeboDates': '安慰剂检验为真实试点随机指定起始年份 {{draws}} 次（种子 {{seed}}）并重新回归。',
  'methods.placeboMixed': '安慰剂检验为随机单位随机指定起始年份 {{draws}} 次（种子 {{seed}}）并重新回归。',
  'methods.placeboTime': '安慰剂检验假定各试点提前开始，只使用其实际起始之前的样本。',
  'methods.staggered':
    '由于各批试点起始年份不同，双向固定效应系数也把较晚的试点与较早的试点相比；若效应因批次而异或随时间变化，它未必是政策效应的非负加权平均（de Chaisemartin 和 D’Haultfœuille，2020；Goodman-Bacon，2021）。',
  'methods.simulated': '本面板的结果变量为模拟数据：城市与试点年份真实，数值不能说明政策的实际效果。',
  'methods.references': '参考文献',
  'methods.refDcdh':
    'de Chaisemartin, C., & D’Haultfœuille, X. (2020). Two-way fixed effects estimators with heterogeneous treatment effects. American Economic Review, 110(9), 2964–2996.',
  'methods.refGb':
    'Goodman-Bacon, A. (2021). Difference-in-differences with variation in treatment timing. Journal of Econometrics, 225(2), 254–277.',
};
