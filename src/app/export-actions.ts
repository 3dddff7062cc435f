import { engine } from '../store/engine.ts';
import { fileStem } from '../store/file-stem.ts';
import { useSession } from '../store/session-store.ts';
import { downloadFile } from '../ui/download.ts';
import { saveProject, saveScript } from '../ui/save-files.ts';
import type { shell } from './i18n/areas/shell.ts';

export interface ExportAction {
  readonly id: string;
  readonly label: keyof typeof shell;
  run(): Promise<void>;
}

/** What leaves as a file, from the Export menu and from the palette. A new one is one entry here. */
export const exportActions: readonly ExportAction[] = [
  { id: 'word', label: 'exportWord', run: () => saveBaseline('docx') },
  { id: 'latex', label: 'exportLatex', run: () => saveBaseline('latex') },
  { id: 'r', label: 'exportScriptR', run: () => saveScript('r') },
  { id: 'stata', label: 'exportScriptStata', run: () => saveScript('stata') },
  { id: 'project', label: 'exportProject', run: () => saveProject(false) },
  { id: 'projectData', label: 'exportProjectData', run: () => saveProject(true) },
  { id: 'data', label: 'exportData', run: saveData },
];

async function saveBaseline(format: 'docx' | 'latex'): Promise<void> {
  const { baselinePaperTable } = await import('../store/paper-tables.ts');
  const table = baselinePaperTable();
  if (!table) return;
  const { exporters } = await import('../present/export/registry.ts');
  const file = await exporters[format].write(table);
  downloadFile(file.fileName, file.mime, file.content);
}

async function saveData(): Promise<void> {
  if (!useSession.getState().info) return;
  const exported = await engine().exportCsv();
  if (exported.ok) downloadFile(`${fileStem()}.csv`, 'text/csv', exported.value);
}
