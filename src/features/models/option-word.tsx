import type { ReactNode } from 'react';
import type { ModelSpec } from '../../spec/models.ts';
import { OptionsForm } from '../../ui/options-form.tsx';
import { EditableWord, type WordTone } from '../../ui/sentence.tsx';
import classes from './models.module.css';
import { useModelForm } from './use-model-form.ts';

interface OptionWordProps {
  readonly index: number;
  readonly model: ModelSpec;
  /** Options that the word stands for. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly tone?: WordTone;
  /** What the choice means, under its form. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A word of a sentence about a model: it opens the part of the model's form that it stands for. */
export function OptionWord({ index, model, keys, label, tone = 'plain', hint, children }: OptionWordProps) {
  const form = useModelForm(index, model, keys);
  return (
    <EditableWord
      label={label}
      tone={tone}
      editor={() => (
        <>
          <OptionsForm {...form} />
          {hint ? <p className={classes.hint}>{hint}</p> : null}
        </>
      )}
    >
      {children}
    </EditableWord>
  );
}
