import { useHotkeys } from '@mantine/hooks';
import { undo } from '../store/history.ts';
import { redo } from '../store/spec-store.ts';
import { chapterIds, useUi } from '../store/ui-store.ts';

/** Where a person types, the field keeps its own undo; the search box of a list of choices is no such place. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  const chooses = target.readOnly || target.getAttribute('aria-haspopup') === 'listbox';
  return !chooses && !['checkbox', 'radio', 'range', 'button'].includes(target.type);
}

function unlessTyping(action: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (isTyping(event)) return;
    event.preventDefault();
    action();
  };
}

const own = { preventDefault: false };

/** Ctrl/Cmd-Z and Ctrl/Cmd-Shift-Z undo and redo; Alt-1..5 open the chapters. */
export function useShortcuts(): void {
  const goTo = useUi((state) => state.goTo);
  useHotkeys(
    [
      ['mod+Z', unlessTyping(undo), own],
      ['mod+shift+Z', unlessTyping(redo), own],
      ['mod+Y', unlessTyping(redo), own],
      ...chapterIds.map((id, index): [string, () => void] => [`alt+${index + 1}`, () => goTo(id)]),
    ],
    [],
  );
}
