import { namesOf } from '../../../engine/recipe/names.ts';
import type { RecipeStepSpec } from '../../../spec/recipe.ts';
import { numberText } from '../../../table/column.ts';

type Words = (key: string, options?: Readonly<Record<string, string | number>>) => string;

const MOST = 3;

/** The first few of a list, the rest as an ellipsis. */
function few(names: readonly string[] | null): string {
  const given = names ?? [];
  if (given.length === 0) return '…';
  return given.slice(0, MOST).join(', ') + (given.length > MOST ? ', …' : '');
}

function formula(step: RecipeStepSpec): string {
  switch (step.step) {
    case 'log':
      return `${step.of === 'x' ? 'ln' : 'ln1p'}(${few(step.columns)})`;
    case 'ratio':
      return `${step.times === 1 ? '' : `${numberText(step.times)} × `}${few(step.columns)} / ${step.denominator ?? '…'}`;
    case 'shift':
      return `${few(step.columns)} (t ${step.direction === 'lag' ? '−' : '+'} ${step.periods})`;
    case 'growth': {
      const x = few(step.columns);
      const before = `${x} (t − ${step.periods})`;
      if (step.change === 'rate') return `${x} / ${before} − 1`;
      return step.change === 'difference' ? `${x} − ${before}` : `ln ${x} − ln ${before}`;
    }
    case 'compute':
      return step.expression ?? '…';
    default:
      return '';
  }
}

function range(from: number | null, to: number | null): string {
  if (from === null) return to === null ? '…' : `≤ ${numberText(to)}`;
  return to === null ? `≥ ${numberText(from)}` : `${numberText(from)}–${numberText(to)}`;
}

/** One step in a line of words, in the language of the page. */
export function stepLine(step: RecipeStepSpec, t: Words): string {
  switch (step.step) {
    case 'winsorise':
      return t(step.tails === 'trim' ? 'recipe.lineTrim' : 'recipe.lineWinsorise', {
        columns: few(step.columns),
        lower: step.lowerPercent,
        upper: step.upperPercent,
        period: step.byPeriod ? t('recipe.byPeriod') : '',
      });
    case 'interpolate':
      return t('recipe.lineInterpolate', { columns: few(step.columns) });
    case 'standardise':
      return t('recipe.lineStandardise', { columns: few(step.columns) });
    case 'group':
      return step.cut === 'quantiles'
        ? t('recipe.lineQuantiles', { columns: step.column ?? '…', count: step.groups })
        : t('recipe.lineThresholds', {
            columns: step.column ?? '…',
            cuts: few((step.thresholds ?? []).map(numberText)),
          });
    case 'recode':
      return t('recipe.lineRecode', {
        column: step.column ?? '…',
        groups: few(step.merged.map(({ group }) => group)),
      });
    case 'keep-rows':
      return t('recipe.lineKeepRows', { condition: step.condition ?? '…' });
    case 'keep-periods':
      return t('recipe.lineKeepPeriods', { range: range(step.from, step.to) });
    case 'keep-units':
      return t(step.rule === 'leaveOut' ? 'recipe.lineLeaveOut' : 'recipe.lineKeepOnly', { units: few(step.units) });
    case 'composite-index':
      return t('recipe.lineIndex', { count: step.indicators.length });
    case 'keyword-index':
      return t('recipe.lineKeywords', { columns: step.text ?? '…' });
    default:
      return `${few(namesOf(step))} = ${formula(step)}`;
  }
}
