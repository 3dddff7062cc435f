/** What the groups of the reference are about, and why some of their cases are not compared. */
export interface Reason {
  /** Ids that it holds for. */
  readonly cases: RegExp;
  readonly en: string;
  readonly zh: string;
}

export interface ReferenceGroup {
  readonly en: string;
  readonly zh: string;
  readonly reasons: readonly Reason[];
}

const notBuilt = (en: string, zh: string): Reason[] => [
  { cases: /./, en: `${en}: not built yet`, zh: `${zh}：尚未实现` },
];

export const referenceGroups: Readonly<Record<string, ReferenceGroup>> = {
  '01': { en: 'Least squares and fixed effects', zh: '最小二乘与固定效应', reasons: [] },
  '02': { en: 'Descriptive statistics', zh: '描述性统计', reasons: [] },
  '03': {
    en: 'Event studies',
    zh: '事件研究',
    reasons: [
      {
        cases: /./,
        en: 'Sun and Abraham’s estimator: not built yet',
        zh: 'Sun–Abraham 估计量：尚未实现',
      },
    ],
  },
  '04': {
    en: 'Goodman-Bacon decomposition',
    zh: 'Goodman-Bacon 分解',
    reasons: notBuilt('the decomposition', '该分解'),
  },
  '05': {
    en: 'Callaway and Sant’Anna',
    zh: 'Callaway–Sant’Anna',
    reasons: notBuilt('the estimator', '该估计量'),
  },
  '06': {
    en: 'Imputation and two-stage DID',
    zh: '插补与两阶段双重差分',
    reasons: notBuilt('both estimators', '两种估计量'),
  },
  '07': { en: 'Instrumental variables', zh: '工具变量', reasons: [] },
  '08': { en: 'Matching', zh: '匹配', reasons: [] },
  '09': { en: 'Composite indices', zh: '综合指数', reasons: [] },
  '10': { en: 'Mediation, moderation, groups', zh: '中介、调节与分组', reasons: [] },
  '11': { en: 'Placebo', zh: '安慰剂', reasons: [] },
  '12': { en: 'Spatial models', zh: '空间模型', reasons: [] },
  '13': {
    en: 'Honest DID',
    zh: 'Honest DID',
    reasons: notBuilt('sensitivity to violated trends', '趋势违背的敏感性分析'),
  },
  '14': {
    en: 'Few clusters',
    zh: '少聚类推断',
    reasons: [
      {
        cases: /R-lean/,
        en: 'the other program itself failed on this one and says so',
        zh: '对照程序自身未能给出结果，并有说明',
      },
    ],
  },
  '15': { en: 'Synthetic control', zh: '合成控制', reasons: notBuilt('the estimator', '该估计量') },
  '16': {
    en: 'Other DID estimators',
    zh: '其他双重差分估计量',
    reasons: [
      {
        cases: /^(?:stacked|etwfe|dcdh|staggered)\./,
        en: 'stacked, extended two-way, dCDH and staggered estimators: not built yet',
        zh: '堆叠、扩展双向、dCDH 与 staggered 估计量：尚未实现',
      },
    ],
  },
  '17': { en: 'Logit, probit, Poisson', zh: 'Logit、Probit 与泊松', reasons: notBuilt('Poisson', '泊松回归') },
  '18': {
    en: 'Dependence across periods and places',
    zh: '跨期与跨地相关',
    reasons: [],
  },
};
