import { create } from 'zustand';
import { type Notice, notice, type Outcome } from '../core/notice.ts';
import { parseSpec } from '../spec/parse.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { decodeShare } from '../spec/share.ts';
import type { FrameInfo } from '../worker/api.ts';
import { engine } from './engine.ts';
import { loadSession, saveData, saveSession, setSessionAside } from './persistence.ts';
import { preparationChanged, refreshPreparation } from './preparation.ts';
import { bindRuns, frameChanged } from './runs-store.ts';
import { loadSampleDictionary, type SampleDictionary, sampleSpec, sampleUrl } from './sample.ts';
import { replaceSpec, useSpecStore } from './spec-store.ts';
import { useUi } from './ui-store.ts';

type Phase = 'starting' | 'ready' | 'noData' | 'failed';

interface SessionState {
  readonly phase: Phase;
  /** The data in use, with the columns that steps of preparation made of them; null before any data. */
  readonly info: FrameInfo | null;
  /** The data as they were imported. */
  readonly imported: FrameInfo | null;
  /** What a person should know about the session itself: restored, incomplete, out of room. */
  readonly notices: readonly Notice[];
  /** The dictionary of the sample panel: labels, rosters' ids. Loaded once, used when the data are the sample. */
  readonly dictionary: SampleDictionary | null;
  readonly startFailure: Notice | null;
}

export const useSession = create<SessionState>(() => ({
  phase: 'starting',
  info: null,
  imported: null,
  notices: [],
  dictionary: null,
  startFailure: null,
}));

export function say(message: Notice): void {
  useSession.setState(({ notices }) => ({
    notices: [...notices.filter((other) => other.code !== message.code), message],
  }));
}

export function dismiss(code: string): void {
  useSession.setState(({ notices }) => ({ notices: notices.filter((message) => message.code !== code) }));
}

function adopt(info: FrameInfo, spec: AnalysisSpec): void {
  replaceSpec({ ...spec, data: { ...spec.data, hash: info.hash } });
  useSession.setState({ info, imported: info, phase: 'ready', startFailure: null });
  frameChanged(info.hash);
  void prepareData();
}

/** What the steps of the analysis make of the data in use. */
async function prepareData(): Promise<void> {
  const { imported } = useSession.getState();
  if (!imported) return;
  const prepared = await refreshPreparation(useSpecStore.getState().spec);
  if (!prepared || useSession.getState().imported !== imported) return;
  useSession.setState({ info: { ...imported, columns: prepared.columns } });
}

/** Starts the tab: a shared link first, then the last session, then the sample panel. */
export async function startSession(): Promise<void> {
  bindRuns(engine());
  keepSession();
  useSpecStore.subscribe(({ spec }, before) => {
    if (preparationChanged(spec, before.spec)) void prepareData();
  });
  const shared = sharedFragment();
  if (shared !== null && (await startFromLink(shared))) return;
  if (shared === null && (await restoreLast())) return;
  await startSample();
}

function sharedFragment(): string | null {
  const match = /^#s=(.+)$/.exec(location.hash);
  return match ? match[1] : null;
}

async function startFromLink(fragment: string): Promise<boolean> {
  const decoded = decodeShare(fragment);
  history.replaceState(null, '', '#/baseline');
  if (!decoded.ok) {
    say(notice('error', 'linkBroken'));
    return false;
  }
  if (decoded.value.data.source === 'sample') {
    await startSample(decoded.value);
    return true;
  }
  const dictionary = await loadSampleDictionary();
  useSession.setState({ dictionary, phase: 'noData' });
  replaceSpec(decoded.value);
  say(notice('info', 'linkNeedsData'));
  return true;
}

async function restoreLast(): Promise<boolean> {
  const stored = await loadSession();
  if (!stored) return false;
  const parsed = parseSpec(stored.session.spec);
  if (!parsed.ok) {
    await setSessionAside();
    say(notice('caution', 'restoreCorrupt'));
    return false;
  }
  const spec = parsed.value;
  if (spec.data.source === 'sample') {
    await startSample(spec);
    return true;
  }
  useSession.setState({ dictionary: await loadSampleDictionary() });
  const info = stored.data ? await reimport(stored.data, spec) : null;
  if (info) {
    adopt(info, spec);
    say(notice('info', 'restored'));
    return true;
  }
  replaceSpec(spec);
  useSession.setState({ phase: 'noData' });
  say(notice('caution', 'restoreNoData', { name: stored.session.fileName }));
  return true;
}

/** Takes data and their analysis back into use as they were; false when the data cannot be read. */
export async function reopen(data: Blob, spec: AnalysisSpec): Promise<boolean> {
  const info = await reimport(data, spec);
  if (!info) return false;
  adopt(info, spec);
  await saveData(data);
  return true;
}

async function reimport(data: Blob, spec: AnalysisSpec): Promise<FrameInfo | null> {
  const imported = await engine().importData(data, spec.data.import ?? {}, {});
  if (!imported.ok) return null;
  const accepted = await engine().acceptImport();
  return accepted.ok ? accepted.value : null;
}

/** Shows the sample panel, with its opening view unless a spec on it is given. */
export async function startSample(spec?: AnalysisSpec): Promise<void> {
  const [loaded, dictionary] = await Promise.all([engine().loadFrame(sampleUrl()), loadSampleDictionary()]);
  useSession.setState({ dictionary });
  if (!loaded.ok || !dictionary) {
    useSession.setState({
      phase: 'failed',
      startFailure: loaded.ok ? notice('error', 'sampleUnreadable') : loaded.notice,
    });
    return;
  }
  void saveData(null);
  adopt(loaded.value, spec ?? sampleSpec(dictionary, useUi.getState().language));
}

/** Takes the pending data into use; `specFor` makes their spec once they are the current ones. */
export async function adoptImport(
  file: Blob,
  options: AnalysisSpec['data']['import'],
  specFor: () => Promise<AnalysisSpec>,
): Promise<Outcome<FrameInfo>> {
  const accepted = await engine().acceptImport();
  if (!accepted.ok) return accepted;
  const spec = await specFor();
  adopt(accepted.value, { ...spec, data: { ...spec.data, import: options } });
  const failure = await saveData(file);
  if (failure !== null) say(notice('caution', 'sessionQuota'));
  return accepted;
}

/** Opens a project file: its own data when it carries them, else those in use or the file it waits for. */
export async function openProjectFile(file: Blob | string): Promise<Notice | null> {
  const opened = await engine().openProject(file);
  if (!opened.ok) return opened.notice;
  const { spec, pending } = opened.value;
  if (pending) return adoptPending(spec);
  if (spec.data.source === 'sample') {
    await startSample(spec);
    return null;
  }
  const { info } = useSession.getState();
  replaceSpec(spec);
  if (info === null || info.hash !== spec.data.hash) say(notice('info', 'projectNeedsData', { name: spec.data.name }));
  if (info === null) useSession.setState({ phase: 'noData' });
  return null;
}

/** Data that came inside a project are kept for a reload as the CSV that they are, read with nothing but guesses. */
async function adoptPending(spec: AnalysisSpec): Promise<Notice | null> {
  const accepted = await engine().acceptImport();
  if (!accepted.ok) return accepted.notice;
  adopt(accepted.value, { ...spec, data: { ...spec.data, import: null } });
  const csv = await engine().exportCsv();
  const failure = csv.ok ? await saveData(csv.value) : 'unavailable';
  if (failure !== null) say(notice('caution', 'sessionQuota'));
  return null;
}

let saving: ReturnType<typeof setTimeout> | undefined;

function keepSession(): void {
  useSpecStore.subscribe(({ spec }) => {
    clearTimeout(saving);
    saving = setTimeout(async () => {
      const failure = await saveSession({ spec, fileName: spec.data.name, savedAt: Date.now() });
      if (failure === 'quota') say(notice('caution', 'sessionQuota'));
    }, 250);
  });
}
