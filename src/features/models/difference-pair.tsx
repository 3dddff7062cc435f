import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DifferencePartOfModel } from '../../engine/diagnostics/group-difference/types.ts';
import { groupLabel } from '../../present/tables/labels.ts';
import { choosePair, type DifferenceModel } from '../../store/groupings.ts';
import { usePresentation } from '../../store/presentation.ts';
import classes from './models.module.css';

interface DifferencePairProps {
  readonly index: number;
  readonly model: DifferenceModel;
  readonly difference: DifferencePartOfModel;
}

const OTHERS = 'others';

/** The two groups that are compared, by name; nothing to choose where there are only two. */
export function DifferencePair({ index, model, difference }: DifferencePairProps) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const { groups } = difference;
  if (groups.length < 3) return null;
  const options = groups.map((key, at) => ({ value: String(at), label: groupLabel(page, key) }));
  const second = model.second === null ? OTHERS : String(model.second);
  return (
    <div className={classes.pair}>
      <span>{t('models.compare')}</span>
      <Select
        aria-label={t('models.compare')}
        data={options}
        value={String(model.first)}
        allowDeselect={false}
        onChange={(value) => {
          const first = Number(value);
          choosePair(index, first, model.second === first ? null : model.second);
        }}
      />
      <span>{t('models.with')}</span>
      <Select
        aria-label={t('models.with')}
        data={[
          { value: OTHERS, label: t('models.others') },
          ...options.filter(({ value }) => value !== String(model.first)),
        ]}
        value={second}
        allowDeselect={false}
        onChange={(value) => choosePair(index, model.first, value === OTHERS ? null : Number(value))}
      />
    </div>
  );
}
