import { z } from 'zod';
import { type Notice, notice } from '../core/notice.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { keepFormer } from './former.ts';
import { frameChanged } from './runs-store.ts';
import { startSample, useSession } from './session-store.ts';
import { editSpec, useSpecStore } from './spec-store.ts';
import { useUi } from './ui-store.ts';

const words = z.object({ en: z.string(), zh: z.string() });

const paperSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  title: words,
  authors: words,
  /** Where it appeared, with the year; empty where that is not known. */
  source: words,
  question: words,
  design: words,
  sample: words,
  tables: z.array(z.string()),
  figures: z.array(z.string()),
});

/** A paper of the gallery: what it is, and which of its tables and figures its project fills. */
export type Paper = z.output<typeof paperSchema>;

const base = (): string => new URL('./papers/', document.baseURI).href;

/** The papers that have a project; null when the list cannot be read. */
export async function loadPapers(): Promise<readonly Paper[] | null> {
  try {
    const response = await fetch(`${base()}index.json`);
    const parsed = z.array(paperSchema).safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether data of one's own are in use, which opening a paper would put aside. */
export const ownDataInUse = (): boolean =>
  useSession.getState().info !== null && useSpecStore.getState().spec.data.source !== 'sample';

async function projectOf(id: string): Promise<AnalysisSpec | Notice> {
  const { readProject } = await import('../spec/project.ts');
  try {
    const response = await fetch(`${base()}${id}.json`);
    const project = readProject(await response.text());
    return project.ok ? project.value.spec : project.notice;
  } catch {
    return notice('error', 'paperUnreadable');
  }
}

/** Until the page has what it opens with, which would otherwise take the place of whatever is opened meanwhile. */
function started(): Promise<void> {
  return new Promise((resolve) => {
    if (useSession.getState().phase !== 'starting') return resolve();
    const end = useSession.subscribe(({ phase }) => {
      if (phase === 'starting') return;
      end();
      resolve();
    });
  });
}

/**
 * Opens the project of a paper on the sample panel and shows its report. On the sample this is one step of undo; own data are set aside with their
 * analysis, which undo brings back.
 */
export async function openPaper({ id, title }: Paper): Promise<Notice | null> {
  const read = await projectOf(id);
  if (!('roles' in read)) return read;
  await started();
  const { language } = useUi.getState();
  const named = language === 'zh' ? title.zh : read.title;
  const spec = { ...read, title: named, output: { ...read.output, language } };
  const { info } = useSession.getState();
  const current = useSpecStore.getState().spec;
  if (info !== null && current.data.source === 'sample') {
    editSpec({ ...spec, data: current.data });
    frameChanged(info.hash);
  } else {
    if (info !== null && !(await keepFormer())) return notice('error', 'paperNotKept');
    await startSample(spec);
  }
  useUi.getState().goTo('report');
  return null;
}
