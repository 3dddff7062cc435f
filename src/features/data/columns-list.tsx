import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { useSession } from '../../store/session-store.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { OptionGroup } from '../../ui/inspector.tsx';
import classes from './data.module.css';

/** The columns in use: label, name, kind and missing cells. */
export function ColumnsList() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const info = useSession((state) => state.info);
  const spec = useSpec((value) => value);
  return (
    <OptionGroup title={t('data.columnsTitle')}>
      <div className={classes.types}>
        {(info?.columns ?? []).map((column) => {
          const label = labelOf(spec, column.name, language);
          return (
            <div key={column.name} className={classes.typeRow}>
              <span className={classes.typeName} title={column.name}>
                {column.name}
                <small>
                  {column.derived ? `${t('recipe.derived')} ` : label === column.name ? '' : `${label} `}
                  {column.missing > 0 ? t('data.missingCount', { count: formatCount(column.missing) as never }) : ''}
                </small>
              </span>
              <span className={classes.quiet}>{t(column.kind === 'number' ? 'data.typeNumber' : 'data.typeText')}</span>
            </div>
          );
        })}
      </div>
    </OptionGroup>
  );
}
