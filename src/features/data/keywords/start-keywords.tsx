import { useTranslation } from 'react-i18next';
import { notice } from '../../../core/notice.ts';
import { starterDictionary } from '../../../engine/diagnostics/keyword-index/starter-dictionary.ts';
import { pickSource } from '../../../store/import-store.ts';
import { addIndexStep } from '../../../store/indices.ts';
import { reportsUrl } from '../../../store/sample.ts';
import { say, useSession } from '../../../store/session-store.ts';
import { labelOf, useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import classes from '../index-builder/index-builder.module.css';

const LABEL = { en: 'Keyword index', zh: '关键词指数' };

export const startFromText = (text: string): void =>
  addIndexStep<'keyword-index'>('keywords', { step: 'keyword-index', text, dictionary: starterDictionary }, LABEL);

/** Reads the invented reports beside the data in use, like any file that a person brings. */
async function readReports(name: string): Promise<void> {
  const blob = await fetch(reportsUrl()).then(
    (response) => (response.ok ? response.blob() : null),
    () => null,
  );
  if (blob) await pickSource(blob, name);
  else say(notice('error', 'sampleUnreadable'));
}

export const startFromCounts = (): void =>
  addIndexStep<'keyword-index'>('keywords', { step: 'keyword-index', text: null }, LABEL);

/** Columns of texts: not the unit, nor names of groups; most of their cells differ. */
export function useTextColumns(): string[] {
  const columns = useSession((state) => state.info?.columns);
  const rows = useSession((state) => state.info?.nrow ?? 0);
  const roles = useSpec((spec) => spec.roles);
  return (columns ?? [])
    .filter(({ name, kind }) => kind === 'category' && name !== roles.unit && name !== roles.time)
    .filter(({ distinct, missing }) => distinct > (rows - missing) / 2)
    .map(({ name }) => name);
}

/** Where no words are counted yet: a column of texts with the starter dictionary, or columns of counts. */
export function StartKeywords() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  const texts = useTextColumns();
  return (
    <>
      <p className={classes.intro}>{t('keyword.empty')}</p>
      {texts.length === 0 ? <p className={classes.intro}>{t('keyword.noTexts')}</p> : null}
      <div className={classes.controls}>
        {texts.map((column, i) => (
          <button
            key={column}
            type="button"
            className={i === 0 ? classes.primary : classes.secondary}
            onClick={() => startFromText(column)}
          >
            {t('keyword.start', { column: labelOf(spec, column, language) })}
          </button>
        ))}
        {texts.length === 0 ? (
          <button
            type="button"
            className={classes.primary}
            onClick={() => void readReports(`${t('keyword.tryName')}.csv`)}
          >
            {t('keyword.trySample')}
          </button>
        ) : null}
        <button type="button" className={classes.secondary} onClick={startFromCounts}>
          {t('keyword.startCounts')}
        </button>
      </div>
    </>
  );
}
