import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../core/notice.ts';
import type { PlaceboDraw } from '../../engine/diagnostics/placebo/types.ts';
import { formatEstimate, formatPEquation, formatPeriod } from '../../present/format.ts';
import { ask } from '../../store/runs-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { Callout } from '../../ui/callout.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import classes from './placebo.module.css';

interface DrawCardProps {
  readonly replicate: number | null;
  readonly draws: number;
  readonly onPick: (replicate: number) => void;
}

/** The fake pilots of one draw: picked by a click on its dot, or by number from the keyboard. */
export function DrawCard({ replicate, draws, onPick }: DrawCardProps) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const view = useSpec((spec) => spec.placebo);
  const digits = useSpec((spec) => spec.output.digits);
  const [draw, setDraw] = useState<PlaceboDraw | Notice | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other options mean another draw of the same number
  useEffect(() => {
    if (replicate === null) return;
    let current = true;
    void ask<'placeboDraw'>({ kind: 'placeboDraw', replicate }).then((answer) => current && setDraw(answer));
    return () => {
      current = false;
    };
  }, [replicate, view]);
  return (
    <div className={classes.draw}>
      <div className={classes.pick}>
        <NumberInput
          label={t('placebo.drawPick')}
          min={1}
          max={draws}
          value={replicate === null ? '' : replicate + 1}
          onChange={(value) =>
            typeof value === 'number' && value >= 1 && value <= draws && onPick(Math.trunc(value) - 1)
          }
        />
      </div>
      {draw === null ? null : 'code' in draw ? (
        <Callout tone="error">{text(draw)}</Callout>
      ) : (
        <>
          <div className={classes.drawHead}>
            <h3>{t('placebo.drawTitle', { replicate: draw.replicate + 1 })}</h3>
            <span>
              {t('placebo.drawBody', {
                estimate: formatEstimate(draw.estimate, digits),
                se: formatEstimate(draw.stdError, digits),
                p: formatPEquation(draw.pValue),
              })}
            </span>
          </div>
          <ul className={classes.pilots}>
            {draw.pilots.map(({ unit, start }) => (
              <li key={unit}>
                <span>{unit}</span>
                <span>{formatPeriod(start)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
