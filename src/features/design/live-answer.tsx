import { useTranslation } from 'react-i18next';
import { formatCount, formatEstimate, formatPEquation, formatPercent, starsFor } from '../../present/format.ts';
import { useHeadline, usePreTrendP } from '../../store/answers.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';
import classes from './design.module.css';
import { EventStrip } from './event-strip.tsx';
import { WhatIfBar } from './what-if-bar.tsx';

/** Stays in sight while a hand drags in the panel below. */
export function LiveAnswer() {
  const { t } = useTranslation();
  const { level, digits, stars } = useSpec((spec) => spec.output);
  const whatIf = useSpec((spec) => spec.whatIf !== null);
  const summary = useRun('design').result?.summary;
  const busy = useRun('baseline').status === 'running';
  const answer = useHeadline(level);
  const preTrendP = usePreTrendP();
  const trendsBusy = useRun('trends').status === 'running';
  const cohorts = summary?.cohorts ?? [];
  const treated = cohorts.reduce((total, cohort) => total + cohort.units, 0);
  return (
    <div className={classes.live} data-what-if={whatIf || undefined}>
      <AnswerStrip label={t('design.strip')} busy={busy}>
        <Headline
          label={t('design.estimate')}
          value={answer ? formatEstimate(answer.policy.estimate, digits) : null}
          stars={answer ? starsFor(answer.policy.pValue, stars) : ''}
          suffix={answer ? `(${formatEstimate(answer.policy.stdError, digits)})` : ''}
        />
        <EventStrip />
        <StripItem
          label={t('design.preTrends')}
          busy={trendsBusy}
          value={preTrendP === null ? null : formatPEquation(preTrendP)}
        />
        <StripItem
          label={t('design.treatedUnits')}
          value={summary ? formatCount(treated) : null}
          hint={t('design.cohortSizes', { sizes: cohorts.map(({ start, units }) => `${start}: ${units}`).join(', ') })}
        />
        <StripItem
          optional
          label={t('design.treatedShare')}
          value={summary?.treatmentMean == null ? null : formatPercent(summary.treatmentMean, 1)}
        />
      </AnswerStrip>
      <WhatIfBar />
    </div>
  );
}
