export type HintedRole = 'unit' | 'group' | 'time' | 'start' | 'indicator' | 'post' | 'outcome' | 'control' | 'other';

/** Words of column names as people write them: English and pinyin as whole words, Chinese as parts of the name. */
const WORDS: Readonly<Record<HintedRole, readonly [latin: string, chinese: string]>> = {
  unit: [
    'city|cities|unit|id|entity|individual|county|firm|company|bank|school|hospital|person|pid|hhid|panelid|stkcd|symbol|gvkey|state|country|district|prefecture|name|code|fips|iso|chengshi|dishi|xian|quxian|qiye|gongsi|gupiao|daima|mingcheng|guojia',
    '城市|地级市|县|企业|公司|证券|股票|代码|编码|名称|单位|国家|个体|学校|医院|银行',
  ],
  group: [
    'province|region|area|tier|sector|industry|group|category|sheng|shengfen|diqu|quyu|hangye',
    '省|地区|区域|行业|类别|分组|东中西',
  ],
  time: [
    'year|yr|time|date|period|month|quarter|wave|t|nian|nianfen|niandu|shijian|yuefen|jidu',
    '年|时间|日期|月份|季度|时期|期数',
  ],
  start: [
    'first|start|adopt|adopted|adoption|cohort|gvar|g|enact|enacted|launch|effyear|effective|begin|onset|pilot|treat|treated|treatment|policy|shidian|qishi|shishi',
    '首次|起始|开始|实施|批复|获批|设立|试点年|政策年|处理年|入选',
  ],
  indicator: [
    'did|treat|treated|treatment|treatpost|policy|pilot|post|dt|d|event|reform|dummy|zhengce|shidian|chuli',
    '试点|政策|处理|双重差分|虚拟|改革|是否',
  ],
  post: ['post|after|zhengcehou', '政策后|实施后|之后'],
  outcome: [
    'y|outcome|dep|depvar|dependent|response|lny|yvar|nqp|res|resilience|beijieshi',
    '被解释|因变量|结果变量|新质生产力|韧性',
  ],
  control: [
    'control|controls|fdi|hum|human|gov|government|infra|instra|mar|market|fin|finance|pgdp|gdp|gdppc|fispre|fiscal|innovp|edu|education|ind|industry|industrial|urban|urbanization|pop|population|open|openness|density|wage|income|capital|unemployment|unemp|tech|trade|inv|invest',
    '控制|创新|技术|人均|财政|金融|外商|外资|教育|产业|城镇化|城市化|基础设施|人力|开放|人口|工业|政府|市场|投资|收入',
  ],
  other: [
    'lat|lon|lng|latitude|longitude|weight|weights|pw|wt|iv|instrument|trend|lag|rank|index|rel|relative|te|fe|effect|error|resid|residual',
    '纬度|经度|权重|工具变量|趋势|排名|序号',
  ],
};

const PATTERNS = new Map(
  Object.entries(WORDS).map(([role, [latin, chinese]]) => [
    role,
    { latin: new Set(latin.split('|')), chinese: new RegExp(chinese, 'u') },
  ]),
);

/** Whether a column name suggests a role: one of its words (cut at case, digits and punctuation; a leading ln, log, l or D aside) is a word of that role. */
export function hints(role: HintedRole, name: string): boolean {
  const pattern = PATTERNS.get(role)!;
  return (
    pattern.chinese.test(name) ||
    nameWords(name).some((word) => pattern.latin.has(word) || pattern.latin.has(word.replace(/^(?:ln|log)/u, '')))
  );
}

/** `YearTreated`, `year_treated` and `year.treated2` as `year`, `treated`. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{Script=Latin}]+/u)
    .filter((word) => word !== '');
}
