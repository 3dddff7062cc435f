import { Menu, NumberInput } from '@mantine/core';
import { MoreHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorEntry } from '../engine/fields.ts';
import { AddChip, Chips } from './chips.tsx';
import { type ColumnOption, ColumnSelect } from './column-select.tsx';
import classes from './indicators-input.module.css';

interface IndicatorsInputProps {
  readonly label: string;
  readonly value: readonly IndicatorEntry[];
  readonly columns: readonly ColumnOption[];
  /** What dimensions, and indicators without a column, are called where their names are ids of a template. */
  readonly nameOf?: ((dimension: string) => string) | undefined;
  /** Weights of the analyst's own are asked for. */
  readonly ownWeights: boolean;
  readonly onChange: (value: readonly IndicatorEntry[]) => void;
}

/** Indicators under the headings of their dimensions: sign, column, dimension, and weights of one's own. */
export function IndicatorsInput(props: IndicatorsInputProps) {
  const { label, value, columns, onChange } = props;
  const { t } = useTranslation();
  const dimensions = [...new Set(value.map(({ dimension }) => dimension))];
  const taken = new Set(value.map(({ column }) => column));
  const free = columns.filter((column) => !taken.has(column.value));
  const nameOf = (dimension: string | null) =>
    dimension === null ? t('index.noDimension') : (props.nameOf?.(dimension) ?? dimension);
  const columnLabel = (column: string) =>
    columns.find((option) => option.value === column)?.label ?? props.nameOf?.(column) ?? column;
  const add = (column: string, dimension: string | null) => {
    const entry: IndicatorEntry = { column, direction: '+', dimension, ownWeight: null, oldWeight: null };
    const last = value.findLastIndex((one) => one.dimension === dimension);
    onChange(last < 0 ? [...value, entry] : value.toSpliced(last + 1, 0, entry));
  };
  const rename = (dimension: string | null, name: string) =>
    onChange(value.map((one) => (one.dimension === dimension ? { ...one, dimension: name } : one)));
  const fresh = freeName(
    t('index.newDimension'),
    dimensions.map((dimension) => dimension ?? ''),
  );
  return (
    <div className={classes.editor} role="group" aria-label={label}>
      {dimensions.map((dimension, at) => (
        <section key={at} aria-label={nameOf(dimension)}>
          <DimensionName
            key={nameOf(dimension)}
            name={nameOf(dimension)}
            label={t('index.dimensionName')}
            onRename={(name) => rename(dimension, name)}
          />
          <ul className={classes.list}>
            {value.map((one, index) =>
              one.dimension === dimension ? (
                <IndicatorRow
                  key={index}
                  entry={one}
                  columns={columns}
                  free={free}
                  dimensions={[...dimensions.filter((other) => other !== dimension), fresh]}
                  nameOf={nameOf}
                  label={columnLabel(one.column)}
                  ownWeights={props.ownWeights}
                  onChange={(change) =>
                    onChange(value.map((other, i) => (i === index ? { ...other, ...change } : other)))
                  }
                  onRemove={() => onChange(value.filter((_, i) => i !== index))}
                />
              ) : null,
            )}
          </ul>
          <Chips label={t('index.addIndicator')}>
            <AddChip label={t('index.addIndicator')} options={free} onAdd={(column) => add(column, dimension)} />
          </Chips>
        </section>
      ))}
      {dimensions.length === 0 ? (
        <Chips label={t('index.addIndicator')}>
          <AddChip label={t('index.addIndicator')} options={free} onAdd={(column) => add(column, null)} />
        </Chips>
      ) : null}
    </div>
  );
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let i = 1; ; i++) if (!taken.includes(`${wanted} ${i}`)) return `${wanted} ${i}`;
}

function DimensionName({ name, label, onRename }: { name: string; label: string; onRename: (name: string) => void }) {
  const [text, setText] = useState(name);
  return (
    <input
      className={classes.dimension}
      aria-label={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={() => {
        const wanted = text.trim();
        if (wanted !== '' && wanted !== name) onRename(wanted);
        else setText(name);
      }}
    />
  );
}

interface IndicatorRowProps {
  readonly entry: IndicatorEntry;
  readonly columns: readonly ColumnOption[];
  readonly free: readonly ColumnOption[];
  readonly dimensions: readonly (string | null)[];
  readonly nameOf: (dimension: string | null) => string;
  readonly label: string;
  readonly ownWeights: boolean;
  readonly onChange: (change: Partial<IndicatorEntry>) => void;
  readonly onRemove: () => void;
}

function IndicatorRow({
  entry,
  label,
  columns,
  free,
  dimensions,
  nameOf,
  ownWeights,
  onChange,
  onRemove,
}: IndicatorRowProps) {
  const { t } = useTranslation();
  const known = columns.some((column) => column.value === entry.column);
  const negative = entry.direction === '-';
  return (
    <li className={classes.row} data-unmatched={known ? undefined : true}>
      <button
        type="button"
        className={classes.sign}
        data-negative={negative || undefined}
        aria-label={t(negative ? 'index.signNegative' : 'index.signPositive', { name: label })}
        title={t(negative ? 'index.negative' : 'index.positive')}
        onClick={() => onChange({ direction: negative ? '+' : '-' })}
      >
        {negative ? '−' : '+'}
      </button>
      {known ? (
        <span className={classes.name} title={entry.column}>
          {label}
        </span>
      ) : (
        <div className={classes.unmatched}>
          <span title={label}>{label}</span>
          <ColumnSelect
            label={t('index.settle', { name: label })}
            hideLabel
            value={null}
            options={free}
            placeholder={t('index.noColumn')}
            onChange={(column) => column && onChange({ column })}
          />
        </div>
      )}
      {ownWeights ? (
        <NumberInput
          aria-label={t('index.ownWeight', { name: label })}
          className={classes.weight}
          size="xs"
          min={0}
          hideControls
          value={entry.ownWeight ?? ''}
          onChange={(next) => onChange({ ownWeight: typeof next === 'number' ? next : null })}
        />
      ) : null}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.small} aria-label={t('index.move', { name: label })}>
            <MoreHorizontal size={13} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('index.moveTo')}</Menu.Label>
          {dimensions.map((dimension, at) => (
            <Menu.Item key={at} onClick={() => onChange({ dimension })}>
              {nameOf(dimension)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <button type="button" className={classes.small} aria-label={`${t('field.remove')} ${label}`} onClick={onRemove}>
        <X size={13} aria-hidden />
      </button>
    </li>
  );
}
