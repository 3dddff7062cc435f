import { useTranslation } from 'react-i18next';
import type { ModelChapter } from '../../store/chapter-estimators.ts';
import type { CheckTemplate } from '../../store/checks.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import classes from './models.module.css';
import { useTemplates } from './use-templates.ts';

const MOST_OFFERED = 18;

/** What the columns at hand allow stands where the results will be: the usual list first where a chapter has one, then single cards. */
export function NothingYet({ chapter }: { chapter: ModelChapter }) {
  const { t } = useTranslation();
  const { templates, nameOf, add } = useTemplates(chapter);
  const usual = templates.filter((template) => template.usual);
  const hintOf = ({ id }: CheckTemplate) => t(`robustness.h_${id}` as never, { defaultValue: '' }) as string;
  const own = templates.filter(({ id }) => id !== 'estimator');
  const offered = usual.length > 0 ? firstOfEach(own).filter((template) => hintOf(template) !== '') : own;
  const opening = t(`robustness.s_${chapter}` as never, { defaultValue: t(`robustness.e_${chapter}`) }) as string;
  if (own.length === 0) {
    const [first] = templates;
    return first ? (
      <EmptyState action={t('robustness.addFirst', { name: nameOf(first) })} onAction={() => add([first])}>
        {t(`robustness.e_${chapter}`)}
      </EmptyState>
    ) : (
      <EmptyState>{t(`robustness.e_${chapter}`)}</EmptyState>
    );
  }
  return (
    <section className={classes.offered} aria-label={t('robustness.offered')}>
      <p className={classes.offeredText}>{opening}</p>
      {usual.length > 0 ? (
        <div className={classes.usual}>
          <span className={classes.offerName}>{t('robustness.usualList', { count: usual.length })}</span>
          <p className={classes.usualNames}>{usual.map(nameOf).join('\u00a0· ')}</p>
          <button type="button" className={classes.addUsual} onClick={() => add(usual)}>
            {t('robustness.addUsual')}
          </button>
        </div>
      ) : null}
      <ul>
        {offered.slice(0, MOST_OFFERED).map((template) => (
          <li key={nameOf(template)}>
            <button type="button" className={classes.offer} onClick={() => add([template])}>
              <span className={classes.offerName}>{nameOf(template)}</span>
              {hintOf(template) ? <span className={classes.offerHint}>{hintOf(template)}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One template of each kind, the first. */
function firstOfEach(templates: readonly CheckTemplate[]): CheckTemplate[] {
  return [...new Map([...templates].reverse().map((template) => [template.id, template])).values()].reverse();
}
