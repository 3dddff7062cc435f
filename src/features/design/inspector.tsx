import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { useRun } from '../../store/runs-store.ts';
import { editChapter, labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { Choice, OptionGroup, OptionRow, TextButton } from '../../ui/inspector.tsx';
import classes from './design.module.css';
import { Findings } from './findings.tsx';

export default function DesignInspector() {
  return (
    <>
      <RolesGroup />
      <PanelGroup />
      <TablesGroup />
      <Findings />
    </>
  );
}

function RolesGroup() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const setExplain = useUi((state) => state.setExplain);
  const spec = useSpec((value) => value);
  const { unit, time, outcome, treatment, controls } = spec.roles;
  const name = (column: string | null) => (column === null ? '–' : labelOf(spec, column, language));
  const treatmentText =
    treatment === null
      ? t('design.treatmentNone')
      : treatment.kind === 'roster'
        ? t('design.treatmentRoster', { count: treatment.entries.length })
        : name(treatment.column);
  return (
    <OptionGroup
      title={t('design.roles')}
      action={<TextButton onClick={() => setExplain('design')}>{t('shell.explain')}</TextButton>}
    >
      <dl className={classes.figures}>
        <Fact label={t('design.unit')} value={name(unit)} />
        <Fact label={t('design.time')} value={name(time)} />
        <Fact label={t('design.outcome')} value={name(outcome)} />
        <Fact label={t('design.treatment')} value={treatmentText} />
        <Fact label={t('design.controls')} value={controls.length === 0 ? '–' : controls.join(', ')} />
        <Fact
          label={t('design.clusterRole')}
          value={(spec.roles.cluster ?? (unit ? [unit] : [])).map(name).join(', ')}
        />
      </dl>
    </OptionGroup>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function PanelGroup() {
  const { t } = useTranslation();
  const summary = useRun('design').result?.summary;
  if (!summary) return null;
  const { counts } = summary;
  const number = (value: number | null) => (value === null ? '–' : formatCount(value));
  return (
    <OptionGroup title={t('design.panel')}>
      <dl className={classes.figures}>
        <Fact label={t('design.rows')} value={number(summary.nobs)} />
        <Fact label={t('design.units')} value={number(summary.units)} />
        <Fact label={t('design.periods')} value={number(summary.periods)} />
        <Fact
          label={t('design.balanced')}
          value={
            summary.balanced === false
              ? t('design.no', { count: formatCount(summary.missingUnitPeriods ?? 0) as never })
              : t('design.yes')
          }
        />
        {counts ? (
          <>
            <Fact label={t('design.never')} value={number(counts.never)} />
            <Fact label={t('design.always')} value={number(counts.always)} />
            <Fact label={t('design.notYet')} value={number(counts.notYet)} />
          </>
        ) : null}
      </dl>
    </OptionGroup>
  );
}

function TablesGroup() {
  const { t } = useTranslation();
  const view = useSpec((spec) => spec.descriptives);
  return (
    <OptionGroup title={t('design.options')}>
      <OptionRow label={t('design.quantiles')}>
        <Choice
          label={t('design.quantiles')}
          value={view?.quantileType === 2 ? '2' : '7'}
          choices={[
            { value: '7', label: t('design.quantile7') },
            { value: '2', label: t('design.quantile2') },
          ]}
          onChange={(type) => editChapter('descriptives', { quantileType: type === '2' ? 2 : 7 })}
        />
      </OptionRow>
      <OptionRow label={t('design.correlationKind')}>
        <Choice
          label={t('design.correlationKind')}
          value={view?.correlation ?? 'pearson'}
          choices={[
            { value: 'pearson', label: t('design.pearson') },
            { value: 'spearman', label: t('design.spearman') },
          ]}
          onChange={(correlation) => editChapter('descriptives', { correlation })}
        />
      </OptionRow>
    </OptionGroup>
  );
}
