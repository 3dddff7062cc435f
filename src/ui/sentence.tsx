import { type MantineThemeOverride, MantineThemeProvider, Popover } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import classes from './sentence.module.css';

/** A translated sentence whose `{slot}` places are filled with elements; the order of slots is the language's own. */
export function Sentence({
  text,
  slots,
  as: Tag = 'h1',
}: {
  text: string;
  slots: Readonly<Record<string, ReactNode>>;
  /** 'p': a sentence within the page, smaller. */
  as?: 'h1' | 'p';
}) {
  const parts = text.split(/(\{\w+\})/);
  return (
    <Tag className={Tag === 'h1' ? classes.sentence : classes.small}>
      {parts.map((part, index) => {
        const slot = /^\{(\w+)\}$/.exec(part)?.[1];
        return <Fragment key={index}>{slot === undefined ? part : (slots[slot] ?? part)}</Fragment>;
      })}
    </Tag>
  );
}

export type WordTone = 'treated' | 'control' | 'plain' | 'missing';

interface EditableWordProps {
  readonly children: ReactNode;
  /** What the popover edits, for screen readers and as its heading. */
  readonly label: string;
  readonly tone?: WordTone;
  readonly width?: number;
  readonly editor: (close: () => void) => ReactNode;
}

const inside = { withinPortal: false, shadow: 'none' } as const;

/** The lists of an editor belong to its popover: elsewhere in the page, a click on one of their options would count as outside and close the editor. */
const editorTheme: MantineThemeOverride = {
  components: {
    Select: { defaultProps: { size: 'xs', openOnFocus: false, comboboxProps: inside } },
    MultiSelect: { defaultProps: { size: 'xs', openOnFocus: false, comboboxProps: inside } },
  },
};

/** A bold word of a sentence that opens its editor in place. */
export function EditableWord({ children, label, tone = 'plain', width = 320, editor }: EditableWordProps) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={width}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.word}
          data-tone={tone}
          aria-haspopup="dialog"
          aria-expanded={opened}
          title={label}
          onClick={() => setOpened((open) => !open)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={classes.editor}>
        <h2 className={classes.editorTitle}>{label}</h2>
        {opened ? <MantineThemeProvider theme={editorTheme}>{editor(close)}</MantineThemeProvider> : null}
      </Popover.Dropdown>
    </Popover>
  );
}

/** A bold word that cannot be edited here. */
export function StrongWord({ children, tone = 'plain' }: { children: ReactNode; tone?: WordTone }) {
  return (
    <strong className={classes.still} data-tone={tone}>
      {children}
    </strong>
  );
}
