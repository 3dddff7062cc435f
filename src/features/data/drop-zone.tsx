import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pickSource } from '../../store/import-store.ts';
import { startSample, useSession } from '../../store/session-store.ts';
import { useSpec } from '../../store/spec-store.ts';
import { TextButton } from '../../ui/inspector.tsx';
import classes from './data.module.css';

/** Drop, browse or paste: three ways to the same reader. */
export function DropZone() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const source = useSpec((spec) => spec.data.source);
  const dictionary = useSession((state) => state.dictionary);
  const pick = (files: FileList | null) => {
    const file = files?.[0];
    if (file) void pickSource(file, file.name);
  };
  return (
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={t('data.drop')}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <FileUp size={22} strokeWidth={1.5} aria-hidden className={classes.dropIcon} />
      <div className={classes.dropText}>
        <p className={classes.dropTitle}>{t('data.drop')}</p>
        <p>
          {t('data.dropHint')} {t('data.projectHint')}
        </p>
        <p className={classes.dropLinks}>
          {dictionary ? (
            <a href={`./sample/${dictionary.download.file}`} download>
              {t('data.sampleGbk')}
            </a>
          ) : null}
          {source === 'sample' ? null : (
            <TextButton onClick={() => void startSample()}>{t('data.backToSample')}</TextButton>
          )}
        </p>
      </div>
      <div className={classes.dropActions}>
        <button type="button" className={classes.primary} onClick={() => input.current?.click()}>
          {t('data.browse')}
        </button>
        <button
          type="button"
          className={classes.secondary}
          onClick={() => setPasting((on) => !on)}
          aria-expanded={pasting}
        >
          {t('data.paste')}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.tab,.json,text/csv,text/tab-separated-values,text/plain"
          onChange={(event) => {
            pick(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {pasting ? <PasteBox onDone={() => setPasting(false)} /> : null}
    </section>
  );
}

function PasteBox({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <div className={classes.pasteBox}>
      <textarea
        aria-label={t('data.paste')}
        placeholder={t('data.pasteHint')}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <button
        type="button"
        className={classes.primary}
        disabled={text.trim() === ''}
        onClick={() => {
          void pickSource(text, t('data.pastedName'));
          onDone();
        }}
      >
        {t('data.pasteRead')}
      </button>
    </div>
  );
}
