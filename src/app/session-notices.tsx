import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { dismissEngineNotices, useRuns } from '../store/runs-store.ts';
import { dismiss, startSample, useSession } from '../store/session-store.ts';
import { Callout } from '../ui/callout.tsx';
import { TextButton } from '../ui/inspector.tsx';
import { useNoticeText } from '../ui/notices.tsx';
import classes from './session-notices.module.css';

/** What a person should know about the session itself, above the page; each can be put away. */
export function SessionNotices() {
  const { t } = useTranslation();
  const text = useNoticeText();
  const notices = useSession((state) => state.notices);
  const failure = useSession((state) => state.startFailure);
  const crashes = useRuns((state) => state.engineNotices);
  return (
    <>
      {failure ? (
        <Callout tone="error" title={t('shell.startFailed')}>
          <p>{text(failure)}</p>
          <TextButton onClick={() => void startSample()}>{t('shell.tryAgain')}</TextButton>
        </Callout>
      ) : null}
      {notices.map((notice) => (
        <div key={notice.code} className={classes.notice} role="status" data-severity={notice.severity}>
          <span>{text(notice)}</span>
          <button type="button" onClick={() => dismiss(notice.code)} aria-label={t('shell.close')}>
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
      {crashes.slice(0, 1).map((notice) => (
        <div key={notice.code} className={classes.notice} role="status" data-severity={notice.severity}>
          <span>{text(notice)}</span>
          <button type="button" onClick={dismissEngineNotices} aria-label={t('shell.close')}>
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </>
  );
}
