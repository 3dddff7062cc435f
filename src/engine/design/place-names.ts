/**
 * What a Chinese place name says it is. `bare`: no suffix; `city` 市; `area` 地区, 盟 or 林区; `autonomous` 自治州 (also short 州); `province`;
 * `county`: 县, 区, 旗 and their autonomous kinds.
 */
export type PlaceKind = 'bare' | 'city' | 'area' | 'autonomous' | 'province' | 'county';

export interface PlaceName {
  readonly base: string;
  readonly kind: PlaceKind;
}

const PEOPLES =
  '朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|傣族|白族|景颇族|傈僳族|壮族|回族|蒙古族|蒙古|哈萨克族|哈萨克|柯尔克孜族|柯尔克孜|维吾尔族|维吾尔|黎族|瑶族|满族|纳西族';
const SUFFIXES: readonly (readonly [RegExp, PlaceKind])[] = [
  [new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治州$`, 'u'), 'autonomous'],
  [new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治[县旗]$`, 'u'), 'county'],
  [new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治区$`, 'u'), 'province'],
  [/^(.{2,})特别行政区$/u, 'province'],
  [/^(.{2,})省$/u, 'province'],
  [/^(.{2,})(?:地区|盟|林区)$/u, 'area'],
  [/^(.{2,})(?:新区|[县区旗])$/u, 'county'],
  [/^(.{2,})市$/u, 'city'],
  [/^(.{2,})州$/u, 'autonomous'],
];

/** A Chinese name without blanks, cut into its base and what the suffix says; null where there is no Chinese character. */
export function readPlaceName(text: string): PlaceName | null {
  const plain = text.normalize('NFKC').replace(/[\s·]/gu, '');
  if (!/\p{Script=Han}/u.test(plain)) return null;
  for (const [pattern, kind] of SUFFIXES) {
    const match = pattern.exec(plain);
    if (match) return { base: match[1], kind };
  }
  return { base: plain, kind: 'bare' };
}

const PROVINCES =
  '河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆';
const MUNICIPALITIES = '北京|天津|上海|重庆';
const PROVINCE_PREFIX = new RegExp(`^(?:${PROVINCES})(?:省|(?:${PEOPLES})?自治区)?(?=.{2,}$)`, 'u');
const PROVINCE_NAMES = new Set(`${PROVINCES}|${MUNICIPALITIES}`.split('|'));

/**
 * The name without the province before it (江苏省苏州市, 江苏苏州), or null when there is none. Municipalities are no such prefix: what follows
 * them is a district, and 北京朝阳 is not the city of Chaoyang.
 */
export function withoutProvince(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s·]/gu, '');
  const rest = plain.replace(PROVINCE_PREFIX, '');
  return rest === plain ? null : rest;
}

export function isProvinceName(base: string): boolean {
  return PROVINCE_NAMES.has(base);
}

/** Romanised names that are not the pinyin of the Chinese one, as pinyin and as maps write them. */
const OTHER_SPELLINGS = new Map([
  ['haerbin', 'harbin'],
  ['qiqihaer', 'qiqihar'],
  ['huhehaote', 'hohhot'],
  ['eerduosi', 'ordos'],
  ['hulunbeier', 'hulunbuir'],
  ['bayannaoer', 'bayannur'],
  ['wulanchabu', 'ulanqab'],
  ['wulumuqi', 'urumqi'],
  ['kelamayi', 'karamay'],
  ['tulufan', 'turpan'],
  ['lasa', 'lhasa'],
  ['rikaze', 'shigatse'],
  ['xigaze', 'shigatse'],
  ['linzhi', 'nyingchi'],
  ['changdu', 'qamdo'],
  ['chamdo', 'qamdo'],
]);
const LATIN_SUFFIX = /(?<=.[\s-])(?:city|shi|prefecture|municipality|province|diqu|county)$/u;

/**
 * A romanised name as lower-case letters and digits: no tones, blanks, apostrophes, hyphens or closing `city`, `shi`, `prefecture` ...; lü, lv and
 * lyu are one. null where there is no Latin letter.
 */
export function readLatinName(text: string): string | null {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .trim()
    .toLowerCase()
    .replace(LATIN_SUFFIX, '');
  if (!/\p{Script=Latin}/u.test(plain)) return null;
  const letters = plain.replace(/[^\p{L}\d]/gu, '').replace(/([ln])(?:v|yu)/gu, '$1u');
  return OTHER_SPELLINGS.get(letters) ?? letters;
}

/** A division code (GB/T 2260) of a province or prefecture by its first four digits: 110000 and 1100 are one. null for any other text. */
export function readDivisionCode(text: string): string | null {
  const digits = text.normalize('NFKC').trim();
  const match = /^((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{2})(?:00)?$/u.exec(digits);
  return match ? match[1] : null;
}
