import { engine } from '../store/engine.ts';
import { fileStem } from '../store/file-stem.ts';
import { say } from '../store/session-store.ts';
import { useSpecStore } from '../store/spec-store.ts';
import { downloadFile } from './download.ts';

/** The script of the whole analysis in another program's language. */
export async function saveScript(language: 'r' | 'stata'): Promise<void> {
  const { currentScripts } = await import('../store/scripts.ts');
  const written = await currentScripts('all');
  if (!written.ok) return say(written.notice);
  const script = written.value.find((candidate) => candidate.id === language);
  if (script) downloadFile(script.fileName, 'text/plain', script.text);
}

export async function saveProject(withData: boolean): Promise<void> {
  const saved = await engine().saveProject(useSpecStore.getState().spec, withData);
  if (saved.ok) downloadFile(`${fileStem()}.pilotlight.json`, 'application/json', saved.value);
}
