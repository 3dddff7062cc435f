import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../present/format.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { useRun } from '../../store/runs-store.ts';
import { editChapter, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { Chip, Chips } from '../../ui/chips.tsx';
import { ColumnSelect } from '../../ui/column-select.tsx';
import { Choice, OptionGroup, TextButton, Toggle } from '../../ui/inspector.tsx';
import { NoticeList } from '../../ui/notices.tsx';
import { OwnAssignment } from './own-assignment.tsx';
import classes from './placebo.module.css';

const drawChoices = ['500', '1000', '10000', '100000'] as const;
const shiftChoices = [1, 2, 3, 4, 5, 6];

export default function PlaceboInspector() {
  const kind = useSpec((spec) => spec.placebo?.kind ?? 'unit');
  return (
    <>
      {kind === 'time' ? <ShiftsGroup /> : kind === 'own' ? <OwnAssignment /> : <DrawsGroup />}
      {kind === 'unit' ? <ShuffleGroup /> : null}
      {kind === 'time' || kind === 'own' ? null : <StatisticGroup />}
      <Reading />
    </>
  );
}

function ExplainButton() {
  const { t } = useTranslation();
  const setExplain = useUi((state) => state.setExplain);
  return <TextButton onClick={() => setExplain('placebo')}>{t('shell.explain')}</TextButton>;
}

function DrawsGroup() {
  const { t } = useTranslation();
  const view = useSpec((spec) => spec.placebo);
  if (!view) return null;
  return (
    <OptionGroup title={t('placebo.draws')} action={<ExplainButton />}>
      <Choice
        label={t('placebo.draws')}
        value={String(view.draws) as (typeof drawChoices)[number]}
        choices={drawChoices.map((value) => ({ value, label: Number(value).toLocaleString('en-US') }))}
        onChange={(value) => editChapter('placebo', { draws: Number(value) })}
      />
      <NumberInput
        label={t('placebo.seed')}
        value={view.seed}
        min={0}
        max={Number.MAX_SAFE_INTEGER}
        allowDecimal={false}
        onChange={(value) => typeof value === 'number' && editChapter('placebo', { seed: value })}
      />
    </OptionGroup>
  );
}

function ShuffleGroup() {
  const { t } = useTranslation();
  const view = useSpec((spec) => spec.placebo);
  const columns = useColumnOptions('any');
  if (!view) return null;
  return (
    <OptionGroup title={t('placebo.shuffled')}>
      <ColumnSelect
        label={t('placebo.within')}
        value={view.strata}
        options={columns}
        clearable
        placeholder={t('placebo.anywhere')}
        onChange={(strata) => editChapter('placebo', { strata })}
      />
      <Toggle
        label={t('placebo.dropReal')}
        checked={view.dropRealPilots}
        onChange={(dropRealPilots) => editChapter('placebo', { dropRealPilots })}
      />
    </OptionGroup>
  );
}

function StatisticGroup() {
  const { t } = useTranslation();
  const statistic = useSpec((spec) => spec.placebo?.statistic ?? 'coefficient');
  return (
    <OptionGroup title={t('placebo.statistic')}>
      <Choice
        label={t('placebo.statistic')}
        value={statistic}
        choices={[
          { value: 'coefficient', label: t('placebo.coefficient') },
          { value: 't', label: t('placebo.t') },
        ]}
        onChange={(value) => editChapter('placebo', { statistic: value })}
      />
    </OptionGroup>
  );
}

function ShiftsGroup() {
  const { t } = useTranslation();
  const shifts = useSpec((spec) => spec.placebo?.shifts ?? []);
  const set = (next: number[]) => next.length > 0 && editChapter('placebo', { shifts: next.sort((a, b) => a - b) });
  return (
    <OptionGroup title={t('placebo.shifts')} action={<ExplainButton />}>
      <Chips label={t('placebo.shifts')}>
        {shifts.map((shift) => (
          <Chip
            key={shift}
            label={String(shift)}
            removeLabel={t('baseline.remove')}
            onRemove={shifts.length > 1 ? () => set(shifts.filter((other) => other !== shift)) : undefined}
          />
        ))}
        {shiftChoices
          .filter((shift) => !shifts.includes(shift))
          .map((shift) => (
            <TextButton key={shift} onClick={() => set([...shifts, shift])}>
              + {shift}
            </TextButton>
          ))}
      </Chips>
    </OptionGroup>
  );
}

/** What a permutation test says, and what it cannot say. */
function Reading() {
  const { t } = useTranslation();
  const { result } = useRun('placebo');
  const p = result?.coefficient?.test?.twoSided.p ?? null;
  return (
    <div className={classes.reading}>
      {p !== null ? (
        <Callout tone={p < 0.05 ? 'good' : 'caution'} title={t('placebo.whatTitle')}>
          {t(p < 0.05 ? 'placebo.smallBody' : 'placebo.largeBody', { share: formatPercent(p, 1) })}
        </Callout>
      ) : result && result.kind === 'time' ? (
        <Callout tone="info" title={t('placebo.whatTitle')}>
          {t('placebo.timeBody')}
        </Callout>
      ) : null}
      <NoticeList notices={result?.notices ?? []} />
    </div>
  );
}
