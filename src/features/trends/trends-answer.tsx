import { useTranslation } from 'react-i18next';
import { formatEstimate, formatFixed, formatPEquation } from '../../present/format.ts';
import { useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { AnswerStrip, Headline, StripItem } from '../../ui/answer-strip.tsx';

export function TrendsAnswer() {
  const { t } = useTranslation();
  const run = useRun('trends');
  const digits = useSpec((spec) => spec.output.digits);
  const result = run.result?.ok ? run.result.result : null;
  const pre = result?.tests.find((test) => test.id === 'preTrends');
  const post = result?.combinations.find((combination) => combination.id === 'postAverage');
  const f =
    pre &&
    t('trends.jointF', {
      df1: pre.df1,
      df2: pre.df2 === null ? '∞' : formatFixed(pre.df2, 0),
      f: formatFixed(pre.statistic, 2),
    });
  const lead = result ? largestLead(result) : null;
  return (
    <AnswerStrip label={t('trends.strip')} busy={run.status === 'running'}>
      <Headline label={t('trends.joint')} value={pre ? formatPEquation(pre.pValue) : null} suffix={f ?? ''} />
      <StripItem
        label={t('trends.postAverage')}
        value={post ? `${formatEstimate(post.estimate, digits)} (${formatEstimate(post.stdError, digits)})` : null}
      />
      <StripItem label={t('trends.largestLead')} value={lead === null ? null : formatEstimate(lead, digits)} />
      <StripItem label={t('trends.supT')} value={result?.events ? formatFixed(result.events.bandCritical, 2) : null} />
    </AnswerStrip>
  );
}

function largestLead(result: {
  terms: readonly { tag: { kind: string; e?: number } }[];
  coef: Float64Array;
}): number | null {
  const leads = result.terms.flatMap((term, index) =>
    term.tag.kind === 'event' && (term.tag.e ?? 0) < 0 ? [result.coef[index]] : [],
  );
  return leads.length === 0 ? null : leads.reduce((most, lead) => (Math.abs(lead) > Math.abs(most) ? lead : most));
}
