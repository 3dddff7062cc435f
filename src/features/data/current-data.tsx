import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../present/format.ts';
import { engine } from '../../store/engine.ts';
import { usePreparation } from '../../store/preparation.ts';
import { useSession } from '../../store/session-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { Block } from '../../ui/block.tsx';
import { Callout } from '../../ui/callout.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';

export function CurrentData() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const info = useSession((state) => state.info);
  const dictionary = useSession((state) => state.dictionary);
  const data = useSpec((spec) => spec.data);
  const version = usePreparation((state) => state.version);
  const rows = useCallback((from: number, to: number) => engine().rows(from, to), []);
  if (!info) return null;
  const sample = data.source === 'sample' ? dictionary : null;
  return (
    <>
      {sample ? (
        <Callout tone="info" title={sample.title[language]}>
          {sample.note[language]}
        </Callout>
      ) : null}
      <Block
        title={sample ? t('data.current') : `${t('data.current')}: ${data.name}`}
        note={t('data.rowsColumns', { rows: formatCount(info.nrow), columns: formatCount(info.columns.length) })}
      >
        <VirtualGrid key={`${info.hash}.${version}`} info={info} rows={rows} label={t('data.grid')} height={460} />
      </Block>
    </>
  );
}
