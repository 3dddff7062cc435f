/**
 * A starter dictionary for new quality productive forces, ours and for teaching: it is not the published 46-word list, which no open source gives.
 * The words are the analyst's to edit.
 */
export const starterDictionary: readonly { readonly group: string; readonly words: readonly string[] }[] = [
  {
    group: 'innovation',
    words: [
      '科技创新',
      '原始创新',
      '颠覆性技术',
      '关键核心技术',
      '前沿技术',
      '科技成果转化',
      '研发投入',
      '高新技术企业',
      '专精特新',
      '创新驱动',
      '产学研',
    ],
  },
  {
    group: 'digital',
    words: [
      '数字经济',
      '数字化转型',
      '大数据',
      '云计算',
      '人工智能',
      '物联网',
      '区块链',
      '工业互联网',
      '5G',
      '算力',
      '数据要素',
      '数字产业化',
      '产业数字化',
      '智慧城市',
    ],
  },
  {
    group: 'industry',
    words: [
      '战略性新兴产业',
      '未来产业',
      '高端装备',
      '智能制造',
      '新材料',
      '生物医药',
      '新能源',
      '新能源汽车',
      '集成电路',
      '机器人',
      '低空经济',
      '量子信息',
      '商业航天',
      '生物制造',
    ],
  },
  {
    group: 'green',
    words: ['绿色发展', '低碳', '碳达峰', '碳中和', '清洁能源', '循环经济', '绿色制造', '氢能', '储能'],
  },
  { group: 'talent', words: ['高素质人才', '新型劳动者', '人才引进'] },
];
