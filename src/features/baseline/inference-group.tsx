import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { useHeadline } from '../../store/answers.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { editChapter, editRoles, useSpec } from '../../store/spec-store.ts';
import { ColumnSelect, ColumnsSelect } from '../../ui/column-select.tsx';
import { Choice, OptionGroup, OptionRow, Toggle } from '../../ui/inspector.tsx';

const robustTypes = ['HC1', 'HC2', 'HC3'] as const;

export function InferenceGroup() {
  const { t } = useTranslation();
  const options = useSpec((spec) => spec.baseline);
  const level = useSpec((spec) => spec.output.level);
  const counts = useHeadline(level)?.result.counts.clusters ?? [];
  const vcov = options?.vcov ?? 'cluster';
  const family = vcov === 'iid' ? 'iid' : vcov === 'cluster' ? 'cluster' : 'robust';
  return (
    <OptionGroup title={t('baseline.inference')}>
      <Choice
        label={t('baseline.inference')}
        value={family}
        choices={[
          { value: 'iid', label: t('baseline.iid') },
          { value: 'robust', label: t('baseline.robust') },
          { value: 'cluster', label: t('baseline.cluster') },
        ]}
        onChange={(value) => editChapter('baseline', { vcov: value === 'robust' ? 'HC1' : value })}
      />
      {family === 'robust' ? (
        <Choice
          label={t('baseline.robustType')}
          value={vcov as 'HC1' | 'HC2' | 'HC3'}
          choices={robustTypes.map((value) => ({ value, label: value }))}
          onChange={(value) => editChapter('baseline', { vcov: value })}
        />
      ) : null}
      {family === 'cluster' ? <ClusterColumns counts={counts} /> : null}
      <OptionRow label={t('baseline.convention')}>
        <Choice
          label={t('baseline.convention')}
          value={options?.preset ?? 'reghdfe'}
          choices={[
            { value: 'reghdfe', label: 'reghdfe' },
            { value: 'fixest', label: 'fixest' },
          ]}
          onChange={(preset) => editChapter('baseline', { preset })}
        />
      </OptionRow>
      <Toggle
        label={t('baseline.singletons')}
        checked={(options?.singletons ?? 'drop') === 'drop'}
        onChange={(drop) => editChapter('baseline', { singletons: drop ? 'drop' : 'keep' })}
      />
      <Weights />
    </OptionGroup>
  );
}

function ClusterColumns({ counts }: { counts: readonly { readonly by: string; readonly count: number }[] }) {
  const { t } = useTranslation();
  const unit = useSpec((spec) => spec.roles.unit);
  const cluster = useSpec((spec) => spec.baseline?.cluster ?? spec.roles.cluster);
  const columns = useColumnOptions('any');
  const chosen = cluster ?? (unit ? [unit] : []);
  const sizes = counts.map(({ by, count }) => `${by} (${formatCount(count)})`).join(', ');
  return (
    <>
      <ColumnsSelect
        label={t('baseline.clusterBy')}
        value={chosen}
        options={columns}
        maxValues={2}
        onChange={(next) => editChapter('baseline', { cluster: next.length === 0 ? null : next })}
      />
      {sizes ? <OptionRow label={t('baseline.clusters')}>{sizes}</OptionRow> : null}
    </>
  );
}

function Weights() {
  const { t } = useTranslation();
  const weights = useSpec((spec) => spec.roles.weights);
  const columns = useColumnOptions('number');
  return (
    <>
      <ColumnSelect
        label={t('baseline.weights')}
        value={weights?.column ?? null}
        options={columns}
        clearable
        placeholder={t('baseline.noWeights')}
        onChange={(column) =>
          editRoles({ weights: column === null ? null : { column, kind: weights?.kind ?? 'analytic' } })
        }
      />
      {weights ? (
        <Choice
          label={t('baseline.weightKind')}
          value={weights.kind}
          choices={[
            { value: 'analytic', label: t('baseline.analytic') },
            { value: 'frequency', label: t('baseline.frequency') },
            { value: 'probability', label: t('baseline.probability') },
          ]}
          onChange={(kind) => editRoles({ weights: { ...weights, kind } })}
        />
      ) : null}
    </>
  );
}
