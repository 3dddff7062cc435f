import type { MoranResult } from '../../engine/diagnostics/moran/types.ts';
import type { ChiSquared, SpatialTests } from '../../engine/diagnostics/spatial-tests/types.ts';
import { formatCount, formatEstimate, formatP, formatPeriod, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { weightsLabel } from './weights-label.ts';

/** Moran's I and Geary's C by period. */
export function moranTable(result: MoranResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const number = (value: number | null) => numberCell(formatEstimate(value, digits), value);
  const pCell = (p: number | null) => numberCell(formatP(p, 'threshold', digits), p);
  const drawn = result.periods.some(({ test }) => test !== null);
  const rows = result.periods.map(({ period, units, moran, geary, test }): Cell[] => {
    const stars = starsFor(test?.twoSided.p ?? moran.pValue, options.stars);
    return [
      { ...labelCell(formatPeriod(period)), value: period },
      { ...number(moran.statistic), ...(stars ? { stars } : {}) },
      number(moran.expected),
      number(moran.z),
      pCell(moran.pValue),
      ...(drawn ? [pCell(test?.twoSided.p ?? null)] : []),
      number(geary.statistic),
      pCell(geary.pValue),
      centerCell(formatCount(units), units),
    ];
  });
  const headers = [
    say(language, 'col.period'),
    say(language, 'moran.i'),
    say(language, 'moran.expected'),
    say(language, 'moran.z'),
    say(language, 'col.p'),
    ...(drawn ? [say(language, 'moran.permutation')] : []),
    say(language, 'moran.geary'),
    say(language, 'col.p'),
    say(language, 'col.units'),
  ];
  const note = drawn
    ? say(language, 'moran.note', { draws: formatCount(result.done), seed: result.seed })
    : say(language, 'moran.noteNormal');
  const title = say(language, 'title.moran', { variable: columnLabel(options, result.variable) });
  const weights = say(language, 'spatial.noteWeights', { weights: weightsLabel(options, result.weights) });
  return simpleTable({ id: 'moran', language, title, rows, notes: [weights, note] }, headers);
}

/** The units of one period, the most unlikely first. */
export function localMoranTable(result: MoranResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const number = (value: number | null) => numberCell(formatEstimate(value, digits), value);
  const p = ({ permutationP, pValue }: MoranResult['local']['units'][number]) => permutationP ?? pValue;
  const sorted = [...result.local.units].sort((a, b) => p(a) - p(b));
  const rows = sorted.map((unit): Cell[] => [
    labelCell(unit.unit),
    number(unit.value),
    number(unit.lag),
    number(unit.statistic),
    numberCell(formatP(p(unit), 'threshold', digits), p(unit)),
    centerCell(say(language, `quadrant.${unit.quadrant}`)),
  ]);
  const headers = [
    say(language, 'col.unit'),
    say(language, 'moran.value'),
    say(language, 'moran.lag'),
    say(language, 'moran.local'),
    say(language, result.done > 0 ? 'moran.permutation' : 'col.p'),
    say(language, 'moran.quadrant'),
  ];
  const title = say(language, 'title.moranLocal', {
    variable: columnLabel(options, result.variable),
    period: formatPeriod(result.local.period),
  });
  const units = sorted.length;
  const note = say(language, 'moran.noteLocal', { units: formatCount(units), expected: Math.round(0.05 * units) });
  return simpleTable({ id: 'moran-local', language, title, rows, notes: [note] }, headers);
}

/** Lagrange multiplier tests by fixed effects, then the tests that simplify the Durbin model. */
export function spatialTestsTable(tests: SpatialTests, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const lagrange = (['lag', 'error', 'robustLag', 'robustError'] as const).flatMap((kind) =>
    testRows(
      say(language, `lm.${kind}`),
      tests.lagrange.map((row) => row[kind]),
      options,
    ),
  );
  const residuals = tests.lagrange.some(({ moran }) => moran !== null)
    ? testRows(
        say(language, 'lm.moran'),
        tests.lagrange.map(({ moran }) => moran && { statistic: moran.z, df: 1, pValue: moran.pValue }),
        options,
      )
    : [];
  const before = [...lagrange, ...residuals];
  const kinds = tests.lagrange.length > 0 ? tests.lagrange.map(({ effects }) => effects) : [tests.effects];
  const simplify = tests.simplifications.flatMap(({ id, test }) =>
    testRows(
      say(language, `simplify.${id}`),
      kinds.map((effects) => (effects === tests.effects ? test : null)),
      options,
    ),
  );
  return simpleTable(
    {
      id: 'spatial-tests',
      language,
      title: say(language, 'title.spatialTests'),
      rows: [...(tests.lagrange.length > 0 ? before : []), ...simplify],
      rules: simplify.length > 0 && tests.lagrange.length > 0 ? [before.length] : [],
      notes: [
        say(language, 'spatial.noteWeights', { weights: weightsLabel(options, tests.weights) }),
        say(language, 'simplify.note'),
      ],
    },
    ['', ...kinds.map((effects) => say(language, `effects.${effects}`))],
  );
}

/** The statistic (with its degrees of freedom where there are several) over its p-value. */
function testRows(label: string, tests: readonly (ChiSquared | null)[], { digits, stars }: OutputOptions): Cell[][] {
  const cells = tests.map((test): [Cell, Cell] => {
    if (test === null) return [emptyCell, emptyCell];
    const { statistic, df, pValue } = test;
    const marks = starsFor(pValue, stars);
    const text = formatEstimate(statistic, digits);
    const above = df === 1 ? numberCell(text, statistic) : centerCell(`${text} [${df}]`, statistic);
    return [
      { ...above, ...(marks ? { stars: marks } : {}) },
      { ...numberCell(`(${formatP(pValue, 'threshold', digits)})`, pValue, 'error'), tone: 'soft' },
    ];
  });
  return [
    [labelCell(label), ...cells.map(([above]) => above)],
    [labelCell(''), ...cells.map(([, below]) => below)],
  ];
}
