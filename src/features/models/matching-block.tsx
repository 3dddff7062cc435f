import { useTranslation } from 'react-i18next';
import type { ModelSpecOf } from '../../spec/models.ts';
import { labelOf, useSpec } from '../../store/spec-store.ts';
import { useUi } from '../../store/ui-store.ts';
import { Sentence } from '../../ui/sentence.tsx';
import classes from './models.module.css';
import { OptionWord } from './option-word.tsx';

const HOW = [
  'method',
  'link',
  'distance',
  'neighbours',
  'replacement',
  'caliper',
  'radius',
  'kernel',
  'bandwidth',
  'support',
  'moments',
];

const MOST_NAMED = 2;

/** Who is matched to whom, on what, and when: in a sentence whose words are the options, with what the choice of time means. */
export function MatchingBlock({ index, model }: { index: number; model: ModelSpecOf<'psm-did'> }) {
  const { t } = useTranslation();
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  const own = { index, model };
  const covariates = model.covariates ?? model.regressors ?? spec.roles.controls;
  const named = covariates.slice(0, MOST_NAMED).map((column) => labelOf(spec, column, language));
  const more = covariates.length - named.length;
  const list = named.join(t('designs.comma'));
  const text = more > 0 ? t('designs.andMore', { list, more: String(more) as never }) : list;
  const link = model.link === 'probit' ? 'probit' : 'logit';
  return (
    <div className={classes.builder}>
      <Sentence
        as="p"
        text={t('designs.matching', { skipInterpolation: true })}
        slots={{
          method: (
            <OptionWord {...own} keys={HOW} label={t('field.method')} tone="control">
              {t(`designs.m_${model.method}`, { k: model.neighbours, link })}
            </OptionWord>
          ),
          covariates: (
            <OptionWord
              {...own}
              keys={['covariates']}
              label={t('field.covariates')}
              tone={covariates.length > 0 ? 'control' : 'missing'}
            >
              {covariates.length > 0 ? text : t('designs.noCovariates')}
            </OptionWord>
          ),
          timing: (
            <OptionWord
              {...own}
              keys={['timing', 'baseYear']}
              label={t('field.timing')}
              hint={t(`designs.w_${model.timing}`)}
            >
              {model.timing === 'baseline' && model.baseYear !== null
                ? t('designs.t_year', { year: String(model.baseYear) as never })
                : t(`designs.t_${model.timing}`)}
            </OptionWord>
          ),
        }}
      />
      <p className={classes.hint}>{t(`designs.w_${model.timing}`)}</p>
    </div>
  );
}
