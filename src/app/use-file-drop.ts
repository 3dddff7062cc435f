import { useEffect } from 'react';
import { pickSource } from '../store/import-store.ts';
import { useUi } from '../store/ui-store.ts';

/** A file dropped anywhere is an import, whatever chapter is open; without this the browser would leave the page for it. */
export function useFileDrop(): void {
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (carriesFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      useUi.getState().goTo('data');
      void pickSource(file, file.name);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
}
