import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeywordGroup } from '../engine/fields.ts';
import classes from './dictionary-input.module.css';

interface DictionaryInputProps {
  readonly label: string;
  readonly value: readonly KeywordGroup[];
  /** What groups are called where their names are ids of the starter dictionary. */
  readonly groupName?: ((group: string) => string) | undefined;
  readonly onChange: (value: readonly KeywordGroup[]) => void;
}

/** Words as they are typed or pasted: between commas, semicolons, list commas or line ends; blanks belong to a word. */
export function splitWords(text: string): string[] {
  const words = text.split(/[,，;；、\t\r\n]+/u).map((word) => word.trim());
  return words.filter((word) => word !== '');
}

/** A dictionary by groups: a name and its words, as text that can be edited, pasted and copied. */
export function DictionaryInput({ label, value, groupName, onChange }: DictionaryInputProps) {
  const { t } = useTranslation();
  const change = (at: number, next: Partial<KeywordGroup>) =>
    onChange(value.map((group, index) => (index === at ? { ...group, ...next } : group)));
  return (
    <div className={classes.editor} role="group" aria-label={label}>
      {value.map((group, at) => {
        const name = groupName?.(group.group) ?? group.group;
        return (
          <Group
            key={`${at} ${group.group} ${group.words.join('\n')}`}
            name={name}
            words={group.words}
            onRename={(next) => change(at, { group: next })}
            onWords={(words) => change(at, { words })}
            onRemove={() => onChange(value.filter((_, index) => index !== at))}
          />
        );
      })}
      <button
        type="button"
        className={classes.add}
        onClick={() => onChange([...value, { group: `${t('keyword.newGroup')} ${value.length + 1}`, words: [] }])}
      >
        + {t('keyword.addGroup')}
      </button>
    </div>
  );
}

interface GroupProps {
  readonly name: string;
  readonly words: readonly string[];
  readonly onRename: (name: string) => void;
  readonly onWords: (words: string[]) => void;
  readonly onRemove: () => void;
}

/** Lines that a text fills in the box: Chinese characters are twice as wide as letters. */
const lineWidths = (text: string): number =>
  [...text].reduce((width, char) => width + (/[\u2e80-\uffff]/u.test(char) ? 1 : 0.55), 0) / 17;

function Group({ name, words, onRename, onWords, onRemove }: GroupProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(name);
  const written = words.join(/[㐀-鿿]/u.test(words.join('')) ? '、' : ', ');
  const [text, setText] = useState(written);
  return (
    <section className={classes.group} aria-label={name}>
      <header>
        <input
          aria-label={t('keyword.groupName')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onBlur={() => title !== name && onRename(title.trim())}
        />
        <button type="button" aria-label={`${t('field.remove')} ${name}`} onClick={onRemove}>
          <X size={13} aria-hidden />
        </button>
      </header>
      <textarea
        aria-label={t('keyword.wordsOf', { group: name })}
        value={text}
        spellCheck={false}
        rows={Math.min(9, Math.max(2, Math.ceil(lineWidths(text) + 0.5)))}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== written && onWords(splitWords(text))}
      />
    </section>
  );
}
