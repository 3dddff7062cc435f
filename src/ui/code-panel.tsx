import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Script } from '../store/scripts.ts';
import classes from './code-panel.module.css';
import { downloadFile } from './download.ts';
import { TextButton } from './inspector.tsx';

export function CodePanel({ scripts, note }: { scripts: readonly Script[]; note?: string }) {
  return (
    <div className={classes.panel}>
      {note ? <p className={classes.note}>{note}</p> : null}
      <Tabs defaultValue={scripts[0]?.id ?? null}>
        <Tabs.List>
          {scripts.map((script) => (
            <Tabs.Tab key={script.id} value={script.id}>
              {script.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {scripts.map((script) => (
          <Tabs.Panel key={script.id} value={script.id}>
            <ScriptText script={script} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}

function ScriptText({ script }: { script: Script }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(script.text);
    setCopied(true);
  };
  return (
    <>
      <pre className={classes.code} tabIndex={0}>
        {script.text}
      </pre>
      <div className={classes.actions}>
        <TextButton onClick={() => void copy()}>{copied ? t('shell.copied') : t('shell.copy')}</TextButton>
        <TextButton onClick={() => downloadFile(script.fileName, 'text/plain', script.text)}>
          {script.fileName}
        </TextButton>
      </div>
    </>
  );
}
