import { useTranslation } from 'react-i18next';
import type { IndexReport } from '../../../engine/diagnostics/composite-index/report.ts';
import { formatCount, formatEstimate, formatPercent } from '../../../present/format.ts';
import { columnLabel } from '../../../present/tables/labels.ts';
import { usePresentation } from '../../../store/presentation.ts';
import { editRoles, labelOf, useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import { AnswerStrip, Headline, StripItem } from '../../../ui/answer-strip.tsx';
import { Block } from '../../../ui/block.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { NoticeList, useNoticeText } from '../../../ui/notices.tsx';
import { Sentence, StrongWord } from '../../../ui/sentence.tsx';
import { TableSkeleton } from '../../../ui/table-skeleton.tsx';
import classes from './index-builder.module.css';
import { OldWeights } from './old-weights.tsx';
import { Ranking } from './ranking.tsx';
import { Sensitivity } from './sensitivity.tsx';
import { StartIndex } from './start-index.tsx';
import { type ShownIndex, useNameOf, useShownIndex } from './use-index.ts';
import { Weights } from './weights.tsx';

/** A composite index: what it is made of, who leads, and whether the method matters. */
export default function IndexPage() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const shown = useShownIndex();
  const name = shown ? labelOf(spec, shown.placed.name, language) : t('index.questionNew');
  return (
    <>
      <Sentence
        text={t('index.question', { skipInterpolation: true })}
        slots={{ key: <StrongWord tone="control">{name}</StrongWord> }}
      />
      {shown ? <IndexResults shown={shown} /> : <StartIndex />}
    </>
  );
}

function IndexResults({ shown }: { shown: ShownIndex }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const nameOf = useNameOf();
  const { placed, answer, busy } = shown;
  if (answer && !answer.ok) {
    if (answer.notice.code === 'indexNoIndicators') return <Callout tone="info">{text(answer.notice)}</Callout>;
    return (
      <Callout tone="error" title={t('index.failed')}>
        {text(answer.notice)}
        {answer.notice.code === 'indexNothingLeft' ? (
          <p>
            {t('index.missingList', { names: placed.step.indicators.map(({ column }) => nameOf(column)).join(', ') })}
          </p>
        ) : null}
      </Callout>
    );
  }
  const report = answer?.value ?? null;
  return (
    <>
      <IndexAnswer name={placed.name} report={report} busy={busy} />
      {report ? (
        <>
          <NoticeList notices={report.notices} />
          <Weights report={report} at={placed.at} busy={busy} />
          <Ranking ranking={report.ranking} busy={busy} />
          <Sensitivity report={report.sensitivity} busy={busy} />
          <OldWeights report={report.old} placed={placed} busy={busy} />
        </>
      ) : (
        <Block title={t('index.weightsTitle')}>
          <TableSkeleton rows={16} columns={5} />
        </Block>
      )}
    </>
  );
}

function IndexAnswer({ name, report, busy }: { name: string; report: IndexReport | null; busy: boolean }) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const outcome = useSpec((spec) => spec.roles.outcome);
  const used = report?.indicators.filter(({ status }) => status === 'used') ?? [];
  const heaviest = used.reduce<(typeof used)[number] | null>(
    (best, one) => ((one.weight ?? 0) > (best?.weight ?? 0) ? one : best),
    null,
  );
  const agreement = report?.sensitivity.methods
    .slice(1)
    .flatMap(({ spearman }) => (spearman === null ? [] : [spearman]));
  return (
    <AnswerStrip label={t('index.strip')} busy={busy && !report}>
      <Headline
        label={t('index.heaviest')}
        value={heaviest ? formatPercent(heaviest.weight) : null}
        suffix={heaviest ? columnLabel(page, heaviest.column) : ''}
      />
      <StripItem
        label={t('index.used')}
        value={report ? t('index.usedOf', { n: used.length, of: report.indicators.length }) : null}
      />
      <StripItem label={t('index.rows')} value={report ? formatCount(report.rowsScored) : null} />
      <StripItem
        label={t('index.agreement')}
        hint={t('index.agreementHint')}
        value={agreement && agreement.length > 0 ? `≥ ${formatEstimate(Math.min(...agreement), 2)}` : null}
      />
      <div className={classes.outcome}>
        {outcome === name ? (
          <span className={classes.quiet}>{t('index.isOutcome')}</span>
        ) : (
          <button type="button" className={classes.primary} onClick={() => editRoles({ outcome: name })}>
            {t('index.useOutcome')}
          </button>
        )}
      </div>
    </AnswerStrip>
  );
}
