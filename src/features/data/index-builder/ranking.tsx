import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type IndexRanking, leaders } from '../../../engine/diagnostics/composite-index/ranking.ts';
import { sentences } from '../../../present/i18n/index.ts';
import { indexRanking, type ShownRanking } from '../../../present/plots/index-ranking.ts';
import { indexRankingTable } from '../../../present/tables/index-ranking.ts';
import { setDataView, useDataView } from '../../../store/data-view.ts';
import { usePresentation } from '../../../store/presentation.ts';
import { Block } from '../../../ui/block.tsx';
import { AddChip, Chip, Chips } from '../../../ui/chips.tsx';
import { Figure, type FigureTarget } from '../../../ui/figure.tsx';
import { Choice } from '../../../ui/inspector.tsx';
import { ResultTable } from '../../../ui/result-table.tsx';
import { TableActions } from '../../../ui/table-actions.tsx';
import classes from './index-builder.module.css';

const FORMATS = ['docx', 'latex', 'csv', 'html'] as const;

export function Ranking({ ranking, busy }: { ranking: IndexRanking | null; busy: boolean }) {
  const { t } = useTranslation();
  if (ranking === null) {
    return (
      <Block title={t('index.rankingTitle')}>
        <p className={classes.quiet}>{t('index.rankingNone')}</p>
      </Block>
    );
  }
  return <RankingOf ranking={ranking} busy={busy} />;
}

function RankingOf({ ranking, busy }: { ranking: IndexRanking; busy: boolean }) {
  const { t } = useTranslation();
  const page = usePresentation('page');
  const paper = usePresentation('export');
  const count = useDataView((state) => state.leaders);
  const followed = useDataView((state) => state.followed);
  const shown = useMemo((): ShownRanking => {
    const at = followed.map((unit) => ranking.units.indexOf(unit)).filter((unit) => unit >= 0);
    return { ranking, leaders: leaders(ranking, count), followed: at };
  }, [ranking, count, followed]);
  const build = useCallback(
    ({ scheme, print }: FigureTarget) => indexRanking(shown, { ...(print ? paper : page), scheme, print }),
    [shown, page, paper],
  );
  const units = [...shown.leaders.filter((unit) => !shown.followed.includes(unit)), ...shown.followed];
  const table = indexRankingTable(ranking, units, page);
  return (
    <>
      <Block
        number={t('index.rankingNumber')}
        title={t('index.rankingTitle')}
        note={t('index.rankingNote')}
        busy={busy}
      >
        <FollowedUnits ranking={ranking} count={count} followed={followed} />
        <Figure build={build} height={420} fileName="index-ranking" />
      </Block>
      <Block
        number={t('index.rankingTable')}
        title={t('index.rankingTableTitle')}
        note={sentences(page.language, table.notes)}
        busy={busy}
        actions={<TableActions table={() => indexRankingTable(ranking, units, paper)} formats={FORMATS} />}
      >
        <ResultTable table={table} caption={t('index.rankingTableTitle')} />
      </Block>
    </>
  );
}

function FollowedUnits({
  ranking,
  count,
  followed,
}: {
  ranking: IndexRanking;
  count: number;
  followed: readonly string[];
}) {
  const { t } = useTranslation();
  const options = useMemo(
    () => ranking.units.filter((unit) => !followed.includes(unit)).map((unit) => ({ value: unit, label: unit })),
    [ranking, followed],
  );
  return (
    <div className={classes.controls}>
      <span>{t('index.leaders')}</span>
      <Choice
        label={t('index.leaders')}
        value={String(count)}
        choices={['5', '8', '12'].map((value) => ({ value, label: value }))}
        onChange={(value) => setDataView({ leaders: Number(value) })}
      />
      <Chips label={t('index.follow')}>
        {followed.map((unit) => (
          <Chip
            key={unit}
            label={unit}
            removeLabel={t('field.remove')}
            onRemove={() => setDataView({ followed: followed.filter((other) => other !== unit) })}
          />
        ))}
        <AddChip
          label={t('index.follow')}
          options={options}
          onAdd={(unit) => setDataView({ followed: [...followed, unit] })}
        />
      </Chips>
    </div>
  );
}
