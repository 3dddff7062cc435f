import { useTranslation } from 'react-i18next';
import { useSpec } from '../../store/spec-store.ts';
import { dropWhatIf, keepWhatIf, useBaseMap } from '../../store/what-if.ts';
import classes from './design.module.css';

/** Says that what is shown is not the data, and offers to keep it or to drop it. */
export function WhatIfBar() {
  const { t } = useTranslation();
  const whatIf = useSpec((spec) => spec.whatIf);
  const map = useBaseMap();
  if (whatIf === null) return <p className={classes.hint}>{t('design.panelNote')}</p>;
  return (
    <div className={classes.whatIf} role="status">
      <strong>{t('design.whatIf')}</strong>
      <span>{t('design.whatIfChanges', { moved: whatIf.starts.length, struck: whatIf.struckUnits.length })}</span>
      <span className={classes.whatIfActions}>
        <button type="button" onClick={() => map && keepWhatIf(map)}>
          {t('design.keep')}
        </button>
        <button type="button" onClick={dropWhatIf}>
          {t('design.discard')}
        </button>
      </span>
    </div>
  );
}
