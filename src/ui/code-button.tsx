import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../core/notice.ts';
import type { Script } from '../store/scripts.ts';
import { Callout } from './callout.tsx';
import { CodePanel } from './code-panel.tsx';
import { TextButton } from './inspector.tsx';
import { useNoticeText } from './notices.tsx';

/** Opens the R and Stata scripts that do the same; they are written when asked for. */
export function CodeButton({ load }: { load: () => Promise<Outcome<Script[]>> }) {
  const { t } = useTranslation();
  const text = useNoticeText();
  const [scripts, setScripts] = useState<Outcome<Script[]> | null>(null);
  return (
    <>
      <TextButton onClick={() => void load().then(setScripts)}>{t('shell.code')}</TextButton>
      <Modal
        opened={scripts !== null}
        onClose={() => setScripts(null)}
        title={t('shell.codeTitle')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {scripts === null ? null : scripts.ok ? (
          <CodePanel note={t('shell.codeNote')} scripts={scripts.value} />
        ) : (
          <Callout tone="error">{text(scripts.notice)}</Callout>
        )}
      </Modal>
    </>
  );
}
