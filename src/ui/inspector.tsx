import { SegmentedControl, Switch } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './inspector.module.css';

/** One group of options. Groups are set apart by hairlines, never by boxes. */
export function OptionGroup({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header className={classes.groupHead}>
        <h3 id={id}>{title}</h3>
        {action}
      </header>
      <div className={classes.groupBody}>{children}</div>
    </section>
  );
}

/** A label at the left and its control or value at the right. */
export function OptionRow({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.row} title={hint}>
      <span className={classes.rowLabel}>{label}</span>
      <span className={classes.rowControl}>{children}</span>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

export function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  return (
    <SegmentedControl
      aria-label={label}
      className={classes.choice}
      classNames={{ indicator: classes.choiceIndicator, label: classes.choiceLabel }}
      fullWidth
      size="xs"
      value={value}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      onChange={(next) => onChange(next as T)}
      withItemsBorders={false}
    />
  );
}

export function Toggle({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <Switch
      className={classes.toggle}
      classNames={{ body: classes.toggleBody, label: classes.toggleLabel }}
      labelPosition="left"
      label={label}
      title={hint}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

export function TextButton({
  children,
  onClick,
  disabled = false,
  label,
}: {
  children: ReactNode;
  onClick: () => void;
  disabled?: boolean;
  label?: string;
}) {
  return (
    <button type="button" className={classes.textButton} onClick={onClick} disabled={disabled} aria-label={label}>
      {children}
    </button>
  );
}
