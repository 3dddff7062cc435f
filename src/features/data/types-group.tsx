import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { chooseColumnType } from '../../store/import-store.ts';
import type { ColumnType } from '../../table/importers/types.ts';
import { OptionGroup } from '../../ui/inspector.tsx';
import type { PendingImport } from '../../worker/api.ts';
import classes from './data.module.css';

/** Every guessed type can be overridden; cells that an override loses are counted in the report. */
export function TypesGroup({ pending }: { pending: PendingImport }) {
  const { t } = useTranslation();
  const types: { value: ColumnType; label: string }[] = [
    { value: 'number', label: t('data.typeNumber') },
    { value: 'text', label: t('data.typeText') },
    { value: 'year', label: t('data.typeYear') },
    { value: 'skip', label: t('data.typeSkip') },
  ];
  return (
    <OptionGroup title={t('data.columnsTitle')}>
      <div className={classes.types}>
        {pending.report.columns.slice(0, 300).map((column) => (
          <div key={column.name} className={classes.typeRow}>
            <span className={classes.typeName} title={column.originalHeader}>
              {column.name}
              <small>
                {column.missing > 0 ? t('data.missingCount', { count: formatCount(column.missing) as never }) : ''}
              </small>
            </span>
            <Select
              aria-label={t('data.type', { column: column.name })}
              data={types}
              value={column.type}
              allowDeselect={false}
              onChange={(type) => type && chooseColumnType(column.name, type as ColumnType)}
            />
          </div>
        ))}
      </div>
    </OptionGroup>
  );
}
