import { Menu } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './chips.module.css';

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

/** A dashed chip that adds something: one thing directly, or one of several through a menu. */
export function AddChip({
  label,
  options,
  onAdd,
}: {
  label: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onAdd: (value: string) => void;
}) {
  if (options.length === 0) return null;
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
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
