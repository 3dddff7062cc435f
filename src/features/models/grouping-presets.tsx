import { useTranslation } from 'react-i18next';
import { countsPeople, sizeTiers } from '../../store/chapter-templates.ts';
import { editCheck } from '../../store/checks.ts';
import { useColumnInfo } from '../../store/columns.ts';
import type { HeterogeneityModel } from '../../store/groupings.ts';
import { useSpec } from '../../store/spec-store.ts';
import classes from './models.module.css';

type Grouping = Partial<Pick<HeterogeneityModel, 'grouping' | 'quantiles' | 'cuts'>>;

/** Of a column with fewer values than this, each value is a group. */
const MANY_VALUES = 12;

/** Ways of cutting a number into groups, one click each. */
export function GroupingPresets({ index, model }: { index: number; model: HeterogeneityModel }) {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const column = useColumnInfo(model.by);
  if (column?.kind !== 'number' || column.distinct <= MANY_VALUES) return null;
  const presets: { label: string; hint?: string; grouping: Grouping }[] = [
    { label: t('models.presetSplit'), grouping: { grouping: 'split' } },
    { label: t('models.presetTerciles'), grouping: { grouping: 'quantiles', quantiles: 3 } },
    { label: t('models.presetQuartiles'), grouping: { grouping: 'quantiles', quantiles: 4 } },
    ...(countsPeople(spec, column)
      ? [{ label: t('models.presetSizes'), hint: t('models.presetSizesHint'), grouping: sizeTiers(column) }]
      : []),
  ];
  const holds = (grouping: Grouping) =>
    Object.entries(grouping).every(([key, value]) => String(model[key as keyof Grouping]) === String(value));
  return (
    <div className={classes.presets} role="group" aria-label={t('models.presets')}>
      <span>{t('models.presets')}</span>
      {presets.map(({ label, hint, grouping }) => (
        <button
          key={label}
          type="button"
          className={classes.preset}
          title={hint}
          aria-pressed={holds(grouping)}
          onClick={() => editCheck(index, grouping)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
