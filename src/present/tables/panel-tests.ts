import type { PanelTest } from '../../engine/diagnostics/panel-tests/types.ts';
import type { RandomEffects } from '../../engine/estimators/random-effects/types.ts';
import { formatCount, formatEstimate, formatP, formatPercent, starsFor } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { type Cell, centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** Whether units differ, and whether their differences may be treated as random: one test per row, those that could not be computed left out. */
export function panelTestsTable(effects: RandomEffects, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const { tests } = effects;
  const listed: [OutputKey, OutputKey, PanelTest | null][] = [
    ['panel.effects', 'panel.effectsNull', tests.effects],
    ['panel.breuschPagan', 'panel.breuschPaganNull', tests.breuschPagan],
    ['panel.hausman', 'panel.randomNull', tests.hausman],
    ['panel.hausmanPooled', 'panel.randomNull', tests.hausmanPooledVariance],
    ['panel.mundlak', 'panel.randomNull', tests.mundlak],
    ['panel.crossSection', 'panel.crossSectionNull', tests.crossSection],
    ['panel.serialLevels', 'panel.serialNull', tests.serialLevels],
    ['panel.serialWithin', 'panel.serialNull', tests.serialWithin],
    ['panel.serialDifferences', 'panel.serialDifferencesNull', tests.serialDifferences],
  ];
  return simpleTable(
    {
      id: 'panelTests',
      language,
      title: say(language, 'title.panelTests'),
      rows: listed.flatMap(([name, hypothesis, test]) =>
        test === null ? [] : [testRow(say(language, name), say(language, hypothesis), test, options)],
      ),
      notes: [splitNote(effects, options), ...fixedNote(effects, options), say(language, 'panel.noteTests')],
    },
    ['col.test', 'col.hypothesis', 'col.statistic', 'col.dof', 'col.p'].map((key) => say(language, key as OutputKey)),
  );
}

function testRow(name: string, hypothesis: string, test: PanelTest, { digits, stars }: OutputOptions): Cell[] {
  const marks = starsFor(test.pValue, stars);
  const statistic = numberCell(formatEstimate(test.statistic, digits), test.statistic);
  const dof = [test.df1, test.df2].flatMap((df) => (df === null ? [] : [formatCount(df)])).join('; ');
  return [
    labelCell(name),
    { ...labelCell(hypothesis), tone: 'soft' },
    marks ? { ...statistic, stars: marks } : statistic,
    centerCell(dof),
    numberCell(formatP(test.pValue, 'threshold', digits), test.pValue),
  ];
}

function fixedNote({ fixedSplit }: RandomEffects, { language, digits }: OutputOptions): string[] {
  if (fixedSplit === null) return [];
  const { sigma2Unit, sigma2Error, rho, correlation, r2 } = fixedSplit;
  const number = (value: number | null) => formatEstimate(value, digits);
  return [
    say(language, 'panel.noteFixed', {
      unit: number(Math.sqrt(sigma2Unit)),
      error: number(Math.sqrt(sigma2Error)),
      rho: formatPercent(rho),
      correlation: number(correlation),
      within: number(r2.within),
      between: number(r2.between),
      overall: number(r2.overall),
    }),
  ];
}

function splitNote(
  { sigma2Error, sigma2Unit, rho, theta, r2 }: RandomEffects,
  { language, digits }: OutputOptions,
): string {
  const number = (value: number | null) => formatEstimate(value, digits);
  return say(language, 'panel.note', {
    error: number(sigma2Error),
    unit: number(sigma2Unit),
    rho: formatPercent(rho),
    min: number(theta.min),
    max: number(theta.max),
    within: number(r2.within),
    between: number(r2.between),
    overall: number(r2.overall),
  });
}
