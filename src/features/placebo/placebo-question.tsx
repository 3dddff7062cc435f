import { useTranslation } from 'react-i18next';
import { formatCount, formatEstimate } from '../../present/format.ts';
import { useHeadline } from '../../store/answers.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { Sentence, StrongWord } from '../../ui/sentence.tsx';

const questionOf = {
  unit: 'question',
  time: 'questionTime',
  dates: 'questionDates',
  mixed: 'questionMixed',
  own: 'questionOwn',
} as const;

export function PlaceboQuestion() {
  const { t } = useTranslation();
  const { level, digits } = useSpec((spec) => spec.output);
  const view = useSpec((spec) => spec.placebo);
  const result = useRun('placebo').result;
  const design = useRun('design').result;
  const kind = view?.kind ?? 'unit';
  const headline = useHeadline(level);
  const estimate = result?.actual.estimate ?? headline?.policy.estimate ?? null;
  const treated = (design?.summary.cohorts ?? []).reduce((total, cohort) => total + cohort.units, 0);
  const count = kind === 'own' ? (view?.assignment.length ?? 0) : treated;
  const random = kind === 'dates' ? t('placebo.randomYears') : t('placebo.randomUnits');
  return (
    <Sentence
      text={t(`placebo.${questionOf[kind]}`, { skipInterpolation: true })}
      slots={{
        count: <StrongWord>{formatCount(count)}</StrongWord>,
        random: <StrongWord tone="treated">{random}</StrongWord>,
        estimate: <StrongWord tone="control">{formatEstimate(estimate, digits)}</StrongWord>,
        pilots: <StrongWord tone="treated">{t('placebo.pilots')}</StrongWord>,
        earlier: <StrongWord tone="control">{t('placebo.earlier')}</StrongWord>,
      }}
    />
  );
}
