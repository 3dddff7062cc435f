import type { IndexSystem } from './types.ts';

interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export interface IndicatorTemplate {
  readonly id: string;
  readonly direction: '+' | '-';
  readonly dimension: string;
  readonly name: Bilingual;
  readonly formula: string;
  readonly subDimension: string | null;
  readonly unit: string | null;
}

/** An indicator system to start from; every sign can be changed. */
export interface SystemTemplate {
  readonly id: string;
  readonly name: Bilingual;
  readonly source: Bilingual;
  readonly dimensions: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly indicators: readonly IndicatorTemplate[];
}

/** The template as a system: indicators are the columns that the analyst names for them; those without one are left out. */
export function systemOf(template: SystemTemplate, columns: ReadonlyMap<string, string>): IndexSystem {
  return {
    indicators: template.indicators.flatMap(({ id, direction, dimension, subDimension }) => {
      const column = columns.get(id);
      return column === undefined ? [] : [{ column, direction, dimension, subDimension }];
    }),
  };
}

function row(
  id: string,
  direction: '+' | '-',
  dimension: string,
  en: string,
  zh: string,
  formula: string,
  subDimension = '',
  unit = '',
): IndicatorTemplate {
  return {
    id,
    direction,
    dimension,
    name: { en, zh },
    formula,
    subDimension: subDimension || null,
    unit: unit || null,
  };
}

export const systemTemplates: readonly SystemTemplate[] = [
  {
    id: 'urban_economic_resilience_14',
    name: {
      en: 'Urban economic resilience (3 dimensions, 14 indicators)',
      zh: '城市经济韧性（抵抗恢复—适应调整—创新转型）',
    },
    source: {
      en: "He, 'Study on the Impact of Establishing Big Data Comprehensive Pilot Zones on Urban Economic Resilience', Table 1. Names and measurements as printed there; signs are not printed and all taken as +.",
      zh: 'He 关于设立大数据综合试验区与城市经济韧性的论文，表1。指标名称与测算方式照原文；原文未列方向，均按正向处理。',
    },
    dimensions: [
      { id: 'resistance_and_recovery', name: { en: 'Resistance and recovery', zh: '抵抗力与恢复力' } },
      { id: 'adaptability_and_adjustment', name: { en: 'Adaptability and adjustment', zh: '适应与调节能力' } },
      { id: 'innovation_and_transformation', name: { en: 'Innovation and transformation', zh: '创新与转型能力' } },
    ],
    indicators: [
      row('gdp_pc', '+', 'resistance_and_recovery', 'GDP per capita', '人均GDP', 'GDP / total population'),
      row(
        'trade_dep',
        '+',
        'resistance_and_recovery',
        'Foreign trade dependency',
        '外贸依存度',
        'total goods imports and exports / GDP',
      ),
      row(
        'unemp_ins',
        '+',
        'resistance_and_recovery',
        'Unemployment insurance coverage rate',
        '失业保险覆盖率',
        'unemployment-insured persons / total population',
      ),
      row(
        'savings',
        '+',
        'resistance_and_recovery',
        'Household savings',
        '居民储蓄水平',
        'year-end savings balance of urban and rural residents / total population',
      ),
      row(
        'urban_rate',
        '+',
        'resistance_and_recovery',
        'Urbanisation rate',
        '城镇化率',
        'urban population / total population',
      ),
      row(
        'consumption',
        '+',
        'adaptability_and_adjustment',
        'Consumption capacity',
        '消费能力',
        'total retail sales of consumer goods / GDP',
      ),
      row(
        'gdp_growth',
        '+',
        'adaptability_and_adjustment',
        'GDP growth rate',
        'GDP增长率',
        '(GDP_t - GDP_{t-1}) / GDP_{t-1}',
      ),
      row(
        'fiscal_self',
        '+',
        'adaptability_and_adjustment',
        'Fiscal self-sufficiency rate',
        '财政自给率',
        'fiscal budget revenue / fiscal budget expenditure',
      ),
      row(
        'fin_dev',
        '+',
        'adaptability_and_adjustment',
        'Financial development level',
        '金融发展水平',
        'year-end total deposits and loans / GDP',
      ),
      row(
        'beds',
        '+',
        'adaptability_and_adjustment',
        'Healthcare beds',
        '医疗床位数',
        'beds in medical institutions per 10,000 people',
      ),
      row(
        'edu_sci',
        '+',
        'innovation_and_transformation',
        'Education and science expenditure level',
        '教育科技支出水平',
        '(fiscal education expenditure + fiscal science expenditure) / GDP',
      ),
      row(
        'ind_adv',
        '+',
        'innovation_and_transformation',
        'Industrial advancement',
        '产业高级化',
        'value added of tertiary sector / value added of secondary sector',
      ),
      row(
        'human_cap',
        '+',
        'innovation_and_transformation',
        'Human capital level',
        '人力资本水平',
        'higher-education enrolment per 100,000 people',
      ),
      row('patents', '+', 'innovation_and_transformation', 'Patent grants', '专利授权量', 'number of patents granted'),
    ],
  },
  {
    id: 'nqpf_three_factors',
    name: {
      en: 'New quality productive forces: labourers / means of labour / objects of labour',
      zh: '新质生产力（劳动者—劳动资料—劳动对象）',
    },
    source: {
      en: 'Generic synthesis of the three-factor route; items commonly available for prefecture-level cities, not a published table.',
      zh: '三要素路径的一般归纳：地级市常见可得指标，并非已发表的表格。',
    },
    dimensions: [
      { id: 'new_labourers', name: { en: 'Labourers', zh: '劳动者' } },
      { id: 'new_means_of_labour', name: { en: 'Means of labour', zh: '劳动资料' } },
      { id: 'new_objects_of_labour', name: { en: 'Objects of labour', zh: '劳动对象' } },
    ],
    indicators: [
      row(
        'wage',
        '+',
        'new_labourers',
        'Average wage',
        '在岗职工平均工资',
        'average wage of on-post employees',
        'skills/quality',
        'yuan',
      ),
      row(
        'he_students',
        '+',
        'new_labourers',
        'Higher-education students',
        '每万人高校在校生',
        'HE students / population',
        'skills/quality',
        'per 10,000',
      ),
      row(
        'edu_exp',
        '+',
        'new_labourers',
        'Education spending intensity',
        '教育经费强度',
        'education expenditure / budget expenditure',
        'skills/quality',
        'ratio',
      ),
      row(
        'labour_prod',
        '+',
        'new_labourers',
        'Labour productivity',
        '人均GDP/劳动生产率',
        'GDP / employees',
        'output',
        '10,000 yuan per worker',
      ),
      row(
        'tertiary_emp',
        '+',
        'new_labourers',
        'Tertiary employment share',
        '三产从业比重',
        'tertiary employees / employees',
        'structure',
        'ratio',
      ),
      row(
        'startup',
        '+',
        'new_labourers',
        'Entrepreneurial activity',
        '创业活跃度',
        'new firms / 100 residents',
        'spirit',
        'firms per 100 persons',
      ),
      row(
        'sci_emp',
        '+',
        'new_labourers',
        'R&D and IT employment',
        '科研与信息业从业占比',
        'employees in IT + scientific research / employees',
        'skills/quality',
        'ratio',
      ),
      row(
        'robot',
        '+',
        'new_means_of_labour',
        'Industrial robot density',
        '工业机器人密度',
        'imputed robot stock / employees (IFR x industry employment share)',
        'tangible',
        'units per 10,000 workers',
      ),
      row(
        'broadband',
        '+',
        'new_means_of_labour',
        'Broadband penetration',
        '互联网宽带接入',
        'broadband subscribers / population',
        'tangible',
        'per 100 persons',
      ),
      row(
        'fibre',
        '+',
        'new_means_of_labour',
        'Optical cable / telecom volume',
        '光缆长度或人均电信业务量',
        'telecom business volume / population',
        'tangible',
        'yuan per person',
      ),
      row(
        'mobile',
        '+',
        'new_means_of_labour',
        'Mobile phone penetration',
        '移动电话普及率',
        'mobile subscribers / population',
        'tangible',
        'per 100 persons',
      ),
      row(
        'rd_exp',
        '+',
        'new_means_of_labour',
        'Science expenditure intensity',
        '科技支出强度',
        'science expenditure / budget expenditure',
        'intangible',
        'ratio',
      ),
      row(
        'inv_pat',
        '+',
        'new_means_of_labour',
        'Invention patents',
        '发明专利授权',
        'invention grants / population',
        'intangible',
        'per 10,000',
      ),
      row(
        'dig_fin',
        '+',
        'new_means_of_labour',
        'Digital financial inclusion',
        '数字普惠金融指数',
        'PKU-DFIIC',
        'intangible',
        'index (about 30-360)',
      ),
      row(
        'energy_int',
        '-',
        'new_objects_of_labour',
        'Energy intensity',
        '单位GDP能耗',
        'energy use (or electricity) / GDP',
        'green',
        'tce per 10,000 yuan',
      ),
      row(
        'so2_int',
        '-',
        'new_objects_of_labour',
        'Pollution intensity',
        '单位GDP二氧化硫/废水/烟尘',
        'emissions / GDP',
        'green',
        't per 100m yuan',
      ),
      row(
        'waste_util',
        '+',
        'new_objects_of_labour',
        'Solid-waste utilisation',
        '工业固废综合利用率',
        'utilised / generated',
        'green',
        'percent',
      ),
      row(
        'green_cover',
        '+',
        'new_objects_of_labour',
        'Green coverage',
        '建成区绿化覆盖率',
        'green area / built-up area',
        'green',
        'percent',
      ),
      row(
        'green_pat',
        '+',
        'new_objects_of_labour',
        'Green patents',
        '绿色专利占比',
        'green patents / patents',
        'green',
        'ratio',
      ),
      row(
        'new_ind',
        '+',
        'new_objects_of_labour',
        'Strategic-emerging/future industries',
        '战略性新兴与未来产业',
        'value added or listed-firm share of emerging industries',
        'industries',
        'ratio',
      ),
      row(
        'data_elem',
        '+',
        'new_objects_of_labour',
        'Data element / e-commerce',
        '数据要素（电商、数据交易）',
        'e-commerce sales / GDP or data-exchange presence',
        'data',
        'ratio/0-1',
      ),
    ],
  },
  {
    id: 'digital_economy_index_5',
    name: { en: 'Digital economy index (5 indicators)', zh: '数字经济综合发展指数' },
    source: {
      en: 'In the style of Zhao, Zhang & Liang (2020, Management World); not checked against the article.',
      zh: '参照赵涛、张智、梁上坤（2020，《管理世界》）的做法；未与原文逐一核对。',
    },
    dimensions: [
      { id: 'internet', name: { en: 'Internet', zh: '互联网' } },
      { id: 'finance', name: { en: 'Digital finance', zh: '数字金融' } },
    ],
    indicators: [
      row(
        'broadband',
        '+',
        'internet',
        'Internet penetration',
        '互联网普及率',
        'broadband subscribers / population',
        '',
        'per 100 persons',
      ),
      row(
        'it_emp',
        '+',
        'internet',
        'Internet-related employees',
        '互联网相关从业人员数',
        'employees in information transmission, computer services and software / urban unit employees',
        '',
        'percent',
      ),
      row(
        'telecom',
        '+',
        'internet',
        'Internet-related output',
        '互联网相关产出',
        'telecom business volume / population',
        '',
        'yuan per person',
      ),
      row(
        'mobile',
        '+',
        'internet',
        'Mobile internet users',
        '移动互联网用户数',
        'mobile subscribers / population',
        '',
        'per 100 persons',
      ),
      row('dfi', '+', 'finance', 'Digital inclusive finance', '数字普惠金融发展', 'PKU index', '', 'index'),
    ],
  },
];
