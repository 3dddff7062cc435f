import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The name of a column to be made; one that the data have already is refused and said. */
export function StepName({ name, onRename }: { name: string; onRename: (name: string) => boolean }) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  const [taken, setTaken] = useState(false);
  return (
    <TextInput
      aria-label={t('index.name')}
      value={text}
      error={taken ? t('index.nameTaken') : null}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setTaken(false);
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={() => setTaken(!onRename(text.trim()))}
    />
  );
}
