import { ActionIcon, NumberInput, TagsInput } from '@mantine/core';
import { Dices } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../core/notice.ts';
import { parseRoster } from '../engine/design/parse-roster.ts';
import type { AbsorbTerm, Field, Fields, IndicatorEntry, KeywordGroup, UnitLink } from '../engine/fields.ts';
import type { RosterEntry } from '../engine/panel.ts';
import { AddChip, Chip, Chips } from './chips.tsx';
import { type ColumnOption, ColumnSelect, ColumnsSelect } from './column-select.tsx';
import { DictionaryInput } from './dictionary-input.tsx';
import { ExpressionInput } from './expression-input.tsx';
import { IndicatorsInput } from './indicators-input.tsx';
import { Choice, OptionRow, Toggle } from './inspector.tsx';
import { LinksInput } from './links-input.tsx';
import classes from './options-form.module.css';

interface OptionsFormProps {
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
  readonly columns: readonly ColumnOption[];
  /** What stands for null in a field: columns of the roles, by field. */
  readonly fallback: Readonly<Record<string, readonly string[]>>;
  readonly onChange: (key: string, value: unknown) => void;
  /** What dimensions and groups of words are called where their names are ids of a template. */
  readonly groupName?: (name: string) => string;
  /** Dictionaries in which labels of fields and choices are looked up before the common ones. */
  readonly words?: { readonly field: string; readonly choice: string };
  /** What is wrong with an expression among the options. */
  readonly complaint?: Notice | null;
  /** Cell texts to pick from, such as units. */
  readonly texts?: readonly string[];
}

/** The form of an estimator, generated from its list of option fields: a new estimator needs no form of its own. */
export function OptionsForm({
  fields,
  values,
  columns,
  fallback,
  onChange,
  groupName,
  words,
  complaint = null,
  texts = [],
}: OptionsFormProps) {
  return (
    <div className={classes.form}>
      {shownFields(fields, values).map(([key, field]) => (
        <FieldInput
          key={key}
          name={key}
          field={field}
          value={values[key] ?? field.default}
          columns={columns}
          fallback={fallback[key] ?? []}
          onChange={(value) => onChange(key, value)}
          groupName={groupName}
          ownWeights={values.weights === 'own'}
          words={words}
          complaint={complaint}
          texts={texts}
        />
      ))}
    </div>
  );
}

/** Options that matter under the others as they stand. */
function shownFields(fields: Fields, values: Readonly<Record<string, unknown>>): [string, Field][] {
  const given = (key: string) => values[key] ?? fields[key]?.default ?? null;
  const holds = (key: string, accepted: readonly string[]) => {
    const value = given(key);
    if (accepted.includes('*')) return value !== null;
    return Array.isArray(value) ? value.some((one) => accepted.includes(one)) : accepted.includes(String(value));
  };
  return Object.entries(fields).filter(([, { when = {} }]) =>
    Object.entries(when).every(([key, accepted]) => holds(key, accepted)),
  );
}

interface FieldInputProps {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly columns: readonly ColumnOption[];
  readonly fallback: readonly string[];
  readonly onChange: (value: unknown) => void;
  readonly groupName?: ((name: string) => string) | undefined;
  readonly ownWeights?: boolean;
  readonly words?: OptionsFormProps['words'];
  readonly complaint: Notice | null;
  readonly texts: readonly string[];
}

function FieldInput(props: FieldInputProps) {
  const { name, field, value, columns, fallback, onChange } = props;
  const { t } = useTranslation();
  const fieldKeys = props.words ? [`${props.words.field}.${name}`, `field.${name}`] : `field.${name}`;
  const label = t(fieldKeys as never, { defaultValue: name }) as string;
  switch (field.type) {
    case 'expression':
      return (
        <ExpressionInput
          label={label}
          value={(value as string | null) ?? ''}
          complaint={props.complaint}
          onChange={(next) => onChange(next === '' ? null : next)}
        />
      );
    case 'texts':
      return (
        <TagsInput
          label={label}
          size="xs"
          value={[...((value as readonly string[] | null) ?? [])]}
          data={[...props.texts]}
          limit={100}
          maxDropdownHeight={260}
          onChange={(next) => onChange(next.length > 0 ? next : null)}
        />
      );
    case 'flag':
      return <Toggle label={label} checked={value === true} onChange={onChange} />;
    case 'choice': {
      const choices = field.choices.map((choice) => ({
        value: choice,
        label: choiceLabel(t as never, name, choice, props.words?.choice),
      }));
      const hint = t(`hint.${name}_${String(value)}` as never, { defaultValue: '' }) as string;
      const room = choices.reduce((total, { label: text }) => total + textWidth(text), 0);
      return (
        <div>
          {choices.length > 3 || room > WIDEST ? (
            <ColumnSelect label={label} value={String(value)} options={choices} onChange={onChange} plain />
          ) : (
            <OptionRow label={label}>
              <Choice label={label} value={String(value)} choices={choices} onChange={onChange} />
            </OptionRow>
          )}
          {hint ? <p className={classes.hint}>{hint}</p> : null}
        </div>
      );
    }
    case 'choices':
      return (
        <ChoicesInput
          name={name}
          label={label}
          choices={field.choices}
          value={value as readonly string[]}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <OptionRow label={label}>
          <NumberInput
            aria-label={label}
            className={classes.number}
            value={typeof value === 'number' ? value : ''}
            {...(field.min === undefined ? {} : { min: field.min })}
            {...(field.max === undefined ? {} : { max: field.max })}
            allowDecimal={field.integer !== true}
            {...(name === 'seed' ? { hideControls: true, rightSection: <NewSeed onChange={onChange} /> } : {})}
            onChange={(next) => onChange(typeof next === 'number' ? next : null)}
          />
        </OptionRow>
      );
    case 'column':
      return (
        <ColumnSelect
          label={label}
          value={value as string | null}
          options={columns}
          clearable
          placeholder={t('field.none')}
          onChange={onChange}
        />
      );
    case 'columns':
      return (
        <ColumnsSelect
          label={label}
          value={(value as readonly string[] | null) ?? fallback}
          options={columns}
          onChange={onChange}
        />
      );
    case 'absorb':
      return <AbsorbInput label={label} value={value} columns={columns} fallback={fallback} onChange={onChange} />;
    case 'links':
      return (
        <LinksInput
          label={label}
          value={value as readonly UnitLink[] | null}
          units={props.texts ?? []}
          onChange={onChange}
        />
      );
    case 'roster':
      return <RosterInput label={label} value={value as readonly RosterEntry[] | null} onChange={onChange} />;
    case 'numbers':
      return <NumbersInput label={label} value={(value as readonly number[] | null) ?? []} onChange={onChange} />;
    case 'indicators':
      return (
        <IndicatorsInput
          label={label}
          value={value as readonly IndicatorEntry[]}
          columns={columns}
          nameOf={props.groupName}
          ownWeights={props.ownWeights === true}
          onChange={onChange}
        />
      );
    case 'dictionary':
      return (
        <DictionaryInput
          label={label}
          value={value as readonly KeywordGroup[]}
          groupName={props.groupName}
          onChange={onChange}
        />
      );
  }
}

/** Another seed at random: results that hang on one are no results. */
function NewSeed({ onChange }: { onChange: (seed: number) => void }) {
  const { t } = useTranslation();
  const draw = () => onChange(crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS);
  return (
    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('field.newSeed')} onClick={draw}>
      <Dices size={14} aria-hidden />
    </ActionIcon>
  );
}

/** Eight digits, as dates have. */
const SEEDS = 100_000_000;

/** Letters of all choices together that still stand side by side. */
const WIDEST = 22;

const textWidth = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);

/** A choice may mean another thing under one option than elsewhere: `choice.<option>_<choice>` goes before `choice.<choice>`. */
function choiceLabel(
  t: (key: string | string[], options: object) => string,
  name: string,
  choice: string,
  area?: string,
): string {
  if (area !== undefined)
    return t([`${area}.${choice}`, `choice.${name}_${choice}`, `choice.${choice}`], { defaultValue: choice });
  return t(`choice.${name}_${choice}`, { defaultValue: t(`choice.${choice}`, { defaultValue: choice }) });
}

/** Several of a few choices, kept in their order; the last one stays. */
function ChoicesInput({
  name,
  label,
  choices,
  value,
  onChange,
}: {
  name: string;
  label: string;
  choices: readonly string[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const inOrder = (chosen: readonly string[]) => choices.filter((choice) => chosen.includes(choice));
  const text = (choice: string) => choiceLabel(t as never, name, choice);
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <Chips label={label}>
        {inOrder(value).map((choice) => (
          <Chip
            key={choice}
            label={text(choice)}
            removeLabel={t('field.remove')}
            onRemove={value.length > 1 ? () => onChange(value.filter((other) => other !== choice)) : undefined}
          />
        ))}
        <AddChip
          label={t('field.add')}
          options={choices
            .filter((choice) => !value.includes(choice))
            .map((choice) => ({ value: choice, label: text(choice) }))}
          onAdd={(choice) => onChange(inOrder([...value, choice]))}
        />
      </Chips>
    </div>
  );
}

interface AbsorbInputProps extends Omit<FieldInputProps, 'field' | 'name' | 'complaint' | 'texts'> {
  readonly label: string;
}

/** Columns, and interactions of two of them with the last of the roles (the period). */
function AbsorbInput({ label, value, columns, fallback, onChange }: AbsorbInputProps) {
  const { t } = useTranslation();
  const terms = (value as readonly AbsorbTerm[] | null) ?? fallback;
  const labelOf = (column: string) => columns.find((option) => option.value === column)?.label ?? column;
  const text = (term: AbsorbTerm): string => {
    if (typeof term === 'string') return labelOf(term);
    if ('slope' in term) return `${term.by.map(labelOf).join(' × ')} · ${labelOf(term.slope)}`;
    return term.map(labelOf).join(' × ');
  };
  const period = fallback.at(-1);
  const known = new Set(terms.map((term) => JSON.stringify(term)));
  const candidates: AbsorbTerm[] = [
    ...columns.map((column) => column.value),
    ...(period ? columns.filter((column) => column.value !== period).map((column) => [column.value, period]) : []),
  ].filter((term) => !known.has(JSON.stringify(term)));
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <Chips label={label}>
        {terms.map((term) => (
          <Chip
            key={JSON.stringify(term)}
            label={text(term)}
            removeLabel={t('field.remove')}
            onRemove={() => onChange(terms.filter((other) => other !== term))}
          />
        ))}
        <AddChip
          label={t('field.add')}
          options={candidates.map((term) => ({ value: JSON.stringify(term), label: text(term) }))}
          onAdd={(json) => onChange([...terms, JSON.parse(json) as AbsorbTerm])}
        />
      </Chips>
    </div>
  );
}

/** A list of units with their first treated periods, one line each; names as the unit column writes them. */
function RosterInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly RosterEntry[] | null;
  onChange: (value: readonly RosterEntry[] | null) => void;
}) {
  const [text, setText] = useState((value ?? []).map(({ unit, start }) => `${unit}\t${start}`).join('\n'));
  return (
    <label className={classes.links}>
      <span className={classes.label}>{label}</span>
      <textarea
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => {
          const entries = parseRoster(text).rows.map((row) => ({ unit: row.text, start: row.year }));
          onChange(entries.length > 0 ? entries : null);
        }}
      />
    </label>
  );
}

function NumbersInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly number[];
  onChange: (value: readonly number[]) => void;
}) {
  const { t } = useTranslation();
  const next = value.length === 0 ? -1 : Math.max(...value) + 1;
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <Chips label={label}>
        {value.map((number, index) => (
          <NumberInput
            key={index}
            aria-label={`${label} ${index + 1}`}
            className={classes.small}
            value={number}
            onChange={(changed) =>
              typeof changed === 'number' && onChange(value.map((other, at) => (at === index ? changed : other)))
            }
          />
        ))}
        <button type="button" className={classes.add} onClick={() => onChange([...value, next])}>
          + {t('field.add')}
        </button>
      </Chips>
    </div>
  );
}
