import { useTranslation } from 'react-i18next';
import type { Notice } from '../core/notice.ts';
import { formatParams } from '../present/notice-params.ts';
import { Callout, type CalloutTone } from './callout.tsx';
import classes from './notices.module.css';

const tones: Record<Notice['severity'], CalloutTone> = { info: 'info', caution: 'caution', error: 'error' };

/** The sentence of a notice, in the language of the page unless told: nothing before the sentences have arrived; an unknown code shows itself. */
export function useNoticeText(language?: 'en' | 'zh'): (notice: Notice) => string {
  const { t: here, i18n } = useTranslation();
  const t = language ? i18n.getFixedT(language) : here;
  const loaded = i18n.exists('notice');
  return (notice) => {
    if (!loaded) return '';
    const where = { row: notice.where?.row ?? '', column: notice.where?.column ?? '' };
    const sentence = t(`notice.${notice.code}` as never, {
      ...where,
      ...formatParams(notice.params),
      defaultValue: notice.code,
    }) as string;
    return closeUp(sentence);
  };
}

/** Chinese words filled into a Chinese sentence stand without the spaces that Latin ones get. */
const closeUp = (sentence: string) => sentence.replace(/(?<=[\p{Script=Han}”]) (?=[\p{Script=Han}“])/gu, '');

/** Most serious first; the same sentence is said once. */
export function NoticeList({ notices, limit = 6 }: { notices: readonly Notice[]; limit?: number }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const order = { error: 0, caution: 1, info: 2 };
  const seen = new Map<string, Notice>();
  for (const notice of [...notices].sort((a, b) => order[a.severity] - order[b.severity])) {
    const sentence = text(notice);
    if (!seen.has(sentence)) seen.set(sentence, notice);
  }
  const entries = [...seen];
  if (entries.length === 0) return null;
  return (
    <div className={classes.list}>
      {entries.slice(0, limit).map(([sentence, notice]) => (
        <Callout key={sentence} tone={tones[notice.severity]}>
          {sentence}
        </Callout>
      ))}
      {entries.length > limit ? (
        <details className={classes.more}>
          <summary>{t('shell.moreNotices', { count: entries.length - limit })}</summary>
          <div className={classes.list}>
            {entries.slice(limit).map(([sentence, notice]) => (
              <Callout key={sentence} tone={tones[notice.severity]}>
                {sentence}
              </Callout>
            ))}
          </div>
        </details>
      ) : null}
    </div>
  );
}
