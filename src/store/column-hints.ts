import { nameWords } from '../engine/design/role-hints.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import { labelOf } from './spec-store.ts';

/** What a column is about: words of its name or of its English label, or parts of either in Chinese. */
export interface Hint {
  readonly words: readonly string[];
  readonly chinese: RegExp;
}

const hint = (words: string, chinese: RegExp): Hint => ({ words: words.split(' '), chinese });

/** Channels that papers name, in the order in which a guess takes them. */
export const CHANNELS: readonly Hint[] = [
  hint('innov innovp innovation patent patents', /创新|专利/u),
  hint('talent talents rd', /人才|研发/u),
  hint('digital digitization', /数字/u),
  hint('agglom agglomeration', /集聚/u),
  hint('upgrade upgrading advancement structure', /升级|高级化|产业结构/u),
  hint('tfp productivity efficiency', /生产率|效率/u),
];

/** Channels of resilience through infrastructure: innovation, risk, matching. */
export const DISTANCE_CHANNELS: readonly Hint[] = [
  hint('acc accumulation', /积累/u),
  hint('risk', /风险/u),
  hint('match matching', /匹配/u),
];

export const DOSES: readonly Hint[] = [
  hint('bs bsg stations station', /基站/u),
  hint('vagg virtual', /虚拟/u),
  hint('dose exposure', /剂量|处理强度/u),
];

/** Flags of the policy itself: its effect cannot be told apart by them. */
export const TREATED = hint('treat treated treatment did post', /处理组|实验组|政策前后/u);
export const DISTANCE = hint('distance dist km', /距离/u);
export const PROSPERITY = hint('pgdp lnpgdp gdppc', /人均(?:GDP|地区生产总值|国内生产总值)|人均GDP对数/u);
export const POPULATION = hint('population pop residents', /人口/u);

export const FISCAL = hint('fispre fiscal deficit', /财政压力|财政赤字/u);
/** Flags of places that are like no others. */
export const PLACES = hint('central capital capitals municipality municipalities', /中心城市|省会|直辖市/u);
export const COORDINATES = [hint('lat latitude', /纬度/u), hint('lon lng longitude', /经度/u)] as const;
/** What places had long ago, and a series of the whole country: together an instrument. */
export const HISTORY = hint('phones phone telephones telephone history historical', /固定电话|邮局|历史/u);
export const NATIONAL = hint('users national country', /全国/u);
/** What papers put in the place of the outcome. */
export const OUTCOMES: readonly Hint[] = [
  hint('nqp productive', /新质生产力/u),
  hint('res resilience', /韧性/u),
  hint('tfp gtfp', /全要素生产率/u),
];

/** Whether a column's name or one of its labels says what the hint does. */
export function isAbout(spec: AnalysisSpec, column: string, { words, chinese }: Hint): boolean {
  const texts = [column, labelOf(spec, column, 'en'), labelOf(spec, column, 'zh')];
  return texts.some(
    (text) =>
      chinese.test(text) ||
      nameWords(text).some((word) => words.includes(word) || words.includes(word.replace(/^ln/u, ''))),
  );
}

/** The first column about each hint, in the order of the hints, none twice. */
export function columnsAbout(spec: AnalysisSpec, columns: readonly ColumnInfo[], hints: readonly Hint[]): string[] {
  const found = hints.flatMap((one) => columns.find(({ name }) => isAbout(spec, name, one))?.name ?? []);
  return [...new Set(found)];
}

const wholeNumber = /^-?\d+$/u;

export const isFlag = ({ kind, distinct, min, max }: ColumnInfo): boolean =>
  kind === 'number' && distinct === 2 && min === 0 && max === 1;

/** A column of years that is no time column: when each unit came under some policy. */
export const isStart = ({ kind, min, max, missing, distinct, examples }: ColumnInfo): boolean =>
  kind === 'number' &&
  min !== null &&
  max !== null &&
  missing > 0 &&
  distinct <= 40 &&
  (min === 0 || min >= 1900) &&
  max >= 1900 &&
  max <= 2100 &&
  examples.every((text) => wholeNumber.test(text));

/** Columns that hold neither keys, nor the outcome, nor the policy. */
export function freeColumns({ roles }: AnalysisSpec, columns: readonly ColumnInfo[]): ColumnInfo[] {
  const { unit, time, outcome, treatment } = roles;
  const policy = treatment !== null && 'column' in treatment ? treatment.column : null;
  return columns.filter(({ name }) => ![unit, time, outcome, policy].includes(name));
}
