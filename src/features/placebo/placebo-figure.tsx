import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatLevel } from '../../present/format.ts';
import { placebo } from '../../present/plots/placebo.ts';
import { placeboInTime } from '../../present/plots/placebo-in-time.ts';
import { usePresentation } from '../../store/presentation.ts';
import { rerun, useRun } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { Block } from '../../ui/block.tsx';
import { Callout } from '../../ui/callout.tsx';
import { type ClickedPoint, Figure, type FigureTarget } from '../../ui/figure.tsx';
import { FigureSkeleton } from '../../ui/figure-skeleton.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import { DrawCard } from './draw-card.tsx';
import { PermutationTable } from './permutation-table.tsx';

const HEIGHT = 420;

export function PlaceboFigure() {
  const { t } = useTranslation();
  const run = useRun('placebo');
  const statistic = useSpec((spec) => spec.placebo?.statistic ?? 'coefficient');
  const level = useSpec((spec) => spec.output.level);
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const [draw, setDraw] = useState<number | null>(null);
  const summary = run.partial ?? run.result;
  const drawn = summary?.coefficient != null;
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => {
      if (!summary) throw new Error('no draws to show');
      const options = { ...(print ? paper : page), scheme, print };
      return summary.coefficient ? placebo(summary, { ...options, statistic }) : placeboInTime(summary, options);
    },
    [summary, page, paper, statistic],
  );
  const clicked = useCallback(({ customdata }: ClickedPoint) => {
    if (typeof customdata === 'number') setDraw(customdata);
  }, []);
  if (!summary) {
    return run.status === 'cancelled' ? (
      <Cancelled text={t('placebo.cancelledEmpty')} />
    ) : (
      <FigureSkeleton height={HEIGHT} />
    );
  }
  const sizes =
    summary.kind === 'unit' ? t('placebo.sizes', { sizes: summary.cohorts.map(({ units }) => units).join(' / ') }) : '';
  return (
    <>
      {run.status === 'cancelled' ? <Cancelled text={t('placebo.cancelled')} /> : null}
      <Block
        number={t('placebo.figureNumber')}
        title={t(drawn ? 'placebo.figureTitle' : 'placebo.figureTime')}
        note={
          drawn
            ? t('placebo.figureNote', { draws: formatCount(summary.done), sizes })
            : t('placebo.figureTimeNote', { level: formatLevel(level) })
        }
      >
        <Figure
          build={build}
          height={HEIGHT}
          fileName="placebo"
          onPointClick={clicked}
          actions={drawn ? <span>{t('placebo.click')}</span> : null}
        />
      </Block>
      {drawn ? <DrawCard replicate={draw} onPick={setDraw} draws={summary.done} /> : null}
      <PermutationTable summary={summary} />
    </>
  );
}

function Cancelled({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <Callout tone="info">
      <p>{text}</p>
      <TextButton onClick={() => rerun('placebo')}>{t('placebo.again')}</TextButton>
    </Callout>
  );
}
