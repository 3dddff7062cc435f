import { useTranslation } from 'react-i18next';
import { formatEstimate, formatLevel, formatPEquation, formatPercent, starsFor } from '../../present/format.ts';
import { useHeadline, usePreTrendP } from '../../store/answers.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Interval } from '../../ui/interval.tsx';

export function AnswerCard() {
  const { t } = useTranslation();
  const { level, digits, stars } = useSpec((spec) => spec.output);
  const busy = useRun('baseline').status === 'running';
  const answer = useHeadline(level);
  const noPolicy = useSpec((spec) => spec.roles.treatment === null);
  const preTrendP = usePreTrendP();
  const trendsBusy = useRun('trends').status === 'running';
  const placebo = useRun('placebo');
  const permutation = placebo.result?.coefficient?.test?.twoSided.p ?? null;
  const policy = answer?.policy;
  const twoWay = answer ? answer.result.absorbed.length >= 2 : true;
  const number = (value: number) => formatEstimate(value, digits);
  const mean = answer?.result.stats.meanOutcome ?? null;
  if (!answer && !busy && noPolicy) return <EmptyState>{t('baseline.noPolicy')}</EmptyState>;
  return (
    <AnswerStrip label={t('baseline.strip')} busy={busy}>
      <Headline
        label={t(twoWay ? 'baseline.estimate' : 'baseline.estimatePlain')}
        value={policy ? number(policy.estimate) : null}
        stars={policy ? starsFor(policy.pValue, stars) : ''}
        suffix={policy ? `(${number(policy.stdError)})` : ''}
      />
      {policy ? (
        <Interval
          estimate={policy.estimate}
          lo={policy.lo}
          hi={policy.hi}
          labels={{ lo: number(policy.lo), hi: number(policy.hi) }}
          description={t('baseline.interval', {
            estimate: number(policy.estimate),
            level: formatLevel(level),
            lo: number(policy.lo),
            hi: number(policy.hi),
          })}
        />
      ) : null}
      <StripItem
        label={t('baseline.pre')}
        value={preTrendP === null ? null : formatPEquation(preTrendP)}
        busy={trendsBusy}
      />
      <StripItem
        label={t('baseline.placeboP', { draws: placebo.result?.draws ?? 500 })}
        value={permutation === null ? null : formatPEquation(permutation)}
        busy={placebo.status === 'running'}
      />
      {policy && mean !== null && mean !== 0 ? (
        <StripItem
          optional
          label={t('baseline.meanShare')}
          value={formatPercent(policy.estimate / Math.abs(mean), 1)}
        />
      ) : null}
    </AnswerStrip>
  );
}
