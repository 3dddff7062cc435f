import { useTranslation } from 'react-i18next';
import { formatEstimate } from '../../present/format.ts';
import { useHeadline } from '../../store/answers.ts';
import { useRun } from '../../store/runs-store.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { NoticeList } from '../../ui/notices.tsx';
import classes from './baseline-notices.module.css';

/** What a referee would ask of this table: why two standard errors differ, and what the engine noticed. */
export function BaselineNotices() {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  const answer = useHeadline(spec.output.level);
  const alternatives = useRun('baseline').result?.alternatives ?? [];
  const hc1 = alternatives.find((entry) => entry.vcov === 'HC1');
  const cluster = alternatives.find((entry) => entry.vcov === 'cluster');
  const number = (value: number) => formatEstimate(value, spec.output.digits);
  return (
    <div className={classes.notices}>
      {hc1 && cluster && spec.roles.unit ? (
        <Callout tone="info" title={t('baseline.seWhyTitle')}>
          {t(cluster.stdError > 1.1 * hc1.stdError ? 'baseline.seWhy' : 'baseline.seSame', {
            hc1: number(hc1.stdError),
            cluster: number(cluster.stdError),
            by: labelOf(spec, spec.roles.unit, language),
          })}
        </Callout>
      ) : null}
      <NoticeList notices={answer?.result.notices ?? []} />
    </div>
  );
}
