import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatPEquation } from '../../present/format.ts';
import { usePreTrendP } from '../../store/answers.ts';
import { useRun } from '../../store/runs-store.ts';
import { editChapter, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { Choice, OptionGroup, OptionRow, TextButton, Toggle } from '../../ui/inspector.tsx';
import { NoticeList } from '../../ui/notices.tsx';
import classes from './inspector.module.css';

export default function TrendsInspector() {
  return (
    <>
      <WindowGroup />
      <ComparisonGroup />
      <Reading />
    </>
  );
}

const wholeOrNull = (value: string | number): number | null => (typeof value === 'number' ? Math.trunc(value) : null);

function WindowGroup() {
  const { t } = useTranslation();
  const view = useSpec((spec) => spec.trends);
  const setExplain = useUi((state) => state.setExplain);
  if (!view) return null;
  return (
    <OptionGroup
      title={t('trends.window')}
      action={<TextButton onClick={() => setExplain('trends')}>{t('shell.explain')}</TextButton>}
    >
      <div className={classes.pair}>
        <NumberInput
          label={t('trends.lower')}
          min={-60}
          max={-2}
          value={view.lower ?? ''}
          placeholder={t('trends.all')}
          onChange={(value) => editChapter('trends', { lower: wholeOrNull(value) })}
        />
        <NumberInput
          label={t('trends.upper')}
          min={0}
          max={60}
          value={view.upper ?? ''}
          placeholder={t('trends.all')}
          onChange={(value) => editChapter('trends', { upper: wholeOrNull(value) })}
        />
      </div>
      <TextButton onClick={() => editChapter('trends', { lower: null, upper: null })}>{t('trends.all')}</TextButton>
      <OptionRow label={t('trends.endpoints')}>
        <Choice
          label={t('trends.endpoints')}
          value={view.endpoints}
          choices={[
            { value: 'bin', label: t('trends.bin') },
            { value: 'drop', label: t('trends.drop') },
          ]}
          onChange={(endpoints) => editChapter('trends', { endpoints })}
        />
      </OptionRow>
      <Choice
        label={t('trends.base')}
        value={view.normalise}
        choices={[
          { value: 'base', label: t('trends.baseOne') },
          { value: 'preAverage', label: t('trends.baseAverage') },
        ]}
        onChange={(normalise) => editChapter('trends', { normalise })}
      />
      <NumberInput
        label={t('trends.base')}
        disabled={view.normalise === 'preAverage'}
        max={-1}
        value={view.base[0]}
        onChange={(value) => typeof value === 'number' && editChapter('trends', { base: [Math.trunc(value)] })}
      />
    </OptionGroup>
  );
}

function ComparisonGroup() {
  const { t } = useTranslation();
  const view = useSpec((spec) => spec.trends);
  if (!view) return null;
  return (
    <OptionGroup title={t('trends.reference')}>
      <Choice
        label={t('trends.reference')}
        value={view.reference}
        choices={[
          { value: 'never', label: t('trends.never') },
          { value: 'last', label: t('trends.last') },
        ]}
        onChange={(reference) => editChapter('trends', { reference })}
      />
      <OptionRow label={t('trends.band')}>
        <Choice
          label={t('trends.band')}
          value={String(view.bandLevel) as '0.9' | '0.95' | '0.99'}
          choices={[
            { value: '0.9', label: '90%' },
            { value: '0.95', label: '95%' },
            { value: '0.99', label: '99%' },
          ]}
          onChange={(level) => editChapter('trends', { bandLevel: Number(level) })}
        />
      </OptionRow>
      <OptionRow label={t('trends.rawBy')}>
        <Choice
          label={t('trends.rawBy')}
          value={view.rawBy}
          choices={[
            { value: 'ever', label: t('trends.rawEver') },
            { value: 'cohort', label: t('trends.rawCohort') },
          ]}
          onChange={(rawBy) => editChapter('trends', { rawBy })}
        />
      </OptionRow>
      <Toggle
        label={t('trends.controls')}
        checked={view.controls}
        onChange={(controls) => editChapter('trends', { controls })}
      />
    </OptionGroup>
  );
}

/** What the test says, and what it cannot say. */
function Reading() {
  const { t } = useTranslation();
  const p = usePreTrendP();
  const run = useRun('trends');
  return (
    <div className={classes.reading}>
      {p === null ? null : (
        <Callout tone={p < 0.05 ? 'caution' : 'good'} title={t('trends.whatTitle')}>
          {p < 0.05 ? t('trends.failBody', { p: formatPEquation(p) }) : t('trends.passBody', { p: formatPEquation(p) })}
        </Callout>
      )}
      <NoticeList notices={run.result?.ok ? run.result.result.notices : []} />
    </div>
  );
}
