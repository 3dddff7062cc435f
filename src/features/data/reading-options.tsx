import { NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseImport, useImport } from '../../store/import-store.ts';
import { type ImportOptions, type Sniff, textEncodings } from '../../table/importers/types.ts';
import { OptionGroup, TextButton } from '../../ui/inspector.tsx';
import { useNoticeText } from '../../ui/notices.tsx';
import classes from './data.module.css';

/** What was guessed about the file, why, and every other way of reading it. */
export function ReadingOptions({ sniff }: { sniff: Sniff }) {
  const { t } = useTranslation();
  const choices = useImport((state) => state.choices);
  const { options } = sniff;
  const delimiters = [
    { value: ',', label: t('data.comma') },
    { value: ';', label: t('data.semicolon') },
    { value: '\t', label: t('data.tab') },
    { value: '|', label: t('data.pipe') },
    { value: ' ', label: t('data.space') },
  ];
  if (!delimiters.some(({ value }) => value === options.delimiter)) {
    delimiters.push({ value: options.delimiter, label: JSON.stringify(options.delimiter) });
  }
  const choose = (change: Partial<ImportOptions>) => chooseImport(change);
  return (
    <OptionGroup
      title={t('data.options')}
      action={
        Object.keys(choices).length > 0 ? (
          <TextButton
            onClick={() => {
              useImport.setState({ choices: {} });
              chooseImport({});
            }}
          >
            {t('data.backToGuess')}
          </TextButton>
        ) : null
      }
    >
      <Select
        label={t('data.encoding')}
        data={textEncodings.map((value) => ({ value, label: value.toUpperCase() }))}
        value={options.encoding}
        allowDeselect={false}
        onChange={(encoding) => encoding && choose({ encoding: encoding as ImportOptions['encoding'] })}
      />
      <Why guess={sniff.encoding} />
      <Select
        label={t('data.delimiter')}
        data={delimiters}
        value={options.delimiter}
        allowDeselect={false}
        onChange={(delimiter) => delimiter && choose({ delimiter })}
      />
      <Why guess={sniff.delimiter} />
      <Select
        label={t('data.quote')}
        data={[
          { value: '"', label: '"' },
          { value: "'", label: "'" },
          { value: 'none', label: t('data.none') },
        ]}
        value={options.quote}
        allowDeselect={false}
        onChange={(quote) => quote && choose({ quote: quote as ImportOptions['quote'] })}
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('data.skipRows')}
          min={0}
          value={options.skipRows}
          onChange={(value) => typeof value === 'number' && choose({ skipRows: value })}
        />
        <NumberInput
          label={t('data.headerRows')}
          min={0}
          max={3}
          value={options.headerRows}
          onChange={(value) => typeof value === 'number' && choose({ headerRows: value as 0 | 1 | 2 | 3 })}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label={t('data.decimal')}
          data={[
            { value: '.', label: t('data.point') },
            { value: ',', label: t('data.comma') },
          ]}
          value={options.decimal}
          allowDeselect={false}
          onChange={(decimal) => decimal && choose({ decimal: decimal as ImportOptions['decimal'] })}
        />
        <Select
          label={t('data.thousands')}
          data={[
            { value: 'none', label: t('data.none') },
            { value: ',', label: t('data.comma') },
            { value: '.', label: t('data.point') },
            { value: ' ', label: t('data.space') },
          ]}
          value={options.thousands}
          allowDeselect={false}
          onChange={(thousands) => thousands && choose({ thousands: thousands as ImportOptions['thousands'] })}
        />
      </div>
      <Markers markers={options.missing} onChange={(missing) => choose({ missing })} />
    </OptionGroup>
  );
}

function Why({ guess }: { guess: Sniff['encoding'] | Sniff['delimiter'] }) {
  const text = useNoticeText();
  return <p className={classes.quiet}>{text({ severity: 'info', ...guess.reason })}</p>;
}

function Markers({ markers, onChange }: { markers: readonly string[]; onChange: (markers: string[]) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(markers.filter((marker) => marker !== '').join(' '));
  return (
    <TextInput
      label={t('data.markers')}
      description={t('data.markersHint')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onChange(['', ...text.split(/\s+/).filter((marker) => marker !== '')])}
    />
  );
}
