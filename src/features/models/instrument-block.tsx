import { useTranslation } from 'react-i18next';
import type { ModelSpecOf } from '../../spec/models.ts';
import { editCheck } from '../../store/checks.ts';
import { useInstrumentGuess } from '../../store/instrument-guess.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { TextButton } from '../../ui/inspector.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import classes from './models.module.css';
import { OptionWord } from './option-word.tsx';

/** The builder of instruments: a history times a national series of an earlier year, and columns beside it. */
export function InstrumentBlock({ index, model }: { index: number; model: ModelSpecOf<'iv'> }) {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  const guess = useInstrumentGuess();
  const named = (column: string) => labelOf(spec, column, language);
  const list = (names: readonly string[]) => names.map(named).join(t('designs.comma'));
  const own = { index, model };
  const { history, national, lag, instruments, endogenous } = model;
  const columns = instruments ?? [];
  const nothing = history === null && national === null && columns.length === 0;
  const toneOf = (chosen: string | null) => (chosen !== null ? 'control' : columns.length === 0 ? 'missing' : 'plain');
  const ownOnly = history === null && national === null && columns.length > 0;
  const policy = spec.policy[language] || t('designs.policy');
  return (
    <div className={classes.builder}>
      <Sentence
        as="p"
        text={t(ownOnly ? 'designs.instrumentOwn' : 'designs.instrument', { skipInterpolation: true })}
        slots={{
          endogenous: (
            <OptionWord {...own} keys={['endogenous']} label={t('field.endogenous')} tone="treated">
              {endogenous && endogenous.length > 0 ? list(endogenous) : policy}
            </OptionWord>
          ),
          history: (
            <OptionWord
              {...own}
              keys={['history']}
              label={t('field.history')}
              tone={toneOf(history)}
              hint={t('designs.historyHint')}
            >
              {history === null ? t('designs.history') : named(history)}
            </OptionWord>
          ),
          national: (
            <OptionWord
              {...own}
              keys={['national', 'lag']}
              label={t('designs.nationalLabel')}
              tone={toneOf(national)}
              hint={t('designs.nationalHint')}
            >
              {national === null ? t('designs.national') : named(national)}
            </OptionWord>
          ),
          lag: (
            <OptionWord {...own} keys={['lag']} label={t('field.lag')}>
              {lag === 0
                ? t('designs.sameYear')
                : lag === 1
                  ? t('designs.earlierOne')
                  : t('designs.earlier', { periods: String(lag) as never })}
            </OptionWord>
          ),
          others: (
            <OptionWord
              {...own}
              keys={['instruments']}
              label={t('field.instruments')}
              tone={columns.length > 0 ? 'control' : 'plain'}
            >
              {columns.length > 0 ? list(columns) : t('designs.noOthers')}
            </OptionWord>
          ),
        }}
      />
      {nothing && guess ? (
        <TextButton onClick={() => editCheck(index, guess)}>
          {t('designs.useGuess', { history: named(guess.history), national: named(guess.national) })}
        </TextButton>
      ) : ownOnly ? null : (
        <p className={classes.hint}>{t('designs.instrumentNote')}</p>
      )}
    </div>
  );
}
