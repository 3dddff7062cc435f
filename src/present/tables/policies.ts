import { groupRows } from '../../engine/inference/groups.ts';
import { tidy } from '../../engine/inference/tidy.ts';
import type { Combination, JointTest, ModelResult } from '../../engine/result.ts';
import {
  formatCount,
  formatEstimate,
  formatInterval,
  formatLevel,
  formatP,
  formatPEquation,
  NOT_AVAILABLE,
  starsFor,
} from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { testText } from './event.ts';
import { missingNote } from './heterogeneity.ts';
import { groupLabel, policyLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { errorsLabel } from './regression-notes.ts';

interface Line {
  readonly label: string;
  readonly estimate: number | null;
  readonly stdError: number | null;
  readonly pValue: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** The effects of two policies line by line, below them what both do together and whether the order matters. */
export function policiesTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const effects = groupRows(result, options.level).map(({ cell, ...row }) => {
    const counts = [cell.nobs, cell.units].map((n) => centerCell(formatCount(n), n));
    return [...lineCells({ ...row, label: groupLabel(options, cell.key) }, options), ...counts];
  });
  const sums = result.combinations.flatMap((one) => {
    const line = sumLine(result, one, options);
    return line === null ? [] : [[...lineCells(line, options), emptyCell, emptyCell]];
  });
  const headers = [
    say(language, 'col.policies'),
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.interval', { level: formatLevel(options.level) }),
    say(language, 'col.p'),
    say(language, 'col.nobs'),
    say(language, 'col.units'),
  ];
  return simpleTable(
    {
      id: 'policies',
      language,
      title: say(language, 'title.policies'),
      rows: [...effects, ...sums],
      rules: sums.length > 0 ? [effects.length] : [],
      notes: notesOf(result, options),
    },
    headers,
  );
}

function lineCells({ label, estimate, stdError, pValue, lo, hi }: Line, options: OutputOptions): Cell[] {
  const { digits } = options;
  if (estimate === null) {
    return [labelCell(label, 'soft'), ...Array.from({ length: 4 }, () => centerCell(NOT_AVAILABLE))];
  }
  const stars = starsFor(pValue, options.stars);
  const cell = numberCell(formatEstimate(estimate, digits), estimate, 'estimate');
  return [
    labelCell(label),
    stars ? { ...cell, stars } : cell,
    numberCell(formatEstimate(stdError, digits), stdError),
    centerCell(formatInterval(lo, hi, digits)),
    numberCell(formatP(pValue, 'threshold', digits), pValue),
  ];
}

const sumKeys: ReadonlyMap<Combination['id'], OutputKey> = new Map([
  ['bothTotal', 'policies.bothTotal'],
  ['synergy', 'policies.synergy'],
  ['order', 'policies.order'],
]);

/** A combination of coefficients as a line; null for those that other tables show. */
function sumLine(
  result: ModelResult,
  { id, estimate, stdError, dof }: Combination,
  options: OutputOptions,
): Line | null {
  const key = sumKeys.get(id);
  const policies = result.groups?.cells.find(({ key: own }) => own.kind === 'policies')?.key;
  if (key === undefined || policies?.kind !== 'policies') return null;
  const terms = [{ name: id, tag: { kind: 'att' } as const }];
  const one = { terms, coef: Float64Array.of(estimate), vcov: Float64Array.of(stdError ** 2), dofResidual: dof };
  const [row] = tidy(one, options.level);
  const names = { first: policyLabel(options, policies.first), second: policyLabel(options, policies.second) };
  return { ...row, label: say(options.language, key, names) };
}

function notesOf(result: ModelResult, options: OutputOptions): string[] {
  const { language } = options;
  const { groups } = result;
  const counts = { joint: 'counts', oneAtATime: 'counts', subsamples: 'countsSamples', separate: 'average' } as const;
  return [
    say(language, 'groups.errors', { errors: errorsLabel(result, options) }),
    ...testNote(result, 'synergy', 'policies.testSynergy', options),
    ...testNote(result, 'order', 'policies.testOrder', options),
    ...(groups ? [say(language, `policies.${counts[groups.design]}`)] : []),
    ...(groups?.cells ?? []).flatMap((cell) => (cell.missing === null ? [] : [missingNote(cell, options)])),
  ];
}

function testNote(
  result: ModelResult,
  id: JointTest['id'],
  key: OutputKey,
  { language, digits }: OutputOptions,
): string[] {
  const test = result.tests.find((one) => one.id === id);
  if (!test) return [];
  return [say(language, key, { test: testText(test, digits), p: formatPEquation(test.pValue, digits) })];
}
