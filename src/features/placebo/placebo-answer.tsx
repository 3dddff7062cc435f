import { useTranslation } from 'react-i18next';
import type { PlaceboSummary } from '../../engine/diagnostics/placebo/types.ts';
import { formatCount, formatEstimate, formatFixed, formatP } from '../../present/format.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';

/** While draws arrive the figures are those of the draws that are there. */
export function PlaceboAnswer() {
  const { t } = useTranslation();
  const run = useRun('placebo');
  const view = useSpec((spec) => spec.placebo);
  const digits = useSpec((spec) => spec.output.digits);
  const summary = run.partial ?? run.result;
  const byT = view?.statistic === 't';
  const shown = summary && (byT ? summary.statistic : summary.coefficient);
  if (summary && summary.coefficient === null) return <TrialAnswer summary={summary} digits={digits} />;
  const two = shown?.test?.twoSided ?? null;
  const sits = shown?.sd ? (shown.actual - (shown.mean ?? 0)) / shown.sd : null;
  return (
    <AnswerStrip label={t('placebo.strip')} busy={run.status === 'running'}>
      <Headline
        label={t('placebo.pTwo', { draws: formatCount(summary?.done ?? view?.draws ?? 500) })}
        value={two ? formatP(two.p) : null}
        suffix={two ? t('placebo.monteCarlo', { se: formatFixed(two.monteCarloError, 3) }) : ''}
      />
      <StripItem
        label={t('placebo.atLeast')}
        value={two ? t('placebo.of', { count: formatCount(two.count) as never, draws: formatCount(two.draws) }) : null}
      />
      <StripItem
        label={t('placebo.mean')}
        value={
          shown && shown.mean !== null && shown.sd !== null
            ? `${formatEstimate(shown.mean, digits)} (${formatEstimate(shown.sd, digits)})`
            : null
        }
      />
      <StripItem
        label={t('placebo.sits')}
        value={sits === null ? null : t('placebo.sd', { z: formatFixed(sits, 1) })}
      />
    </AnswerStrip>
  );
}

/** Kinds with one estimate per trial have no permutation p-value, and none is shown. */
function TrialAnswer({ summary, digits }: { summary: PlaceboSummary; digits: number }) {
  const { t } = useTranslation();
  const number = (value: number) => formatEstimate(value, digits);
  return (
    <AnswerStrip label={t('placebo.strip')} busy={false}>
      <Headline
        label={t('placebo.actual')}
        value={number(summary.actual.estimate)}
        suffix={`(${number(summary.actual.stdError)})`}
      />
      {summary.trials.slice(0, 5).map((trial) => (
        <StripItem
          key={trial.shift ?? 'own'}
          label={trial.shift === null ? t('placebo.own') : t('placebo.yearsEarlier', { count: trial.shift })}
          value={`${number(trial.estimate)} (${number(trial.stdError)})`}
        />
      ))}
    </AnswerStrip>
  );
}
