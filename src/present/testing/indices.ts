import { designOf, frameOf, must } from '../../../testing/support/designs.ts';
import { buildPanel } from '../../engine/design/build-panel.ts';
import { fields } from '../../engine/diagnostics/composite-index/index.ts';
import { indexReport } from '../../engine/diagnostics/composite-index/report.ts';
import { keywordReport } from '../../engine/diagnostics/keyword-index/report.ts';
import { defaultsOf, type IndicatorEntry } from '../../engine/fields.ts';

const entry = (column: string, dimension: string | null, change: Partial<IndicatorEntry> = {}): IndicatorEntry => ({
  column,
  direction: '+',
  dimension,
  ownWeight: null,
  oldWeight: null,
  ...change,
});

/** An index of three columns and counts of words, of six units in four years; one unit and one column bear the name. */
export function indicesOf(name: string) {
  const indicators = [
    entry('a', 'resistance_and_recovery'),
    entry('b', 'resistance_and_recovery', { direction: '-' }),
    entry(name, 'own'),
    entry('gone', 'own'),
  ];
  const rows = Array.from({ length: 24 }, (_, i) => {
    const [unit, year] = [i % 6, 2000 + Math.floor(i / 6)];
    const text = unit === 5 ? null : `数据${'大数据'.repeat(unit)}，绿色发展`;
    return [unit === 0 ? name : `u${unit}`, year, (i * 7) % 11, (i * 5) % 13, (i * i) % 17, text];
  });
  const panel = must(buildPanel(frameOf(['city', 'year', 'a', 'b', name, 'text'], rows), designOf({})));
  const dictionary = [
    { group: 'digital', words: ['大数据', '数据', '云'] },
    { group: 'green', words: ['绿色'] },
  ];
  return {
    panel,
    indicators,
    report: must(indexReport(panel, indicators, defaultsOf(fields))),
    words: must(keywordReport(panel, dictionary, { text: 'text', counts: [], characters: null, measure: 'log' })),
  };
}
