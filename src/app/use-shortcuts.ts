import { useHotkeys } from '@mantine/hooks';
import { redo, undo } from '../store/spec-store.ts';
import { chapterIds, useUi } from '../store/ui-store.ts';

/** Ctrl/Cmd-Z and Ctrl/Cmd-Shift-Z undo and redo; Alt-1..5 open the chapters. Inside text fields the field keeps its own. */
export function useShortcuts(): void {
  const goTo = useUi((state) => state.goTo);
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo],
    ...chapterIds.map((id, index): [string, () => void] => [`alt+${index + 1}`, () => goTo(id)]),
  ]);
}
