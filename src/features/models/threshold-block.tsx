import { useTranslation } from 'react-i18next';
import { thresholdHistogram } from '../../present/plots/threshold-histogram.ts';
import type { HeterogeneityModel } from '../../store/groupings.ts';
import { addDifferenceTest } from '../../store/groupings.ts';
import { usePresentation } from '../../store/presentation.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useThreshold } from '../../store/threshold.ts';
import { useUi } from '../../store/ui-store.ts';
import { Block } from '../../ui/block.tsx';
import { savePlot } from '../../ui/figure.tsx';
import { FigureSkeleton } from '../../ui/figure-skeleton.tsx';
import { TextButton } from '../../ui/inspector.tsx';
import classes from './threshold.module.css';
import { ThresholdChart } from './threshold-chart.tsx';

const PRINT = { width: 860, height: 320 };

/** The histogram under the threshold of a model, which answers while the threshold moves. */
export function ThresholdBlock({ index, model }: { index: number; model: HeterogeneityModel }) {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  const paper = usePresentation('export');
  const { answer, live } = useThreshold(index);
  if (model.by === null) return null;
  const label = labelOf(spec, model.by, language);
  const threshold = live?.threshold ?? model.threshold ?? answer?.threshold ?? null;
  const known = answer !== null && threshold !== null && answer.values.column === model.by;
  const save = (format: 'png' | 'svg') => {
    if (!known) return;
    const plot = thresholdHistogram({ values: answer.values, threshold }, { ...paper, scheme: 'light', print: true });
    void savePlot(plot, 'threshold', format, PRINT.width, PRINT.height);
  };
  return (
    <Block
      title={t('models.thresholdTitle', { column: label })}
      note={t('models.thresholdNote')}
      actions={
        <>
          <TextButton onClick={() => save('png')}>PNG</TextButton>
          <TextButton onClick={() => save('svg')}>SVG</TextButton>
          <TextButton onClick={() => addDifferenceTest(index, t('models.difference', { name: label }))}>
            {t('models.testDifference')}
          </TextButton>
        </>
      }
    >
      <div className={classes.top}>
        <ul className={classes.legend}>
          <li>
            <span className={classes.swatch} data-treated aria-hidden />
            {t('models.treated')}
          </li>
          <li>
            <span className={classes.swatch} aria-hidden />
            {t('models.untreated')}
          </li>
        </ul>
        {live ? (
          <span className={classes.pill} role="status" data-ms={live.ms ?? undefined}>
            {live.kept ? t('models.kept') : t('models.live', { ms: Math.max(1, Math.round(live.ms ?? 0)) })}
          </span>
        ) : null}
      </div>
      {known ? (
        <ThresholdChart model={index} label={label} values={answer.values} threshold={threshold} />
      ) : (
        <FigureSkeleton height={220} />
      )}
    </Block>
  );
}
