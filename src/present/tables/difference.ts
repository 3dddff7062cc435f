import type {
  DifferencePartOfModel,
  DifferenceTest,
  GroupEffect,
} from '../../engine/diagnostics/group-difference/types.ts';
import { nameOfGroup } from '../../engine/groups.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate, formatFixed, formatP, formatPEquation } from '../format.ts';
import { say } from '../i18n/index.ts';
import { testText } from './event.ts';
import { groupLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { errorsLabel } from './regression-notes.ts';

/** Two groups, and every test that their effects differ; no p-value of a single group, for two of them say nothing of the difference. */
export function differenceTable(
  result: ModelResult,
  difference: DifferencePartOfModel,
  chosen: Partial<OutputOptions> = {},
): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const { first, second, interaction, seemingly, independent, permutation } = difference;
  const [b, a] = pairLabels(difference, options);
  const names = { a, b };
  const own = numberCell(formatEstimate(difference.difference, digits), difference.difference, 'estimate');
  const line = (label: string, test: DifferenceTest): Cell[] => [
    labelCell(label),
    own,
    numberCell(formatEstimate(test.stdError, digits), test.stdError),
    centerCell(`${test.dof === null ? 'z' : 't'} = ${formatFixed(test.statistic, 2)}`, test.statistic),
    numberCell(formatP(test.pValue, 'threshold', digits), test.pValue),
    emptyCell,
    emptyCell,
  ];
  const shuffled = permutation?.test ?? null;
  return simpleTable(
    {
      id: 'difference',
      language,
      title: say(language, 'title.difference', names),
      rules: [2],
      rows: [
        ...[first, second].map((effect, i) => groupCells(effect, [b, a][i], options)),
        line(say(language, 'difference.interaction'), interaction),
        ...(seemingly === null ? [] : [line(say(language, 'difference.seemingly'), seemingly)]),
        ...(permutation === null || shuffled === null
          ? []
          : [
              [
                labelCell(say(language, 'difference.permutation', { draws: formatCount(shuffled.twoSided.draws) })),
                own,
                numberCell(formatEstimate(permutation.sd, digits), permutation.sd),
                emptyCell,
                numberCell(formatP(shuffled.twoSided.p, 'threshold', digits), shuffled.twoSided.p),
                emptyCell,
                emptyCell,
              ],
            ]),
        line(say(language, 'difference.independent'), independent),
      ],
      notes: [
        say(language, 'difference.note', names),
        say(language, 'groups.errors', { errors: errorsLabel(result, options) }),
        ...(difference.allSlopes === null
          ? []
          : [
              say(language, 'difference.slopes', {
                test: testText(difference.allSlopes, digits),
                p: formatPEquation(difference.allSlopes.pValue, digits),
              }),
            ]),
        ...(shuffled === null ? [] : [say(language, 'difference.shuffled', { seed: String(difference.seed) })]),
      ],
    },
    [
      say(language, 'col.difference'),
      say(language, 'col.estimate'),
      say(language, 'col.stdError'),
      say(language, 'col.statistic'),
      say(language, 'col.p'),
      say(language, 'col.units'),
      say(language, 'col.treatedUnits'),
    ],
  );
}

function groupCells(
  { estimate, stdError, units, treatedUnits }: GroupEffect,
  label: string,
  options: OutputOptions,
): Cell[] {
  const { digits } = options;
  return [
    labelCell(label),
    numberCell(formatEstimate(estimate, digits), estimate, 'estimate'),
    numberCell(formatEstimate(stdError, digits), stdError),
    emptyCell,
    emptyCell,
    centerCell(formatCount(units), units),
    centerCell(formatCount(treatedUnits), treatedUnits),
  ];
}

/** The two groups by name; one that is no group of the grouping stands for all the others. */
export function pairLabels(
  { first, second, groups }: DifferencePartOfModel,
  options: Pick<OutputOptions, 'language' | 'labels'>,
): [string, string] {
  const known = new Set(groups.map(nameOfGroup));
  const label = ({ key, name }: GroupEffect) =>
    known.has(name) ? groupLabel(options, key) : say(options.language, 'difference.others');
  return [label(first), label(second)];
}
