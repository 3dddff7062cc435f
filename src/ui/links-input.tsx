import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../core/notice.ts';
import type { UnitLink } from '../engine/fields.ts';
import { parseLinks } from '../engine/spatial/parse-links.ts';
import { formatCount } from '../present/format.ts';
import { TextButton } from './inspector.tsx';
import { useNoticeText } from './notices.tsx';
import classes from './options-form.module.css';

interface LinksInputProps {
  readonly label: string;
  readonly value: readonly UnitLink[] | null;
  /** Units in their order: what the rows of a matrix without names stand for. */
  readonly units: readonly string[];
  readonly onChange: (value: readonly UnitLink[] | null) => void;
}

/** Longer lists are counted and not shown as text. */
const MOST_SHOWN = 3_000;

const textOf = (links: readonly UnitLink[] | null): string =>
  links === null || links.length > MOST_SHOWN ? '' : links.map((link) => link.join('\t')).join('\n');

/** Links of units, pasted or from a file: a list with two names and an optional weight a line, or a full matrix. What cannot be read says why and changes nothing. */
export function LinksInput({ label, value, units, onChange }: LinksInputProps) {
  const { t } = useTranslation();
  const say = useNoticeText();
  const [text, setText] = useState(() => textOf(value));
  const [problem, setProblem] = useState<Notice | null>(null);
  const read = (given: string) => {
    if (given.trim() === '') {
      setProblem(null);
      onChange(null);
      return;
    }
    const links = parseLinks(given, units);
    setProblem(links.ok ? null : links.notice);
    if (!links.ok) return;
    setText(links.value.length > MOST_SHOWN ? '' : given);
    onChange(links.value);
  };
  const status =
    value === null ? t('field.linksNone') : t('field.linksRead', { count: formatCount(value.length) as never });
  return (
    <div className={classes.links}>
      <span className={classes.label}>{label}</span>
      <textarea
        aria-label={label}
        value={text}
        spellCheck={false}
        placeholder={t('field.linksExample')}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== textOf(value) && read(text)}
      />
      <p className={classes.hint} role={problem ? 'alert' : 'status'}>
        {problem ? say(problem) : status}
      </p>
      <div className={classes.linksActions}>
        <label className={classes.file}>
          {t('field.linksFile')}
          <input
            type="file"
            accept=".csv,.tsv,.txt"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) void file.text().then(read);
            }}
          />
        </label>
        {value === null ? null : (
          <TextButton
            onClick={() => {
              setText('');
              read('');
            }}
          >
            {t('field.remove')}
          </TextButton>
        )}
      </div>
    </div>
  );
}
