/** real: a public fact; simulated: drawn by the generator; computed: follows from other columns or from real coordinates. */
export type Source = 'real' | 'simulated' | 'computed';
export interface ColumnEntry {
  readonly name: string;
  readonly en: string;
  readonly zh: string;
  readonly unitEn: string;
  readonly unitZh: string;
  readonly source: Source;
  /** Ids of the papers that use the column. */
  readonly papers: readonly string[];
  /** Digits after the decimal point in the files; null for text. */
  readonly decimals: number | null;
}

const LZ = 'liu-zou';
const HE = 'he';
const CX = 'chao-xue';
const ZM = 'zhang-ma';
const SUN = 'sun';

function entry(
  name: string,
  [en, zh]: readonly [string, string],
  [unitEn, unitZh]: readonly [string, string],
  source: Source,
  decimals: number | null,
  ...papers: string[]
): ColumnEntry {
  return { name, en, zh, unitEn, unitZh, source, papers, decimals };
}

const NONE = ['', ''] as const;
const RATIO = ['ratio', '比值'] as const;
const LOG = ['logarithm', '对数'] as const;
const FLAG = ['0/1', '0/1'] as const;
const YEAR = ['year; empty: never', '年份；空为从未'] as const;
const INDEX = ['index', '指数'] as const;
const DEGREES = ['degrees', '度'] as const;
const PERCENT = ['per cent', '%'] as const;
const POINTS = ['percentage points', '百分点'] as const;
const WAN_YUAN = ['10,000 yuan', '万元'] as const;

/** Every column in the order of the files. */
export const dictionary: readonly ColumnEntry[] = [
  entry('city', ['City', '城市拼音'], NONE, 'real', null),
  entry('city_zh', ['City in Chinese', '城市'], NONE, 'real', null),
  entry('code', ['Administrative code', '行政区划代码'], ['GB/T 2260', 'GB/T 2260'], 'real', 0),
  entry('year', ['Year', '年份'], NONE, 'real', 0),
  entry('province', ['Province', '省份'], NONE, 'real', null),
  entry('region', ['Region', '区域'], NONE, 'real', null),
  entry('size_tier', ['City size (2014 standard)', '城市规模（2014年标准）'], NONE, 'real', null, HE, ZM),
  entry('resource', ['Resource-based city', '资源型城市'], FLAG, 'real', 0, ZM),
  entry('central', ['Central city', '中心城市'], FLAG, 'real', 0, ZM),
  entry('lat', ['Latitude', '纬度'], DEGREES, 'real', 2),
  entry('lon', ['Longitude', '经度'], DEGREES, 'real', 2),
  entry('hub_km', ['Distance to the nearest hub', '距最近枢纽距离'], ['km', '公里'], 'computed', 1, CX),
  entry('broadband_year', ['Broadband China: first pilot year', '宽带中国试点年份'], YEAR, 'real', 0, LZ, ZM),
  entry('bigdata_year', ['Big data zone: first pilot year', '大数据试验区年份'], YEAR, 'real', 0, HE),
  entry('cluster_year', ['Innovative cluster: first pilot year', '创新型产业集群试点年份'], YEAR, 'real', 0, ZM),
  entry('ip_year', ['IP demonstration city: first year', '知识产权示范城市年份'], YEAR, 'real', 0, HE),
  entry('egov_year', ['E-government pilot: first year', '电子政务试点年份'], YEAR, 'real', 0, HE),
  entry(
    'nqp',
    ['New quality productive forces', '新质生产力'],
    ['ln(1 + keyword frequency)', 'ln(1+词频)'],
    'simulated',
    4,
    LZ,
    ZM,
  ),
  entry('fdi', ['Foreign investment', '外商投资'], ['share of GDP', '占GDP比重'], 'simulated', 5, LZ),
  entry('hum', ['Human capital', '人力资本'], RATIO, 'simulated', 4, LZ),
  entry('gov', ['Government intervention', '政府干预'], ['share of GDP', '占GDP比重'], 'simulated', 4, LZ),
  entry('lninstra', ['Infrastructure level', '基础设施水平'], LOG, 'simulated', 4, LZ),
  entry('mar', ['Marketisation level', '市场化水平'], ['printed value x 100', '原文数值×100'], 'simulated', 3, LZ),
  entry('fin', ['Financial development', '金融发展水平'], ['printed value x 100', '原文数值×100'], 'simulated', 4, LZ),
  entry('lnpgdp', ['Log GDP per capita', '人均GDP对数'], ['ln yuan', 'ln元'], 'simulated', 4, LZ),
  entry('fispre', ['Fiscal pressure', '财政压力'], ['deficit / revenue', '赤字/收入'], 'simulated', 4, LZ),
  entry(
    'innovp',
    ['Technological innovation', '技术创新'],
    ['patent applications per 10,000 people', '每万人专利申请量'],
    'simulated',
    3,
    LZ,
    ZM,
  ),
  entry(
    'RES',
    ['Urban economic resilience', '城市经济韧性'],
    ['entropy index, 0-1', '熵值法指数，0-1'],
    'computed',
    5,
    HE,
    CX,
    SUN,
  ),
  entry('gdp_pc', ['GDP per capita', '人均GDP'], WAN_YUAN, 'computed', 4, HE),
  entry('trade_dep', ['Foreign trade dependency', '外贸依存度'], ['trade / GDP', '进出口/GDP'], 'simulated', 4, HE),
  entry(
    'unemp_ins',
    ['Unemployment insurance coverage', '失业保险覆盖率'],
    ['insured / population', '参保人数/总人口'],
    'simulated',
    4,
    HE,
  ),
  entry('savings', ['Household savings per capita', '居民储蓄水平'], WAN_YUAN, 'simulated', 3, HE),
  entry('urban_rate', ['Urbanisation rate', '城镇化率'], RATIO, 'simulated', 4, HE),
  entry(
    'consumption',
    ['Consumption capacity', '消费能力'],
    ['retail sales / GDP', '社零总额/GDP'],
    'simulated',
    4,
    HE,
  ),
  entry('gdp_growth', ['GDP growth rate (nominal)', 'GDP增长率'], RATIO, 'simulated', 4, HE),
  entry(
    'fiscal_self',
    ['Fiscal self-sufficiency', '财政自给率'],
    ['revenue / expenditure', '收入/支出'],
    'computed',
    4,
    HE,
  ),
  entry(
    'fin_dev',
    ['Deposits and loans to GDP', '存贷款与GDP之比'],
    ['deposits and loans / GDP', '存贷款余额/GDP'],
    'simulated',
    4,
    HE,
  ),
  entry('beds', ['Hospital beds', '医疗床位数'], ['per 10,000 people', '张/万人'], 'simulated', 2, HE),
  entry(
    'edu_sci',
    ['Education and science expenditure', '教育科技支出水平'],
    ['share of GDP', '占GDP比重'],
    'simulated',
    5,
    HE,
  ),
  entry(
    'ind_adv',
    ['Industrial advancement', '产业高级化'],
    ['tertiary / secondary', '三产/二产'],
    'simulated',
    4,
    HE,
    SUN,
  ),
  entry(
    'human_cap',
    ['Human capital level', '人力资本水平'],
    ['higher-education students, per 10,000 people', '高校在校生/万人'],
    'simulated',
    1,
    HE,
  ),
  entry('patents', ['Patent grants', '专利授权量'], ['number', '件'], 'simulated', 0, HE),
  entry(
    'EOCDEN',
    ['Economic density', '经济密度'],
    ['ln(1 + million yuan per km2)', 'ln(1+百万元/平方公里)'],
    'simulated',
    4,
    HE,
  ),
  entry('TRAFF', ['Infrastructure development', '道路设施水平'], LOG, 'simulated', 4, HE),
  entry('GOVE', ['Government expenditure', '政府支出强度'], ['share of GDP', '占GDP比重'], 'simulated', 4, HE),
  entry(
    'INV',
    ['Foreign direct investment', '实际利用外资'],
    ['ln(1 + 100 million US dollars)', 'ln(1+亿美元)'],
    'simulated',
    4,
    HE,
  ),
  entry('SALARY', ['Urban income level', '城镇收入水平'], ['ln 10,000 yuan', 'ln万元'], 'simulated', 4, HE),
  entry(
    'talent',
    ['Science and technology talent', '科技人才集聚'],
    ['share of urban employment', '占城镇就业比重'],
    'simulated',
    5,
    HE,
  ),
  entry('ln_digital', ['New digital firms', '数字企业集聚'], LOG, 'simulated', 3, HE),
  entry(
    'phones1984',
    ['Fixed telephones in 1984', '1984年固定电话'],
    ['per 100 people', '部/百人'],
    'simulated',
    3,
    HE,
  ),
  entry('net_users', ['Internet users of the country', '全国互联网用户'], ['million', '百万人'], 'real', 1, HE),
  entry(
    'iv_tel',
    ['Instrument: phones 1984 x users last year', '工具变量'],
    ['phones per 100 x billion users', '部/百人×十亿人'],
    'computed',
    4,
    HE,
  ),
  entry('bs4g', ['4G base stations', '4G基站'], ['per 10,000 people', '个/万人'], 'simulated', 2, CX),
  entry('innov_acc', ['Innovation accumulation', '创新积累'], LOG, 'simulated', 3, CX, SUN),
  entry('risk_share', ['Risk sharing', '风险共担'], INDEX, 'simulated', 4, CX),
  entry('prod_match', ['Production matching', '生产匹配'], INDEX, 'simulated', 4, CX),
  entry('pop_den', ['Population density', '人口密度'], ['people per km2', '人/平方公里'], 'simulated', 1, CX),
  entry(
    'productivity',
    ['Production efficiency', '生产效率'],
    ['10,000 yuan per worker', '万元/人'],
    'simulated',
    3,
    CX,
  ),
  entry('ind_struct', ['Industrial structure', '产业结构'], ['services / GDP', '三产/GDP'], 'simulated', 4, CX),
  entry('vagg', ['Virtual agglomeration', '虚拟集聚'], INDEX, 'simulated', 3, SUN),
  entry(
    'agglom',
    ['Economic agglomeration', '经济集聚'],
    ['ln workers per km2', 'ln从业人员/平方公里'],
    'simulated',
    4,
    ZM,
  ),
  entry('growth_target', ['Growth target', '经济增长目标'], PERCENT, 'simulated', 1, ZM),
  entry('target_gap', ["Growth target above the province's", '目标加码'], POINTS, 'simulated', 1, ZM),
  entry('target_hard', ['Growth target worded as a hard one', '目标硬约束'], FLAG, 'simulated', 0, ZM),
];
