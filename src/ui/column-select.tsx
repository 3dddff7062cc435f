import { MultiSelect, Select } from '@mantine/core';

export interface ColumnOption {
  readonly value: string;
  readonly label: string;
  /** The column's name, where its label is another. */
  readonly hint?: string;
}

/** Shows a column's label and its name where they differ; hostile names are text like any other. */
function optionText({ label, hint }: ColumnOption): string {
  return hint === undefined ? label : `${label} (${hint})`;
}

interface ColumnSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly ColumnOption[];
  readonly onChange: (value: string | null) => void;
  readonly clearable?: boolean;
  readonly placeholder?: string;
  readonly hideLabel?: boolean;
  /** A handful of choices that nobody needs to search. */
  readonly plain?: boolean;
}

export function ColumnSelect(props: ColumnSelectProps) {
  return (
    <Select
      label={props.hideLabel ? undefined : props.label}
      aria-label={props.label}
      value={props.value}
      placeholder={props.placeholder}
      data={props.options.map((option) => ({ value: option.value, label: optionText(option) }))}
      onChange={props.onChange}
      searchable={props.plain !== true}
      clearable={props.clearable ?? false}
      allowDeselect={false}
      maxDropdownHeight={280}
      limit={400}
      checkIconPosition="right"
    />
  );
}

interface ColumnsSelectProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly ColumnOption[];
  readonly onChange: (value: string[]) => void;
  readonly maxValues?: number;
}

export function ColumnsSelect(props: ColumnsSelectProps) {
  return (
    <MultiSelect
      label={props.label}
      size="xs"
      value={[...props.value]}
      data={props.options.map((option) => ({ value: option.value, label: optionText(option) }))}
      onChange={props.onChange}
      searchable
      hidePickedOptions
      maxDropdownHeight={280}
      limit={400}
      {...(props.maxValues === undefined ? {} : { maxValues: props.maxValues })}
    />
  );
}
