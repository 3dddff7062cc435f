import { type ModelChapter, modelChapters } from '../../store/chapter-estimators.ts';
import { useUi } from '../../store/ui-store.ts';

/** Which of the chapters that are lists of models is open. */
export function useModelChapter(): ModelChapter {
  const chapter = useUi((state) => state.chapter);
  return modelChapters.find((id) => id === chapter) ?? 'robustness';
}
