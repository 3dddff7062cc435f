import { type GroupKey, groupText } from '../../engine/groups.ts';
import type { AbsorbedEffect, Term } from '../../engine/result.ts';
import { formatEventTime, formatPeriod } from '../format.ts';
import { en } from '../i18n/en.ts';
import { listing, type OutputKey, say } from '../i18n/index.ts';
import type { OutputOptions } from './options.ts';

type Words = Pick<OutputOptions, 'language' | 'labels'>;

export function columnLabel(words: Words, column: string): string {
  return words.labels.get(column)?.[words.language] || column;
}

export function columnList(words: Words, columns: readonly string[]): string {
  return listing(
    words.language,
    columns.map((column) => columnLabel(words, column)),
  );
}

/** `Province × Year`. */
export function interactionLabel(words: Words, columns: readonly string[]): string {
  return columns.map((column) => columnLabel(words, column)).join(' × ');
}

/** `City fixed effects`, `省份 × 年份固定效应`. */
export function effectLabel(words: Words, effect: Pick<AbsorbedEffect, 'by' | 'slope'>): string {
  const plain = interactionLabel(words, effect.by);
  const by =
    words.language === 'en' && /^[a-z][a-z ]*(?: × |$)/.test(plain) ? plain[0].toUpperCase() + plain.slice(1) : plain;
  return effect.slope === undefined
    ? say(words.language, 'fixedEffects', { effect: by })
    : say(words.language, 'slopeEffects', { effect: by, slope: columnLabel(words, effect.slope) });
}

export function termLabel(words: Words, term: Term): string {
  const { language } = words;
  const { tag } = term;
  switch (tag.kind) {
    case 'coefficient':
      if (tag.role === 'constant') return say(language, 'constant');
      if (tag.split) return splitLabel(words, tag.split);
      if (tag.spatialLag) return say(language, 'term.lag', { variable: columnLabel(words, tag.spatialLag) });
      return tag.product ? interactionLabel(words, tag.product) : columnLabel(words, term.name);
    case 'att':
      return say(language, 'term.att');
    case 'event':
      if (tag.bin === 'lower') return say(language, 'term.eventLower', { e: formatPeriod(tag.e) });
      if (tag.bin === 'upper') return say(language, 'term.eventUpper', { e: formatEventTime(tag.e) });
      return say(language, 'term.event', { e: formatEventTime(tag.e) });
    case 'group':
      return say(language, 'term.group', { g: formatPeriod(tag.g) });
    case 'calendar':
      return say(language, 'term.calendar', { t: formatPeriod(tag.t) });
    case 'attgt':
      return say(language, 'term.attgt', { g: formatPeriod(tag.g), t: formatPeriod(tag.t) });
  }
}

/** The policy behind a column of its start years: the label without what it says of years. */
export const policyName = (label: string): string =>
  label.replace(/\s*[:：].*$/u, '').replace(/(?:首次|起始)?(?:试点)?年份$/u, '') || label;

export const policyLabel = (words: Words, column: string): string => policyName(columnLabel(words, column));

/** `East`, `lnpgdp ≤ 9.21`, `Only broadband`: a group with its column's label and bounds of at most six digits. */
export function groupLabel(words: Words, key: GroupKey): string {
  if (key.kind === 'policies') {
    const names = { first: policyLabel(words, key.first), second: policyLabel(words, key.second) };
    return say(words.language, `policies.${key.state}`, names);
  }
  return groupText(
    key,
    (column) => columnLabel(words, column),
    (bound) => formatPeriod(Number(bound.toPrecision(6))),
  );
}

/** `did × East`, `Only broadband`. */
function splitLabel(words: Words, { of, key }: { readonly of: string; readonly key: GroupKey }): string {
  return key.kind === 'policies' ? groupLabel(words, key) : `${columnLabel(words, of)} × ${groupLabel(words, key)}`;
}

/** Why rows left, in words; a reason without words of its own shows its code. */
export function lossLabel(words: Words, reason: string, params: Readonly<Record<string, string | number>>): string {
  const { language } = words;
  const key = `loss.${reason}`;
  const plain = Object.hasOwn(en, key) ? say(language, key as OutputKey) : say(language, 'loss.other', { reason });
  if (typeof params.column !== 'string') return plain;
  return say(language, 'loss.of', { reason: plain, column: columnLabel(words, params.column) });
}
