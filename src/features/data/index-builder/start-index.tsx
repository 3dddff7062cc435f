import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { systemTemplates } from '../../../engine/diagnostics/composite-index/templates.ts';
import { addIndexStep, matchTemplate, startFromTemplate } from '../../../store/indices.ts';
import { useSession } from '../../../store/session-store.ts';
import { useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import { Block } from '../../../ui/block.tsx';
import classes from './index-builder.module.css';

export const startBlank = (): void =>
  addIndexStep<'composite-index'>('index', { step: 'composite-index', indicators: [] }, null);

/** The published systems held against the columns at hand: the one that fits best stands first. */
export function useMatchedTemplates() {
  const spec = useSpec((value) => value);
  const columns = useSession((state) => state.info?.columns);
  return useMemo(() => {
    const all = systemTemplates.map((template) => {
      const matched = matchTemplate(template, spec, columns ?? []);
      return { template, matched, found: matched.filter(({ column }) => column !== null).length };
    });
    return all.sort((a, b) => b.found / b.matched.length - a.found / a.matched.length);
  }, [spec, columns]);
}

/** Where there is no index yet: a system to start from, already matched, or none. */
export function StartIndex() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const matches = useMatchedTemplates();
  return (
    <>
      <p className={classes.intro}>{t('index.empty')}</p>
      <Block title={t('index.templates')}>
        <ul className={classes.templates}>
          {matches.map(({ template, matched, found }, i) => {
            const complete = found === matched.length;
            const missing = matched.filter(({ column }) => column === null).map(({ name }) => name[language]);
            return (
              <li key={template.id} className={classes.template}>
                <div>
                  <h3 className={classes.templateName}>{template.name[language]}</h3>
                  <p className={classes.source}>{template.source[language]}</p>
                  <p className={classes.match} data-complete={complete || undefined}>
                    {t('index.matched', { matched: found, of: matched.length })}
                    {complete || found === 0 ? null : (
                      <span className={classes.quiet}>
                        {' '}
                        {t('index.missingList', { names: missing.join(language === 'zh' ? '、' : ', ') })}
                      </span>
                    )}
                  </p>
                </div>
                <button
                  type="button"
                  className={i === 0 ? classes.primary : classes.secondary}
                  aria-label={`${t('index.start')}: ${template.name[language]}`}
                  onClick={() => startFromTemplate(template, matched)}
                >
                  {t('index.start')}
                </button>
              </li>
            );
          })}
          <li className={classes.template}>
            <div>
              <h3 className={classes.templateName}>{t('index.blank')}</h3>
              <p className={classes.source}>{t('index.blankHint')}</p>
            </div>
            <button type="button" className={classes.secondary} onClick={startBlank}>
              {t('index.blank')}
            </button>
          </li>
        </ul>
      </Block>
    </>
  );
}
