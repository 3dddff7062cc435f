import { Combobox, Menu, useCombobox } from '@mantine/core';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chips.module.css';
import { type Choice, matches } from './matches.ts';

interface ChipProps {
  readonly label: string;
  readonly title?: string;
  readonly removeLabel: string;
  readonly onRemove?: (() => void) | undefined;
}

export function Chip({ label, title, removeLabel, onRemove }: ChipProps) {
  return (
    <span className={classes.chip} title={title ?? label}>
      <span className={classes.text}>{label}</span>
      {onRemove ? (
        <button type="button" className={classes.remove} onClick={onRemove} aria-label={`${removeLabel} ${label}`}>
          <X size={12} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}

export function Chips({ children, label }: { children: ReactNode; label: string }) {
  return (
    <div className={classes.chips} role="group" aria-label={label}>
      {children}
    </div>
  );
}

function ChoiceText({ label, hint }: Choice) {
  return (
    <span className={classes.choice}>
      {label}
      {hint ? <span className={classes.hint}>{hint}</span> : null}
    </span>
  );
}

/** More choices than this are searched rather than looked through. */
const FEW = 12;

/** A dashed chip that adds something: one thing directly, or one of several through a menu. */
export function AddChip({
  label,
  options,
  onAdd,
}: {
  label: string;
  options: readonly Choice[];
  onAdd: (value: string) => void;
}) {
  if (options.length === 0) return null;
  if (options.length > FEW) return <SearchChip label={label} options={options} onAdd={onAdd} />;
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.add}>
          + {label}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {options.map((option) => (
          <Menu.Item key={option.value} onClick={() => onAdd(option.value)}>
            <ChoiceText {...option} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface SearchChipProps {
  readonly label: string;
  readonly options: readonly Choice[];
  readonly onAdd: (value: string) => void;
}

function SearchChip({ label, options, onAdd }: SearchChipProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => setQuery(''),
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const shown = matches(options, query).slice(0, 200);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the list has followed the query, and only then
  useEffect(() => {
    if (query !== '') combobox.selectFirstOption();
  }, [query]);
  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      withinPortal
      onOptionSubmit={(value) => {
        onAdd(value);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <button
          type="button"
          className={classes.add}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          + {label}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.menu}>
        <Combobox.Search
          value={query}
          aria-label={label}
          placeholder={t('shell.find')}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Combobox.Options className={classes.options} aria-label={label}>
          {shown.map((option) => (
            <Combobox.Option key={option.value} value={option.value}>
              <ChoiceText {...option} />
            </Combobox.Option>
          ))}
          {shown.length === 0 ? <Combobox.Empty>{t('shell.paletteEmpty')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
